"""The filters of a search as its page shows them: choices with counts, what is chosen, and what was not understood."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.directory.states import Kind
from services.languages.addresses import family_address
from services.languages.dates import weekday_name
from services.languages.facts import kind_words
from services.languages.queries import say
from services.languages.values import Language
from services.search.query import TEXT, YES, Notice, Query, address_params
from services.search.values import Facet, Found, Relaxed
from services.takealong.checklists import checklist_for
from services.takealong.pages import guide_address
from services.taxonomy.queries import is_known, term, terms
from services.timetable.values import WEEKDAYS, Part

TERMS = {
    Facet.SITUATION: "situation",
    Facet.TOPIC: "topic",
    Facet.AUDIENCE: "audience",
    Facet.SPOKEN: "spoken",
}
# Values in the order in which people expect them; places come in the order of the alphabet.
FIXED: Mapping[Facet, tuple[str, ...]] = {
    Facet.KIND: tuple(Kind.values),
    Facet.DAY: WEEKDAYS,
    Facet.TIME: (Part.MORNING, Part.AFTERNOON, Part.EVENING),
    Facet.STEP_FREE: (YES,),
    Facet.FREE: (YES,),
}
# Stand open from the beginning; the others unfold when somebody wants them.
OPEN = (Facet.TOPIC, Facet.FREE)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, and how many hits it has or would have."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter with its choices; `is_german` where these are names of places."""

    key: str
    label: str
    choices: tuple[Choice, ...]
    is_open: bool
    is_german: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A link with its words and what it says to whom does not see the page."""

    text: str
    href: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """The situation that a search is about: its heading, the line below it, the address of its checklist.

    `guide` is the address of the pages about it, empty where there are none.
    """

    name: str
    hint: str
    checklist: str
    guide: str = ""


def filters_of(query: Query, found: Found, language: Language) -> tuple[Filter, ...]:
    """Return every filter that has something to choose."""
    shown = (_filter(facet, query, found, language) for facet in Facet)
    return tuple(each for each in shown if each.choices)


def chips_of(query: Query, language: Language) -> tuple[Way, ...]:
    """Return what is chosen, each as a link to the same search without it."""
    chosen = [(TEXT, query.text)] if query.text else []
    chosen += [(facet, value) for facet, values in query.filters.items() for value in values]
    return tuple(
        Way(
            text=(words := value_words(facet, value, language)),
            href=search_address(query.without(facet, value), language),
            label=say("finding.remove_filter", language, name=words),
        )
        for facet, value in chosen
    )


def ways_out(query: Query, found: Found, language: Language) -> tuple[Way, ...]:
    """Return what would be found without one of the choices: „Ohne ‚kostenlos‘: 4 Treffer“."""
    return tuple(
        Way(
            text=say("finding.relaxed", language, what=_left_out(each, language), count=each.hits),
            href=search_address(_relaxed(query, each), language),
        )
        for each in found.relaxed
    )


def suggestions(query: Query, found: Found, language: Language) -> tuple[Way, ...]:
    """Return the situations that the typed words stand for, as links."""
    return tuple(
        Way(
            text=term(key, "situation").name(language.code),
            href=family_address("finding:search", language=language, lage=key),
        )
        for kind, key in found.terms
        if kind == "situation" and not query.has(Facet.SITUATION, key)
    )


def chosen_situation(query: Query, language: Language) -> Situation | None:
    """Return the one situation that somebody chose, none where there are several or none."""
    chosen = query.filters.get(Facet.SITUATION, ())
    if len(chosen) != 1:
        return None
    found, steps = term(chosen[0], "situation"), checklist_for(chosen[0])
    checklist = family_address("takealong:checklist", steps.key, language=language) if steps else ""
    guide = guide_address(chosen[0], language)
    return Situation(found.name(language.code), found.hint(language.code), checklist, guide)


def notice_words(notices: Iterable[Notice], language: Language) -> tuple[str, ...]:
    """Return a sentence for each value of the address that was left out."""
    return tuple(
        say(
            "finding.notice_value",
            language,
            value=notice.value,
            filter=say(f"finding.facet_{notice.parameter}", language),
        )
        for notice in notices
    )


def search_address(query: Query, language: Language) -> str:
    """Return the address of a search."""
    return family_address("finding:search", language=language, **address_params(query))


def value_words(facet: str, value: str, language: Language) -> str:
    """Return a value as people read it; what they typed stays as it is."""
    if facet in TERMS:
        return term(value, TERMS[Facet(facet)]).name(language.code)
    if facet == Facet.KIND:
        return kind_words(value, language)
    if facet == Facet.DAY:
        return weekday_name(value, language)
    if facet == Facet.TIME:
        return say(f"when.part_{value}", language)
    if facet in (Facet.STEP_FREE, Facet.FREE):
        return say(f"finding.value_{facet}", language)
    return value


def asks_for_quick_exit(query: Query, found: Found) -> bool:
    """Return whether somebody looks for separation or violence, by a filter or by words."""
    chosen = [
        term(value, TERMS[facet])
        for facet in (Facet.SITUATION, Facet.TOPIC)
        for value in query.filters.get(facet, ())
    ]
    typed = [term(key, kind) for kind, key in found.terms if is_known(kind, key)]
    return any(each.quick_exit for each in (*chosen, *typed))


def _filter(facet: Facet, query: Query, found: Found, language: Language) -> Filter:
    counts = found.counts.get(facet, {})
    chosen = query.filters.get(facet, ())
    choices = tuple(
        Choice(value, value_words(facet, value, language), counts.get(value, 0), value in chosen)
        for value in _values(facet, {*counts, *chosen})
    )
    label = say(f"finding.facet_{facet}", language)
    is_open = bool(chosen) or facet in OPEN
    return Filter(facet.value, label, choices, is_open, facet == Facet.PLACE)


def _values(facet: Facet, there: set[str]) -> list[str]:
    if facet == Facet.PLACE:
        # Districts first, postcodes below them.
        return sorted(there, key=lambda value: (value.isdigit(), value))
    known = [each.key for each in terms(TERMS[facet])] if facet in TERMS else FIXED[facet]
    return [value for value in known if value in there]


def _left_out(relaxed: Relaxed, language: Language) -> str:
    if not relaxed.facet:
        return say("finding.all_filters", language)
    if not relaxed.values:
        return say("finding.all_words", language)
    words = (value_words(relaxed.facet, value, language) for value in relaxed.values)
    return ", ".join(say("finding.quoted", language, text=each) for each in words)


def _relaxed(query: Query, relaxed: Relaxed) -> Query:
    if not relaxed.facet:
        return Query(query.text, language=query.language)
    if relaxed.facet != TEXT or not relaxed.values:
        return query.without(relaxed.facet)
    left_out = {value.casefold() for value in relaxed.values}
    words = [word for word in query.text.split() if word.casefold() not in left_out]
    return Query(" ".join(words), query.filters, language=query.language)
