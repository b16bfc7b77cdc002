"""An organisation of Marburg is asked and proposes a change, a family reports a fault: what link and desk show."""

from dataclasses import replace

from buendnis.access.rules import Actor
from buendnis.links.models import SecretLink
from buendnis.links.queries import hash_of
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import across_alliances, scope
from services.directory.models import Entry
from services.directory.queries import organisation_values, values_of
from services.directory.sheets import public_sheet
from services.directory.writing import write_organisation
from services.feedback.actions import report_fault
from services.freshness import proposable
from services.freshness.asking import ask
from services.freshness.models import CheckRequest, Proposal
from services.freshness.proposing import propose

KEEPER = Actor(name="Beispiel")
TITLE = "Pflegestützpunkt Marburg-Biedenkopf"


def ask_a_provider(secret: str) -> None:
    """Ask the organisation of one entry by a link whose secret the tests know, and let it answer."""
    with scope(Alliance.objects.get(slug="marburg")):
        entry = Entry.objects.select_related("organisation").get(title=TITLE)
        values = replace(organisation_values(entry.organisation), provider_email="rat@example.org")
        organisation = write_organisation(entry.organisation, values, by=KEEPER, how="Geändert")
        asked = ask(organisation, by=KEEPER)
        after = proposable.now(values_of(entry)) | {"summary": "Rat rund um die Pflege."}
        propose(asked, entry, after=after, note="Seit dem Sommer sind wir umgezogen.")
        SecretLink.objects.filter(about=asked.code).update(secret_hash=hash_of(secret))


def report_a_fault() -> None:
    """A family tells what is wrong with the same entry, and would like an answer."""
    with scope(Alliance.objects.get(slug="marburg")):
        sheet = public_sheet(Entry.objects.get(title=TITLE).code)
        words, email = "Montags ist dort zu.", "familie@example.org"
        report_fault(sheet, what="zeiten", words=words, email=email, language="de")


def marks_of_asking(secret: str) -> dict[str, str]:
    """Return the token of that link and the code of that proposal."""
    with across_alliances("tests look at every alliance"):
        about = CheckRequest.objects.get(organisation__alliance__slug="marburg").code
        link = SecretLink.objects.filter(about=about).latest("pk")
        return {
            "provider:link": f"{link.code}-{secret}",
            "proposal": Proposal.objects.get(request__code=about).code,
        }
