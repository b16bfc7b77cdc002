"""What we ask about help for everybody, read once from services/content/help_now.yaml."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

from buendnis.strict_yaml import read_file
from services.directory.numbers import to_dial
from services.helpnow.values import HelpEntry, HelpNumber
from services.timetable.values import Kind, Slot

SOURCE = Path(__file__).resolve().parents[1] / "content" / "help_now.yaml"
# Hours are told without a first day; the timetable wants one.
SINCE = date(2020, 1, 6)
MIDNIGHT = time(0)


def help_entries(land: str = "") -> tuple[HelpEntry, ...]:
    """Return every help in its order, 112 first; with the numbers of one Land (its code) where they differ."""
    return tuple(_for_land(entry, land) for entry in _all().values())


def help_for(terms: Iterable[str], land: str = "") -> tuple[HelpEntry, ...]:
    """Return the helps that belong to any of these terms of the taxonomy, in their order."""
    wanted = set(terms)
    return tuple(entry for entry in help_entries(land) if wanted & set(entry.terms))


def help_entry(key: str) -> HelpEntry:
    """Return one help. Raises KeyError."""
    return _all()[key]


def _for_land(entry: HelpEntry, land: str) -> HelpEntry:
    near = tuple(each for each in entry.numbers if not each.lands or land in each.lands)
    return replace(entry, numbers=near) if near else entry


@cache
def _all() -> dict[str, HelpEntry]:
    data: Mapping[str, Any] = read_file(SOURCE)
    checked_on = date.fromisoformat(data["checked_on"])
    return {row["key"]: _entry(row, checked_on) for row in data["entries"]}


def _entry(row: Mapping[str, Any], checked_on: date) -> HelpEntry:
    source = row["source"]
    day = source.get("date")
    return HelpEntry(
        key=row["key"],
        names=row["name"],
        texts=row["text"],
        numbers=tuple(_number(each) for each in row.get("numbers", [])),
        slots=_slots(row),
        terms=tuple(row["terms"]),
        languages=tuple(row.get("languages", [])),
        website=row.get("website", ""),
        is_free=row.get("free"),
        is_urgent=row.get("urgent", False),
        source=source["title"],
        source_url=source["url"],
        source_date=date.fromisoformat(day) if day else None,
        checked_on=checked_on if row["checked"] else None,
    )


def _number(row: Mapping[str, Any]) -> HelpNumber:
    raw = row["raw"]
    return HelpNumber(raw, to_dial(raw), row.get("label", ""), frozenset(row.get("lands", [])))


def _slots(row: Mapping[str, Any]) -> tuple[Slot, ...]:
    if row.get("always"):
        return (Slot(Kind.OPENING, "FREQ=DAILY", SINCE, opens=MIDNIGHT, closes=MIDNIGHT),)
    return tuple(
        Slot(
            Kind.OPENING,
            f"FREQ=WEEKLY;BYDAY={','.join(hours['days'])}",
            SINCE,
            opens=time.fromisoformat(hours["opens"]),
            closes=time.fromisoformat(hours["closes"]),
        )
        for hours in row.get("hours", [])
    )
