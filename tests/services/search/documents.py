"""Documents for the index, made from plain texts."""

from datetime import date
from typing import Any

from services.search.documents import Piece, weighed
from services.search.index import Index
from services.search.lexicon import Lexicon
from services.search.values import Document, Found

TODAY = date(2026, 11, 22)
EVERYDAY = Lexicon(
    {
        "#situation:allein-erziehen": {
            "de": ["Allein erziehen", "allein mit Kind", "alleinerziehend"],
            "ar": ["أم وحيدة"],
            "tr": ["tek ebeveyn"],
            "uk": ["сама з дитиною"],
        }
    },
    [["Kita", "Krippe", "Kindergarten"], ["Bürgergeld", "Hartz IV"], ["Oma", "Großmutter"]],
)


def document(
    key: str, title: str, text: str = "", *, tokens: tuple[str, ...] = (), **fields: Any
) -> Document:
    """Return a document with these words; facets, dates and the rest by name."""
    words = weighed([Piece(4, title), Piece(1, text)]) | dict.fromkeys(tokens, 3)
    return Document(key, words, **({"sort_key": title.lower()} | fields))


def index(*documents: Document) -> Index:
    """Return an index of these documents that knows a few everyday words."""
    made = Index(EVERYDAY)
    for each in documents:
        made.add(each)
    return made


def find(made: Index, text: str = "", **filters: tuple[str, ...]) -> Found:
    """Return what is found today."""
    return made.search(text, filters, today=TODAY)
