"""Help now as families read it: grouped by need, each help with its numbers, hours and the day of its check."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from services.facts.rows import Fact, Line
from services.helpnow.queries import help_entries
from services.helpnow.values import HelpEntry
from services.languages.dates import date_words
from services.languages.facts import label, spoken_words
from services.languages.queries import say
from services.languages.values import Language
from services.languages.when import timetable_words

# How the search names the source of these hits.
KEYS_BEGIN = "hilfe-jetzt"
# A help belongs to the first group that has one of its terms; what is urgent stands before all, the rest is advice.
BY_TERM = (
    ("violence", {"gewalt", "gewaltschutz"}),
    ("offices", {"behoerden"}),
    ("money", {"finanzen"}),
    ("talk", {"krise", "todesfall"}),
    ("care", {"pflege"}),
)
URGENT, ADVICE = "urgent", "advice"
SHOWN = (URGENT, "violence", "talk", "care", ADVICE, "money", "offices")


@dataclass(frozen=True, slots=True)
class HelpCard:
    """One help: its key is also the anchor on the page."""

    key: str
    name: str
    text: str
    facts: tuple[Fact, ...]
    status: str
    source: Line


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """Helps for one need."""

    key: str
    title: str
    cards: tuple[HelpCard, ...]


def help_groups(language: Language, land: str, today: date) -> tuple[HelpGroup, ...]:
    """Return the groups in their order, 112 first; `land` is the two letters of a Land with numbers of its own."""
    gathered: dict[str, list[HelpCard]] = {key: [] for key in SHOWN}
    for entry in help_entries(land):
        gathered[group_of(entry)].append(_card(entry, language, today))
    return tuple(
        HelpGroup(key, say(f"finding.help_{key}", language), tuple(cards))
        for key, cards in gathered.items()
        if cards
    )


def group_of(entry: HelpEntry) -> str:
    """Return the key of the group that a help stands in."""
    if entry.is_urgent:
        return URGENT
    return next((key for key, terms in BY_TERM if terms & set(entry.terms)), ADVICE)


def help_facts(entry: HelpEntry, language: Language, today: date) -> tuple[Fact, ...]:
    """Return numbers, hours, costs, languages and page of a help, as far as they are known."""
    found = (
        ("phone", list(_numbers(entry))),
        ("when", [Line(each.text) for each in timetable_words(entry.slots, language, today)]),
        ("cost", [Line(say("facts.cost_kostenlos", language))] if entry.is_free else []),
        ("languages", [Line(spoken_words(entry.languages, language))] if entry.languages else []),
        ("website", [Line(entry.website, True, entry.website)] if entry.website else []),
    )
    return tuple(Fact(key, label(key, language), tuple(lines)) for key, lines in found if lines)


def help_status(entry: HelpEntry, language: Language) -> str:
    """Return when numbers and hours were looked up, or that they were not."""
    if entry.checked_on is None:
        return say("facts.not_checked", language)
    return say("facts.checked_on", language, day=date_words(entry.checked_on, language))


def _card(entry: HelpEntry, language: Language, today: date) -> HelpCard:
    return HelpCard(
        key=entry.key,
        name=entry.name(language.code),
        text=entry.text(language.code),
        facts=help_facts(entry, language, today),
        status=help_status(entry, language),
        source=Line(entry.source, german=True, href=entry.source_url),
    )


def _numbers(entry: HelpEntry) -> Iterator[Line]:
    for number in entry.numbers:
        yield Line(number.raw, german=True, href=f"tel:{number.e164}")
        if number.label:
            yield Line(number.label, german=True)
