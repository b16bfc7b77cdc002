"""Scoring: one catalogue and one assessment in, one result that explains itself out."""

from certification.scoring.outcome import score
from certification.scoring.plain import from_plain, to_plain
from certification.scoring.results import (
    FieldResult,
    IndicatorResult,
    LevelTrace,
    PartResult,
    QuestionTrace,
    Result,
)
from certification.scoring.values import (
    NO_COMPARISON_GROUP,
    AssessmentInput,
    Benefits,
    Catalogue,
    Criterion,
    Evidence,
    Field,
    Indicator,
    Kind,
    Level,
    NumberGroup,
    People,
    Stage,
    SubIndicator,
    Survey,
    Totals,
)

__all__ = [
    "NO_COMPARISON_GROUP",
    "AssessmentInput",
    "Benefits",
    "Catalogue",
    "Criterion",
    "Evidence",
    "Field",
    "FieldResult",
    "Indicator",
    "IndicatorResult",
    "Kind",
    "Level",
    "LevelTrace",
    "NumberGroup",
    "PartResult",
    "People",
    "QuestionTrace",
    "Result",
    "Stage",
    "SubIndicator",
    "Survey",
    "Totals",
    "from_plain",
    "score",
    "to_plain",
]
