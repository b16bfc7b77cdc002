"""Lets the staff representation and the top management of a sample case speak through their links."""

from buendnis.links.models import SecretLink
from buendnis.portal.sample_walk import DECLARATIONS as ANSWERS
from buendnis.portal.sample_walk import Cast
from certification.applications.models import Application
from certification.representation import actions as representation
from certification.representation.values import PURPOSE
from certification.signoffs import actions as signoffs
from certification.signoffs.declarations import DECLARATIONS
from certification.signoffs.values import QUESTIONS

STATEMENT = (
    "Der Betriebsrat trägt den Antrag mit. Die Regeln zur Vertretung gelten in der Verwaltung schon lange; in der "
    "Spätschicht greifen sie noch nicht immer. Wir wünschen uns, dass das Handlungsprogramm dort beginnt."
)


def ask_both(application: Application, cast: Cast) -> None:
    """Ask the staff representation, and let the top management declare by a link, in a filled-in draft."""
    representation.ask(application, email="betriebsrat@beispiel.example", by=cast.owner)
    signoffs.ask(
        application,
        DECLARATIONS,
        name="Dr. Gesa Gewinde",
        function="Geschäftsführerin",
        email="gesa.gewinde@beispiel.example",
        by=cast.owner,
    )
    signoffs.sign_by_link(
        _link(application, DECLARATIONS.link_purpose),
        DECLARATIONS,
        seen="",
        declared={key: bool(ANSWERS[key]) for key, _, _ in QUESTIONS},
    )


def let_staff_speak(application: Application) -> None:
    """Let the staff representation take note of what was submitted, with a statement."""
    representation.take_note(
        _link(application, PURPOSE),
        name="Bernd Betrieb",
        function="Vorsitzender des Betriebsrats",
        statement=STATEMENT,
    )


def _link(application: Application, purpose: str) -> SecretLink:
    return SecretLink.objects.filter(purpose=purpose, about=application.code).latest("pk")
