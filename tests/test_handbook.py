"""The handbook is true: its refusals and buttons are those of the portal, its numbers those of the catalogue."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from certification.catalogue.reading import read_catalogue

ROOT = Path(settings.BASE_DIR)
HANDBOOK = sorted((ROOT / "docs" / "handbuch").glob("*.md"))
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)#]+)\)")
# Shorter pieces of a sentence with gaps say nothing by themselves.
PIECE = 8


@cache
def sources() -> str:
    """Return everything the portal can say, as one line: joined literals, plain marks."""
    files = [
        path
        for room in ("buendnis", "certification", "services", "templates", "static/js")
        for path in (ROOT / room).rglob("*.*")
        if path.suffix in {".py", ".html", ".js"}
    ]
    text = " ".join(path.read_text() for path in files)
    joined = re.sub(r'"\s*\n\s*f?"', "", text)
    return " ".join(re.sub(r"</?[a-z]+[^>]*>", "", joined).split())


def refusals(text: str) -> list[str]:
    """Return the first cells of the tables that are headed „Sie lesen“."""
    found, inside = [], False
    for line in text.splitlines():
        if not line.startswith("|"):
            inside = False
        elif line.startswith("| Sie lesen |"):
            inside = True
        elif inside and not line.startswith("| ---"):
            found.append(line.split("|")[1].strip())
    return found


def pieces(sentence: str) -> list[str]:
    """Return what stands between the gaps of a sentence."""
    return [part.strip(" .„“()") for part in re.split(r"…| / ", sentence)]


@pytest.mark.parametrize("book", HANDBOOK, ids=lambda book: book.stem)
def test_every_refusal_is_one_that_the_portal_says(book):
    unknown = [
        piece
        for sentence in refusals(book.read_text())
        if not sentence.startswith(("ein grauer Knopf", "K-1 bis K-5"))
        for piece in pieces(sentence)
        if len(piece) >= PIECE and piece not in sources()
    ]

    assert unknown == []


@pytest.mark.parametrize("book", HANDBOOK, ids=lambda book: book.stem)
def test_every_link_leads_somewhere(book):
    broken = [to for to in LINK.findall(book.read_text()) if not (book.parent / to).exists()]

    assert broken == []


def test_every_book_is_named_in_the_contents():
    contents = (ROOT / "docs" / "handbuch" / "README.md").read_text()

    assert set(LINK.findall(contents)) == {book.name for book in HANDBOOK} - {"README.md"}


def test_the_levels_are_those_of_the_catalogue():
    text = (ROOT / "docs" / "handbuch" / "betriebe.md").read_text()
    rows = [line.split("|")[2:5] for line in text.splitlines() if line.startswith("| ")]
    numbers = {
        tuple(int(found[0]) if (found := re.findall(r"\d+", cell)) else 0 for cell in row)
        for row in rows
        if len(row) == 3
    }

    levels = read_catalogue().levels
    for name in ("total_from", "core_minimum", "extra_minimum", "indicator_minimum",
                 "evidence_minimum", "valid_months"):  # fmt: skip
        assert tuple(int(Decimal(getattr(level, name))) for level in levels) in numbers
