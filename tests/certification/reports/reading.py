"""Reads a PDF as people and machines do: its words, its headings, its alternative texts."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


def text_of(pdf: bytes) -> str:
    """Return all words of a document with single blanks; words that are split over lines are joined."""
    pages = PdfReader(BytesIO(pdf)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    return text.replace("\u2010 ", "")


def pages_of(pdf: bytes) -> int:
    """Return how many pages a document has."""
    return len(PdfReader(BytesIO(pdf)).pages)


def tags_of(pdf: bytes) -> list[tuple[str, str]]:
    """Return the structure in order as (tag, alternative text)."""
    root = PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]
    found: list[tuple[str, str]] = []
    _walk(root, found)
    return found


def _walk(node: Any, found: list[tuple[str, str]]) -> None:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            _walk(one, found)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            found.append((str(node["/S"]), str(node.get("/Alt", ""))))
        if "/K" in node:
            _walk(node["/K"], found)
