"""What the rooms of the families' side tell the ground when the portal starts."""

from collections.abc import Iterator

from buendnis.jobs import register_job
from buendnis.personal_data.parts import register_parts
from services.directory.changes import when_changed
from services.feedback.actions import delete_answered_reports
from services.helpnow.queries import help_entries
from services.privacy.people import PARTS
from services.search.documents import static_document
from services.search.sources import register_source
from services.search.store import reindex
from services.search.values import Document

# What `manage.py tick` does, in this order.
JOBS = (("Beantwortete Fehlermeldungen gelöscht", delete_answered_reports),)


def help_documents() -> Iterator[Document]:
    """Yield what everybody is helped with, so that the one search finds it beside the entries."""
    for place, entry in enumerate(help_entries()):
        # People type 116 016 and 116016.
        numbers = " ".join(f"{each.raw} {each.raw.replace(' ', '')}" for each in entry.numbers)
        yield static_document(
            entry.key,
            titles=entry.names,
            texts={**entry.texts, "de": f"{entry.text('de')} {numbers}"},
            terms=entry.terms,
            spoken=entry.languages,
            slots=entry.slots,
            free=entry.is_free is True,
            checked_on=entry.checked_on,
            sort_key=f"{place:04}",
        )


def register() -> None:
    """Offer everything; called once, when all models are loaded."""
    register_parts(PARTS)
    register_source("hilfe-jetzt", help_documents)
    when_changed(reindex)
    for name, job in JOBS:
        register_job(name, job)
