"""From the public view of an entry to what the index keeps of it; nothing that families must not see is here."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from services.directory.sheets import Sheet
from services.directory.states import Cost, Kind, Scope
from services.search.analysis import words
from services.search.postings import HEAVIEST
from services.search.query import YES
from services.search.values import WHEN, Document, Facet, token
from services.taxonomy.queries import is_known, term
from services.timetable.dates import end_of, weekdays_and_parts
from services.timetable.values import Slot

TITLE, TERM, ORGANISATION, BODY = 4, 3, 2, 1
# What is near comes before what helps everywhere, where both say the same: the words of far entries weigh
# two thirds, and among equals they stand below the near ones.
FAR_TERM = 2
FAR_OF_THREE = 2
BELOW = "~"
LONGEST_KEY = 200
# They leave the results when their last day is over; opening hours that end say nothing of an offer.
GATHERINGS = (Kind.MEETING, Kind.EVENT)
STEP_FREE = "rollstuhl"
FREE_IN_WORDS = "kostenlos"
_KINDS = {Facet.SITUATION: "situation", Facet.TOPIC: "topic", Facet.AUDIENCE: "audience"}
_DAYS = {
    "mo": "Montag", "di": "Dienstag", "mi": "Mittwoch", "do": "Donnerstag", "fr": "Freitag",
    "sa": "Samstag", "so": "Sonntag",
}  # fmt: skip
_NOT_A_DIGIT = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of a document, its language, and how much its words weigh."""

    weight: int
    text: str
    language: str = "de"


def document_of(sheet: Sheet) -> Document:
    """Return an entry as the index keeps it."""
    is_near = sheet.scope == Scope.LOCAL
    tokens = {
        **{_token_of(key): TERM if is_near else FAR_TERM for key in sheet.terms},
        **{token("spoken", key): TERM for key in sheet.languages},
        **{token("feature", key): TERM for place in sheet.places for key in _there(place.features)},
    }
    found = weighed(_pieces(sheet))
    return Document(
        key=sheet.code,
        words=(found if is_near else _from_afar(found)) | tokens,
        facets=_facets(sheet),
        sort_key=sheet.sort_key if is_near else f"{BELOW}{sheet.sort_key}"[:LONGEST_KEY],
        fresh_on=sheet.checked_on,
        until=_last_day(sheet.slots) if sheet.kind in GATHERINGS else None,
    )


def weighed(pieces: Iterable[Piece]) -> dict[str, int]:
    """Return the words of several texts with what they weigh together, nine at most.

    A name that translations repeat weighs no more by that: of each word the heaviest language counts,
    where easy German is German.
    """
    by_language: dict[str, dict[str, int]] = {}
    for piece in pieces:
        found = by_language.setdefault("de" if piece.language == "ls" else piece.language, {})
        for word in words(piece.text, piece.language):
            found[word.text] = min(HEAVIEST, found.get(word.text, 0) + piece.weight)
    together: dict[str, int] = {}
    for found in by_language.values():
        for text, weight in found.items():
            together[text] = max(weight, together.get(text, 0))
    return together


def _from_afar(weights: Mapping[str, int]) -> dict[str, int]:
    return {word: max(1, weight * FAR_OF_THREE // 3) for word, weight in weights.items()}


def static_document(
    key: str,
    *,
    titles: Mapping[str, str],
    texts: Mapping[str, str],
    terms: Iterable[str] = (),
    spoken: Iterable[str] = (),
    slots: Iterable[Slot] = (),
    free: bool = False,
    checked_on: date | None = None,
    sort_key: str = "",
) -> Document:
    """Return a document that stands in no database and helps everywhere: help now, a page of a guide.

    Titles and texts are kept by the code of a language. With the same score and day of check, `sort_key`
    says which comes first.
    """
    keys, languages = tuple(terms), tuple(spoken)
    pieces = [Piece(_weight_of_title(code), text, code) for code, text in titles.items()]
    pieces += [Piece(BODY, text, language) for language, text in texts.items()]
    pieces += [Piece(BODY, term(key).name("de")) for key in keys]
    facets = _term_facets(keys) | {
        Facet.SPOKEN.value: languages,
        Facet.FREE.value: (YES,) if free else (),
        WHEN: _hours(slots),
    }
    tokens = [*map(_token_of, keys), *(token("spoken", code) for code in languages)]
    return Document(
        key=key,
        words=weighed(pieces) | dict.fromkeys(tokens, FAR_TERM),
        facets={name: values for name, values in facets.items() if values},
        sort_key=sort_key or titles["de"].lower(),
        fresh_on=checked_on,
    )


def _pieces(sheet: Sheet) -> Iterator[Piece]:
    for language, text in sheet.texts.items():
        yield Piece(_weight_of_title(language), text.title, language)
        yield Piece(BODY, f"{text.summary} {text.text}", language)
    yield Piece(ORGANISATION, sheet.organisation.name)
    yield Piece(BODY, sheet.organisation.description)
    for key in sheet.terms:
        yield Piece(ORGANISATION, term(key).name("de"))
    yield Piece(ORGANISATION, Kind(sheet.kind).label)
    if sheet.cost == Cost.FREE:
        yield Piece(ORGANISATION, FREE_IN_WORDS)
    for place in sheet.places:
        yield Piece(BODY, f"{place.name} {place.address} {place.district} {place.note}")
    for phone in sheet.phones:
        yield Piece(BODY, f"{phone.label} {_NOT_A_DIGIT.sub('', phone.raw)}")
    for contact in sheet.contacts:
        yield Piece(BODY, f"{contact.name} {contact.function}")
    days = {day for day, _ in weekdays_and_parts(sheet.slots)}
    notes = [slot.note for slot in sheet.slots]
    beside = [
        sheet.area,
        sheet.cost_note,
        sheet.registration_note,
        sheet.funded_by,
        sheet.listing_note,
    ]
    yield Piece(BODY, " ".join([*(_DAYS[day] for day in days), *notes, *beside]))


def _facets(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    places = [value for each in sheet.places for value in (each.district, each.postcode)]
    found = _term_facets(sheet.terms) | {
        Facet.KIND.value: (sheet.kind,),
        Facet.PLACE.value: _each_once([*places, *sheet.postcodes]),
        Facet.SPOKEN.value: _each_once(sheet.languages),
        Facet.FREE.value: (YES,) if sheet.cost == Cost.FREE else (),
        Facet.STEP_FREE.value: (YES,) if _step_free(sheet) else (),
        WHEN: _hours(sheet.slots),
    }
    return {name: values for name, values in found.items() if values}


def _weight_of_title(language: str) -> int:
    """Return what a title weighs; that in easy German says the German one again."""
    return BODY if language == "ls" else TITLE


def _hours(slots: Iterable[Slot]) -> tuple[str, ...]:
    return tuple(sorted(f"{day}-{part}" for day, part in weekdays_and_parts(slots)))


def _term_facets(keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {
        facet.value: tuple(key for key in keys if is_known(kind, key))
        for facet, kind in _KINDS.items()
    }


def _token_of(key: str) -> str:
    return token(term(key).kind, key)


def _there(features: Mapping[str, bool]) -> Iterator[str]:
    return (key for key, is_there in features.items() if is_there)


def _step_free(sheet: Sheet) -> bool:
    return any(place.features.get(STEP_FREE) for place in sheet.places)


def _each_once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _last_day(slots: tuple[Slot, ...]) -> date | None:
    """Return the last day of an event; none where it goes on, or where nobody has said when it is."""
    ends = [end_of(slot) for slot in slots]
    return max((end for end in ends if end), default=None) if all(ends) else None
