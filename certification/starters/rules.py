"""Who may fill in and print the sheets of a case."""

from buendnis.access.rules import Actor, rule
from certification.applications.models import Application
from certification.applications.rules import is_adviser_of


@rule("Die Vorlagen sind für den Betrieb und seine Beratung da.")
def may_use_starters(actor: Actor, application: Application) -> bool:
    """The employer's own people and its adviser, whatever the state: nothing of the answers is shown."""
    return actor.works_for(application.employer_id) or bool(is_adviser_of(actor, application))
