"""Draws letters in memory: as a tagged PDF, as DOCX, and empty for the folder."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from buendnis.documents.pdf import render_document
from buendnis.templatetags.german import datum
from services.care_leave.rulebook import NoRule, NotProven, Rulebook
from services.care_rules.queries import the_rulebook
from services.letters.composing import Paper, compose, law_number
from services.letters.legal import FormHint, form_hint
from services.letters.queries import letter as the_letter
from services.letters.reading import MARK
from services.letters.values import Letter
from services.letters.word import docx_bytes

logger = logging.getLogger(__name__)
TEMPLATE = "documents/care_letter.html"


class NotDrawn(RuntimeError):
    """A letter could not be drawn; what was typed stays out of these words."""


@dataclass(frozen=True, slots=True)
class BlankLetter:
    """An empty letter for another document: include `template` with `paper`, `hint`, `hints` and `level`."""

    letter: Letter
    paper: Paper
    hint: FormHint | None
    hints: tuple[str, ...]
    foot: str
    when_needed: str
    template: str = "services/letters/body.html"

    @property
    def key(self) -> str:
        """The key of the letter."""
        return self.letter.key

    @property
    def title(self) -> str:
        """What the letter is called."""
        return self.letter.title


def blank_parts(key: str, day: date | None = None) -> BlankLetter:
    """Return a letter with lines to write on, by the law of a day (today, if none is given). Raises KeyError."""
    letter, rulebook = the_letter(key), the_rulebook()
    day = day or timezone.localdate()
    return BlankLetter(
        letter=letter,
        paper=compose(letter, {}, rulebook, day),
        hint=form_hint(letter, day, rulebook),
        hints=hints_of(letter, day, rulebook),
        foot=foot_of(letter, rulebook),
        when_needed=with_numbers(letter.when_needed, day, rulebook),
    )


def hints_of(letter: Letter, day: date, rulebook: Rulebook) -> tuple[str, ...]:
    """Return what to know beside the letter; a hint whose number is not known for that day is left out."""
    found = (with_numbers(hint, day, rulebook) for hint in letter.hints)
    return tuple(hint for hint in found if hint)


def with_numbers(text: str, day: date, rulebook: Rulebook) -> str:
    """Return a text with the numbers of the law of a day; empty where one of them is not known."""
    try:
        return MARK.sub(lambda mark: law_number(mark[1], day, rulebook), text)
    except (NoRule, NotProven):
        return ""


def foot_of(letter: Letter, rulebook: Rulebook) -> str:
    """Return the small line at the foot of the paper: the statute, and which law was read."""
    return f"{letter.statute} · Rechtsstand {datum(rulebook.law_of)}"


def pdf_of(paper: Paper, alliance: Any, *, created: datetime | None = None) -> bytes:
    """Return the letter as a tagged PDF. Raises NotDrawn."""
    context = {
        "paper": paper,
        "alliance": alliance,
        "foot": foot_of(paper.letter, the_rulebook()),
        "level": 1,
    }
    return _drawn(
        paper.letter,
        lambda: render_document(TEMPLATE, context, title=paper.letter.title, created=created).pdf,
    )


def docx_of(paper: Paper, *, created: datetime | None = None) -> bytes:
    """Return the letter as DOCX. Raises NotDrawn."""
    foot = foot_of(paper.letter, the_rulebook())
    return _drawn(
        paper.letter, lambda: docx_bytes(paper, foot, created=created or timezone.localtime())
    )


def _drawn(letter: Letter, draw: Callable[[], bytes]) -> bytes:
    """Return what is drawn; a fault is told by its kind and place, for its words may hold what was typed."""
    try:
        return draw()
    except Exception as fault:
        last = traceback.extract_tb(fault.__traceback__)[-1]
        # One sentence without gaps: on pages that keep nothing, the log leaves out what is filled in.
        where = f"{type(fault).__name__} in {last.filename}, Zeile {last.lineno}"
        sentence = f"Das Schreiben {letter.key} ließ sich nicht zeichnen: {where}"
        logger.error(sentence)
    raise NotDrawn(letter.key)
