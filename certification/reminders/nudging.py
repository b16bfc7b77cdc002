"""Gathers what the prepared mail to a resting case says; the writer may change every word."""

from datetime import date

from django.utils import timezone

from buendnis.access.rules import Actor, Role
from buendnis.accounts.models import Membership
from buendnis.tenancy.scope import require_alliance
from certification.applications.models import Application
from certification.applications.rules import may_read_answers
from certification.applications.states import State
from certification.assessment.missing import gaps_of_drafts, missing_in_words
from certification.catalogue.queries import catalogue_of
from certification.programme.queries import programme_faults
from certification.reminders.nudge_text import Rest, nudge_text
from certification.reminders.turns import moved_at, with_movement

MOST_FAULTS = 3


def prepared_text(application: Application, *, since: date, actor: Actor) -> str:
    """Return the mail for a case that rests since a day, as this coordinator would send it."""
    rest = Rest(
        state=application.state,
        since=since,
        missing=_missing(application, actor=actor),
        writer=actor.name,
        phone=_phone(actor),
    )
    return nudge_text(rest)


def resting_since(application: Application) -> date:
    """Return the day on which anything last happened in the case."""
    with_day = with_movement(Application.objects.filter(pk=application.pk)).get()
    return timezone.localdate(moved_at(with_day))


def _missing(application: Application, *, actor: Actor) -> str | None:
    """Return what is missing; None where the employer keeps the draft to itself."""
    if application.state == State.PROGRAMME_OPEN:
        faults = programme_faults(application)
        more = len(faults) - MOST_FAULTS
        rest = f" Dazu noch {more} weitere Punkte." if more > 0 else ""
        return " ".join(faults[:MOST_FAULTS]) + rest
    if not may_read_answers(actor, application):
        return None
    found = gaps_of_drafts([application])[application.pk]
    words = missing_in_words(found, catalogue_of(application.edition))
    return f"{words}." if words else ""


def _phone(actor: Actor) -> str:
    """Return the number under which this coordinator is reached, else the office's."""
    own = Membership.objects.filter(
        user=actor.user_id, role=Role.COORDINATOR, until__isnull=True
    ).first()
    return (own.phone if own else "") or require_alliance().contact_phone
