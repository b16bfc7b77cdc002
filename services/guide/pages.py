"""A chapter as a page or a booklet shows it: on a day, with numbers filled in and paragraphs to look up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from services.care_leave.rulebook import Rulebook, Source
from services.guide.filling import filled
from services.guide.queries import chapters
from services.guide.values import Block, Chapter, Part, Statement


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on a day. `changed` says that today something else is so."""

    text: str
    laws: tuple[str, ...]
    source: Source | None
    tip: bool
    changed: bool = False


@dataclass(frozen=True, slots=True)
class BlockShown:
    """A block on a day; `now` is what holds today instead, where the day is another one."""

    heading: str
    said: tuple[Said, ...]
    part: Part
    now: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterShown:
    """A chapter on a day, as web page and folder show it."""

    key: str
    title: str
    lead: str
    blocks: tuple[BlockShown, ...]
    unknown: tuple[str, ...]
    checked_on: date
    day: date
    differs: bool
    source: Chapter


def chapter_shown(
    chapter: Chapter, rulebook: Rulebook, *, day: date, today: date | None = None
) -> ChapterShown:
    """Return a chapter on a day; with `today` it says what is different by now.

    Raises KeyError for a text that asks for a value which the rulebook does not have.
    """
    blocks = tuple(_block(each, rulebook, day, today or day) for each in chapter.blocks)
    return ChapterShown(
        key=chapter.key,
        title=chapter.title,
        lead=filled(chapter.lead, rulebook, day),
        blocks=tuple(each for each in blocks if each.said or each.now or each.part),
        unknown=tuple(filled(each, rulebook, day) for each in chapter.unknown),
        checked_on=chapter.checked_on,
        day=day,
        differs=any(each.now for each in blocks),
        source=chapter,
    )


def chapters_shown(
    keys: Iterable[str], rulebook: Rulebook, *, day: date
) -> tuple[ChapterShown, ...]:
    """Return chosen chapters on a day in the order of the guide, for a booklet."""
    wanted = set(keys)
    return tuple(
        chapter_shown(each, rulebook, day=day) for each in chapters() if each.key in wanted
    )


def _block(block: Block, rulebook: Rulebook, day: date, today: date) -> BlockShown:
    then = {each: filled(each.text, rulebook, day) for each in _valid(block, day)}
    by_now = {each: filled(each.text, rulebook, today) for each in _valid(block, today)}
    old, new = set(then.values()), set(by_now.values())
    return BlockShown(
        heading=block.heading,
        said=tuple(said_of(each, text, rulebook, text not in new) for each, text in then.items()),
        part=block.part,
        now=tuple(
            said_of(each, text, rulebook, True) for each, text in by_now.items() if text not in old
        ),
    )


def _valid(block: Block, day: date) -> Iterator[Statement]:
    return (each for each in block.statements if each.holds_on(day))


def said_of(statement: Statement, text: str, rulebook: Rulebook, changed: bool) -> Said:
    """Return a statement with its filled text."""
    return Said(
        text=text,
        laws=statement.laws,
        source=rulebook.sources[statement.source] if statement.source else None,
        tip=statement.tip,
        changed=changed,
    )
