"""Puts a letter together: its texts, what was typed, and room for what is still open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from buendnis.templatetags.german import datum, zahl
from services.care_leave.rulebook import NoRule, NotProven, Rulebook, Unit
from services.letters.reading import MARK
from services.letters.values import (
    OPEN,
    Block,
    Condition,
    Field,
    FieldKind,
    Item,
    Letter,
    Part,
    Space,
)

# What was typed, by the name of the field: a text, a day, a number, or the key of a choice.
Answers = Mapping[str, object]
ADDRESS_LINES = 3
WEEK = ("Mo", "Di", "Mi", "Do", "Fr", "Sa")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is still open: a line to write on."""

    label: str
    space: Space
    spare: bool = False

    @property
    def days(self) -> tuple[str, ...]:
        """The working days of a week that is still open."""
        return WEEK if self.space is Space.WEEK else ()


Run = str | Gap
Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list; `ticked` is None where there is no box; facts have a label."""

    line: Line
    label: str = ""
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A block as it is shown; a spare one is open and not needed."""

    part: Part
    line: Line = ()
    points: tuple[Point, ...] = ()
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter ready to be drawn. `place_and_day` is empty for papers that carry none."""

    letter: Letter
    subject: Line
    sender: tuple[Line, ...]
    receiver: tuple[Line, ...]
    place_and_day: Line
    pieces: tuple[Piece, ...]
    name: Line


def compose(letter: Letter, answers: Answers, rulebook: Rulebook, day: date) -> Paper:
    """Return the paper; `day` is that of the letter and decides which numbers of the law it names."""
    return _Writing(letter, answers, rulebook, day).paper()


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Return whether a condition holds; a choice that nobody made counts as open."""
    return all(
        (answers.get(name) or OPEN) in allowed for name, allowed in (condition or {}).items()
    )


def law_number(key: str, day: date, rulebook: Rulebook) -> str:
    """Return a number of the law as it is written: 10, or 90 for a share. Raises KeyError, NoRule, NotProven."""
    number = rulebook.number(key, day)
    if rulebook.at(key, day).unit is Unit.SHARE:
        number *= 100
    return zahl(number, 2)


def lines_of(text: object) -> list[str]:
    """Return the lines of what was typed, without empty ones."""
    return [line.strip() for line in str(text or "").splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class _Writing:
    letter: Letter
    answers: Answers
    rulebook: Rulebook
    day: date

    def paper(self) -> Paper:
        letter = self.letter
        return Paper(
            letter=letter,
            subject=self.line(letter.subject),
            sender=self.address(letter.sender),
            receiver=tuple((each,) for each in letter.fixed_receiver)
            or self.address(letter.receiver),
            place_and_day=self.place_and_day(),
            pieces=tuple(self.pieces()),
            name=self.name(),
        )

    def pieces(self) -> Iterator[Piece]:
        for block in self.letter.blocks:
            if holds(block.when, self.answers):
                yield self.piece(block)

    def piece(self, block: Block) -> Piece:
        if block.part is Part.CHOICE:
            return self.choice(self.letter.field(block.text))
        shown = [item for item in block.items if holds(item.when, self.answers)]
        ticked = False if block.part is Part.BOXES else None
        points = tuple(self.point(item, ticked) for item in shown)
        return Piece(block.part, self.line(block.text), points)

    def point(self, item: Item, ticked: bool | None) -> Point:
        return Point(self.line(item.text), item.label, ticked)

    def choice(self, field: Field) -> Piece:
        """Return the sentence of the choice that was made, or all of them as boxes to tick."""
        chosen = field.choice(str(self.answers.get(field.name) or ""))
        if chosen:
            return Piece(Part.TEXT, self.line(chosen.text))
        boxes = tuple(Point(self.line(each.text), "", False) for each in field.choices)
        return Piece(Part.BOXES, (), boxes, field.spare)

    def line(self, text: str) -> Line:
        """Return a text with its marks filled in."""
        runs: list[Run] = []
        at = 0
        for mark in MARK.finditer(text):
            runs += [text[at : mark.start()], self.filled(mark[1])]
            at = mark.end()
        return tuple(run for run in (*runs, text[at:]) if run)

    def filled(self, name: str) -> Run:
        if "." in name:
            return self.number(name)
        field = self.letter.field(name)
        value = self.answers.get(name)
        return (
            _said(field, value)
            if value not in (None, "")
            else Gap(field.label, field.space, field.spare)
        )

    def number(self, key: str) -> Run:
        """Return a number of the law; room for it where that day's is not known."""
        try:
            return law_number(key, self.day, self.rulebook)
        except (NoRule, NotProven):
            return Gap("Zahl nach dem Gesetz", Space.SHORT)

    def address(self, name: str) -> tuple[Line, ...]:
        """Return the lines of an address, or lines to write on."""
        if not name:
            return ()
        typed = lines_of(self.answers.get(name))
        if typed:
            return tuple((line,) for line in typed)
        label = self.letter.field(name).label
        first: Line = (f"{label}: ", Gap(label, Space.SHORT))
        room: Line = (Gap(label, Space.LONG),)
        return (first, *(room for _ in range(ADDRESS_LINES - 1)))

    def place_and_day(self) -> Line:
        names = {each.name for each in self.letter.fields}
        if not self.letter.on_date or "ort" not in names:
            return ()
        return self.line(f"{{ort}}, den {{{self.letter.on_date}}}")

    def name(self) -> Line:
        """Return who signs: the first line of the sender."""
        if not self.letter.sender:
            return ()
        typed = lines_of(self.answers.get(self.letter.sender))
        return (typed[0],) if typed else ()


def _said(field: Field, value: object) -> str:
    if isinstance(value, date):
        return datum(value)
    if isinstance(value, Decimal):
        return _euro(value) if field.kind is FieldKind.EURO else zahl(value, 2)
    chosen = field.choice(str(value))
    return chosen.text if chosen else str(value)


def _euro(value: Decimal) -> str:
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
