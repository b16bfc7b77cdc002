"""What stands about the staff representation of a case, in one sentence and as a sealed part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from buendnis.templatetags.german import datum

PURPOSE = "representation"
LINK_DAYS = 21


class Standing(StrEnum):
    """How far it is between a case and the staff representation."""

    UNASKED = "unasked"
    NONE = "none"
    ASKED = "asked"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class VoiceView:
    """What employer, coordination, examiner and board read: the same for all, and never scored."""

    standing: Standing = Standing.UNASKED
    asked_on: date | None = None
    noted_on: date | None = None
    name: str = ""
    function: str = ""
    statement: str = ""
    # Whether she took note of what counts, and not of an earlier submission.
    is_current: bool = True
    # Whether she has the link: it leaves with the submission.
    is_sent: bool = True

    @property
    def was_asked(self) -> bool:
        """Whether the employer has said anything at all."""
        return self.standing is not Standing.UNASKED

    @property
    def who(self) -> str:
        """Name and function of whoever took note."""
        return ", ".join(word for word in (self.name, self.function) if word)

    @property
    def sentence(self) -> str:
        """What stands, without the statement itself."""
        if self.standing is Standing.NONE:
            return "Nach Angabe des Betriebs gibt es keine Beschäftigtenvertretung."
        if self.standing is Standing.ASKED and not self.is_sent:
            return (
                "Die Beschäftigtenvertretung bekommt ihren Link, sobald der Antrag eingereicht ist."
            )
        if self.standing is Standing.ASKED:
            return f"Die Beschäftigtenvertretung ist seit {datum(self.asked_on)} gefragt und hat nicht geantwortet."
        if self.standing is Standing.NOTED:
            words = (
                " und eine Stellungnahme abgegeben" if self.statement else ", ohne Stellungnahme"
            )
            earlier = "" if self.is_current else " Es ging um eine frühere Fassung des Antrags."
            return (
                f"Die Beschäftigtenvertretung ({self.who}) hat am {datum(self.noted_on)} Kenntnis genommen"
                f"{words}.{earlier}"
            )
        return "Die Beschäftigtenvertretung wurde nicht gefragt."

    def part(self) -> dict[str, Any]:
        """Return the plain values that the decision record freezes; the address is none of them."""
        return {
            "standing": self.standing.value,
            "asked_on": self.asked_on.isoformat() if self.asked_on else "",
            "noted_on": self.noted_on.isoformat() if self.noted_on else "",
            "name": self.name,
            "function": self.function,
            "statement": self.statement,
            "is_current": self.is_current,
        }


def voice_from(part: Mapping[str, Any]) -> VoiceView:
    """Return what a sealed part says, as `VoiceView.part` wrote it."""
    return VoiceView(
        standing=Standing(part["standing"]),
        asked_on=_day(part["asked_on"]),
        noted_on=_day(part["noted_on"]),
        name=part["name"],
        function=part["function"],
        statement=part["statement"],
        is_current=part["is_current"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
