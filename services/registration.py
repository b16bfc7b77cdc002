"""What the rooms of the families' side tell the ground when the portal starts."""

from collections.abc import Iterator

from django.utils import timezone

from buendnis.bridge import HelpPage, register_help_pages
from buendnis.callbacks.queries import open_callbacks
from buendnis.jobs import register_job
from buendnis.personal_data.parts import register_parts
from services.care_rules import deploy_checks  # noqa: F401 (registers itself)
from services.care_rules.desk import urgent_count
from services.care_rules.texts import CheckedText, register_checked
from services.directory.changes import when_changed
from services.directory.following import when_entries_merge, when_organisations_merge
from services.feedback.actions import delete_answered_reports, reports_follow
from services.feedback.queries import open_reports
from services.freshness.asking import ask_providers, remind_providers
from services.freshness.following import proposals_follow, questions_follow
from services.freshness.leaving import delete_old_requests, take_off_unconfirmed
from services.freshness.links.queries import dead_links
from services.freshness.queries import open_proposals
from services.freshness.waiting import Waiting, register_waiting
from services.guide.documents import SOURCE as GUIDE
from services.guide.documents import guide_documents
from services.guide.queries import chapters
from services.helpnow.queries import help_entries
from services.letters.queries import letters
from services.privacy.people import PARTS
from services.search.documents import static_document
from services.search.sources import register_source
from services.search.store import reindex
from services.search.values import Document

# What `manage.py tick` does, in this order.
JOBS = (
    ("Anbieter nach ihren Einträgen gefragt", ask_providers),
    ("Anbieter erinnert", remind_providers),
    ("Unbestätigte Einträge aus der Liste genommen", take_off_unconfirmed),
    ("Beantwortete Fehlermeldungen gelöscht", delete_answered_reports),
    ("Alte Nachfragen bei Anbietern gelöscht", delete_old_requests),
)
# What else waits for those who keep the directory.
WAITING = (
    Waiting("Vorschläge von Anbietern", "freshness:proposals", lambda: open_proposals().count()),
    Waiting("Gemeldete Fehler", "feedback:reports", lambda: open_reports().count()),
    Waiting("Rückrufe", "callbacks:waiting", lambda: open_callbacks().count()),
    Waiting("Tote Links", "freshness:links", lambda: dead_links().count()),
    Waiting("Rechtsstand prüfen", "care_rules:desk", lambda: urgent_count(timezone.localdate())),
)
# Pages that help employers to fulfil what the certification asks; it names them by their keys.
HELP_PAGES = (
    HelpPage("directory", "Verzeichnis für Familien", "finding:start"),
    HelpPage("help-now", "Hilfe jetzt", "finding:help_now"),
    HelpPage("childcare", "Kinderbetreuung", "finding:search", query={"thema": "kinderbetreuung"}),
    HelpPage(
        "holiday-care", "Betreuung in den Ferien", "finding:search", query={"q": "Ferienbetreuung"}
    ),
    HelpPage("advice-offices", "Beratungsstellen", "finding:search", query={"thema": "beratung"}),
    HelpPage("care-offices", "Hilfe bei Pflege", "finding:search", query={"lage": "pflege"}),
    HelpPage("events", "Termine", "events:calendar"),
    HelpPage("guide-booklet", "Wegweiser als Heft", "takealong:guide"),
    HelpPage("checklist-child", "Checkliste", "takealong:checklist", ("kind-kommt",)),
    HelpPage("care-overview", "Überblick: Pflege und Beruf", "guide:overview"),
    HelpPage(
        "care-overview-easy",
        "Überblick in Leichter Sprache",
        "guide:overview",
        query={"sprache": "ls"},
    ),
    HelpPage("care-for-employers", "Pflege: Was Betriebe tun", "guide:chapter", ("fuer-betriebe",)),
    HelpPage("care-questions", "Fragen zu Pflege und Beruf", "advice:questions"),
    HelpPage("care-staff-letter", "Brief an alle Beschäftigten", "letters:letter", ("t1",)),
    HelpPage("care-folder", "Mappe zusammenstellen", "folder:compose"),
    HelpPage("list-for-intranet", "Liste fürs Intranet", "takealong:embed"),
)


def help_documents() -> Iterator[Document]:
    """Yield what everybody is helped with, so that the one search finds it beside the entries."""
    for place, entry in enumerate(help_entries()):
        # People type 116 016 and 116016.
        numbers = " ".join(f"{each.raw} {each.raw.replace(' ', '')}" for each in entry.numbers)
        yield static_document(
            entry.key,
            titles={**entry.names, "de": f"{entry.name('de')} {numbers}"},
            texts=entry.texts,
            terms=entry.terms,
            spoken=entry.languages,
            slots=entry.slots,
            free=entry.is_free is True,
            checked_on=entry.checked_on,
            sort_key=f"{place:04}",
        )


def chapter_texts() -> Iterator[CheckedText]:
    """Yield the chapters about care and work with the day on which each was compared with the law."""
    for each in chapters():
        yield CheckedText(f"Kapitel: {each.title}", "guide:chapter", (each.key,), each.checked_on)


def letter_texts() -> Iterator[CheckedText]:
    """Yield the letters with the day on which each was compared with the law."""
    for each in letters():
        yield CheckedText(
            f"Schreiben: {each.title}", "letters:letter", (each.key,), each.checked_on
        )


def register() -> None:
    """Offer everything; called once, when all models are loaded."""
    register_parts(PARTS)
    register_help_pages(HELP_PAGES)
    register_source("hilfe-jetzt", help_documents)
    register_source(GUIDE, guide_documents)
    register_checked("guide", chapter_texts)
    register_checked("letters", letter_texts)
    when_changed(reindex)
    when_entries_merge(proposals_follow)
    when_entries_merge(reports_follow)
    when_organisations_merge(questions_follow)
    for waiting in WAITING:
        register_waiting(waiting)
    for name, job in JOBS:
        register_job(name, job)
