"""What travels in the forms of the Kurzcheck: size and answers, read again on every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from certification.assessment.question_texts import not_applicable_label
from certification.quickcheck.estimate import Given
from certification.quickcheck.selection import asked_in_order
from certification.scoring import Catalogue, Criterion, SubIndicator

Question = Criterion | SubIndicator
UNKNOWN = "?"
LEFT_OUT = "na:"


@dataclass(frozen=True, slots=True)
class Heard:
    """The fifteen questions of a size, in the order they are asked, with what was chosen so far.

    `chosen` holds only values that a question offers; a question without one is not known.
    """

    headcount: int
    questions: tuple[Question, ...]
    chosen: Mapping[str, str]

    @property
    def given(self) -> Given:
        """What the estimate takes."""
        return Given(
            headcount=self.headcount,
            stages={name: int(value) for name, value in self.chosen.items() if value.isdigit()},
            not_applicable={
                name: value.removeprefix(LEFT_OUT)
                for name, value in self.chosen.items()
                if value.startswith(LEFT_OUT)
            },
        )

    def kept(self, *, without: str = "") -> list[tuple[str, str]]:
        """Return names and values of the answers that a form hands on, but for one question."""
        return [(name, value) for name, value in self.chosen.items() if name != without]


def heard_from(data: Mapping[str, str], catalogue: Catalogue, headcount: int) -> Heard:
    """Return the answers in a form; whatever no question offers is as good as not sent."""
    questions = asked_in_order(catalogue, headcount)
    chosen = {
        question.id: value
        for question in questions
        if (value := data.get(question.id, "")) in dict(choices_of(question))
    }
    return Heard(headcount, questions, chosen)


def choices_of(question: Question) -> list[tuple[str, str | SafeString]]:
    """Return the five anchors, the reasons to leave the question out, and „weiß ich nicht“."""
    anchors: list[tuple[str, str | SafeString]] = [
        (str(stage), anchor) for stage, anchor in enumerate(question.anchors)
    ]
    reasons = question.not_applicable_reasons if isinstance(question, Criterion) else ()
    anchors += [
        (
            f"{LEFT_OUT}{reason}",
            format_html(
                '{}<span class="choice-hint">Trifft bei uns nicht zu</span>',
                not_applicable_label(reason),
            ),
        )
        for reason in reasons
    ]
    return [*anchors, (UNKNOWN, "Weiß ich nicht")]
