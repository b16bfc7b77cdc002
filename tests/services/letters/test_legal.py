"""Whether an e-mail is enough, by the law of the day on which a letter is written."""

from datetime import date

import pytest

from services.care_leave.rulebook import Form
from services.care_rules.queries import the_rulebook
from services.letters.legal import form_hint
from services.letters.queries import letter, letters

BEFORE, AFTER = date(2024, 12, 20), date(2025, 1, 2)


def form(key: str, day: date) -> Form:
    hint = form_hint(letter(key), day, the_rulebook())
    assert hint is not None
    return hint.form


@pytest.mark.parametrize("key", ["t2", "t6"])
def test_w23_an_announcement_by_email_counts_since_2025(key):
    assert (form(key, BEFORE), form(key, AFTER)) == (Form.WRITTEN, Form.TEXT)


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2021, 5, 7), BEFORE, AFTER])
def test_an_agreement_always_needs_two_signatures(day):
    hint = form_hint(letter("t3"), day, the_rulebook())

    assert hint.form is Form.WRITTEN
    assert "Beide Seiten unterschreiben von Hand" in hint.sentence
    assert "§ 2a Absatz 2 FPfZG" in hint.statute


def test_during_the_pandemic_an_email_was_enough():
    assert form("t2", date(2021, 5, 7)) is Form.TEXT


def test_each_other_letter_has_its_form():
    others = {each.key: form(each.key, AFTER) for each in letters()}

    assert others == {
        "t1": Form.NONE, "t2": Form.TEXT, "t3": Form.WRITTEN, "t4": Form.WRITTEN, "t5": Form.NONE,
        "t6": Form.TEXT, "t7": Form.NONE, "t8": Form.NONE, "t9": Form.NONE, "t10": Form.NONE,
        "t11": Form.WRITTEN_OR_ELECTRONIC, "t12": Form.NONE,
    }  # fmt: skip


def test_before_2015_nothing_is_said():
    assert form_hint(letter("t2"), date(2014, 12, 31), the_rulebook()) is None


def test_nobody_is_told_to_sign_a_checklist_or_to_telephone_a_certificate():
    said = {
        key: form_hint(letter(key), AFTER, the_rulebook()).sentence for key in ("t1", "t4", "t10")
    }

    assert "Das Formular braucht Ihre Unterschrift" in said["t4"]
    assert not any("anrufen" in each or "Drucken Sie das Blatt" in each for each in said.values())
