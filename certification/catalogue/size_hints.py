"""What the law asks of an employer of some size, said at the question that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import combinations
from pathlib import Path

from buendnis.strict_yaml import EntryFault, read_file
from certification.catalogue.entries import Entries
from certification.catalogue.reading import CatalogueError

STANDARD = Path(__file__).resolve().parent.parent / "content" / "size_hints.yaml"


class Demands(StrEnum):
    """How much of what a question asks for the law demands already."""

    NONE = "none"
    PART = "part"
    ALL = "all"


FOLLOWS = {
    Demands.NONE: "Ihre Regel zählt hier also voll.",
    Demands.PART: "Was das Gesetz schon verlangt, zählt nicht; was Sie darüber hinaus tun, zählt voll.",
    Demands.ALL: "Das verlangt das Gesetz von Ihnen schon; hier zählt, was Sie darüber hinaus tun.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeHint:
    """One sentence of the file; `highest` is None where it holds for every larger employer, too."""

    key: str
    right: str
    criteria: tuple[str, ...]
    lowest: int
    highest: int | None
    demands: Demands
    template: str
    counting: str
    statute: str
    source: str
    checked_on: date

    def fits(self, headcount: int) -> bool:
        """Whether the sentence holds for an employer of this size."""
        return self.lowest <= headcount and (self.highest is None or headcount <= self.highest)


@dataclass(frozen=True, slots=True)
class Said:
    """A hint as it is said to one employer, with where it can be checked."""

    sentence: str
    counting: str
    statute: str
    source: str
    checked_on: date


def hints_for(criterion: str, headcount: int) -> tuple[Said, ...]:
    """Return what the law says on a criterion at this headcount, in the order of the file."""
    return tuple(
        _said(hint, headcount)
        for hint in size_hints()
        if criterion in hint.criteria and hint.fits(headcount)
    )


@cache
def size_hints() -> tuple[SizeHint, ...]:
    """Return the hints that come with the portal."""
    return read_size_hints(STANDARD)


def read_size_hints(path: Path) -> tuple[SizeHint, ...]:
    """Return the hints of a file. Raises CatalogueError naming file, entry and reason."""
    try:
        root = Entries(read_file(path))
        root.only("hints")
        hints = tuple(_hint(entry) for entry in root.each("hints", named="key"))
        _require_apart(hints)
    except EntryFault as fault:
        raise CatalogueError(str(path), fault.entry, fault.sentence) from fault
    return hints


def _said(hint: SizeHint, headcount: int) -> Said:
    sentence = hint.template.format(headcount=headcount, statute=hint.statute)
    return Said(
        sentence=f"{sentence} {FOLLOWS[hint.demands]}",
        counting=hint.counting,
        statute=hint.statute,
        source=hint.source,
        checked_on=hint.checked_on,
    )


def _hint(entry: Entries) -> SizeHint:
    entry.only(
        "key", "right", "criteria", "from", "to", "demands", "sentence", "counting", "statute",
        "source", "checked_on",
    )  # fmt: skip
    hint = SizeHint(
        key=entry.text("key"),
        right=entry.text("right"),
        criteria=entry.texts("criteria", required=True),
        lowest=entry.whole("from"),
        highest=entry.whole_or_none("to"),
        demands=_demands(entry),
        template=entry.text("sentence"),
        counting=entry.text("counting", ""),
        statute=entry.text("statute"),
        source=entry.text("source"),
        checked_on=_day(entry, "checked_on"),
    )
    _check(entry, hint)
    return hint


def _check(entry: Entries, hint: SizeHint) -> None:
    if hint.highest is not None and hint.highest < hint.lowest:
        raise entry.fault("Diese Zahl muss mindestens so groß sein wie die bei `from`.", "to")
    if not hint.source.startswith("https://"):
        raise entry.fault("Hier muss eine Adresse mit https:// stehen.", "source")
    try:
        hint.template.format(headcount=1, statute="§")
    except (KeyError, IndexError, ValueError) as error:
        sentence = "Einsetzen lassen sich nur {headcount} und {statute}."
        raise entry.fault(sentence, "sentence") from error


def _demands(entry: Entries) -> Demands:
    try:
        return Demands(entry.text("demands"))
    except ValueError as error:
        known = ", ".join(Demands)
        raise entry.fault(f"Hier muss eines davon stehen: {known}.", "demands") from error


def _day(entry: Entries, key: str) -> date:
    try:
        return date.fromisoformat(entry.text(key))
    except ValueError as error:
        raise entry.fault("Hier muss ein Tag stehen, zum Beispiel 2026-11-22.", key) from error


def _require_apart(hints: tuple[SizeHint, ...]) -> None:
    """Raise EntryFault where two hints say different things to the same employer on the same right."""
    for first, second in combinations(hints, 2):
        if _overlap(first, second):
            sentence = f"Die Größen überschneiden sich mit {first.key}."
            raise EntryFault(f"hints.{second.key}.from", sentence)
    keys = [hint.key for hint in hints]
    for key in _twice(keys):
        raise EntryFault(f"hints.{key}.key", "Diese Kennung steht zweimal da.")


def _overlap(first: SizeHint, second: SizeHint) -> bool:
    if first.right != second.right or not set(first.criteria) & set(second.criteria):
        return False
    return first.fits(second.lowest) or second.fits(first.lowest)


def _twice(keys: list[str]) -> Iterator[str]:
    return (key for key in keys if keys.count(key) > 1)
