"""What the result of the Kurzcheck says, gathered once: plain words, never a promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from certification.quickcheck.answers import Heard, Question
from certification.quickcheck.estimate import Estimate, Span, estimate
from certification.scoring import Catalogue, Level
from certification.scoring.levels import CORE, EXTRA
from certification.scoring.reasons import german

CERTIFICATE = "zertifikat"
PROVEN_FROM = 3
PROOFS_SHOWN = 5
# A span wider than this says nothing: too much was not known.
WIDEST = 50


@dataclass(frozen=True, slots=True)
class WholeSpan:
    """A span in whole points: the lower end rounded down, the upper one up."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Step:
    """One of the questions where most is left, with what is true today and what comes next."""

    title: str
    today: str
    next: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Proof:
    """What would be asked to be shown for a claim."""

    title: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPage:
    """Everything the page says."""

    headcount: int
    answered: int
    span: WholeSpan
    marks: tuple[tuple[Decimal, str], ...]
    goal: Level
    verdict: str
    steps: tuple[Step, ...]
    minima: tuple[str, ...]
    close: tuple[tuple[str, WholeSpan, Decimal], ...]
    proofs: tuple[Proof, ...]
    unknown: tuple[str, ...]
    asked_in_all: int
    not_asked: tuple[str, ...]

    @property
    def kicker(self) -> str:
        return f"Ergebnis des Kurzchecks, {self.headcount} Beschäftigte"

    @property
    def says_something(self) -> bool:
        """Whether enough was known for a span that is worth reading."""
        return self.span.high - self.span.low <= WIDEST

    @property
    def call_kind(self) -> str:
        """How loud the button to the call is: quieter beside the one that leads back to the questions."""
        return "primary" if self.says_something else "secondary"

    @property
    def heading(self) -> str:
        if not self.says_something:
            return "Das reicht noch nicht für eine Schätzung"
        return f"Vermutlich zwischen {self.span.low} und {self.span.high} von 100 Punkten"

    @property
    def lead(self) -> str:
        if not self.says_something:
            return "Je mehr Fragen Sie beantworten, desto genauer wird sie. Oder Sie reden mit uns."
        return (
            f"Für das Zertifikat „{self.goal.title}“ brauchen Sie {german(self.goal.total_from)}."
        )


def result_page(catalogue: Catalogue, heard: Heard) -> ResultPage:
    """Return the result for these answers under this edition."""
    found = estimate(catalogue, heard.given)
    goal = certificate_level(catalogue)
    questions = {question.id: question for question in heard.questions}
    span = _whole(found.total)
    return ResultPage(
        headcount=heard.headcount,
        answered=len(heard.questions) - len(found.unknown),
        span=span,
        marks=tuple((level.total_from, level.title) for level in catalogue.levels),
        goal=goal,
        verdict=verdict(catalogue, span),
        steps=tuple(_steps(questions, found)),
        minima=tuple(minima_in_words(catalogue, goal)),
        close=tuple(_close(catalogue, goal, found)),
        proofs=tuple(_proofs(heard))[:PROOFS_SHOWN],
        unknown=tuple(questions[name].title for name in found.unknown),
        asked_in_all=asked_in_all(catalogue, heard.headcount),
        not_asked=catalogue.not_asked,
    )


def certificate_level(catalogue: Catalogue) -> Level:
    """Return the lowest level that is a certificate."""
    return next(level for level in catalogue.levels if level.kind == CERTIFICATE)


def asked_in_all(catalogue: Catalogue, headcount: int) -> int:
    """Return how many questions with stages the whole self-assessment has at this size."""
    criteria = [one for one in catalogue.criteria.values() if one.minimum_size <= headcount]
    return len(criteria) + len(catalogue.stage_questions)


def verdict(catalogue: Catalogue, span: WholeSpan) -> str:
    """Return in one or two sentences where the span lies beside the levels."""
    goal = certificate_level(catalogue)
    need, title = german(goal.total_from), f"„{goal.title}“"
    below = [level for level in catalogue.levels if level.total_from < goal.total_from]
    if span.low >= goal.total_from:
        return (
            f"Das sieht gut aus: Die ganze Spanne liegt über den {need} Punkten für {title}. "
            "Ob es reicht, zeigt die Prüfung."
        )
    if span.high >= goal.total_from:
        return (
            f"{title} ist in Reichweite: Die {need} Punkte liegen in Ihrer Spanne. "
            "Es kommt darauf an, was Sie belegen können und was die übrigen Fragen zeigen."
        )
    if below and span.high >= below[-1].total_from:
        return (
            f"Für {title} fehlt vermutlich noch etwas. In Reichweite ist „{below[-1].title}“: "
            f"Das geht ab {german(below[-1].total_from)} Punkten, mit drei Vorhaben für die nächste Zeit."
        )
    return (
        f"Bis {title} ist es vermutlich noch ein Stück. Der Weg lohnt sich trotzdem: "
        "Schon wenige klare Regeln bringen viel."
    )


def minima_in_words(catalogue: Catalogue, level: Level) -> Iterator[str]:
    """Yield what a level asks for, one sentence each."""
    core = [field for field in catalogue.fields if field.group == CORE]
    extra = [field for field in catalogue.fields if field.group == EXTRA]
    names = ", ".join(field.title for field in core)
    least = german(level.core_minimum)
    yield f"Insgesamt mindestens {german(level.total_from)} von 100 Punkten."
    if level.core_minimum_count >= len(core):
        yield f"In jedem der {len(core)} Kernfelder mindestens {least} ({names})."
    else:
        yield f"In {level.core_minimum_count} der {len(core)} Kernfelder mindestens {least} ({names})."
    if extra and level.extra_minimum > 0:
        names = ", ".join(field.title for field in extra)
        yield f"In den anderen Feldern mindestens {german(level.extra_minimum)} ({names})."
    if level.indicator_minimum > 0:
        indicator = german(level.indicator_minimum)
        yield f"Im {catalogue.indicator.title} mindestens {indicator}."
    share = german(level.evidence_minimum)
    yield f"Für {share} von 100 Angaben ein Nachweis, zum Beispiel ein Aushang, ein Plan oder ein Gespräch."


def _close(
    catalogue: Catalogue, level: Level, found: Estimate
) -> Iterator[tuple[str, WholeSpan, Decimal]]:
    """Yield fields that the fifteen questions touch and that may stay below their minimum."""
    minima = {field.id: (field.title, level.core_minimum) for field in catalogue.fields
              if field.group == CORE}  # fmt: skip
    minima[catalogue.indicator.id] = (catalogue.indicator.title, level.indicator_minimum)
    for name, (title, least) in minima.items():
        span = found.parts.get(name)
        if span is None or span.high - span.low > WIDEST:
            continue
        if span.low < least:
            yield title, _whole(span), least


def _steps(questions: dict[str, Question], found: Estimate) -> Iterator[Step]:
    for one in found.best:
        question = questions[one.question]
        today, coming = question.anchors[one.from_stage], question.anchors[one.to_stage]
        yield Step(question.title, today, coming, one.points)


def _proofs(heard: Heard) -> Iterator[Proof]:
    stages = heard.given.stages
    for question in heard.questions:
        if stages.get(question.id, 0) >= PROVEN_FROM and question.evidence:
            yield Proof(question.title, question.evidence)


def _whole(span: Span) -> WholeSpan:
    return WholeSpan(
        int(span.low.to_integral_value(ROUND_FLOOR)),
        int(span.high.to_integral_value(ROUND_CEILING)),
    )
