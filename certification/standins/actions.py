"""Naming a stand-in, ending it, and handing over all cases of a coordinator in one step."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor, Role
from buendnis.accounts.models import Membership, User
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.workflow import NotPossible
from certification.applications.actions import name_adviser
from certification.applications.covering import cover, uncover
from certification.applications.models import Application, Deputy
from certification.employers.queries import addresses_of
from certification.standins.queries import ahead, called, coordinators, open_cases_of, overlapping

ENDED = "Diese Vertretung ist schon beendet."


@dataclass(frozen=True)
class Arranged:
    """What came of it: how many cases, and each that was left out with the reason, as the reader may know it."""

    done: int
    left: list[tuple[str, str]]


@transaction.atomic
def name_deputy(
    *, coordinator: User, deputy: User, first_day: date, last_day: date, by: Actor
) -> Arranged:
    """Let a coordinator stand in for another one over some days; it ends by itself.

    Cases that she may not advise are left out, with the reason. Raises NotPossible where the days or the
    people do not fit.
    """
    # One after the other: otherwise a double click names the same deputy twice.
    list(Membership.objects.select_for_update().filter(role=Role.COORDINATOR, until__isnull=True))
    refusal = _why_not(coordinator, deputy, first_day=first_day, last_day=last_day)
    if refusal:
        raise NotPossible(refusal)
    named = Deputy.objects.create(
        coordinator=coordinator,
        deputy=deputy,
        first_day=first_day,
        last_day=last_day,
        named_by=by.name,
    )
    cases = open_cases_of(coordinator)
    arranged = _arranged(cases, [cover(one, named, by=by) for one in cases], by=by)
    record(
        "standins.named",
        about=named,
        by=by,
        sentence=f"{deputy.name} vertritt {coordinator.name} vom {first_day:%d.%m.%Y} bis {last_day:%d.%m.%Y}",
    )
    send_after_commit(
        "deputy_named",
        to=[coordinator.email, deputy.email],
        link=address("casefile:desk"),
        named=named,
        covered=arranged.done,
        left=len(arranged.left),
    )
    return arranged


def _why_not(coordinator: User, deputy: User, *, first_day: date, last_day: date) -> str:
    if coordinator == deputy:
        return "Eine Vertretung ist jemand anderes."
    today = timezone.localdate()
    if last_day < first_day:
        return "Der letzte Tag liegt vor dem ersten."
    if last_day < today:
        return "Diese Tage sind schon vorbei."
    if not coordinators().filter(pk=deputy.pk).exists():
        return f"{deputy.name} gehört in diesem Bündnis nicht zur Koordination."
    shared = overlapping(ahead(today), first_day=first_day, last_day=last_day)
    if shared.filter(coordinator=coordinator, deputy=deputy).exists():
        return f"{deputy.name} vertritt {coordinator.name} in diesen Tagen schon."
    away = shared.filter(coordinator=deputy).first()
    if away is not None:
        return f"{deputy.name} ist in diesen Tagen selbst nicht da und wird von {away.deputy.name} vertreten."
    return ""


@transaction.atomic
def end_deputy(named: Deputy, *, by: Actor) -> None:
    """End a stand-in at once, or take one back that has not begun. Raises NotPossible the second time."""
    locked = Deputy.objects.select_for_update().get(pk=named.pk)
    if locked.ended_at is not None:
        raise NotPossible(ENDED)
    locked.ended_at = timezone.now()
    locked.save(update_fields=["ended_at"])
    for case in open_cases_of(locked.coordinator):
        if uncover(case, user_id=locked.deputy_id):
            record(
                "application.deputy_ended",
                about=case,
                by=by,
                case_code=case.code,
                sentence=f"Vertretung durch {locked.deputy.name} beendet",
            )
    record(
        "standins.ended",
        about=locked,
        by=by,
        sentence=f"{locked.deputy.name} vertritt {locked.coordinator.name} nicht mehr",
    )
    send_after_commit(
        "deputy_ended",
        to=[locked.coordinator.email, locked.deputy.email],
        link=address("casefile:desk"),
        named=locked,
    )


@transaction.atomic
def hand_over_all(*, coordinator: User, to: User, reason: str, by: Actor) -> Arranged:
    """Give all open cases of a coordinator to another one; each employer reads who is there for it now.

    Cases that the other one may not advise, or that are about an employer of whoever hands over, stay
    where they are, with the reason. Raises NotPossible without a reason, or where there is nothing to give.
    """
    if coordinator == to:
        raise NotPossible("Bitte wählen Sie zwei verschiedene Personen.")
    if not reason.strip():
        raise NotPossible("Ein Wechsel braucht einen Grund, damit alle ihn nachvollziehen können.")
    locked = Application.objects.select_for_update(of=("self",))
    cases = open_cases_of(coordinator)
    list(locked.filter(pk__in=[one.pk for one in cases]).order_by("pk"))
    if not cases:
        raise NotPossible(f"{coordinator.name} berät zurzeit keinen offenen Fall.")
    arranged = _arranged(cases, [_given(one, to, reason=reason, by=by) for one in cases], by=by)
    if arranged.done:
        send_after_commit(
            "cases_handed_over",
            to=[to.email, coordinator.email],
            link=address("casefile:desk"),
            giver=coordinator,
            taker=to,
            count=arranged.done,
            reason=reason,
        )
    return arranged


def _given(case: Application, to: User, *, reason: str, by: Actor) -> str:
    """Give one case; return why not, empty where it is done."""
    if by.ever_worked_for(case.employer_id):
        return "Wer zu diesem Betrieb gehört oder gehörte, gibt seinen Fall nicht weiter. Das macht jemand anderes."
    try:
        name_adviser(case, user=to, by=by, reason=reason, tell=False)
    except NotPossible as no:
        return no.sentence
    membership = Membership.objects.filter(
        user=to, role=Role.COORDINATOR, until__isnull=True
    ).first()
    send_after_commit(
        "adviser_changed",
        to=addresses_of(case.employer),
        link=address("casefile:case", case.code),
        application=case,
        adviser=to,
        membership=membership,
    )
    return ""


def _arranged(cases: list[Application], reasons: list[str], *, by: Actor) -> Arranged:
    names = called(cases, actor=by)
    left = [(names[case.pk], why) for case, why in zip(cases, reasons, strict=True) if why]
    return Arranged(done=len(cases) - len(left), left=left)
