"""Sets the scene of a decision: examined, with a signed programme, before the board."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from buendnis.access.rules import Actor, Role
from buendnis.accounts.models import User
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.sealing import submission_parts
from certification.programme.models import Measure, Objective, Programme
from certification.records.actions import seal
from certification.review.models import BenefitFinding, Finding, NumberFinding, ReportText, Visit
from certification.review.sealing import examination_parts
from certification.signoffs.models import SignOff
from tests.builders import people
from tests.certification.review import scene as examination

# Enough everywhere for „Familienfreundlich“; one stage more in service than Nordpark has.
STAGES = {**examination.STAGES, "SF-1": 2, "SF-3": 3, "SF-6": 2}
MEASURES = (
    ("SF", "Plätze in der Kita am Nordpark für Kinder von Beschäftigten reservieren", "Personalstelle"),
    ("SF", "Notfallbetreuung mit dem Bündnis vereinbaren", "Personalstelle"),
    ("FU", "Führungskräfte zu Pflege und Beruf schulen", "Geschäftsführung"),
)  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """A case before the board, with its people."""

    alliance: Alliance
    application: Application
    board: User
    examiner: User
    adviser: User
    owner: User

    @property
    def actor(self) -> Actor:
        """The board member as a request would see them."""
        return people.actor(self.board, self.alliance)

    def path(self, below: str = "entscheidung/") -> str:
        """The address of a page of the case."""
        code = self.application.code
        return f"/{self.alliance.slug}/zertifizierung/antraege/{code}/{below}"


def before_the_board(
    home: Alliance,
    *,
    stages: Mapping[str, int] | None = None,
    measures: tuple[tuple[str, str, str], ...] = MEASURES,
    signed: bool = True,
    evidence: str = "visit",
    **fields: Any,
) -> Scene:
    """Return a case for decision; `fields` set declarations and the like, `numbers` the people numbers."""
    given = {key: fields.pop(key) for key in ("numbers", "headcount") if key in fields}
    begun = examination.in_review(home, stages=stages or STAGES, **given)
    case = begun.application
    with scope(home):
        declared = {
            "no_open_findings": True, "truthful": True, "declared_by": "Lea Leitung, Geschäftsführung",
        }  # fmt: skip
        for name, value in (declared | fields).items():
            setattr(case, name, value)
        case.save()
        _seal_submission(case)
        _examine(case, evidence=evidence)
        _seal_examination(case)
        _plan(case, measures=measures, signed=signed)
        case.state, case.state_since = State.FOR_DECISION, timezone.now()
        case.save()
    board = people.member(home, Role.BOARD, name="Karla Kuratorium")
    return Scene(home, case, board, begun.examiner, begun.adviser, begun.owner)


def seal_examination_again(scene: Scene) -> None:
    """Seal the examination once more, as after „zurück an die Prüfung“."""
    with scope(scene.alliance):
        _seal_examination(scene.application)


def _seal_submission(case: Application) -> None:
    parts, counts = submission_parts(case)
    seal(case, kind="submission", parts=parts, counts=counts, by=Actor(name="Lea Leitung"))


def _examine(case: Application, *, evidence: str) -> None:
    for answer in case.answers.all():
        Finding.objects.create(
            application=case, criterion=answer.criterion, stage=answer.stage, evidence=evidence
        )
    if case.headcount >= 10:
        for group in ("workforce", "promotions", "leaves", "pay", "survey"):
            NumberFinding.objects.create(application=case, group=group, verdict="confirmed")
    for row in case.benefit_rows.all():
        BenefitFinding.objects.create(application=case, row=row.row, verdict="confirmed")
    if not case.visit_refused:
        Visit.objects.create(
            application=case,
            date=date(2026, 11, 10),
            kind="site",
            with_whom="Geschäftsführung, Betriebsrat",
        )
    ReportText.objects.create(
        application=case,
        strengths="Vertretung ist in allen Teams geregelt und wird gelebt.\nArbeitszeiten sind verlässlich.",
        potentials="Kinderbetreuung in den Ferien.",
    )


def _seal_examination(case: Application) -> None:
    fresh = Application.objects.get(pk=case.pk)
    parts, counts = examination_parts(fresh)
    seal(fresh, kind="examination", parts=parts, counts=counts, by=Actor(name="Petra Prüferin"))


def _plan(case: Application, *, measures: tuple[tuple[str, str, str], ...], signed: bool) -> None:
    programme = Programme.objects.create(
        application=case, agreed_at=timezone.now(), agreed_by="Bernd Berater"
    )
    for place, (field, text, units) in enumerate(measures, start=1):
        Objective.objects.get_or_create(
            programme=programme, field=field, defaults={"text": "Familien im Alltag entlasten."}
        )
        Measure.objects.create(
            programme=programme, field=field, place=place, text=text, units=units,
            due=date(2027, 6, 30), success="Die Rückmeldungen der Beschäftigten sind gut.",
        )  # fmt: skip
    if signed:
        SignOff.objects.create(
            application=case, purpose="programme", method="portal", asked_by="Lea Leitung",
            name="Lea Leitung", function="Geschäftsführung", place="Magdeburg",
            signed_on=date(2026, 11, 15), signed_at=timezone.now(),
        )  # fmt: skip
