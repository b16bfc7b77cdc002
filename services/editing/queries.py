"""What the editing pages ask: lists with filters and counts, one entry with all its parts, missing translations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from buendnis.access.rules import Actor
from buendnis.german import sort_key
from services.directory.dating import GRACE_DAYS
from services.directory.models import Entry, Organisation, Place, Translation
from services.directory.queries import own_entries, standing_organisations, with_parts
from services.directory.states import Status, TranslationState
from services.directory.translating import LANGUAGES_TO_WRITE
from services.directory.words import language_name

# Longer words stand in no title; a hostile search is cut here.
LONGEST_SEARCH = 200


def whole_entry(actor: Actor, code: str) -> Entry:
    """Return an entry of the alliance in scope with all its parts. Raises Http404."""
    found = with_parts(own_entries()).select_related("merged_into").filter(code=code).first()
    if found is None:
        raise Http404("Diesen Eintrag gibt es hier nicht.")
    return found


@dataclass(frozen=True)
class State:
    """A filter of the list: its word in the address, its name, and what it asks."""

    key: str
    name: str
    asks: Q = field(default_factory=Q)


def states(today: date) -> tuple[State, ...]:
    """Return the filters of the list, in the order in which people see them."""
    grace = today - timedelta(days=GRACE_DAYS)
    stale = Exists(Translation.objects.filter(entry=OuterRef("pk"), state=TranslationState.CHECK))
    on_file = ~Q(status=Status.OFF)
    return (
        State("", "Alle"),
        State("oeffentlich", "Öffentlich", Q(status=Status.PUBLIC)),
        State("entwurf", "Entwürfe", Q(status=Status.DRAFT)),
        State("abgelegt", "Nicht mehr in der Liste", Q(status=Status.OFF)),
        State("historisch", "Historisch, wird geprüft", on_file & Q(historical=True)),
        State(
            "unbestaetigt", "Nicht bestätigt",
            Q(status=Status.PUBLIC, historical=False, next_check__lt=grace),
        ),
        State("uebersetzung", "Übersetzung zu prüfen", on_file & Q(stale)),
    )  # fmt: skip


def found_entries(params: Mapping[str, str]) -> QuerySet[Entry]:
    """Return own entries whose title or organisation holds every word, of one organisation where one is named."""
    entries = own_entries()
    for word in sort_key(params.get("q", "")[:LONGEST_SEARCH].replace("\0", " ")).split():
        entries = entries.filter(
            Q(sort_key__contains=word) | Q(organisation__sort_key__contains=word)
        )
    if code := params.get("organisation", ""):
        entries = entries.filter(organisation__code=code[:12].replace("\0", ""))
    return entries


def counts(entries: QuerySet[Entry], today: date) -> dict[str, int]:
    """Return how many entries each filter would show, in one query."""
    wanted = {each.key or "alle": Count("pk", filter=each.asks) for each in states(today)}
    return entries.order_by().aggregate(**wanted)


def organisations_with_entries() -> QuerySet[Organisation]:
    """Return the organisations that stand, each with how many entries it has."""
    of_it = Count("entries", filter=~Q(entries__status=Status.OFF))
    return standing_organisations().annotate(shown=of_it)


def found_organisations(params: Mapping[str, str]) -> QuerySet[Organisation]:
    """Return organisations whose name holds every word."""
    found = organisations_with_entries()
    for word in sort_key(params.get("q", "")[:LONGEST_SEARCH].replace("\0", " ")).split():
        found = found.filter(sort_key__contains=word)
    return found


def places_with_entries() -> QuerySet[Place]:
    """Return the places, each with how many entries happen there."""
    of_it = Count("entries", filter=~Q(entries__entry__status=Status.OFF))
    return Place.objects.annotate(shown=of_it).order_by("town", "street", "name", "pk")


@dataclass(frozen=True)
class LanguageState:
    """How an entry stands in one language: missing, good, or to be checked."""

    code: str
    name: str
    state: str

    MISSING = "fehlt"

    @property
    def words(self) -> str:
        """What people read."""
        return {
            self.MISSING: "fehlt",
            TranslationState.GOOD: "stimmt",
            TranslationState.CHECK: "zu prüfen",
        }[self.state]

    @property
    def tone(self) -> str:
        """The colour of the badge."""
        return {
            self.MISSING: "neutral",
            TranslationState.GOOD: "success",
            TranslationState.CHECK: "warning",
        }[self.state]


def languages_of(entry: Entry) -> list[LanguageState]:
    """Return the entry in each language that it can be translated into."""
    present = {each.language: each.state for each in entry.translations.all()}
    return [
        LanguageState(code, language_name(code), present.get(code, LanguageState.MISSING))
        for code in LANGUAGES_TO_WRITE
    ]


def to_translate(language: str, state: str) -> QuerySet[Entry]:
    """Return the entries on file that lack this language, or whose text in it is to be checked."""
    rows = Translation.objects.filter(entry=OuterRef("pk"), language=language)
    entries = own_entries().exclude(status=Status.OFF)
    if state == LanguageState.MISSING:
        return entries.filter(~Exists(rows))
    return entries.filter(Exists(rows.filter(state=TranslationState.CHECK)))


def translation_counts() -> list[tuple[LanguageState, LanguageState, int, int]]:
    """Return for each language how many entries lack it, and how many are to be checked."""
    on_file = own_entries().exclude(status=Status.OFF).order_by().count()
    rows = (
        Translation.objects.exclude(entry__status=Status.OFF)
        .order_by()
        .values("language")
        .annotate(present=Count("pk"), stale=Count("pk", filter=Q(state=TranslationState.CHECK)))
    )
    found = {row["language"]: (on_file - row["present"], row["stale"]) for row in rows}
    return [
        (
            LanguageState(code, language_name(code), LanguageState.MISSING),
            LanguageState(code, language_name(code), TranslationState.CHECK),
            *found.get(code, (on_file, 0)),
        )
        for code in LANGUAGES_TO_WRITE
    ]
