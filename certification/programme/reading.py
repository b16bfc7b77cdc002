"""Reads a published action programme from its file; an error names file, entry and reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from buendnis.strict_yaml import EntryFault, read_file
from certification.catalogue.entries import Entries

TRIER = Path(__file__).resolve().parent.parent / "content" / "trier_programme.yaml"
TEXTS = ("employees", "first_certified", "procedure", "source")
KNOWN = ("key", "title", "organisation", *TEXTS, "introduction", "signed", "fields")


class ProgrammeFileError(Exception):
    """The first thing that is wrong with a file, as `FILE: entry: sentence`."""

    def __init__(self, file: Path | str, fault: EntryFault) -> None:
        super().__init__(f"{file}: {fault.entry}: {fault.sentence}")


@dataclass(frozen=True)
class PublishedFile:
    """A published programme as its file tells it."""

    key: str
    title: str
    organisation: str
    content: dict[str, Any]


def read_programme(path: Path) -> PublishedFile:
    """Return the programme of a file. Raises ProgrammeFileError."""
    try:
        return _programme(Entries(read_file(path)))
    except EntryFault as fault:
        raise ProgrammeFileError(path, fault) from fault


def _programme(root: Entries) -> PublishedFile:
    root.only(*KNOWN)
    content: dict[str, Any] = {name: root.text(name) for name in TEXTS}
    content["introduction"] = list(root.texts("introduction"))
    content["signed"] = _signed(root.inner("signed"))
    content["fields"] = [
        _field(entry, number) for number, entry in enumerate(root.each("fields"), start=1)
    ]
    return PublishedFile(
        key=_key(root),
        title=_short(root, "title", 200),
        organisation=_short(root, "organisation", 160),
        content=content,
    )


def _key(root: Entries) -> str:
    key = _short(root, "key", 60)
    try:
        validate_slug(key)
    except ValidationError as error:
        raise root.fault(
            "Hier dürfen nur Buchstaben, Ziffern und Striche stehen.", "key"
        ) from error
    return key


def _short(root: Entries, key: str, longest: int) -> str:
    text = root.text(key)
    if len(text) > longest:
        raise root.fault(f"Hier passen höchstens {longest} Zeichen.", key)
    return text


def _signed(entry: Entries) -> dict[str, str]:
    entry.only("name", "function", "place", "date")
    try:
        day = date.fromisoformat(entry.text("date"))
    except ValueError as error:
        raise entry.fault("Hier muss ein Datum wie 2020-03-19 stehen.", "date") from error
    return {
        "name": entry.text("name"),
        "function": entry.text("function"),
        "place": entry.text("place"),
        "on": day.isoformat(),
    }


def _field(entry: Entries, number: int) -> dict[str, Any]:
    entry.only("number", "title", "objective", "units", "measures")
    if entry.whole("number") != number:
        raise entry.fault(f"Hier muss {number} stehen: Die Felder sind durchgezählt.", "number")
    units = list(entry.texts("units", required=True))
    if not units:
        raise entry.fault("Hier muss mindestens eine Stelle stehen.", "units")
    return {
        "number": number,
        "title": entry.text("title"),
        "objective": entry.text("objective"),
        "units": units,
        "measures": [
            _measure(one, f"{number}.{place}")
            for place, one in enumerate(entry.each("measures"), start=1)
        ],
    }


def _measure(entry: Entries, number: str) -> dict[str, Any]:
    entry.only("number", "text", "details")
    if entry.text("number") != number:
        raise entry.fault(f"Hier muss {number} stehen: Die Maßnahmen sind durchgezählt.", "number")
    return {
        "number": number,
        "text": entry.text("text"),
        "details": list(entry.texts("details")),
    }
