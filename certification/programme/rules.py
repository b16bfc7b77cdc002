"""Who may read, write, agree to and sign an action programme."""

from buendnis.access.rules import Actor, rule
from certification.applications.models import Application
from certification.applications.rules import (
    draft_is_readable,
    is_adviser_of,
    is_coordinator,
    is_independent,
    may_read_answers,
    may_see,
    never_examined,
    speaks_for_employer,
)
from certification.applications.states import OPEN, State


@rule(
    "Das Handlungsprogramm liegt dem Kuratorium vor oder der Antrag ist abgeschlossen; es lässt sich nicht mehr ändern."
)
def programme_is_open(actor: Actor, application: Application) -> bool:
    return application.state in OPEN and application.state != State.FOR_DECISION


@rule("Das Handlungsprogramm schreiben der Betrieb und seine Beratung.")
def writes_programme(actor: Actor, application: Application) -> bool:
    return actor.works_for(application.employer_id) or bool(_advises(actor, application))


_advises = is_adviser_of & is_coordinator & is_independent & never_examined

may_read_programme = may_read_answers
may_edit_programme = may_see & draft_is_readable & writes_programme & programme_is_open


@rule("Dem Handlungsprogramm stimmt die Beratung dieses Falls zu.")
def advises_this_case(actor: Actor, application: Application) -> bool:
    return bool(_advises(actor, application))


may_agree = advises_this_case & draft_is_readable & programme_is_open
may_sign = speaks_for_employer & programme_is_open
