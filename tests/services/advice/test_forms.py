"""The questions: which are asked, what they take, and that a situation survives the way through the form."""

from datetime import date
from decimal import Decimal

import pytest

from services.advice.answers import fields_of
from services.advice.forms import QuestionsForm
from services.advice.questions import NAMES
from services.advice.words import Audience
from services.care_leave.advice import Contradiction
from services.care_leave.situation import (
    EarlierLeave,
    Kind,
    Land,
    Need,
    Place,
    Relation,
    Release,
    Situation,
    Size,
    Work,
    Workplace,
)

TODAY = date(2026, 11, 23)
FIRST = {"arbeit": "angestellt", "wer": "eltern", "ploetzlich": "ja", "kollegen": "mehr"}
WHOLE = Situation(
    today=TODAY,
    work=Work.EMPLOYEE,
    relation=Relation.CHILD,
    acute=True,
    size=Size.MORE_THAN_25,
    heads=30,
    trainees=4,
    need=Need.CERTIFIED,
    minor=True,
    last_phase=True,
    certificate=True,
    place=Place.CLINIC,
    release=Release.PART,
    hours_before=Decimal("38.5"),
    hours=(Decimal("10"), Decimal("20")),
    absent_from=date(2026, 11, 24),
    start=date(2027, 2, 1),
    months=6,
    notice_on=date(2026, 11, 25),
    workplace=Workplace(Land.BY, local_holidays=True, augsburg=True, saturdays=True),
    earlier=(EarlierLeave(Kind.PFLEGEZEIT, date(2025, 1, 1), date(2025, 2, 28)),),
    allowance_days_used=6,
    employer_pays=False,
)


def asked(**answers: str) -> QuestionsForm:
    return QuestionsForm.started(answers, today=TODAY, land="ST")


def names(form: QuestionsForm) -> set[str]:
    return {field.name for group in form.groups() for field in group.fields}


def test_a_situation_comes_back_from_its_form_as_it_went_in():
    assert asked(**fields_of(WHOLE)).situation() == WHOLE


def test_the_first_page_asks_four_questions():
    form = QuestionsForm(None, today=TODAY, land="ST")

    assert names(form) == set(FIRST)


def test_what_is_preset_is_today_and_the_land_of_the_alliance():
    situation = asked(**FIRST).situation()

    assert (situation.absent_from, situation.notice_on) == (TODAY, TODAY)
    assert situation.workplace == Workplace(Land.ST)


def test_every_question_says_why_it_is_asked_to_both_sides():
    for audience in Audience:
        form = QuestionsForm.started(fields_of(WHOLE), today=TODAY, land="BY", audience=audience)
        assert [
            field.name for group in form.groups() for field in group.fields if not field.help_text
        ] == []


@pytest.mark.parametrize(
    ("answers", "question", "is_asked"),
    [
        ({}, "minderjaehrig", False),
        ({"wer": "kind"}, "minderjaehrig", True),
        ({"letzte_phase": "nein"}, "bescheinigung", False),
        ({"letzte_phase": "ja"}, "bescheinigung", True),
        ({"auszeit": "ganz"}, "stunden", False),
        ({"auszeit": "teilweise"}, "stunden", True),
        ({"land": "HE"}, "feiertag_ort", False),
        ({"land": "TH"}, "feiertag_ort", True),
        ({"kollegen": "bis-15"}, "koepfe", False),
        ({"kollegen": "16-bis-25"}, "koepfe", False),
        ({"kollegen": "mehr"}, "koepfe", True),
        ({"kollegen": "unbekannt"}, "koepfe", True),
        ({"ploetzlich": "nein"}, "tage_genutzt", False),
        ({"ploetzlich": "ja"}, "tage_genutzt", True),
        ({"arbeit": "beamtet"}, "bedarf", False),
        ({"wer": "tante"}, "bedarf", False),
    ],
)
def test_only_what_matters_is_asked(answers, question, is_asked):
    assert (question in names(asked(**(FIRST | answers)))) is is_asked


def test_an_answer_that_is_not_asked_any_more_travels_on_but_does_not_count():
    form = asked(**FIRST, letzte_phase="nein", bescheinigung="ja")

    assert form.situation().certificate is None
    assert ("bescheinigung", "ja") in list(form.carried())
    assert "bescheinigung" not in form.kept()


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("beginn", "2027-02-31", "Diesen Tag gibt es nicht."),
        ("beginn", "9999-01-01", "Stimmt das Jahr?"),
        ("beginn", "0001-01-01", "Stimmt das Jahr?"),
        ("monate", "-3", "Bitte mindestens 1 Monate."),
        ("monate", "1e3", "Bitte schreiben Sie eine ganze Zahl"),
        ("koepfe", "99999999999", "Bitte höchstens 1000000 Menschen."),
        ("tage_genutzt", "-1", "Bitte mindestens 0 Tage."),
        ("land", "XX", "Bitte wählen Sie eine der Antworten."),
        ("arbeit", "<script>", "Bitte wählen Sie eine der Antworten."),
        ("wer", "PARENT", "Bitte wählen Sie eine der Antworten."),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_the_other_answers_stay(name, typed, sentence):
    form = asked(**(FIRST | {"bedarf": "festgestellt", name: typed}))

    assert list(form.errors) == [name]
    assert form.errors[name][0].startswith(sentence)
    assert form.situation().need is Need.CERTIFIED


def test_a_file_opened_later_does_not_say_that_the_letter_came_in_time():
    assert "angekuendigt_am" not in asked(**FIRST).kept()
    assert asked(**FIRST, angekuendigt_am="2026-11-20").kept()["angekuendigt_am"] == "2026-11-20"


def test_hours_are_read_as_people_write_them():
    form = asked(**FIRST, auszeit="teilweise", stunden_vorher="38,5", stunden="19.25")

    assert (form.situation().hours_before, form.situation().hours) == (
        Decimal("38.5"),
        (Decimal("19.25"),),
    )


def test_a_half_filled_row_of_an_earlier_leave_says_what_is_missing():
    form = asked(
        **FIRST, schon_genutzt="ja", frueher_1_art="pflegezeit", frueher_1_von="2025-01-01"
    )

    assert list(form.errors) == ["frueher_1_bis"]
    assert form.situation().earlier == ()


def test_a_filled_row_brings_an_empty_one():
    row = {
        "frueher_1_art": "pflegezeit",
        "frueher_1_von": "2025-01-01",
        "frueher_1_bis": "2025-02-28",
    }
    form = asked(**FIRST, schon_genutzt="ja", **row)

    assert [row.number for group in form.groups() for row in group.rows] == [1, 2]


def test_a_contradiction_stands_at_every_field_it_is_about():
    form = asked(**FIRST, koepfe="30", azubis="40")
    form.name_contradictions((Contradiction(("heads", "trainees"), "Das passt nicht."),))

    assert {name: list(found) for name, found in form.errors.items()} == {
        "koepfe": ["Das passt nicht."],
        "azubis": ["Das passt nicht."],
    }


def test_a_forged_answer_travels_no_further_than_a_true_one_is_long():
    form = asked(**FIRST, bescheinigung="x" * 5000, erfunden="ja")

    assert max(len(value) for value in form.data.values()) == 40
    assert set(form.data) <= set(NAMES)
