"""Who may read an examination, and who may write it."""

from buendnis.access.rules import Actor, rule
from certification.applications.models import Application
from certification.applications.rules import examines
from certification.applications.states import DECIDED, State

BEGUN = frozenset({State.IN_REVIEW, State.PROGRAMME_OPEN, State.FOR_DECISION, *DECIDED})


@rule("Die Prüfung hat noch nicht begonnen. Beginnen Sie sie auf der Seite des Antrags.")
def review_has_begun(actor: Actor, application: Application) -> bool:
    return application.state in BEGUN


@rule(
    "Die Prüfung ist abgeschlossen. Wenn sich etwas klärt, das den Prüfwert ändert, öffnen Sie sie auf der Seite "
    "des Antrags wieder."
)
def review_is_running(actor: Actor, application: Application) -> bool:
    return application.state == State.IN_REVIEW


may_read_review = examines & review_has_begun
may_examine = may_read_review & review_is_running
