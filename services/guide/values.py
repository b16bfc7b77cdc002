"""A chapter about care and work: statements with the paragraph that says so, blocks, and what is not known.

Texts name numbers of the law by their key in the rulebook, as in „bis zu {pflegezeit.max_months} Monate“; what a
page shows is a chapter on a day (`pages.py`).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Audience(StrEnum):
    """Who a chapter is written for."""

    CARERS = "carers"
    EMPLOYERS = "employers"
    BOTH = "both"


class Part(StrEnum):
    """What a block shows beside its statements: drawn from data, not from text."""

    NONE = ""
    RELATIVES = "relatives"
    GRADES = "grades"
    POINTS = "points"
    BENEFITS = "benefits"
    SOURCES = "sources"
    CHANGES = "changes"
    ERRORS = "errors"
    SALARY_MODEL = "salary_model"
    GLOSSARY = "glossary"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is so, with the paragraphs that say it ("§ 3 Abs. 1 PflegeZG"), on the days it is so.

    Without `laws` it has a `source` (a key of the rulebook's sources), or it is a piece of advice and says
    nothing about the law (`tip`).
    """

    text: str
    laws: tuple[str, ...] = ()
    source: str = ""
    tip: bool = False
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is so on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Block:
    """Statements below a heading, and what is drawn from data below them."""

    heading: str
    statements: tuple[Statement, ...] = ()
    part: Part = Part.NONE


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as it is written; `search` are words by which people look for it.

    `letters` are keys of letters, `targets` names of pages that help on, `related` keys of chapters.
    `dated` says that its page has a choice of the day.
    """

    key: str
    title: str
    lead: str
    audience: Audience
    blocks: tuple[Block, ...]
    unknown: tuple[str, ...]
    letters: tuple[str, ...]
    targets: tuple[str, ...]
    related: tuple[str, ...]
    search: tuple[str, ...]
    checked_on: date
    dated: bool = True

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement in its order, of all days."""
        return tuple(each for block in self.blocks for each in block.statements)

    @property
    def statutes(self) -> tuple[str, ...]:
        """Every paragraph that it names, once."""
        return tuple(dict.fromkeys(law for each in self.statements for law in each.laws))


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary and what it means."""

    name: str
    text: str
    laws: tuple[str, ...] = ()
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the law; `keys` are the parameters whose value begins, or ends the day before, on that day."""

    on: date
    text: str
    laws: tuple[str, ...]
    keys: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class FolderError:
    """What the folder of July 2015 says, and what is right."""

    said: str
    right: str
    laws: tuple[str, ...]
    then: bool


@dataclass(frozen=True, slots=True)
class FundingSource:
    """Where an employer finds public money; `old` says that we know it only from the folder of 2015."""

    name: str
    text: str
    website: str = ""
    old: bool = False
