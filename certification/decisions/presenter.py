"""What the board sees before it decides: result, distance, differences, conditions; never counts."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from buendnis.charts import Bar
from certification.applications.models import Application
from certification.catalogue.queries import catalogue_of
from certification.decisions.conditions import Checked
from certification.decisions.diversity import Diversity, diversity_of
from certification.decisions.queries import Ceiling, ceiling, conditions_of, result_in
from certification.programme.queries import programme_of
from certification.programme.values import ProgrammeView
from certification.records.models import SealedRecord
from certification.records.queries import broken_seals, latest
from certification.review.models import DifferenceReason
from certification.scoring import Catalogue, LevelTrace, Result

NONE = "trifft nicht zu"
UNTOLD = "bei kleinen Zahlen nicht genannt"
HOW = {"site": "vor Ort", "video": "per Video"}


@dataclass(frozen=True)
class Difference:
    """A question whose examined stage is another than the claimed one."""

    id: str
    title: str
    claimed: str
    examined: str
    reason: str
    text: str


@dataclass(frozen=True)
class BoardView:
    """One case as the board reads it."""

    application: Application
    examination: SealedRecord
    result: Result
    catalogue: Catalogue

    @cached_property
    def claimed(self) -> Result | None:
        """The self value at submission, as claimed."""
        submission = latest(self.application, "submission")
        score = submission.parts["score"] if submission else {}
        return Result.from_dict(score["as_claimed"]) if "as_claimed" in score else None

    @property
    def claimed_total(self) -> Decimal | None:
        return self.claimed.total if self.claimed else None

    @property
    def levels(self) -> tuple[LevelTrace, ...]:
        """Every level with what is missing, the highest first."""
        return tuple(reversed(self.result.levels))

    @cached_property
    def bars(self) -> list[Bar]:
        """The action fields with the examined value and, thin below it, the claimed one."""
        own = {field.id: field.value for field in self.claimed.fields} if self.claimed else {}
        return [
            Bar(field.title, field.value, (), own.get(field.id)) for field in self.result.fields
        ]

    @cached_property
    def differences(self) -> list[Difference]:
        untold = () if self.diversity.tells_stages else tuple(self.catalogue.stage_questions)
        return list(_differences(self.examination.parts["findings"], self.result, untold=untold))

    @cached_property
    def diversity(self) -> Diversity:
        return diversity_of(self.catalogue, self.result)

    @cached_property
    def conditions(self) -> tuple[Checked, ...]:
        return conditions_of(self.application)

    @cached_property
    def ceiling(self) -> Ceiling:
        return ceiling(self.application)

    @property
    def ceiling_title(self) -> str:
        return self.catalogue.level(self.ceiling.level).title if self.ceiling.level else ""

    @property
    def computed_title(self) -> str:
        return self.catalogue.level(self.result.level).title if self.result.level else ""

    @cached_property
    def programme(self) -> ProgrammeView:
        return programme_of(self.application)

    @property
    def strengths(self) -> list[str]:
        return _lines(self.examination.parts["report_text"]["strengths"])

    @property
    def potentials(self) -> list[str]:
        return _lines(self.examination.parts["report_text"]["potentials"])

    @property
    def visit(self) -> Mapping[str, Any]:
        return self.examination.parts["visit"]

    @property
    def visited_on(self) -> date | None:
        day = self.visit.get("date")
        return date.fromisoformat(day) if day else None

    @property
    def visited_how(self) -> str:
        return HOW.get(self.visit.get("kind", ""), "")

    @cached_property
    def broken(self) -> list[str]:
        return list(broken_seals(self.application))


def board_view(application: Application) -> BoardView | None:
    """Return what the board sees of a case, None before its examination is sealed."""
    examination = latest(application, "examination")
    result = result_in(examination)
    if examination is None or result is None:
        return None
    return BoardView(application, examination, result, catalogue_of(application.edition))


def _differences(
    findings: Mapping[str, Any], result: Result, *, untold: Container[str]
) -> Iterator[Difference]:
    """Yield what differs; of `untold` questions only that and why, never the stages."""
    traces = {trace.id: trace for trace in result.questions}
    for key, finding in findings.items():
        trace = traces.get(key)
        if trace is None:
            continue
        claimed = _stage(finding["claimed"], finding["claimed_not_applicable"])
        examined = NONE if trace.status != "applicable" else str(trace.stage)
        if claimed == examined:
            continue
        reason = finding["reason"]
        label = DifferenceReason(reason).label if reason in DifferenceReason.values else ""
        if key in untold:
            claimed = examined = UNTOLD
        yield Difference(key, trace.title, claimed, examined, str(label), finding["text"])


def _stage(stage: int | None, not_applicable: str) -> str:
    if not_applicable:
        return NONE
    return "ohne Angabe" if stage is None else str(stage)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
