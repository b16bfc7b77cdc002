"""What we ask about reminders: who pauses, what was written already, which mails went out by hand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Max, Q

from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts.models import Membership, User
from certification.employers.models import Employment
from certification.reminders.models import Reminder, ReminderPause

# A mail to a resting case, written by a person: not more than one in a week.
NUDGE = "nudge"
NUDGE_DAYS = 7


def nudges(codes: Sequence[str], *, now: datetime) -> dict[str, datetime]:
    """Return when somebody wrote to these cases within the last week; others are left out."""
    if not codes:
        return {}
    lately = Reminder.objects.filter(
        kind=NUDGE, case_code__in=codes, written_at__gt=now - timedelta(days=NUDGE_DAYS)
    )
    newest = lately.order_by().values("case_code").annotate(newest=Max("written_at"))
    return dict(newest.values_list("case_code", "newest"))


def pause_of(user_id: int | None, *, today: date) -> ReminderPause | None:
    """Return the pause that holds today for this person in the alliance in scope."""
    return ReminderPause.objects.filter(_holds(today), user=user_id).first()


def pausing(users: Iterable[int], *, today: date) -> set[int]:
    """Return who of these people pauses today."""
    found = ReminderPause.objects.filter(_holds(today), user__in=list(users))
    return set(found.values_list("user_id", flat=True))


def _holds(today: date) -> Q:
    return Q(until__isnull=True) | Q(until__gte=today)


def written(users: Iterable[int], keys: Iterable[str]) -> set[tuple[int, str]]:
    """Return which of these reminders were written already, as (person, key)."""
    found = Reminder.objects.filter(user__in=list(users), key__in=list(keys))
    return set(found.values_list("user_id", "key"))


def owners_by_employer(employers: Iterable[int]) -> dict[int, list[User]]:
    """Return who is responsible for each of these employers today; one query."""
    current = Employment.objects.filter(
        employer__in=set(employers),
        until__isnull=True,
        role=EmploymentRole.OWNER,
        user__is_active=True,
    )
    found: dict[int, list[User]] = defaultdict(list)
    for employment in current.select_related("user").order_by("since", "pk"):
        found[employment.employer_id].append(employment.user)
    return found


def staff(*roles: Role) -> list[User]:
    """Return everybody who has one of these roles in the alliance in scope, each once, by address."""
    members = Membership.objects.filter(role__in=roles, until__isnull=True).values("user")
    return list(User.objects.filter(pk__in=members, is_active=True).order_by("email"))
