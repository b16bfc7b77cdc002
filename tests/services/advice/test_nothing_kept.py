"""What is told to the wizard leaves no trace: not in rows, files, lines or headers, also when drawing fails."""

import pytest

from services.advice.questions import NAMES
from tests.builders.families import small_town
from tests.unkept import MARK, filled, watched

PATH = "/magdeburg/familien/pflege-und-beruf/fragen/"
TRUE = {"arbeit": "angestellt", "wer": "eltern", "ploetzlich": "ja", "kollegen": "mehr"}


@pytest.fixture(autouse=True)
def town(alliance):
    small_town()


def test_what_is_typed_leaves_no_trace():
    with watched() as watch:
        watch.post(PATH, filled(dict.fromkeys(NAMES, MARK)))
        for outcome in ("pdf", "datei"):
            watch.post(PATH, filled(TRUE | {"ausgabe": outcome, "titel": MARK}))

    assert watch.traces == []


def test_nor_when_drawing_fails(without_papers):
    with watched(breaking="services.advice.document.render_document") as watch:
        answer = watch.post(PATH, filled(TRUE | {"ausgabe": "pdf"}))

    assert (answer.status_code, watch.traces) == (500, [])
