"""Zeigekarte: what somebody shows at a counter, each sentence in German and in the reader's language."""

from dataclasses import dataclass

from services.languages.queries import say
from services.languages.values import GERMAN, Language
from services.taxonomy.queries import term
from services.taxonomy.values import Term


@dataclass(frozen=True)
class CardLine:
    """A sentence in German for who works there, and for the reader; `own` is empty where German is read."""

    german: str
    own: str = ""


def card_lines(language: Language, *, topic: Term | None, title: str) -> tuple[CardLine, ...]:
    """Return the sentences of a card about an entry: its topic (if it has one) and its German title."""
    lines = []
    if topic:
        lines.append(_topic(topic, language))
    lines.append(_line("about_offer", language, title=title))
    if not language.is_german:
        lines += [_speak(language), _line("interpreter", language)]
    aid = "easy_language" if language.code == "ls" else "slowly"
    return (*lines, _line(aid, language), _line("write_down", language))


def _topic(topic: Term, language: Language) -> CardLine:
    return _both(
        "looking_for",
        language,
        german={"topic": topic.name("de")},
        own={"topic": topic.name(language.code)},
    )


def _speak(language: Language) -> CardLine:
    spoken = term(language.code, "spoken")
    return _both(
        "speak",
        language,
        german={"spoken": spoken.name("de")},
        own={"spoken": spoken.name(language.code)},
    )


def _line(key: str, language: Language, **values: str) -> CardLine:
    return _both(key, language, german=values, own=values)


def _both(key: str, language: Language, *, german: dict[str, str], own: dict[str, str]) -> CardLine:
    words = "" if language.is_german else say(f"card.{key}", language, **own)
    return CardLine(say(f"card.{key}", GERMAN, **german), words)
