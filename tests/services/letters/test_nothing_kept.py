"""What is typed into a letter leaves no trace: no row, file, line, mail or header, also when drawing fails."""

import pytest

from services.letters.queries import letters
from services.letters.values import FieldKind
from tests.services.letters.typed import ROOM, answers_to
from tests.unkept import MARK, filled, watched

# One of each sort of paper is drawn; all letters go through the same hands.
DRAWN = ("t2", "t3", "t4", "t5")
TYPED = {FieldKind.LINE, FieldKind.LINES}


def marked(letter, **more: str) -> dict[str, str]:
    """Return answers with the mark in every field that takes words."""
    words = {field.name: MARK for field in letter.fields if field.kind in TYPED}
    return filled(answers_to(letter.key) | words | more)


@pytest.mark.once
def test_no_word_in_any_field_of_any_letter_is_kept(alliance):
    with watched() as watch:
        for letter in letters():
            for wanted in ("text", "pdf", "docx") if letter.key in DRAWN else ("text",):
                watch.post(f"{ROOM}/{letter.key}/", marked(letter, ausgabe=wanted))

    assert watch.traces == []
    assert {each.status_code for each in watch.answers} == {200}


def test_no_wrong_answer_and_no_answer_from_elsewhere_is_kept(alliance):
    with watched() as watch:
        for letter in letters():
            wrong = {field.name: MARK for field in letter.fields}
            watch.post(f"{ROOM}/{letter.key}/", filled(wrong | {"ausgabe": "pdf"}))
            watch.post(f"{ROOM}/{letter.key}/", filled(wrong | {"vorbelegt": "1"}))

    assert watch.traces == []


@pytest.mark.parametrize(
    ("breaking", "wanted"),
    [
        ("services.letters.drawing.render_document", "pdf"),
        ("services.letters.drawing.docx_bytes", "docx"),
        ("services.letters.views.render", "text"),
        ("services.letters.views.compose", "pdf"),
    ],
)
def test_nor_when_drawing_fails(alliance, breaking, wanted):
    with watched(breaking=breaking) as watch:
        for letter in letters()[:2]:
            watch.post(f"{ROOM}/{letter.key}/", marked(letter, ausgabe=wanted))

    assert watch.traces == []
