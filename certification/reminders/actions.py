"""Writes reminders, one mail a person and day; pauses them; sends the one mail to a resting case."""

import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.accounts.actors import user_behind
from buendnis.accounts.models import User
from buendnis.fields import visible
from buendnis.journal.actions import record
from buendnis.mail.sending import absolute, send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.employers.queries import owners_of
from certification.reminders.days import is_time_to_write
from certification.reminders.finding import Due
from certification.reminders.finding_more import everything_due
from certification.reminders.models import Reminder, ReminderPause
from certification.reminders.queries import NUDGE, NUDGE_DAYS, nudges, pausing, written

logger = logging.getLogger(__name__)
# One row a person and day: whoever has it has had today's mail.
DAY = "day"


def remind() -> int:
    """Write what is due in all alliances (called by `manage.py tick`); return how many mails."""
    now = timezone.localtime()
    return sum(remind_in(alliance, now=now) for alliance in Alliance.objects.all())


def remind_in(alliance: Alliance, *, now: datetime) -> int:
    """Write what is due in one alliance at a local time; return how many mails.

    From Monday to Friday, by day; each person once a day at most, everything in one mail.
    """
    if not is_time_to_write(now):
        return 0
    with scope(alliance):
        ReminderPause.objects.filter(until__lt=now.date()).delete()
        due = _new(everything_due(now))
        today = f"{DAY}:{now.date()}"
        had = {user for user, _ in written(due, [today])}
        paused = pausing(due, today=now.date())
        count = 0
        for pk, things in due.items():
            if pk in paused:
                _pass_over(things)
            elif pk not in had:
                count += write_one_mail(things, day=today, now=now)
    return count


def _new(found: Sequence[Due]) -> dict[int, list[Due]]:
    """Return what was not written yet, by person; of two with one key the first."""
    known = written({due.user.pk for due in found}, {due.key for due in found})
    by_person: dict[int, dict[str, Due]] = defaultdict(dict)
    for due in found:
        if (due.user.pk, due.key) not in known:
            by_person[due.user.pk].setdefault(due.key, due)
    return {pk: list(things.values()) for pk, things in by_person.items()}


def write_one_mail(things: list[Due], *, day: str, now: datetime) -> bool:
    """Note the reminders and put one mail with all of them into the outbox; return whether this call did.

    The rows come first, in the same transaction: of two calls at the same moment the second meets the
    database's promise, and neither its rows nor its mail stay.
    """
    user = things[0].user
    try:
        with transaction.atomic():
            Reminder.objects.create(key=day, user=user, kind=DAY, written_at=now)
            for due in things:
                _note(due, now=now)
            send_after_commit(
                "reminders",
                to=[user.email],
                link=address("reminders:pause"),
                things=[(due.sentence, absolute(due.path)) for due in things],
            )
    except IntegrityError:
        logger.info("Eine andere Aufgabe erinnert gerade dieselbe Person.")
        return False
    return True


def _note(due: Due, *, now: datetime) -> None:
    Reminder.objects.create(
        key=due.key, user=due.user, kind=due.kind.key, case_code=due.case_code, written_at=now
    )


def _pass_over(things: list[Due]) -> None:
    """Note what somebody who pauses would have read: it does not come later, in a flood."""
    rows = [
        Reminder(key=due.key, user=due.user, kind=due.kind.key, case_code=due.case_code)
        for due in things
    ]
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def pause(*, until: date | None, by: Actor) -> None:
    """Let this person get no reminders of the alliance in scope, until a day or until they end it."""
    ReminderPause.objects.update_or_create(
        user=user_behind(by), defaults={"until": until, "since": timezone.now()}
    )


@transaction.atomic
def resume(*, by: Actor) -> None:
    """End the pause of this person in the alliance in scope; doing it twice is no harm."""
    ReminderPause.objects.filter(user=by.user_id).delete()


@transaction.atomic
def nudge(application: Application, *, text: str, by: Actor) -> list[User]:
    """Send the mail to the owners of a resting case; return to whom.

    Raises NotPossible without a text, without an owner, or where somebody wrote within a week.
    """
    locked = Application.objects.select_for_update().get(pk=application.pk)
    now, text = timezone.now(), visible(text)
    if not text:
        raise NotPossible("Die Mail hat noch keinen Text.")
    if locked.code in nudges([locked.code], now=now):
        raise NotPossible(
            f"Diesem Betrieb wurde in den letzten {NUDGE_DAYS} Tagen schon geschrieben. Rufen Sie lieber an."
        )
    people = [
        employment.user for employment in owners_of(application.employer).select_related("user")
    ]
    if not people:
        raise NotPossible(
            "Der Betrieb hat zurzeit niemanden, der verantwortlich ist. Rufen Sie dort an."
        )
    for user in people:
        Reminder.objects.create(
            key=f"{NUDGE}:{locked.code}:{timezone.localdate(now)}", user=user, kind=NUDGE,
            case_code=locked.code, written_at=now,
        )  # fmt: skip
    record(
        "reminders.nudged",
        about=locked,
        by=by,
        case_code=locked.code,
        sentence="An den ruhenden Antrag erinnert, per Mail an die Verantwortlichen",
    )
    send_after_commit(
        "case_resting",
        to=[user.email for user in people],
        link=address("casefile:case", locked.code),
        employer=application.employer,
        text=text,
    )
    return people
