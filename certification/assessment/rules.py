"""Who may read a self-assessment, and who may see its numbers (DECISIONS 4)."""

from buendnis.access.rules import Actor, rule
from certification.applications.models import Application
from certification.applications.rules import (
    is_adviser_of,
    is_employer,
    is_examiner_of,
    is_open,
    may_read_answers,
    types_for_employer,
)
from certification.applications.states import State
from certification.records.queries import latest


@rule("Der Betrieb hat diesen Antrag nie eingereicht. Seine Angaben sieht nur er selbst.")
def was_handed_in(actor: Actor, application: Application) -> bool:
    """A draft that was withdrawn stays the employer's own."""
    if application.state != State.WITHDRAWN or actor.works_for(application.employer_id):
        return True
    return latest(application, "submission") is not None


@rule("")
def may_see_counts(actor: Actor, application: Application) -> str:
    """People counts: the employer's own people, its examiner, and the adviser of a readable draft."""
    if actor.works_for(application.employer_id) or is_examiner_of(actor, application):
        return ""
    if application.state == State.DRAFT and is_adviser_of(actor, application):
        return ""
    return (
        "Zahlen über Beschäftigte sehen nur der Betrieb selbst und seine Prüferin oder sein Prüfer."
    )


may_read_assessment = may_read_answers & was_handed_in
takes_back = (is_employer | types_for_employer) & is_open
may_take_back = may_read_assessment & takes_back
may_read_numbers = may_read_assessment & may_see_counts
