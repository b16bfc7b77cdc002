"""The desk of one reader, gathered once: what is theirs today, what rests, what waits for others."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from buendnis.access.rules import Actor, Role
from buendnis.callbacks.models import Callback
from buendnis.callbacks.queries import open_callbacks
from buendnis.templatetags.german import datum_kurz
from buendnis.tenancy.addresses import address
from certification.applications.models import Application, Talk
from certification.applications.states import State
from certification.assessment.completeness import Gap
from certification.assessment.missing import (
    gaps_of_drafts,
    is_open,
    missing_in_words,
    section_title,
)
from certification.assessment.models import SectionTask
from certification.assessment.places import address_of
from certification.casefile import queries
from certification.casefile.next_steps import Offer
from certification.casefile.queries import DeskRow
from certification.catalogue.queries import catalogue_of
from certification.employers.models import Employer
from certification.employers.queries import employers_of
from certification.employers.rules import IN_CHARGE
from certification.reminders.queries import nudges
from certification.reminders.turns import moved_at

PER_PAGE = 25
COMPLETE = "Alles ist ausgefüllt. Sie können den Antrag einreichen."
TO_CONFIRM = "Sehen Sie durch, was im Gespräch aufgeschrieben wurde, und bestätigen Sie es. Dann können Sie einreichen."
NOT_CONFIRMED = "Was im Gespräch aufgeschrieben wurde, bestätigt eine verantwortliche Person. Dann geht es weiter."


@dataclass(frozen=True)
class DueSection:
    """A section of a draft that the reader took on."""

    employer: str
    title: str
    path: str
    due: date | None
    is_over: bool

    @property
    def status(self) -> str:
        if self.due is None:
            return "offen"
        return f"{'war fällig am' if self.is_over else 'bis'} {datum_kurz(self.due)}"

    @property
    def tone(self) -> str:
        return "warning" if self.is_over else "neutral"


@dataclass(frozen=True)
class StillRow:
    """A resting case; `mailed_at` is set while another mail would come too early."""

    row: DeskRow
    mailed_at: datetime | None

    @property
    def moved_at(self) -> datetime:
        """When anything last happened in the case."""
        return moved_at(self.row.application)


@dataclass(frozen=True)
class Desk:
    """What the page says. `pages` holds what the reader typed or clicked for each group."""

    actor: Actor
    today: date
    now: datetime
    pages: Mapping[str, str]

    # Today

    @cached_property
    def callbacks(self) -> list[Callback]:
        """Who wants to be rung back, for coordinators; the longest waiting first."""
        return list(open_callbacks()) if self.actor.has(Role.COORDINATOR) else []

    @cached_property
    def mine(self) -> Page:
        return self._page(queries.on_my_desk(self.actor, today=self.today), "seite")

    @cached_property
    def my_rows(self) -> list[DeskRow]:
        """The cases of the page; those that the reader fills in say what is missing."""
        return [self._in_detail(row) for row in self._rows(self.mine, mine=True)]

    def _in_detail(self, row: DeskRow) -> DeskRow:
        """Say what is missing; what was typed in a talk is looked through first."""
        case = row.application
        if case.pk not in self.to_confirm:
            return replace(row, detail=self.missing.get(case.pk, ""))
        if self.actor.employments.get(case.employer_id) not in IN_CHARGE:
            return replace(row, detail=NOT_CONFIRMED)
        offer = Offer("Durchsehen und bestätigen", address("talks:talk", case.code))
        return replace(row, detail=TO_CONFIRM, offer=offer)

    @property
    def for_decision(self) -> int:
        """How many cases on the page the reader decides: from two on they make a folder."""
        return sum(row.application.state == State.FOR_DECISION for row in self.my_rows)

    @cached_property
    def late_count(self) -> int:
        """How many cases wait longer than usual; nothing to ask where nothing waits."""
        if not self.mine.paginator.count:
            return 0
        return queries.late_count(self.actor, today=self.today)

    @property
    def late_words(self) -> str:
        return f"{self.late_count} davon spät"

    @property
    def today_count(self) -> int:
        return self.mine.paginator.count + len(self.callbacks) + len(self.to_begin)

    # For the employer's people

    @cached_property
    def employers(self) -> list[Employer]:
        return list(employers_of(self.actor)) if self.actor.employments else []

    @cached_property
    def to_begin(self) -> list[Employer]:
        return list(queries.without_case(self.actor)) if self.actor.employments else []

    @cached_property
    def own_drafts(self) -> list[Application]:
        """The drafts on the page that the reader fills in for an employer."""
        return [
            case
            for case in self.mine.object_list
            if case.state == State.DRAFT and self.actor.works_for(case.employer_id)
        ]

    @cached_property
    def to_confirm(self) -> set[int]:
        """Those of them that the coordination typed in a talk and handed over."""
        if not self.own_drafts:
            return set()
        talks = Talk.objects.filter(
            application__in=self.own_drafts,
            handed_over_at__isnull=False,
            confirmed_at__isnull=True,
        )
        return set(talks.values_list("application", flat=True))

    @cached_property
    def gaps(self) -> dict[int, list[Gap]]:
        """What the reader's own drafts still need, by case."""
        return gaps_of_drafts(self.own_drafts)

    @cached_property
    def missing(self) -> dict[int, str]:
        """The same in a sentence."""
        words = {
            case.pk: missing_in_words(self.gaps[case.pk], catalogue_of(case.edition))
            for case in self.own_drafts
        }
        return {pk: f"Es fehlt noch: {text}." if text else COMPLETE for pk, text in words.items()}

    @cached_property
    def due_sections(self) -> list[DueSection]:
        """The sections that the reader took on and that are not finished, the next due first."""
        drafts = {case.pk: case for case in self.own_drafts}
        if not drafts:
            return []
        tasks = SectionTask.objects.filter(user=self.actor.user_id, application__in=list(drafts))
        return [
            self._due(task, drafts[task.application_id])
            for task in tasks.order_by("due", "pk")
            if is_open(task.section, self.gaps[task.application_id])
        ]

    def _due(self, task: SectionTask, case: Application) -> DueSection:
        return DueSection(
            employer=case.employer.name,
            title=section_title(catalogue_of(case.edition), task.section),
            path=address_of(case.code, task.section),
            due=task.due,
            is_over=task.due is not None and task.due < self.today,
        )

    # Resting, others, finished

    @cached_property
    def still(self) -> Page:
        return self._page(queries.still(self.actor, today=self.today), "ruhend")

    @cached_property
    def still_rows(self) -> list[StillRow]:
        """The resting cases with the day of the last mail where it is too early for another."""
        found = self._rows(self.still)
        sent = nudges([row.application.code for row in found], now=self.now)
        return [StillRow(row, sent.get(row.application.code)) for row in found]

    @cached_property
    def others(self) -> Page:
        return self._page(queries.elsewhere(self.actor, today=self.today), "weitere")

    @cached_property
    def other_rows(self) -> list[DeskRow]:
        return self._rows(self.others)

    @cached_property
    def done_rows(self) -> list[DeskRow]:
        return queries.rows(queries.finished(self.actor)[:10], actor=self.actor, today=self.today)

    # How it is gathered

    def _page(self, cases: QuerySet[Application], name: str) -> Page:
        return Paginator(cases, PER_PAGE).get_page(self.pages.get(name))

    def _rows(self, page: Page, *, mine: bool = False) -> list[DeskRow]:
        return queries.rows(page.object_list, actor=self.actor, today=self.today, mine=mine)
