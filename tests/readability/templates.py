"""The words that a template says by itself: no tables, no addresses, nothing that is filled in later."""

import re
from html import unescape
from pathlib import Path

from django.template.base import Lexer, TokenType

from tests.readability.formula import WORD

UNREAD = re.compile(r"<(table|script|style|svg|pre|code)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
INLINE = re.compile(
    r"</?(?:a|abbr|b|em|i|strong|span|small|time|br|q|cite|wbr)\b[^>]*>", re.IGNORECASE
)
TAG = re.compile(r"<[^>]*>")
QUOTED = re.compile(r'"([^"]*)"')
# Tags whose quoted words are names of files and addresses.
SILENT = {
    "extends",
    "include",
    "load",
    "url",
    "address",
    "static",
    "block",
    "if",
    "elif",
    "for",
    "with",
}
# Tags that stand inside a sentence; every other one begins a new line.
WITHIN = {"if", "elif", "else", "endif", "firstof", "spaceless", "endspaceless", "autoescape"}
SENTENCE_WORDS = 6


def running_text(blocks: list[str]) -> str:
    """Return the blocks that are sentences, one a line; headings, buttons and labels are left out.

    A sentence has a closing mark and three words, or six words.
    """
    kept = []
    for block in blocks:
        line = " ".join(block.split())
        words = len(WORD.findall(line))
        closed = line.rstrip('“)" ').endswith((".", "!", "?", ":"))
        if words >= SENTENCE_WORDS or (closed and words >= 3):
            kept.append(line)
    return "\n".join(kept)


def template_text(path: Path) -> str:
    """Return the running text of a template, one block a line."""
    plain = path.suffix == ".txt"
    source = path.read_text(encoding="utf-8")
    text = re.sub(r"{% comment.*?endcomment %}", "", source, flags=re.DOTALL)
    if not plain:
        text = " ".join(text.split())
    parts = []
    for token in Lexer(text).tokenize():
        if token.token_type is TokenType.TEXT:
            parts.append(token.contents)
        elif token.token_type is TokenType.BLOCK:
            parts.append(_said_by_tag(token.contents))
    whole = UNREAD.sub("\n", _without_data_tables("".join(parts)))
    return running_text(unescape(TAG.sub("\n", INLINE.sub("", whole))).splitlines())


def _said_by_tag(contents: str) -> str:
    """Return the quoted sentences of a component, and the borders of what it frames."""
    name = contents.split()[0]
    if name in WITHIN:
        return " "
    if name in {"data_table", "enddata_table"}:
        return "<table>" if name == "data_table" else "</table>"
    quoted = [] if name in SILENT else QUOTED.findall(contents)
    return "\n" + "".join(f"{words}\n" for words in quoted)


def _without_data_tables(text: str) -> str:
    """Return the text with every table closed once, also where one component frames another."""
    return re.sub(r"(<table\b[^>]*>)\s*<table\b[^>]*>", r"\1", text)
