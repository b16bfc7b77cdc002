"""What the top management reads before it declares: the self-assessment, without people counts."""

from dataclasses import dataclass

from buendnis.templatetags.german import datum
from certification.applications.models import Application
from certification.assessment.readthrough import Part, read_through
from certification.assessment.snapshots import draft_of
from certification.catalogue.queries import catalogue_of


@dataclass(frozen=True)
class Covered:
    """What „wahr und vollständig“ speaks of; `has_numbers` says that there are people counts beside it."""

    facts: tuple[tuple[str, str], ...]
    sections: tuple[Part, ...]
    files: tuple[str, ...]
    has_numbers: bool


def covered(application: Application) -> Covered:
    """Return the draft as a link shows it: a mail may be passed on, so people counts stay in the portal."""
    snapshot = draft_of(application)
    employer = application.employer
    return Covered(
        facts=(
            ("Betrieb", employer.name),
            ("Sitz", f"{employer.street}, {employer.postcode} {employer.city}"),
            ("Geltungsbereich", " ".join((application.get_scope_display(), application.sites)).strip()),
            ("Ausgenommen", application.excluded or "nichts"),
            ("Stichtag", datum(application.reference_date)),
            ("Größe", catalogue_of(application.edition).size_class(application.headcount).title),
        ),
        sections=read_through(application, snapshot),
        files=tuple(one.title for one in snapshot.files if one.taken_back_at is None),
        has_numbers=bool(snapshot.numbers.values),
    )  # fmt: skip
