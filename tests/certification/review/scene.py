"""Sets the scene of an examination: Nordpark, 180 people, submitted and under review."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from buendnis.access.rules import Actor, Role
from buendnis.accounts.models import User
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.models import Application, CasePerson
from certification.applications.states import DECIDED, State
from certification.assessment.models import Answer, BenefitRow, PeopleNumbers
from certification.review.actions import (
    record_benefits,
    record_finding,
    record_numbers,
    record_report_text,
    record_visit,
)
from certification.review.material import material_of
from tests.builders import catalogue, people

STAGES = {
    "AO-1": 3, "AO-2": 3, "AO-3": 3, "AO-4": 2, "AO-5": 2, "AO-6": 3,
    "FU-1": 3, "FU-2": 2, "FU-3": 2, "FU-4": 2, "FU-5": 2, "FU-6": 2,
    "PE-1": 3, "PE-2": 3, "PE-3": 2, "PE-4": 2, "PE-5": 3, "PE-6": 3,
    "SF-1": 1, "SF-2": 2, "SF-3": 1, "SF-4": 2, "SF-5": 2, "SF-6": 1,
    "IK-1": 3, "IK-2": 3, "IK-3": 2, "IK-4": 3, "IK-5": 3, "IK-6": 2,
    "AZ-1": 3, "AZ-2": 3, "AZ-3": 2, "AZ-4": 3, "AZ-5": 3,
    "OT-1": 3, "OT-2": 2, "OT-3": 3, "OT-4": 2, "OT-5": 2,
    "EG-1": 3, "EG-2": 3, "EG-3": 2, "EG-4": 3, "EG-5": 2,
    "DI-A6": 3, "DI-A7": 2, "DI-B1": 3, "DI-B3": 2, "DI-B4": 3, "DI-B5": 2,
}  # fmt: skip
NUMBERS = {
    "n_w": 62, "n_m": 116, "leaders": 20, "l1_w": 1, "l1_m": 5, "l2_w": 4, "l2_m": 10, "t_l": 2,
    "promotions": 21, "b_w": 5, "b_m": 16, "leaves": 20, "e_w": 9, "e_m": 11, "gap": "3.8",
    "umfrage_n": 104, "umfrage_zustimmung": "71",
}  # fmt: skip
BENEFITS = ("all", "all", "all", "all", "all", "some", "none", "none", "none", "none")


@dataclass(frozen=True)
class Scene:
    """A case with its people; the clients are signed in."""

    alliance: Alliance
    application: Application
    examiner: User
    adviser: User
    owner: User

    @property
    def actor(self) -> Actor:
        """The examiner as a request would see them."""
        return people.actor(self.examiner, self.alliance)

    def path(self, below: str = "pruefung/") -> str:
        """The address of a page of the case."""
        code = self.application.code
        return f"/{self.alliance.slug}/zertifizierung/antraege/{code}/{below}"


def in_review(
    home: Alliance,
    *,
    state: State = State.IN_REVIEW,
    headcount: int = 180,
    stages: Mapping[str, int] | None = None,
    numbers: Mapping[str, Any] | None = None,
    benefits: tuple[str, ...] = BENEFITS,
) -> Scene:
    """Return a case in this state, with answers, numbers, benefits and people, nothing found yet."""
    examiner = people.member(home, Role.EXAMINER, name="Petra Prüferin")
    adviser = people.member(home, Role.COORDINATOR, name="Bernd Berater")
    employer = people.employer(home, "Nordpark Antriebstechnik")
    owner = people.employed(employer)
    edition = catalogue.edition(home)
    with scope(home):
        case = Application.objects.create(
            employer=employer,
            edition=edition,
            state=state,
            submitted_at=None if state == State.DRAFT else timezone.now(),
            decided_at=timezone.now() if state in DECIDED else None,
            reference_date=date(2026, 10, 31),
            headcount=headcount,
            examiner=examiner,
            adviser=adviser,
            complaints_office=True,
        )
        for user, task in ((adviser, "adviser"), (examiner, "examiner")):
            CasePerson.objects.create(application=case, user=user, task=task)
        for criterion, stage in (stages or STAGES).items():
            Answer.objects.create(
                application=case, criterion=criterion, stage=stage, show_on_visit=True
            )
        for row, choice in enumerate(benefits, start=1):
            BenefitRow.objects.create(application=case, row=row, choice=choice)
        if headcount >= 10:
            PeopleNumbers.objects.create(
                application=case, values=dict(NUMBERS if numbers is None else numbers)
            )
    return Scene(home, case, examiner, adviser, owner)


def confirm(scene: Scene, *questions: str, evidence: str = "visit") -> None:
    """Confirm these questions (all without any) as claimed, with this verdict on the evidence."""
    with scope(scene.alliance):
        for question in questions or STAGES:
            record_finding(
                scene.application,
                criterion=question,
                **finding(stage=STAGES[question], evidence=evidence),
                by=scene.actor,
            )


def finding(**values: Any) -> dict[str, Any]:
    """Return the values of a finding, the unnamed ones empty."""
    empty = {
        "version": 0,
        "stage": None,
        "not_applicable": "",
        "evidence": "",
        "reason": "",
        "text": "",
    }
    return empty | values


def confirm_rest(scene: Scene) -> None:
    """Confirm numbers and benefits, enter visit and report texts."""
    case, by = scene.application, scene.actor
    with scope(scene.alliance):
        material = material_of(case)
        for group in material.groups:
            record_numbers(
                case, group=group, version=0, verdict="confirmed", values={}, text="", by=by
            )
        word = {"version": 0, "verdict": "confirmed", "choice": "", "text": ""}
        record_benefits(case, rows=dict.fromkeys(material.offered_rows, word), by=by)
        visit = {"date": date(2026, 11, 10), "kind": "site", "with_whom": "Leitung", "notes": ""}
        record_visit(case, version=0, **visit, by=by)
        record_report_text(case, version=0, strengths="Gut.", potentials="Mehr.", by=by)
