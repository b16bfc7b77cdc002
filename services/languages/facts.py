"""Facts in the reader's language: kind, costs, registration, ages, languages, state of the check."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from babel.numbers import format_currency

from services.languages.dates import date_words, list_words, month_words
from services.languages.queries import say
from services.languages.values import Language
from services.taxonomy.queries import is_known, term, terms


def kind_words(kind: str, language: Language) -> str:
    """Return what an entry is: Angebot, Anlaufstelle, Treffen …"""
    return say(f"facts.kind_{kind}", language)


def term_names(keys: Iterable[str], kind: str, language: Language) -> tuple[str, ...]:
    """Return the names of those keys that are of a kind (topic, audience, spoken …), in the order given."""
    return tuple(term(key, kind).name(language.code) for key in keys if is_known(kind, key))


def cost_words(cost: str, amount: Decimal | None, language: Language) -> str:
    """Return what it costs: the amount in euros where it is known, else free, a charge, it depends, not known."""
    if amount and cost != "kostenlos":
        return format_currency(amount, "EUR", locale=language.locale)
    return say(f"facts.cost_{cost}", language)


def registration_words(registration: str, language: Language) -> str:
    """Return whether one has to register."""
    return say(f"facts.registration_{registration}", language)


def age_words(age_from: int | None, age_to: int | None, language: Language) -> str:
    """Return the ages in years, both included; empty where there is no limit."""
    if age_from is None and age_to is None:
        return ""
    if age_to is None:
        return say("facts.age_from", language, age_from=age_from)
    if age_from is None:
        return say("facts.age_to", language, age_to=age_to)
    return say("facts.age_between", language, age_from=age_from, age_to=age_to)


def spoken_words(codes: Iterable[str], language: Language) -> str:
    """Return the languages spoken there; says so where they are not known."""
    names = term_names(codes, "spoken", language)
    return list_words(names, language) if names else say("facts.languages_unknown", language)


def scope_words(scope: str, area: str, language: Language) -> str:
    """Return the area: its German name where it is local, else the Land or all of Germany."""
    return area if scope == "ort" else say(f"facts.scope_{scope}", language)


def feature_words(features: Mapping[str, bool], language: Language) -> tuple[tuple[str, str], ...]:
    """Return every feature of a place with yes, no or not known."""
    words = {True: "facts.yes", False: "facts.no", None: "facts.not_known"}
    return tuple(
        (each.name(language.code), say(words[features.get(each.key)], language))
        for each in terms("feature")
    )


def checked_words(
    language: Language,
    *,
    checked_on: date | None,
    historical: bool = False,
    source_date: date | None = None,
    unconfirmed: bool = False,
) -> str:
    """Return whether an entry is still true, as far as anybody knows."""
    if historical and source_date:
        return say("facts.historical", language, month=month_words(source_date, language))
    if historical:
        return say("facts.historical_undated", language)
    if checked_on is None:
        return say("facts.not_checked", language)
    key = "facts.unconfirmed_since" if unconfirmed else "facts.checked_on"
    return say(key, language, day=date_words(checked_on, language))


def label(name: str, language: Language) -> str:
    """Return the label of a fact: cost, when, where … Raises UnknownText."""
    return say(f"facts.{name}", language)
