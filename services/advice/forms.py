"""What travels from page to page: every answer as typed, those that count now, and those that may count again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField

from buendnis.templatetags.german import datum
from services.advice.answers import situation_of
from services.advice.fields import earlier_fields, field_for
from services.advice.questions import (
    EMPLOYERS_STEP_TITLES,
    MOST_EARLIER,
    NAMES,
    QUESTIONS,
    STEP_TITLES,
    Question,
    Step,
    earlier_names,
)
from services.advice.words import Audience
from services.care_leave.advice import Contradiction
from services.care_leave.situation import Land, Situation
from services.care_leave.workdays import local_question

# Longer than any true answer; a forged one travels no further than that.
LONGEST = 40
NOTICE = "angekuendigt_am"
# How a closed step tells its answers; a bare yes or no would say nothing.
SHORT = {
    "arbeit": "{}",
    "wer": "{}",
    "kollegen": "{} im Betrieb",
    "bedarf": "Pflegegrad: {}",
    "ort": "{}",
    "auszeit": "{}",
    "beginn": "ab {}",
    "monate": "{} Monate",
    "stunden": "{} Stunden",
    "land": "{}",
    "koepfe": "{} Menschen",
}


@dataclass(frozen=True, slots=True)
class Row:
    """An earlier leave in the form."""

    number: int
    fields: tuple[BoundField, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that stand together, with what was answered so far in short words."""

    step: Step
    title: str
    fields: tuple[BoundField, ...]
    rows: tuple[Row, ...]
    answered: tuple[str, ...]

    @property
    def next_step(self) -> str:
        """The step that follows, as its button sends it."""
        return str(self.step + 1)

    @property
    def own_step(self) -> str:
        """This step, as its button sends it."""
        return str(int(self.step))

    @property
    def has_errors(self) -> bool:
        """Whether an answer in here needs a second look."""
        bound = (*self.fields, *(field for row in self.rows for field in row.fields))
        return any(field.errors for field in bound)


class QuestionsForm(forms.Form):
    """All questions of the wizard; which of them are asked follows from the answers before."""

    # Said once above the form, not at every question.
    all_optional = True

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        today: date,
        land: str,
        audience: Audience = Audience.FAMILY,
    ) -> None:
        super().__init__(data, auto_id="frage_%s")
        self.today, self.audience = today, audience
        for question in QUESTIONS:
            self.fields[question.name] = field_for(question, today, audience)
        for row in range(1, MOST_EARLIER + 1):
            for name, field in zip(earlier_names(row), earlier_fields(today, row), strict=True):
                self.fields[name] = field
        self.fields["land"].initial = land if land in {each.value for each in Land} else ""
        self.fields["fehlt_ab"].initial = self.fields[NOTICE].initial = today
        self.asked: tuple[Question, ...] = ()
        self.answers: dict[str, Any] = {}
        self._shown: set[str] = set()

    @classmethod
    def started(cls, sent: Mapping[str, Any], **options: Any) -> "QuestionsForm":
        """Return the form with what was sent; a question that comes up for the first time has its preset."""
        presets = cls(None, **options)
        data = {name: str(sent[name]).strip()[:LONGEST] for name in NAMES if name in sent}
        for name in ("land", "fehlt_ab", NOTICE):
            initial = presets.fields[name].initial
            data.setdefault(name, initial.isoformat() if isinstance(initial, date) else initial)
        return cls(data, **options)

    def full_clean(self) -> None:
        """Clean everything, then keep what is asked: faults in answers that do not count are none."""
        super().full_clean()
        if not self.is_bound:
            self.asked = tuple(each for each in QUESTIONS if each.step is Step.FIRST)
            return
        answers: dict[str, Any] = {}
        asked: list[Question] = []
        for question in QUESTIONS:
            if question.asked(answers):
                asked.append(question)
                answers[question.name] = self.cleaned_data.get(question.name)
        for row in range(1, self.rows_shown(answers) + 1):
            answers |= {name: self.cleaned_data.get(name) for name in earlier_names(row)}
        self.asked, self._shown = tuple(asked), set(answers)
        for name in [name for name in self.errors if name not in self._shown]:
            # The form has been cleaned: its errors are there, which its type does not know.
            del self._errors[name]  # type: ignore[attr-defined]
        self._check_rows(answers)
        self._word_holiday(answers)
        self.answers = answers

    def rows_shown(self, answers: Mapping[str, Any]) -> int:
        """Return how many rows for earlier leaves stand open: the filled ones and an empty one."""
        if not answers.get("schon_genutzt"):
            return 0
        filled = [
            row
            for row in range(1, MOST_EARLIER + 1)
            if any(self.data.get(name) for name in earlier_names(row))
        ]
        return min(max(filled, default=0) + 1, MOST_EARLIER)

    def _check_rows(self, answers: Mapping[str, Any]) -> None:
        for row in range(1, self.rows_shown(answers) + 1):
            names = earlier_names(row)
            typed = [bool(self.data.get(name)) for name in names]
            for name, is_typed in zip(names, typed, strict=True):
                if any(typed) and not is_typed:
                    self.add_error(name, "Hier fehlt noch etwas. Sonst zählt diese Zeile nicht.")

    def _word_holiday(self, answers: Mapping[str, Any]) -> None:
        land = answers.get("land")
        question = local_question(land) if land else None
        if question:
            self.fields["feiertag_ort"].label = question
        if land is Land.BY:
            # A field with choices, which the type of a form's fields does not tell.
            choices = self.fields["feiertag_ort"].choices  # type: ignore[attr-defined]
            yes, *others = choices
            in_augsburg = ("augsburg", "Ja, in Augsburg (mit Friedensfest)")
            self.fields["feiertag_ort"].choices = [yes, in_augsburg, *others]  # type: ignore[attr-defined]

    def situation(self) -> Situation:
        """Return what was told so far; an answer with a fault counts as not known."""
        self.errors  # noqa: B018 - asks the form to clean itself
        return situation_of(self.answers, today=self.today)

    def name_contradictions(self, found: tuple[Contradiction, ...]) -> None:
        """Put each contradiction to the fields it is about."""
        self.errors  # noqa: B018 - asks the form to clean itself
        for each in found:
            names = [name for fact in each.fields for name in self._names_of(fact)]
            for name in dict.fromkeys(names):
                self.add_error(name, each.sentence)
            if not names:
                self.add_error(None, each.sentence)

    def _names_of(self, fact: str) -> list[str]:
        if fact == "earlier":
            shown = [earlier_names(row) for row in range(1, self.rows_shown(self.answers) + 1)]
            days = [(first, last) for _, first, last in shown if self.answers.get(first)]
            return [name for pair in days for name in pair]
        return [
            each.name
            for each in self.asked
            if each.fact == fact and self.answers.get(each.name) is not None
        ]

    def groups(self) -> list[Group]:
        """Return the questions that are asked now, step by step; on the first page the first four."""
        self.errors  # noqa: B018 - asks the form to clean itself
        titles = EMPLOYERS_STEP_TITLES if self.audience is Audience.EMPLOYER else STEP_TITLES
        groups = []
        for step in Step:
            names = [each.name for each in self.asked if each.step is step]
            if names:
                fields = tuple(self[name] for name in names)
                rows = self._rows() if step is Step.COMPANY else ()
                groups.append(Group(step, titles[step], fields, rows, self._short(names)))
        return groups

    def _rows(self) -> tuple[Row, ...]:
        shown = self.rows_shown(self.answers)
        return tuple(
            Row(row, tuple(self[name] for name in earlier_names(row)))
            for row in range(1, shown + 1)
        )

    def _short(self, names: list[str]) -> tuple[str, ...]:
        said = ((name, self.said(name)) for name in names if name in SHORT)
        return tuple(SHORT[name].format(words) for name, words in said if words)

    def said(self, name: str) -> str:
        """Return the answer in the words of the page; nothing where none was given."""
        value = self.data.get(name, "") if self.is_bound else ""
        if not value or name in self.errors:
            return ""
        if isinstance(self.answers.get(name), date):
            return datum(self.answers[name])
        return dict(_flat(getattr(self.fields[name], "choices", []))).get(value, value)

    def carried(self) -> Iterator[tuple[str, str]]:
        """Give name and answer of what is not asked now, but may be asked again."""
        for name in NAMES:
            if self.is_bound and name not in self._shown and self.data.get(name):
                yield name, self.data[name]

    def kept(self) -> dict[str, str]:
        """Return the answers that count, as typed: what a file to take along holds.

        A notice that is to arrive today has no place there: opened next week, it would be one in time.
        """
        self.errors  # noqa: B018 - asks the form to clean itself
        kept = {
            name: self.data[name] for name in NAMES if name in self._shown and self.data.get(name)
        }
        if self.answers.get(NOTICE) == self.today:
            del kept[NOTICE]
        return kept


def _flat(choices: Any) -> Iterator[tuple[str, str]]:
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from label
        else:
            yield value, label
