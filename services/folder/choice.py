"""What somebody picked for the folder: read from an address, and written into one that can be kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from django.http import QueryDict

from buendnis.strict_yaml import read_file
from services.guide.queries import chapters
from services.letters.queries import letters

SOURCE = Path(__file__).resolve().parents[1] / "content" / "care" / "folders.yaml"
# Names in addresses and forms.
CHAPTER, LETTER, CONTACTS, READY = "kapitel", "brief", "kontakte", "auswahl"


@dataclass(frozen=True, slots=True)
class Choice:
    """The keys of chapters and letters in the order of the folder, and whether local contacts go in."""

    chapters: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    contacts: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was picked."""
        return not (self.chapters or self.letters or self.contacts)

    @property
    def params(self) -> str:
        """Return it as the query of an address; it holds nothing about a person."""
        pairs = [(CHAPTER, key) for key in self.chapters] + [(LETTER, key) for key in self.letters]
        return urlencode([*pairs, *([(CONTACTS, "1")] if self.contacts else [])])


@dataclass(frozen=True, slots=True)
class Ready:
    """A ready selection."""

    key: str
    title: str
    lead: str
    choice: Choice


@cache
def ready_choices() -> tuple[Ready, ...]:
    """Return the ready selections, each checked against what chapters and letters there are.

    Raises ValueError for a key that no chapter or letter has.
    """
    return tuple(
        Ready(
            key=row["key"],
            title=row["title"],
            lead=row["lead"],
            choice=_checked(row["chapters"], row["letters"], contacts=row["contacts"]),
        )
        for row in read_file(SOURCE)
    )


def choice_query(choice: Choice) -> str:
    """Return the query of an address that carries a choice; a ready selection is named by itself."""
    ready = next((each for each in ready_choices() if each.choice == choice), None)
    return urlencode({READY: ready.key}) if ready else choice.params


def read_choice(params: QueryDict) -> tuple[Choice, tuple[str, ...]]:
    """Return what an address or a form picks, and the values in it that are not known and were left out."""
    ready = {each.key: each.choice for each in ready_choices()}.get(params.get(READY, ""))
    if ready is not None:
        return ready, ()
    wanted, posts = params.getlist(CHAPTER), params.getlist(LETTER)
    choice = Choice(
        chapters=_in_order(wanted, (each.key for each in chapters())),
        letters=_in_order(posts, (each.key for each in letters())),
        contacts=params.get(CONTACTS) == "1",
    )
    known = {*choice.chapters, *choice.letters}
    return choice, tuple(dict.fromkeys(key for key in (*wanted, *posts) if key not in known))


def _in_order(wanted: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    chosen = set(wanted)
    return tuple(key for key in known if key in chosen)


def _checked(chapter_keys: list[str], letter_keys: list[str], *, contacts: bool) -> Choice:
    choice = Choice(
        chapters=_in_order(chapter_keys, (each.key for each in chapters())),
        letters=_in_order(letter_keys, (each.key for each in letters())),
        contacts=contacts,
    )
    strange = {*chapter_keys, *letter_keys} - {*choice.chapters, *choice.letters}
    if strange:
        raise ValueError(f"folders.yaml: unbekannt sind {', '.join(sorted(strange))}")
    return choice
