"""A checklist and its steps; texts are kept by the code of a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Section(StrEnum):
    """When a step is due; lists show them in this order."""

    NOW = "now"
    WEEKS = "weeks"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Law:
    """The statute that sets a time, and where we read what it says."""

    statute: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `whens` is empty where no time is known; a time set by law has its `law`.

    `search` is what leads to entries, as parameters of a search; `helps` are keys of help now.
    """

    key: str
    section: Section
    whats: Mapping[str, str]
    whys: Mapping[str, str]
    whens: Mapping[str, str]
    law: Law | None
    search: Mapping[str, str]
    helps: tuple[str, ...]

    def what(self, language: str) -> str:
        """Return what to do, in a language (its code)."""
        return self.whats[language]

    def why(self, language: str) -> str:
        """Return what it is good for, in a language (its code)."""
        return self.whys[language]

    def when(self, language: str) -> str:
        """Return by when, in a language (its code); empty where nothing sets a time."""
        return self.whens.get(language, "")


@dataclass(frozen=True, slots=True)
class Checklist:
    """The steps for a situation; `checked_on` is the day on which the statutes were looked up."""

    key: str
    situation: str
    titles: Mapping[str, str]
    leads: Mapping[str, str]
    steps: tuple[Step, ...]
    checked_on: date
    quick_exit: bool

    def title(self, language: str, *, city: str) -> str:
        """Return the title in a language (its code); one of them names the city."""
        return self.titles[language].replace("{city}", city)

    def lead(self, language: str) -> str:
        """Return the line below the title, in a language (its code)."""
        return self.leads[language]
