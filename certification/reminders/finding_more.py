"""Looks for what is due beside the turns of cases: sections, talks, links, certificates, owners, callbacks."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Model, Q, QuerySet
from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.callbacks.queries import open_callbacks
from buendnis.templatetags.german import datum
from buendnis.tenancy.addresses import address
from certification.applications.models import Application, Talk
from certification.applications.queries import with_people
from certification.applications.states import OPEN, State
from certification.assessment.missing import (
    gaps_of_drafts,
    is_open,
    section_title,
)
from certification.assessment.models import SectionTask
from certification.assessment.places import address_of
from certification.catalogue.queries import catalogue_of
from certification.certificates.models import Certificate
from certification.reminders import kinds
from certification.reminders.days import months_before, working_days
from certification.reminders.deadlines import since_in_words
from certification.reminders.finding import (
    Due,
    due_of_case,
    late_turns,
    resting_drafts,
    resting_programmes,
    to_owners,
)
from certification.reminders.queries import staff
from certification.representation.models import Voice
from certification.signoffs.models import SignOff

# How long after the day a missed section is still worth a mail.
OVER_DAYS = 14


def due_sections(now: datetime) -> Iterator[Due]:
    """Yield the sections whose day comes or is over and that still have a gap, to whoever took them on."""
    today = now.date()
    soon, over = today + timedelta(days=kinds.SECTION_SOON.steps[0]), today - timedelta(OVER_DAYS)
    tasks = list(
        SectionTask.objects.filter(
            due__range=(over, soon), application__state=State.DRAFT, user__is_active=True
        ).select_related("user")
    )
    drafts = {
        case.pk: case
        for case in with_people(
            Application.objects.filter(pk__in=[task.application_id for task in tasks])
        )
    }
    gaps = gaps_of_drafts(list(drafts.values()))
    for task in tasks:
        case, day = drafts[task.application_id], task.due
        if day is None or not is_open(task.section, gaps[case.pk]):
            continue
        kind = kinds.SECTION_SOON if day >= today else kinds.SECTION_OVER
        if kind is kinds.SECTION_SOON and timezone.localdate(task.given_at) > day - timedelta(
            days=kind.steps[0]
        ):
            continue  # given shortly before: whoever took it on knows
        yield due_of_case(
            kind,
            task.user,
            case,
            thing=f"{task.section}:{day}",
            path=address_of(case.code, task.section),
            section=section_title(catalogue_of(case.edition), task.section),
            day=datum(day),
        )


def waiting_talks(now: datetime) -> Iterator[Due]:
    """Yield the talks that nobody has confirmed a week after they were handed over."""
    end = now - timedelta(days=kinds.TALK.steps[0])
    talks = Talk.objects.filter(
        confirmed_at__isnull=True, handed_over_at__lt=end, application__state=State.DRAFT
    )
    return to_owners(
        kinds.TALK,
        [(talk.application, f"{talk.pk}", {}) for talk in _with_case(talks)],
    )


def waiting_sign_offs(now: datetime) -> Iterator[Due]:
    """Yield the signatures that were asked for a week ago and did not come."""
    end = now - timedelta(days=kinds.SIGN_OFF.steps[0])
    asked = SignOff.objects.filter(
        signed_at__isnull=True,
        revoked_at__isnull=True,
        method="link",
        asked_at__lt=end,
        application__state__in=[State.DRAFT, State.PROGRAMME_OPEN],
    )
    return to_owners(
        kinds.SIGN_OFF,
        [
            (one.application, f"{one.pk}", {"purpose": one.get_purpose_display()})
            for one in _with_case(asked)
        ],
    )


def silent_voices(now: datetime) -> Iterator[Due]:
    """Yield the staff representations that were asked a week ago and said nothing."""
    end = now - timedelta(days=kinds.VOICE.steps[0])
    asked = Voice.objects.filter(
        none_exists=False,
        noted_at__isnull=True,
        asked_at__lt=end,
        application__state__in=sorted(OPEN - {State.FOR_DECISION}),
    )
    return to_owners(
        kinds.VOICE,
        [(one.application, f"{timezone.localdate(one.asked_at)}", {}) for one in _with_case(asked)],
    )


def ending_certificates(now: datetime) -> Iterator[Due]:
    """Yield what ends in six or three months, where no new case of the employer has begun."""
    today = now.date()
    first = max(kinds.CERTIFICATE.steps)
    ending = Certificate.objects.filter(
        status="valid", valid_until__gte=today, valid_until__lte=today + timedelta(days=31 * first)
    ).exclude(decision__application__employer__applications__state__in=sorted(OPEN))
    rows: list[tuple[Application, str, dict[str, Any]]] = []
    for paper in ending.select_related("decision__application__employer"):
        reached = [
            months
            for months in kinds.CERTIFICATE.steps
            if today >= months_before(paper.valid_until, months)
        ]
        if reached:
            words = {
                "number": f"{paper.get_kind_display()} {paper.number}",
                "day": datum(paper.valid_until),
            }
            rows.append((paper.decision.application, f"{paper.number}:{min(reached)}", words))
    return to_owners(kinds.CERTIFICATE, rows)


def lonely_owners(now: datetime) -> Iterator[Due]:
    """Yield the employers with an open case and one responsible person only."""
    end = now - timedelta(days=kinds.ONE_OWNER.steps[0])
    responsible = Q(
        employer__employments__role=EmploymentRole.OWNER, employer__employments__until__isnull=True
    )
    cases = Application.objects.filter(state__in=sorted(OPEN), created_at__lt=end)
    lonely = cases.annotate(owners=Count("employer__employments", filter=responsible)).filter(
        owners=1
    )
    rows: list[tuple[Application, str, dict[str, Any]]] = [
        (case, case.employer.code, {}) for case in lonely.select_related("employer")
    ]
    for due in to_owners(kinds.ONE_OWNER, rows):
        case = next(one for one, _, _ in rows if one.code == due.case_code)
        # Once for an employer, whatever case it is about.
        yield Due(
            user=due.user,
            kind=due.kind,
            key=f"{due.kind.key}:{case.employer.code}",
            sentence=due.sentence,
            path=address("employers:employer", case.employer.code),
            case_code=case.code,
        )


def waiting_callbacks(now: datetime) -> Iterator[Due]:
    """Yield to every coordinator that somebody waits to be rung, without name and number."""
    kind = kinds.CALLBACK
    late = [
        (callback.code, timezone.localdate(callback.asked_at))
        for callback in open_callbacks()
        if working_days(timezone.localdate(callback.asked_at), now.date()) > kind.steps[0]
    ]
    for user in staff(Role.COORDINATOR) if late else ():
        for code, asked in late:
            sentence = kind.sentence.format(waiting=since_in_words((now.date() - asked).days))
            yield Due(user, kind, f"{kind.key}:{code}", sentence, address("casefile:desk"))


def _with_case[Row: Model](rows: QuerySet[Row]) -> QuerySet[Row]:
    """Return rows of a case with the case and its employer."""
    return rows.select_related("application__employer")


FINDERS: tuple[Callable[[datetime], Iterator[Due]], ...] = (
    late_turns,
    waiting_callbacks,
    resting_drafts,
    resting_programmes,
    due_sections,
    waiting_talks,
    waiting_sign_offs,
    silent_voices,
    ending_certificates,
    lonely_owners,
)


def everything_due(now: datetime) -> list[Due]:
    """Return all that is due in the alliance in scope, the most urgent kinds first."""
    return [due for find in FINDERS for due in find(now)]
