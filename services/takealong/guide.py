"""What stands in a family guide: for each chosen situation help, steps and offers, each offer once, and an index."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from buendnis.german import sort_key
from buendnis.mail.sending import absolute
from buendnis.tenancy.models import Alliance
from services.directory.sheets import Sheet, public_sheets
from services.facts.rows import Fact, facts_of
from services.facts.texts import Said, said
from services.helpnow.queries import help_entries, help_for
from services.helpnow.values import HelpEntry
from services.languages.addresses import family_address
from services.languages.dates import date_words
from services.languages.queries import say
from services.languages.values import Language
from services.languages.when import timetable_words
from services.search.query import Query
from services.search.sources import split_key
from services.search.store import search
from services.search.values import Facet
from services.takealong.checklists import checklist_for
from services.takealong.pages import ChecklistShown, checklist_shown
from services.taxonomy.queries import term

# A booklet that somebody can carry; each chapter gets the same share of it.
MOST_ENTRIES = 150
# Said in the title of the card already, or of no use on paper.
NOT_ON_PAPER = ("fax", "organisation")
# Where nothing is known of these, a page says so; paper is short of room.
ONLY_IF_KNOWN = ("registration", "languages")


@dataclass(frozen=True, slots=True)
class HelpShown:
    """A help at once: name, what it is for, its numbers and hours, and when they were looked up."""

    name: str
    text: str
    numbers: tuple[str, ...]
    hours: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class EntryShown:
    """An offer as a card; `anchor` is where contents and index lead."""

    anchor: str
    title: Said
    by: str
    summary: Said
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A situation: `total` are all its offers, `also` those that an earlier chapter shows."""

    anchor: str
    title: str
    hint: str
    helps: tuple[HelpShown, ...]
    checklist: ChecklistShown | None
    entries: tuple[EntryShown, ...]
    also: tuple[EntryShown, ...]
    total: int
    address: str

    @property
    def shown(self) -> int:
        """How many of its offers the booklet has."""
        return len(self.entries) + len(self.also)


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole booklet."""

    alliance: Alliance
    language: Language
    day: str
    urgent: tuple[HelpShown, ...]
    chapters: tuple[Chapter, ...]
    titles: tuple[EntryShown, ...]
    organisations: tuple[tuple[str, tuple[EntryShown, ...]], ...]
    address: str


def guide_of(
    situations: Sequence[str], language: Language, alliance: Alliance, today: date
) -> Guide:
    """Return the guide for some situations (keys of the taxonomy), with 150 offers at most."""
    found = {key: _codes(key, language, alliance) for key in situations}
    share = MOST_ENTRIES // max(1, len(situations))
    wanted = {code for codes in found.values() for code in codes[:share]}
    cards = {sheet.code: _entry(sheet, language, today) for sheet in public_sheets(wanted)}
    chapters, shown = [], set[str]()
    for key, codes in found.items():
        chosen = [code for code in codes[:share] if code in cards]
        chapters.append(
            _chapter(
                key,
                language,
                alliance,
                today,
                entries=tuple(cards[code] for code in chosen if code not in shown),
                also=tuple(cards[code] for code in chosen if code in shown),
                total=len(codes),
            )
        )
        shown.update(chosen)
    urgent = [each for each in help_entries(alliance.land) if each.is_urgent]
    return Guide(
        alliance=alliance,
        language=language,
        day=date_words(today, language),
        urgent=tuple(_help(each, language, today) for each in urgent),
        chapters=tuple(chapters),
        titles=tuple(sorted(cards.values(), key=lambda card: sort_key(card.title.text))),
        organisations=_organisations(cards.values()),
        address=absolute(family_address("finding:start", language=language)),
    )


def _codes(situation: str, language: Language, alliance: Alliance) -> list[str]:
    """Return the entries of a situation in the order of the search; help now has its own place."""
    query = Query(filters={Facet.SITUATION.value: (situation,)}, language=language.code)
    split = [split_key(key) for key in search(alliance, query).keys]
    return [code for source, code in split if not source]


def _chapter(
    key: str,
    language: Language,
    alliance: Alliance,
    today: date,
    *,
    entries: tuple[EntryShown, ...],
    also: tuple[EntryShown, ...],
    total: int,
) -> Chapter:
    situation, source = term(key, "situation"), checklist_for(key)
    helps = [each for each in help_for([key], alliance.land) if not each.is_urgent]
    return Chapter(
        anchor=f"lage-{key}",
        title=situation.name(language.code),
        hint=situation.hint(language.code),
        helps=tuple(_help(each, language, today) for each in helps),
        checklist=checklist_shown(source, language, alliance) if source else None,
        entries=entries,
        also=also,
        total=total,
        address=absolute(family_address("finding:search", language=language, lage=key)),
    )


def _entry(sheet: Sheet, language: Language, today: date) -> EntryShown:
    return EntryShown(
        anchor=f"eintrag-{sheet.code}",
        title=said(sheet, "title", language),
        by=sheet.organisation.name,
        summary=said(sheet, "summary", language),
        facts=tuple(fact for fact in facts_of(sheet, language, today) if _is_printed(fact)),
    )


def _is_printed(fact: Fact) -> bool:
    if fact.key in ONLY_IF_KNOWN:
        return not all(line.unknown for line in fact.lines)
    return fact.key not in NOT_ON_PAPER


def _help(entry: HelpEntry, language: Language, today: date) -> HelpShown:
    day = entry.checked_on
    status = (
        say("facts.checked_on", language, day=date_words(day, language))
        if day
        else say("facts.not_checked", language)
    )
    return HelpShown(
        name=entry.name(language.code),
        text=entry.text(language.code),
        numbers=tuple(each.raw for each in entry.numbers),
        hours=tuple(each.text for each in timetable_words(entry.slots, language, today)),
        status=status,
    )


def _organisations(
    cards: Iterable[EntryShown],
) -> tuple[tuple[str, tuple[EntryShown, ...]], ...]:
    gathered: dict[str, list[EntryShown]] = {}
    for card in cards:
        gathered.setdefault(card.by, []).append(card)
    return tuple((name, tuple(gathered[name])) for name in sorted(gathered, key=sort_key))
