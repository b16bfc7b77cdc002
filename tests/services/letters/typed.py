"""What people type into letters: right answers to each field of each letter, and letters made of them."""

from datetime import date
from typing import Any

from services.care_rules.queries import the_rulebook
from services.letters.composing import Paper, compose
from services.letters.forms import LetterForm
from services.letters.plain import plain_text, subject_text
from services.letters.queries import letter

ROOM = "/magdeburg/familien/pflege-und-beruf/schreiben"
TODAY = date(2026, 11, 23)
ANNA = {
    "absender": "Anna Beispiel\nAm Markt 1\n39104 Magdeburg",
    "empfaenger": "Korn GmbH\nBreiter Weg 5\n39104 Magdeburg",
    "betrieb": "Korn GmbH\nBreiter Weg 5", "beschaeftigt": "Anna Beispiel", "name": "Anna Beispiel",
    "kasse": "Pflegekasse Elbe\n39104 Magdeburg", "person": "Erika Muster", "verhaeltnis": "Mutter",
    "ort": "Magdeburg", "datum": "2026-11-23", "eingang": "2026-11-20", "beginn": "2027-02-01",
    "ende": "2027-02-10", "tag": "2027-02-01", "stunden_bisher": "39,5", "stunden": "20",
    "verteilung": "Montag bis Donnerstag je 5 Stunden", "entgelt_bisher": "3.000", "entgelt": "1.500,50",
    "kontakt": "Frau Korn, 0391 1234", "gruende": "Wir sind acht.\nNiemand kann vertreten.",
    "vorschlag": "Drei Monate statt sechs", "zeichen": "FPZ 12",
}  # fmt: skip


def answers_to(key: str, **more: str) -> dict[str, str]:
    """Return right answers to every field of a letter; choices take their first one unless said otherwise."""
    found = {}
    for field in letter(key).fields:
        first = field.choices[0].key if field.choices else ""
        found[field.name] = more.get(field.name, ANNA.get(field.name, first))
    return found


def form_of(key: str, **typed: str) -> LetterForm:
    """Return a letter's form with what was typed, and nothing else."""
    return LetterForm(letter(key), the_rulebook(), typed)


def faults_of(key: str, **typed: str) -> dict[str, list[str]]:
    """Return what a form says about what was typed, field by field."""
    return dict(form_of(key, **typed).errors)


def paper_of(key: str, day: date = TODAY, **more: str) -> Paper:
    """Return a letter with every field filled in."""
    form = form_of(key, **answers_to(key, **more))
    assert form.errors == {}
    return compose(letter(key), form.answers, the_rulebook(), day)


def empty_paper(key: str, **typed: Any) -> Paper:
    """Return a letter with lines to write on, or with these answers only."""
    return compose(letter(key), typed, the_rulebook(), TODAY)


def text_of(paper: Paper) -> str:
    """Return all words of a letter, its subject first, with plain blanks."""
    return f"{subject_text(paper)}\n\n{plain_text(paper)}".replace("\N{NO-BREAK SPACE}", " ")
