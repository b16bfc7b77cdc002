"""The facts of an entry as rows: a label and its lines, all made from data in the reader's language.

An entry is useful by them although nobody translated its description. What stays German (names of offices,
streets, remarks) is marked, so that a page can say so to a screen reader; what is not known is said, and marked too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from services.directory.sheets import Sheet
from services.directory.states import Cost, Kind, Registration, Scope
from services.languages.facts import (
    age_words,
    checked_words,
    cost_words,
    feature_words,
    kind_words,
    label,
    registration_words,
    scope_words,
    spoken_words,
    term_names,
)
from services.languages.queries import say
from services.languages.values import Language
from services.languages.when import timetable_words

# What a card in a list of results says; whether it is true stands below it.
ON_A_CARD = ("for_whom", "cost", "when", "where", "phone")
# Of a page on the internet nobody asks for its hours, of a member of the alliance nobody what it costs.
NOT_ASKED = {
    Kind.GUIDE: frozenset({"cost", "when", "where", "registration", "languages", "phone"}),
    Kind.MEMBER: frozenset({"cost", "when", "registration", "languages"}),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a fact: in the reader's language or German; with an address to call, write or go to.

    `unknown` says that the line only tells that something is not known.
    """

    text: str
    german: bool = False
    href: str = ""
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of an entry: its key (cost, when …), its label and its lines."""

    key: str
    label: str
    lines: tuple[Line, ...]


def facts_of(sheet: Sheet, language: Language, today: date) -> tuple[Fact, ...]:
    """Return the facts in the order in which people ask: what, for whom, costs, when, where, whom to call.

    What is not known is said for costs, times, place, phone, registration and languages, where anybody would
    ask; the rest is left out.
    """
    found = (
        ("what", _what(sheet, language)),
        ("for_whom", _for_whom(sheet, language)),
        ("cost", _cost(sheet, language)),
        ("when", _when(sheet, language, today)),
        ("where", _where(sheet, language)),
        ("area", _area(sheet, language)),
        ("registration", _registration(sheet, language)),
        ("languages", [_languages(sheet, language)]),
        ("phone", list(_phones(sheet, language))),
        ("fax", [Line(each.raw, german=True) for each in sheet.phones if each.kind == "fax"]),
        ("email", [Line(sheet.email, True, f"mailto:{sheet.email}")] if sheet.email else []),
        ("website", [Line(sheet.website, True, sheet.website)] if sheet.website else []),
        ("contact", list(_contacts(sheet))),
        ("access", list(_access(sheet, language))),
        ("organisation", [Line(sheet.organisation.name, german=True)]),
        ("funded_by", [Line(sheet.funded_by, german=True)] if sheet.funded_by else []),
        ("source", _source(sheet)),
        ("checked", [Line(checked(sheet, language, today))]),
    )
    not_asked = NOT_ASKED.get(Kind(sheet.kind), frozenset())
    return tuple(
        Fact(key, label(key, language), tuple(lines))
        for key, lines in found
        if lines and not (key in not_asked and all(line.unknown for line in lines))
    )


def card_facts(sheet: Sheet, language: Language, today: date) -> tuple[tuple[Fact, ...], str]:
    """Return the few facts by which people choose between entries, and in one sentence which of them are missing."""
    asked = [fact for fact in facts_of(sheet, language, today) if fact.key in ON_A_CARD]
    missing = [fact.key for fact in asked if all(line.unknown for line in fact.lines)]
    names = _in_a_row((say(f"facts.missing_{key}", language) for key in missing), language)
    return (
        tuple(fact for fact in asked if fact.key not in missing),
        say("facts.missing", language, facts=names) if missing else "",
    )


def checked(sheet: Sheet, language: Language, today: date) -> str:
    """Return whether the entry is still true: „geprüft am …“, „seit … nicht bestätigt“, „historisch …“."""
    return checked_words(
        language,
        checked_on=sheet.checked_on,
        historical=sheet.historical,
        source_date=sheet.source_date,
        unconfirmed=sheet.is_unconfirmed(today),
    )


def feature_lines(features: Mapping[str, bool], language: Language) -> tuple[tuple[str, str], ...]:
    """Return each feature of a place with yes, no or not known; nothing where nobody has looked at all."""
    return feature_words(features, language) if features else ()


def _what(sheet: Sheet, language: Language) -> list[Line]:
    topics = _in_a_row(term_names(sheet.terms, "topic", language), language)
    return [Line(kind_words(sheet.kind, language)), *([Line(topics)] if topics else [])]


def _for_whom(sheet: Sheet, language: Language) -> list[Line]:
    groups = _in_a_row(term_names(sheet.terms, "audience", language), language)
    ages = age_words(sheet.age_from, sheet.age_to, language)
    words = [each for each in (groups, ages) if each]
    return [Line(each) for each in words or [say("facts.for_everybody", language)]]


def _cost(sheet: Sheet, language: Language) -> list[Line]:
    words = cost_words(sheet.cost, sheet.cost_amount, language)
    return [Line(words, unknown=sheet.cost == Cost.UNKNOWN), *_remark(sheet.cost_note)]


def _registration(sheet: Sheet, language: Language) -> list[Line]:
    unknown = sheet.registration == Registration.UNKNOWN
    words = Line(registration_words(sheet.registration, language), unknown=unknown)
    return [words, *_remark(sheet.registration_note)]


def _languages(sheet: Sheet, language: Language) -> Line:
    return Line(spoken_words(sheet.languages, language), unknown=not sheet.languages)


def _when(sheet: Sheet, language: Language, today: date) -> list[Line]:
    lines: list[Line] = []
    for each in timetable_words(sheet.slots, language, today):
        words = say("when.line", language, days=each.label, hours=each.text)
        lines += [Line(words), *_remark(each.note)]
    if sheet.by_appointment:
        lines.append(Line(say("when.by_appointment", language)))
    return lines or [Line(say("when.unknown", language), unknown=True)]


def _where(sheet: Sheet, language: Language) -> list[Line]:
    lines: list[Line] = []
    for place in sheet.places:
        words = ", ".join(_each_once([place.name, place.address, place.district]))
        lines += [Line(words, german=True), *_remark(place.note)]
    if lines or sheet.scope != Scope.LOCAL:
        return lines
    return [Line(say("facts.where_unknown", language), unknown=True)]


def _area(sheet: Sheet, language: Language) -> list[Line]:
    words = scope_words(sheet.scope, sheet.area, language)
    return [Line(words, german=sheet.scope == Scope.LOCAL)] if words else []


def _phones(sheet: Sheet, language: Language) -> Iterator[Line]:
    for phone in sheet.service_phones:
        yield Line(phone.raw, german=True, href=f"tel:{phone.e164}" if phone.e164 else "")
        yield from _remark(phone.label)
        if not phone.confirmed:
            yield Line(say("facts.phone_unconfirmed", language), unknown=True)
    if not sheet.service_phones:
        yield Line(say("facts.phone_unknown", language), unknown=True)


def _contacts(sheet: Sheet) -> Iterator[Line]:
    for contact in sheet.contacts:
        # The address stands in words too: on paper nobody can follow a link.
        words = ", ".join(filter(None, [contact.name, contact.function, contact.email]))
        href = f"mailto:{contact.email}" if contact.email else ""
        yield Line(words, german=True, href=href)


def _access(sheet: Sheet, language: Language) -> Iterator[Line]:
    """Give what is there and what is not, for each place; the rest stands on the entry's page."""
    unknown = say("facts.not_known", language)
    for place in sheet.places:
        for name, answer in feature_lines(place.features, language):
            if answer != unknown:
                yield Line(say("when.line", language, days=name, hours=answer))


def _source(sheet: Sheet) -> list[Line]:
    return [Line(sheet.source, german=True, href=sheet.source_url)] if sheet.source else []


def _remark(text: str) -> list[Line]:
    return [Line(text, german=True)] if text else []


def _in_a_row(names: Iterable[str], language: Language) -> str:
    """Return names apart from each other by commas; many have an „und“ of their own."""
    return ("، " if language.is_rtl else ", ").join(names)


def _each_once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))
