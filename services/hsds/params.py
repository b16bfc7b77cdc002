"""What may be asked of the interface: each parameter with its form; anything else is told, not guessed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from services.directory.checks import OLDEST

MOST_A_PAGE, USUAL_A_PAGE = 500, 50
LAST_PAGE = 1_000_000
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class BadParameters(ValueError):
    """Parameters that cannot be meant; `problems` maps each to an English sentence."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {why}" for name, why in problems.items()))
        self.problems = problems


@dataclass(frozen=True)
class Parameter:
    """A parameter of the interface: how it is read, and how the description tells it."""

    name: str
    read: Callable[[str], Any]
    schema: Mapping[str, Any]
    description: str


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(text)

    return read


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise ValueError("must be a UUID") from None


def _moment(text: str) -> datetime:
    # A plus sign that nobody escaped arrives as a blank.
    typed = text.strip().replace(" ", "+") if "T" in text else text.strip()
    try:
        found = parse_datetime(typed) or datetime.fromisoformat(typed)
        # At both ends of the calendar another zone has no such moment.
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError("must be a date-time of ISO 8601 such as 2026-01-31T12:00:00Z") from None


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise ValueError("must be a time such as 09:30") from None


def _day(text: str) -> str:
    if text.upper() in DAYS:
        return text.upper()
    if text.lower() in _NAMES:
        return DAYS[_NAMES.index(text.lower())]
    raise ValueError(f"must be one of {', '.join(DAYS)}")


def _postcode(text: str) -> str:
    if not re.fullmatch(r"[0-9]{5}", text):
        raise ValueError("must be a German postcode of five digits")
    return text


def _yes_or_no(text: str) -> bool:
    if text.lower() not in {"true", "false"}:
        raise ValueError("must be true or false")
    return text.lower() == "true"


def _text(text: str) -> str:
    return text


_STRING, _INTEGER = {"type": "string"}, {"type": "integer"}
_ID = {"type": "string", "format": "uuid"}
_AGE = _whole(0, OLDEST)
PAGING = (
    Parameter("page", _whole(1, LAST_PAGE), _INTEGER | {"minimum": 1}, "Number of the page, from 1."),
    Parameter(
        "per_page", _whole(1, MOST_A_PAGE),
        _INTEGER | {"minimum": 1, "maximum": MOST_A_PAGE, "default": USUAL_A_PAGE},
        "Number of items on a page.",
    ),
)  # fmt: skip
OF_SERVICES = (
    Parameter("search", _text, _STRING, "Words in German or in one of the portal's languages."),
    Parameter("taxonomy_term_id", _uuid, _ID, "Only services with this term."),
    Parameter("taxonomy_id", _uuid, _ID, "Only services with any term of this taxonomy."),
    Parameter("organization_id", _uuid, _ID, "Only services of this organization."),
    Parameter(
        "modified_after", _moment, _STRING | {"format": "date-time"},
        "Only services changed at or after this moment.",
    ),
    Parameter("minimum_age", _AGE, _INTEGER, "Only services with a minimum age of at least this."),
    Parameter("maximum_age", _AGE, _INTEGER, "Only services with a maximum age of at most this."),
    Parameter("day", _day, _STRING | {"enum": list(DAYS)}, "Only services open on this weekday."),
    Parameter("start_time", _time, _STRING, "Only services that open at this time or later."),
    Parameter("end_time", _time, _STRING, "Only services that close at this time or earlier."),
    Parameter("postcode", _postcode, _STRING, "Only services in or for this postcode."),
)  # fmt: skip
OF_LISTS_OF_SERVICES = (
    *PAGING,
    *OF_SERVICES,
    Parameter("full", _yes_or_no, {"type": "boolean"}, "Items as the single resource shows them."),
    Parameter(
        "minimal", _yes_or_no, {"type": "boolean"}, "Only id and last_modified of each item."
    ),
)


def read_params(given: QueryDict, allowed: tuple[Parameter, ...]) -> dict[str, Any]:
    """Return the parameters as values by name; an empty one counts as not given.

    Raises BadParameters with a sentence for each that is unknown, repeated or malformed: a misspelt filter
    that were ignored would answer with everything.
    """
    known = {parameter.name: parameter for parameter in allowed}
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name in given:
        texts = [text for text in given.getlist(name) if text]
        if name not in known:
            problems[name[:60]] = "is not a parameter of this resource"
        elif len(texts) > 1:
            problems[name] = "is given more than once"
        elif texts:
            try:
                values[name] = known[name].read(texts[0])
            except ValueError as problem:
                problems[name] = str(problem)
    if problems:
        raise BadParameters(problems)
    return values
