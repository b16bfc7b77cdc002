"""The start page of families: situations to choose from, and the other ways into the directory."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch

from services.languages.addresses import family_address
from services.languages.queries import say
from services.languages.values import Language
from services.taxonomy.queries import terms

DRAWINGS = {
    "kind-kommt": "familie",
    "allein-erziehen": "alleinerziehend",
    "trennung": "zwei-haeuser",
    "pflege": "pflege",
    "wiedereinstieg": "arbeitsplatz",
    "regenbogenfamilie": "zwei-muetter",
    "kind-mit-behinderung": "rollstuhl",
    "geld": "geld",
    "gewalt": "panne",
    "umzug": "weg",
    "neu-in-deutschland": "ankommen",
    "krise": "gespraech",
    "todesfall": "leer",
}
EXAMPLES = ("example_1", "example_2", "example_3", "example_4")
# Beside the search: name of the text and of the page.
WAYS = (
    ("care", "guide:start"),
    ("events", "events:calendar"),
    ("checklists", "takealong:checklists"),
    ("guide", "takealong:guide"),
    ("callback", "feedback:callback"),
)


@dataclass(frozen=True, slots=True)
class Tile:
    """A way in: what it leads to, one line about it, and a drawing for a situation."""

    title: str
    text: str
    href: str
    drawing: str = ""


def situation_tiles(language: Language) -> tuple[Tile, ...]:
    """Return the situations in their order, each leading to its offers."""
    return tuple(
        Tile(
            title=each.name(language.code),
            text=each.hint(language.code),
            href=family_address("finding:search", language=language, lage=each.key),
            drawing=DRAWINGS.get(each.key, ""),
        )
        for each in terms("situation")
    )


def examples(language: Language) -> tuple[tuple[str, str], ...]:
    """Return what people type, with the address of its search."""
    words = [say(f"finding.{key}", language) for key in EXAMPLES]
    return tuple(
        (each, family_address("finding:search", language=language, q=each)) for each in words
    )


def further_ways(language: Language) -> Iterator[Tile]:
    """Yield care and work, calendar, checklists, guide and callback, as far as this portal has them."""
    for key, name in WAYS:
        try:
            href = family_address(name, language=language)
        except NoReverseMatch:
            continue
        title = say(f"family.way_{key}", language)
        yield Tile(title, say(f"finding.{key}_text", language), href)
