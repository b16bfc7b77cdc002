"""What is typed wrong says so at its field with a sentence; what is right, or empty, passes."""

from decimal import Decimal

import pytest

from services.letters.queries import letters
from tests.services.letters.typed import answers_to, faults_of, form_of

KEYS = [each.key for each in letters()]
NO_DAY = "Diesen Tag gibt es nicht. Bitte schreiben Sie ihn so: 01.02.2027."


@pytest.mark.parametrize("key", KEYS)
def test_every_field_may_stay_empty(key):
    assert faults_of(key) == {}


@pytest.mark.parametrize("key", KEYS)
def test_right_answers_pass(key):
    assert faults_of(key, **answers_to(key)) == {}


TOO_LONG = "Das ist zu lang: "
BAD: list[tuple[str, dict[str, str], str, str]] = [
    ("t2", {"beginn": "2027-02-30"}, "beginn", NO_DAY),
    ("t2", {"beginn": "morgen"}, "beginn", NO_DAY),
    ("t2", {"beginn": "2014-12-31"}, "beginn",
     "Für diese Zeit machen wir keine Schreiben. Wir beginnen mit dem 1. Januar 2015."),
    ("t2", {"datum": "9026-01-01"}, "datum", "Stimmt das Jahr? So weit schreiben wir nicht voraus."),
    ("t2", {"beginn": "2027-02-01", "ende": "2027-01-31"}, "ende", "Der letzte Tag liegt vor dem ersten."),
    ("t2", {"datum": "2027-02-02", "beginn": "2027-02-01"}, "beginn",
     "Der erste Tag liegt vor dem Datum des Briefs."),
    ("t2", {"beginn": "2027-02-01", "ende": "2027-08-01"}, "ende",
     f"{TOO_LONG}Pflegezeit dauert höchstens 6 Monate."),
    ("t2", {"beginn": "2027-03-01", "ende": "2027-06-01", "anlass": "lebensphase"}, "ende",
     f"{TOO_LONG}In der letzten Lebensphase sind es höchstens 3 Monate."),
    ("t6", {"beginn": "2027-04-01", "ende": "2029-04-01"}, "ende", f"{TOO_LONG}Es sind höchstens 24 Monate."),
    ("t6", {"datum": "2026-11-23", "stunden": "12"}, "stunden",
     "Das ist zu wenig: Es müssen im Schnitt mindestens 15 Stunden sein. Mit weniger Stunden geht nur die "
     "Pflegezeit."),
    ("t3", {"stunden_bisher": "20", "stunden": "30"}, "stunden", "Das sind nicht weniger Stunden als bisher."),
    ("t3", {"stunden": "-3"}, "stunden", "Bitte schreiben Sie eine Zahl ab 0."),
    ("t3", {"stunden": "61"}, "stunden", "Bitte höchstens 60 Stunden."),
    ("t3", {"stunden": "9e9"}, "stunden", "Bitte schreiben Sie eine Zahl, zum Beispiel 19,5."),
    ("t3", {"stunden": "9" * 5000}, "stunden", "Bitte höchstens 60 Stunden."),
    ("t3", {"entgelt": "-1"}, "entgelt", "Bitte schreiben Sie eine Zahl ab 0."),
    ("t3", {"entgelt": "1.2.3"}, "entgelt", "Bitte schreiben Sie eine Zahl, zum Beispiel 1.500,50."),
    ("t5", {"beginn": "2027-02-01", "ende": "2027-04-01"}, "ende",
     f"{TOO_LONG}Kurz fehlen dürfen Sie höchstens 10 Arbeitstage."),
    ("t7", {"datum": "2022-12-23"}, "datum", "Diesen Weg gibt es erst seit dem 24.\xa0Dezember 2022."),
    ("t8", {"eingang": "2026-11-23", "datum": "2026-11-22"}, "datum",
     "Der Brief ist älter als der Wunsch, auf den Sie antworten."),
    ("t7", {"art": "familienpflegezeit", "umfang": "voll"}, "umfang",
     "In der Familienpflegezeit arbeiten Sie weiter, nur weniger. Ganz aussetzen geht nur mit der Pflegezeit."),
    ("t2", {"anlass": "<script>"}, "anlass", "Bitte wählen Sie eine der Antworten."),
    ("t2", {"ort": "x" * 61}, "ort", f"{TOO_LONG}höchstens 60 Zeichen."),
    ("t2", {"absender": "a\nb\nc\nd\ne"}, "absender", "Bitte höchstens 4 Zeilen."),
]  # fmt: skip


@pytest.mark.parametrize(("key", "typed", "field", "sentence"), BAD)
def test_bad_input_gets_a_sentence_at_its_field(key, typed, field, sentence):
    assert faults_of(key, **typed) == {field: [sentence]}


def test_exactly_six_months_and_days_in_german_writing_pass():
    assert faults_of("t2", beginn="01.02.2027", ende="31.07.2027") == {}
    assert faults_of("t2", beginn="2026-08-31", ende="2027-02-28") == {}


def test_hidden_signs_are_taken_out():
    form = form_of("t2", person="E\u202eri\x07ka\ufffe", absender="Anna\u200b\x1b[31m\nAm Markt")

    assert form.is_valid()
    assert (form.answers["person"], form.answers["absender"]) == ("Erika", "Anna[31m\nAm Markt")


def test_a_null_sign_is_refused_with_a_sentence():
    assert list(faults_of("t2", person="a\x00b")) == ["person"]


def test_money_is_read_as_it_is_written_here():
    typed = ("3.000", "3 000", "1500,50", "1500.50", "1.500,50 €")

    assert [form_of("t3", entgelt=each).fields["entgelt"].clean(each) for each in typed] == [
        Decimal(3000), Decimal(3000), Decimal("1500.50"), Decimal("1500.50"), Decimal("1500.50"),
    ]  # fmt: skip
