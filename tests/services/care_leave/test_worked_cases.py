"""The worked situations W01 to W28, each by name: who asks, what comes out, and why."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from services.care_leave.advice import Meets, Verdict
from services.care_leave.deadlines import early_end
from services.care_leave.rulebook import Form
from services.care_leave.situation import (
    Kind,
    Land,
    Need,
    Place,
    Relation,
    Release,
    Work,
    Workplace,
)
from tests.builders.care import advice_on, deadline, earlier, reasons, way

PART_TIME = {"release": Release.PART, "hours_before": Decimal(40), "hours": (Decimal(20),)}
VERDICTS = dict[Kind, Verdict]


def leaves(**answers: object) -> VERDICTS:
    """Return the verdicts on the four leaves."""
    return {
        each.kind: each.verdict
        for each in advice_on(**answers).options
        if each.kind is not Kind.SHORT_ABSENCE
    }


def test_w01_an_acute_case_in_a_small_firm_needs_no_grade() -> None:
    absence = way(
        Kind.SHORT_ABSENCE,
        heads=8,
        need=Need.EXPECTED,
        acute=True,
        absent_from=date(2026, 11, 23),
        today=date(2026, 11, 23),
    )

    assert absence.verdict is Verdict.RIGHT
    assert (absence.ends_on, absence.days and absence.days.paid) == (date(2026, 12, 4), 10)
    assert any("Arztpraxis" in each and "Pflegefachperson" in each for each in absence.documents)
    assert {"any_size", "need_expected_enough"} <= set(reasons(absence))


def test_w02_six_months_from_february_are_announced_by_a_sunday_and_sent_on_friday() -> None:
    leave = way(Kind.PFLEGEZEIT)
    notice = deadline(leave, Meets.NOTICE)

    assert leave.verdict is Verdict.RIGHT
    assert (notice.on, notice.send_by) == (date(2027, 1, 17), date(2027, 1, 15))
    assert (leave.starts_on, leave.ends_on) == (date(2027, 2, 1), date(2027, 7, 31))
    assert leave.form is Form.TEXT


def test_w02b_protection_begins_twelve_weeks_before_the_start() -> None:
    leave = way(Kind.PFLEGEZEIT, today=date(2026, 8, 1), notice_on=date(2026, 8, 1))

    assert deadline(leave, Meets.PROTECTION).on == date(2026, 11, 9)


def test_w03_the_sixth_of_january_is_a_holiday_in_saxony_anhalt_only() -> None:
    start = {"start": date(2027, 1, 18)}
    there = deadline(way(Kind.PFLEGEZEIT, workplace=Workplace(Land.ST), **start), Meets.NOTICE)
    here = deadline(way(Kind.PFLEGEZEIT, workplace=Workplace(Land.HE), **start), Meets.NOTICE)

    assert there.on == date(2026, 12, 30)
    assert (here.on, here.send_by) == (date(2027, 1, 3), date(2026, 12, 31))


def test_w04_christmas_and_new_year_do_not_count() -> None:
    leave = way(Kind.PFLEGEZEIT, start=date(2027, 1, 4), workplace=Workplace(Land.RP))

    assert deadline(leave, Meets.NOTICE).on == date(2026, 12, 16)


def test_w05_two_years_in_part_time_with_fifty_five_beside_the_trainees() -> None:
    leave = way(
        Kind.FAMILIENPFLEGEZEIT,
        heads=60,
        trainees=5,
        start=date(2027, 4, 1),
        months=24,
        **PART_TIME,
    )

    assert leave.verdict is Verdict.RIGHT
    assert deadline(leave, Meets.NOTICE).on == date(2027, 2, 3)
    assert leave.ends_on == date(2029, 3, 31)


def test_w06_exactly_fifteen_leave_two_requests_with_an_answer_in_four_weeks() -> None:
    asked = {"heads": 15, "notice_on": date(2027, 1, 11), "start": date(2027, 3, 1), **PART_TIME}
    pflegezeit, family = way(Kind.PFLEGEZEIT, **asked), way(Kind.FAMILIENPFLEGEZEIT, **asked)

    assert (pflegezeit.verdict, family.verdict) == (Verdict.REQUEST, Verdict.REQUEST)
    assert deadline(pflegezeit, Meets.ANSWER).on == date(2027, 2, 8)
    assert deadline(family, Meets.ANSWER).on == date(2027, 2, 8)
    assert deadline(pflegezeit, Meets.PROTECTION).on == date(2027, 3, 1)
    assert deadline(family, Meets.PROTECTION).on == date(2027, 3, 1)


def test_w07_in_2015_a_small_firm_could_only_agree_freely_and_in_writing() -> None:
    asked = {"heads": 15, "today": date(2015, 8, 3), "start": date(2015, 9, 1), **PART_TIME}
    pflegezeit, family = way(Kind.PFLEGEZEIT, **asked), way(Kind.FAMILIENPFLEGEZEIT, **asked)

    assert (pflegezeit.verdict, family.verdict) == (Verdict.AGREEMENT, Verdict.AGREEMENT)
    assert (pflegezeit.form, family.form) == (Form.WRITTEN, Form.WRITTEN)
    assert "small_voluntary" in reasons(family)
    assert family.loan


def test_w08_sixteen_with_trainees_are_enough_for_one_right_and_not_for_the_other() -> None:
    found = leaves(heads=16, trainees=3, **PART_TIME)

    assert found[Kind.PFLEGEZEIT] is Verdict.RIGHT
    assert found[Kind.FAMILIENPFLEGEZEIT] is Verdict.REQUEST


def test_w09_twenty_five_beside_the_trainees_ask_and_twenty_six_have_a_right() -> None:
    assert leaves(heads=35, trainees=10, **PART_TIME)[Kind.FAMILIENPFLEGEZEIT] is Verdict.REQUEST
    assert leaves(heads=36, trainees=10, **PART_TIME)[Kind.FAMILIENPFLEGEZEIT] is Verdict.RIGHT


def test_w10_twelve_hours_are_too_few_for_family_care_leave() -> None:
    found = advice_on(heads=60, trainees=0, release=Release.PART, hours=(Decimal(12),))

    assert found.option(Kind.PFLEGEZEIT).verdict is Verdict.RIGHT
    assert found.option(Kind.FAMILIENPFLEGEZEIT).verdict is Verdict.NO
    assert reasons(found.option(Kind.FAMILIENPFLEGEZEIT)) == ["too_few_hours"]


def test_w11_ten_and_twenty_hours_in_turn_are_fifteen_on_average() -> None:
    hours = (Decimal(10), Decimal(20))
    leave = way(Kind.FAMILIENPFLEGEZEIT, release=Release.PART, hours=hours)

    assert leave.verdict is Verdict.RIGHT


def test_w12_the_last_phase_needs_no_grade_and_lasts_three_months() -> None:
    leave = way(
        Kind.TERMINAL,
        place=Place.HOSPICE,
        need=Need.NONE,
        last_phase=True,
        certificate=True,
        heads=20,
        start=date(2027, 3, 1),
    )
    notice = deadline(leave, Meets.NOTICE)

    assert leave.verdict is Verdict.RIGHT
    assert (leave.months, leave.ends_on) == (3, date(2027, 5, 31))
    assert (notice.on, notice.send_by) == (date(2027, 2, 14), date(2027, 2, 12))


def test_w13_a_child_in_a_clinic_opens_both_laws_outside_the_home() -> None:
    found = leaves(relation=Relation.CHILD, minor=True, place=Place.CLINIC, heads=30, **PART_TIME)

    assert found[Kind.MINOR] is Verdict.RIGHT
    assert found[Kind.FAMILIENPFLEGEZEIT] is Verdict.RIGHT


def test_w14_for_a_parent_in_a_nursing_home_there_is_no_leave_but_advice() -> None:
    advice = advice_on(place=Place.NURSING_HOME, **PART_TIME)

    assert {each.verdict for each in advice.options} == {Verdict.NO}
    assert "not_at_home" in reasons(advice.option(Kind.PFLEGEZEIT))
    assert [each.key for each in advice.actions] == ["counselling", "benefits_in_home", "flexible_work"]  # fmt: skip


def test_w15_an_aunt_is_not_on_the_list() -> None:
    advice = advice_on(relation=Relation.AUNT_OR_UNCLE, acute=True)

    assert {each.verdict for each in advice.options} == {Verdict.NO}
    assert {"relative_not_listed"} <= set(reasons(advice.option(Kind.SHORT_ABSENCE)))


def test_w16_the_mother_of_an_unmarried_partner_is_no_mother_in_law() -> None:
    advice = advice_on(relation=Relation.PARTNERS_PARENT, acute=True)

    assert {each.verdict for each in advice.options} == {Verdict.NO}
    assert reasons(advice.option(Kind.SHORT_ABSENCE)) == ["relative_of_unmarried_partner"]


AFTER_PFLEGEZEIT = {
    "earlier": earlier(Kind.PFLEGEZEIT, "2027-02-01", "2027-07-31"),
    "months": 24,
    **PART_TIME,
}


def test_w17_family_care_leave_follows_for_the_eighteen_months_that_are_left() -> None:
    found = advice_on(start=date(2027, 8, 1), **AFTER_PFLEGEZEIT)
    leave = found.option(Kind.FAMILIENPFLEGEZEIT)

    assert leave.verdict is Verdict.RIGHT
    assert (leave.months, leave.ends_on) == (18, date(2029, 1, 31))
    assert deadline(leave, Meets.NOTICE).on == date(2027, 4, 30)
    assert found.option(Kind.PFLEGEZEIT).verdict is Verdict.NO


def test_w17_on_the_last_day_the_notice_is_in_time_and_a_day_later_it_is_not() -> None:
    in_time, late = (
        way(Kind.FAMILIENPFLEGEZEIT, start=date(2027, 8, 1), notice_on=day, **AFTER_PFLEGEZEIT)
        for day in (date(2027, 4, 30), date(2027, 5, 1))
    )

    assert (in_time.verdict, late.verdict) == (Verdict.RIGHT, Verdict.AGREEMENT)


def test_w18_with_a_month_between_it_takes_an_agreement() -> None:
    leave = way(Kind.FAMILIENPFLEGEZEIT, start=date(2027, 9, 1), **AFTER_PFLEGEZEIT)

    assert leave.verdict is Verdict.AGREEMENT
    assert "gap" in reasons(leave)


def test_w19_a_second_pflegezeit_for_the_same_person_takes_an_agreement() -> None:
    leave = way(Kind.PFLEGEZEIT, earlier=earlier(Kind.PFLEGEZEIT, "2024-03-01", "2024-04-30"))

    assert (leave.verdict, leave.months) == (Verdict.AGREEMENT, 4)
    assert "once_only" in reasons(leave)


def test_w20_pflegezeit_follows_for_the_four_months_that_are_left() -> None:
    before = earlier(Kind.FAMILIENPFLEGEZEIT, "2026-01-01", "2027-08-31")
    leave = way(Kind.PFLEGEZEIT, earlier=before, start=date(2027, 9, 1))

    assert leave.verdict is Verdict.RIGHT
    assert (leave.months, leave.ends_on) == (4, date(2027, 12, 31))
    assert deadline(leave, Meets.NOTICE).on == date(2027, 7, 6)


def test_w21_a_brother_used_six_paid_days_and_the_absence_keeps_its_ten() -> None:
    absence = way(Kind.SHORT_ABSENCE, acute=True, allowance_days_used=6)

    assert absence.days
    assert (absence.days.most, absence.days.paid) == (10, 4)


def test_w22_paid_days_are_counted_once_in_2023_and_each_year_since_2024() -> None:
    second = {"acute": True, "allowance_days_used": 10, "start": None}
    old = way(Kind.SHORT_ABSENCE, today=date(2023, 11, 6), absent_from=date(2023, 11, 6), **second)
    new = way(
        Kind.SHORT_ABSENCE,
        today=date(2024, 2, 5),
        absent_from=date(2024, 2, 5),
        **second | {"allowance_days_used": 0},
    )

    assert (old.days and old.days.paid, new.days and new.days.paid) == (0, 10)
    assert "allowance_in_total" in reasons(old)
    assert "allowance_per_year" in reasons(new)


def test_w23_a_mail_is_enough_since_2025_by_the_day_of_the_notice() -> None:
    start = {"start": date(2025, 2, 3)}
    paper = way(Kind.PFLEGEZEIT, notice_on=date(2024, 12, 20), today=date(2024, 12, 20), **start)
    mail = way(Kind.PFLEGEZEIT, notice_on=date(2025, 1, 2), today=date(2025, 1, 2), **start)

    assert (paper.form, paper.form_changes) == (Form.WRITTEN, True)
    assert (mail.form, mail.form_changes) == (Form.TEXT, False)


def test_w24_a_move_to_a_nursing_home_ends_the_leave_four_weeks_later() -> None:
    assert early_end(date(2027, 5, 10), date(2027, 7, 31), 4) == date(2027, 6, 7)


def test_w25_a_notice_on_the_25th_of_january_moves_the_start_to_the_9th_of_february() -> None:
    leave = way(Kind.PFLEGEZEIT, notice_on=date(2027, 1, 25))

    assert leave.starts_on == date(2027, 2, 9)
    assert deadline(leave, Meets.NOTICE).missed
    assert "beginnt dann erst am 09.02.2027" in deadline(leave, Meets.NOTICE).note
    assert deadline(leave, Meets.START).on == date(2027, 2, 9)


@pytest.mark.parametrize(("heads", "last"), [(40, date(2027, 1, 17)), (8, date(2027, 1, 1))])
def test_w25_on_its_last_day_a_notice_or_request_is_in_time(heads: int, last: date) -> None:
    in_time, late = (
        deadline(way(Kind.PFLEGEZEIT, heads=heads, notice_on=day), Meets.NOTICE)
        for day in (last, last + timedelta(days=1))
    )

    assert (in_time.on, in_time.missed, late.missed) == (last, False, True)


def test_w26_a_civil_servant_has_another_law() -> None:
    advice = advice_on(work=Work.CIVIL_SERVANT, acute=True)

    assert {each.verdict for each in advice.options} == {Verdict.NO}
    assert reasons(advice.option(Kind.SHORT_ABSENCE)) == ["civil_servant"]


def test_w27_without_a_decision_on_the_grade_the_certificate_comes_first_and_fast() -> None:
    advice = advice_on(need=Need.APPLIED)
    speed_up = next(each for each in advice.actions if each.key == "announce_speeds_up")

    assert advice.option(Kind.PFLEGEZEIT).verdict is Verdict.NOT_YET
    assert "zu Hause in 10 Arbeitstagen" in speed_up.sentence
    assert "§ 18a" in speed_up.statute


def test_w28_a_full_release_of_two_years_is_six_months() -> None:
    advice = advice_on(release=Release.FULL, months=24)
    pflegezeit = advice.option(Kind.PFLEGEZEIT)

    assert (pflegezeit.verdict, pflegezeit.months) == (Verdict.RIGHT, 6)
    assert pflegezeit.ends_on == date(2027, 7, 31)
    assert reasons(advice.option(Kind.FAMILIENPFLEGEZEIT)) == ["only_part_time"]
