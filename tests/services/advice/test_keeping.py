"""The file to take along: it comes back as it went, and nothing else is let in."""

import json

import pytest

from services.advice.keeping import NOT_OURS, TOO_LARGE, TOO_NEW, NoSuchFile, read, written

ANSWERS = {"arbeit": "angestellt", "wer": "eltern", "stunden": "19,5"}


def content(**changed: object) -> bytes:
    whole = {"datei": "buendnisportal-zwischenstand", "fassung": 1, "antworten": ANSWERS}
    return json.dumps(whole | changed).encode()


def test_answers_come_back_as_they_went():
    assert read(written(ANSWERS)) == ANSWERS


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", NOT_OURS),
        (b"\xff\xfe\x00", NOT_OURS),
        (b"[" * 9000, NOT_OURS),
        (b"[]", NOT_OURS),
        (b'{"datei": NaN}', NOT_OURS),
        (b'{"datei": "x", "datei": "buendnisportal-zwischenstand"}', NOT_OURS),
        (content(datei="anderes"), NOT_OURS),
        (content(fassung=2), TOO_NEW),
        (content(fassung=[1]), TOO_NEW),
        (content(antworten=[1]), NOT_OURS),
        (content(antworten={"arbeit": 7}), NOT_OURS),
        (content(antworten={"erfunden": "ja"}), NOT_OURS),
        (content(antworten={"ausgabe": "pdf"}), NOT_OURS),
        (content(antworten={"arbeit": "x" * 41}), NOT_OURS),
        (content(antworten={"arbeit": "a\u202eb"}), NOT_OURS),
        (b" " * 20_000, TOO_LARGE),
    ],
)
def test_a_hostile_file_is_refused_with_a_sentence(raw, sentence):
    with pytest.raises(NoSuchFile) as refused:
        read(raw)

    assert str(refused.value) == sentence
