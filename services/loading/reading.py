"""Reads a file of the directory into values; an error names file, entry and field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from buendnis.strict_yaml import EntryFault, one_line, read_file
from services.directory.checks import place_problems, problems_of, url_problem
from services.directory.dating import next_check_after
from services.directory.numbers import NotANumber, to_dial, to_open
from services.directory.states import Status
from services.directory.values import EntryValues, OrganisationValues, PhoneValues, PlaceValues
from services.loading.records import record

CONTENT = Path(__file__).resolve().parents[1] / "content"
SECTIONS = {"alliance", "sample", "source", "historical", "organisations", "places", "entries"}


class FaultyFile(Exception):
    """What is wrong with a file, as a German sentence with file, entry and field."""


@dataclass(frozen=True)
class DirectoryFile:
    """What a file says; organisations and places are named by their keys, also inside of entries."""

    name: str
    alliance: str
    is_sample: bool
    organisations: Mapping[str, OrganisationValues]
    places: Mapping[str, PlaceValues]
    entries: Mapping[str, EntryValues]


def content_files() -> list[DirectoryFile]:
    """Return the files that come with the portal. Raises FaultyFile."""
    return [read_directory(path) for path in sorted(CONTENT.glob("*_entries.yaml"))]


def read_directory(path: Path) -> DirectoryFile:
    """Return what a file says. Raises FaultyFile."""
    try:
        return _directory(path.name, read_file(path))
    except EntryFault as fault:
        raise FaultyFile(f"{path.name}: {fault}") from fault


def _directory(name: str, data: Any) -> DirectoryFile:
    if not isinstance(data, Mapping):
        raise EntryFault("Datei", "Hier werden Abschnitte mit Namen erwartet.")
    for section in data:
        if section not in SECTIONS:
            raise EntryFault(one_line(section), "Diesen Abschnitt gibt es nicht.")
    organisations = _each(data, "organisations", _organisation)
    places = _each(data, "places", _place)
    source = _source(data)

    def entry(row: dict[str, Any], place: str) -> EntryValues:
        return _entry(row, place, source=source, organisations=organisations, places=places)

    return DirectoryFile(
        name=name,
        alliance=str(data.get("alliance") or ""),
        is_sample=data.get("sample") is True,
        organisations={
            key: replace(values, **source.of_organisation) for key, values in organisations.items()
        },
        places=places,
        entries=_each(data, "entries", entry),
    )


@dataclass(frozen=True)
class _Source:
    """Where a file has its facts from, unless an entry says otherwise."""

    title: str
    url: str
    day: Any
    historical: bool

    @property
    def of_organisation(self) -> dict[str, Any]:
        return {"source": self.title, "source_url": self.url, "source_date": self.day}


def _source(data: Mapping[str, Any]) -> _Source:
    row = data.get("source") or {}
    if not isinstance(row, Mapping) or set(row) - {"title", "url", "date"}:
        raise EntryFault("source", "Hier werden „title“, „url“ und „date“ erwartet.")
    named = {"source": row.get("title", ""), "source_url": row.get("url", "")}
    read = record(
        EntryValues,
        named | _given(source_date=row.get("date"), organisation="", title=""),
        "source",
    )
    return _Source(read.source, read.source_url, read.source_date, data.get("historical") is True)


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _each[T](
    data: Mapping[str, Any], section: str, read: Callable[[dict[str, Any], str], T]
) -> dict[str, T]:
    """Return the values of a section by their keys, each of which stands once."""
    found: dict[str, T] = {}
    rows = data.get(section) or []
    if not isinstance(rows, list):
        raise EntryFault(section, "Hier wird eine Liste erwartet.")
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, Mapping):
            raise EntryFault(f"{section}[{number}]", "Hier werden Felder mit Namen erwartet.")
        row = dict(row)
        key = row.pop("key", None)
        if not isinstance(key, str) or not 0 < len(key) <= 60:
            raise EntryFault(
                f"{section}[{number}].key", "Es fehlt ein Schlüssel (höchstens 60 Zeichen)."
            )
        if key in found:
            raise EntryFault(f"{section}.{key}", "Diesen Schlüssel gibt es schon.")
        found[key] = read(row, f"{section}.{key}")
    return found


def _organisation(row: dict[str, Any], place: str) -> OrganisationValues:
    values = _with_address(record(OrganisationValues, row, place))
    _refuse(place, [("website", url_problem(values.website))])
    return values


def _place(row: dict[str, Any], place: str) -> PlaceValues:
    values = record(PlaceValues, row, place)
    _refuse(place, place_problems(values))
    return values


def _entry(
    row: dict[str, Any],
    place: str,
    *,
    source: _Source,
    organisations: Mapping[str, Any],
    places: Mapping[str, Any],
) -> EntryValues:
    """Return an entry as the directory keeps it: public, with its source and the place in the source."""
    section = row.pop("section", "")
    given = {"status": Status.PUBLIC, "historical": source.historical} | row
    values = _with_address(record(EntryValues, given, place))
    if "source" not in row:
        named = ", ".join(filter(None, [source.title, section]))
        values = replace(values, **source.of_organisation | {"source": named})
    if values.checked_on and values.next_check is None:
        values = replace(values, next_check=next_check_after(values.checked_on))
    values = replace(
        values,
        terms=tuple(sorted(set(values.terms))),
        phones=tuple(_to_dial(phone) for phone in values.phones),
        slots=tuple(
            replace(slot, cancelled=tuple(sorted(slot.cancelled))) for slot in values.slots
        ),
    )
    _refuse(place, problems_of(values))
    if values.organisation not in organisations:
        raise EntryFault(f"{place}.organisation", "Diese Organisation steht nicht in der Datei.")
    for at in values.places:
        if at.place not in places:
            raise EntryFault(f"{place}.places", f"Der Ort „{at.place}“ steht nicht in der Datei.")
    return values


def _to_dial(phone: PhoneValues) -> PhoneValues:
    """Return a number with what is dialled; one that nobody could dial stays and is refused as such."""
    try:
        return replace(phone, e164=to_dial(phone.e164 or phone.raw))
    except NotANumber:
        return phone


def _with_address[T: (EntryValues, OrganisationValues)](values: T) -> T:
    """Return the values with the printed address kept beside the one that a browser opens."""
    raw = values.website_raw or values.website
    return replace(values, website=to_open(values.website), website_raw=raw)


def _refuse(place: str, problems: list[tuple[str, str]]) -> None:
    for name, sentence in problems:
        if sentence:
            raise EntryFault(f"{place}.{name}", sentence)
