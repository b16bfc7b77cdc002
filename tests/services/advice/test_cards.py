"""The cards of the ways: what is said of days for which the law names no period, and how long is left."""

from datetime import date

from services.advice.cards import span_of
from services.advice.days import date_of
from services.advice.words import Audience
from services.care_leave.advice import Meets, Option, Verdict
from services.care_leave.situation import Kind, Need
from tests.builders.care import deadline, earlier, way


def test_a_request_that_waits_for_the_grade_is_not_said_to_have_a_last_day():
    waiting = way(Kind.PFLEGEZEIT, heads=8, need=Need.APPLIED)
    said = date_of(deadline(waiting, Meets.NOTICE), waiting, Audience.FAMILY)

    assert "am besten" in said.sentence
    assert "muss" not in said.sentence + said.label


def test_a_rest_of_days_is_told_in_days():
    rest = way(Kind.PFLEGEZEIT, earlier=earlier(Kind.PFLEGEZEIT, "2026-08-16", "2027-01-31"))

    assert span_of(rest).startswith("Bis zu 15 Tage. ")
    assert rest.ends_on == date(2027, 2, 15)


def test_where_nothing_is_left_no_length_is_told():
    assert span_of(Option(Kind.PFLEGEZEIT, Verdict.AGREEMENT, (), months=0)) == ""


def test_what_hangs_on_a_yes_is_not_told_as_a_fact():
    asked = way(Kind.PFLEGEZEIT, heads=8)
    said = {
        meets: date_of(deadline(asked, meets), asked, Audience.FAMILY).sentence
        for meets in (Meets.PROTECTION, Meets.START)
    }

    assert all(sentence.startswith("Sagt der Betrieb Ja") for sentence in said.values())
