"""One help for everybody: whom to call, when, in which languages, and how far this was checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from services.timetable.values import Slot


@dataclass(frozen=True, slots=True)
class HelpNumber:
    """A number as printed and as dialled; `lands` are the codes of the Länder that it is for, empty for all."""

    raw: str
    e164: str
    label: str = ""
    lands: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """One help; names and texts by the code of a language, all seven of them.

    `slots` are its hours, empty where they are not known. `is_free` is None where nobody has said it.
    `checked_on` is the day on which number and hours were found in the source, None where they were not;
    `source_date` is the source's own day, where it says one.
    """

    key: str
    names: Mapping[str, str]
    texts: Mapping[str, str]
    numbers: tuple[HelpNumber, ...]
    slots: tuple[Slot, ...]
    terms: tuple[str, ...]
    languages: tuple[str, ...]
    website: str
    is_free: bool | None
    is_urgent: bool
    source: str
    source_url: str
    source_date: date | None
    checked_on: date | None

    def name(self, language: str) -> str:
        """Return the name in a language (its code)."""
        return self.names[language]

    def text(self, language: str) -> str:
        """Return the sentence in a language (its code)."""
        return self.texts[language]

    @property
    def is_checked(self) -> bool:
        return self.checked_on is not None

    @property
    def round_the_clock(self) -> bool:
        """Whether somebody answers at any hour."""
        return any(slot.round_the_clock for slot in self.slots)
