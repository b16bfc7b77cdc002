"""No text that employers read is harder than the aim, and an exception ends when it is no longer needed."""

from functools import cache

import pytest

from tests.readability.limits import AIM, EXCEPTIONS, limit_of
from tests.readability.sources import source_text
from tests.readability.templates import template_text
from tests.readability.texts import Piece, pieces


@cache
def measured() -> tuple[Piece, ...]:
    return tuple(pieces())


def test_every_text_is_as_plain_as_its_limit_asks():
    too_hard = [
        f"{piece.grade} {piece.kind}: {piece.place}"
        for piece in measured()
        if piece.grade > limit_of(piece)
    ]

    assert too_hard == []


@pytest.mark.parametrize("name", EXCEPTIONS, ids=" ".join)
def test_an_exception_is_still_needed(name):
    (grade,) = [piece.grade for piece in measured() if (piece.kind, piece.place) == name]

    assert grade > AIM


def test_all_kinds_of_texts_are_measured():
    kinds = {piece.kind for piece in measured()}

    assert kinds == {
        "Aushang", "Aussagen", "Brief", "Eintrag", "Familien", "Frage", "Leichte Sprache", "Lesart", "Mail",
        "Nachweise", "Pflege und Beruf", "Prüfliste", "Regel", "Seite", "Stufe",
        "Stufen zusammen", "Sätze", "Text", "Ziel",
    }  # fmt: skip


def test_a_page_is_measured_without_tables_labels_and_what_is_filled_in(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "{% extends 'x' %}<h1>Ein Titel</h1><p>Sie sehen {{ name }} <b>jederzeit</b>,\n  was fehlt.</p>"
        '{% card title="So geht es." href="/x" %}{% endcard %}<button>Speichern</button>'
        '{% data_table caption="Das zählt nicht mit." %}<td>Das zählt auch gar nicht mit.</td>{% enddata_table %}'
    )

    assert template_text(page) == "Sie sehen jederzeit, was fehlt.\nSo geht es."


def test_a_mail_is_measured_line_by_line(tmp_path):
    mail = tmp_path / "mail.txt"
    mail.write_text(
        "{% block x %}Der Antrag ist da:\n{{ link }}\n\nDanke für Ihre Mühe.{% endblock %}"
    )

    assert template_text(mail) == "Der Antrag ist da:\nDanke für Ihre Mühe."


def test_of_python_only_sentences_for_people_are_measured(tmp_path):
    module = tmp_path / "rules.py"
    module.write_text(
        '"""A docstring that nobody reads on a page."""\n'
        'NO = rule(f"Das darf hier nur {who} tun.")\n'
        'KEY = "kein_satz"\n'
        'raise ValueError("Das lesen nur die, die programmieren.")\n'
    )

    assert source_text(module) == "Das darf hier nur tun."
