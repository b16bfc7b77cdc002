"""The decision table row by row: what opens a way, what closes it, and what stays open without an answer."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from services.care_leave.advice import Meets, Verdict
from services.care_leave.people import NEAR
from services.care_leave.rulebook import Form
from services.care_leave.situation import (
    Kind,
    Land,
    Need,
    Place,
    Relation,
    Release,
    Size,
    Work,
    Workplace,
)
from services.care_rules.queries import near_relatives_on
from tests.builders.care import advice_on, deadline, earlier, reasons, way

PZ, MINOR, LAST, FPFZ = Kind.PFLEGEZEIT, Kind.MINOR, Kind.TERMINAL, Kind.FAMILIENPFLEGEZEIT
PART_TIME = {"release": Release.PART, "hours_before": Decimal(40), "hours": (Decimal(20),)}
CHILD = {"relation": Relation.CHILD, "minor": True}
ROUGH = {"heads": None, "trainees": None}
LAST_PHASE = {"last_phase": True, "certificate": True}


def test_near_relatives_are_those_of_the_law() -> None:
    assert near_relatives_on(date(2026, 11, 22)).relations == NEAR


@pytest.mark.parametrize("work", [Work.EMPLOYEE, Work.MINIJOB, Work.TRAINEE, Work.HOME_WORKER])
def test_every_kind_of_employment_counts(work: Work) -> None:
    assert way(PZ, work=work, trainees=1).verdict is Verdict.RIGHT


@pytest.mark.parametrize("work", [Work.CIVIL_SERVANT, Work.SELF_EMPLOYED, Work.NOT_WORKING])
def test_who_is_not_employed_gets_a_no_with_its_reason(work: Work) -> None:
    assert reasons(way(PZ, work=work)) == [work.value]


# kind, answers that differ from the answered situation, verdict, and the reason that decides
TABLE: list[tuple[Kind, dict[str, Any], Verdict, str]] = [
    (Kind.SHORT_ABSENCE, {"acute": True, "need": Need.APPLIED}, Verdict.RIGHT, "need_expected_enough"),
    (Kind.SHORT_ABSENCE, {"acute": False}, Verdict.NO, "not_acute"),
    (Kind.SHORT_ABSENCE, {"acute": True, "need": Need.NONE}, Verdict.NO, "no_need_short"),
    (PZ, {"need": Need.EXPECTED}, Verdict.NOT_YET, "need_expected"),
    (PZ, {"need": Need.NONE}, Verdict.NO, "no_need"),
    (PZ, {"place": Place.CLINIC}, Verdict.NOT_YET, "in_clinic"),
    (PZ, {"place": Place.COMING_HOME}, Verdict.RIGHT, "coming_home"),
    (PZ, {"place": Place.HOSPICE}, Verdict.NO, "not_at_home"),
    (PZ, {"place": Place.ABROAD}, Verdict.OPEN, "abroad"),
    (PZ, {**ROUGH, "size": Size.UP_TO_15}, Verdict.REQUEST, "small_request"),
    (PZ, {**ROUGH, "size": Size.FROM_16_TO_25}, Verdict.RIGHT, "big_enough"),
    (MINOR, {}, Verdict.NO, "not_minor"),
    (MINOR, CHILD, Verdict.RIGHT, "minor"),
    (MINOR, {**CHILD, "place": Place.NURSING_HOME}, Verdict.RIGHT, "minor_anywhere"),
    (MINOR, {**CHILD, "place": Place.ABROAD}, Verdict.OPEN, "abroad"),
    (MINOR, {**CHILD, "need": Need.APPLIED}, Verdict.NOT_YET, "need_applied"),
    (LAST, {}, Verdict.NO, "not_last_phase"),
    (LAST, {**LAST_PHASE, "certificate": False}, Verdict.NOT_YET, "certificate_missing"),
    (LAST, {**LAST_PHASE, "heads": 15}, Verdict.REQUEST, "small_request"),
    (LAST, {**LAST_PHASE, "place": Place.ABROAD}, Verdict.RIGHT, "last_phase"),
    (LAST, {**LAST_PHASE, **CHILD}, Verdict.RIGHT, "own_child"),
    (FPFZ, {}, Verdict.RIGHT, "part_time_if"),
    (FPFZ, {"hours_before": Decimal(15)}, Verdict.NO, "contract_too_small"),
    (FPFZ, {**PART_TIME, "place": Place.CLINIC}, Verdict.NOT_YET, "in_clinic"),
    (FPFZ, {**PART_TIME, **ROUGH, "size": Size.FROM_16_TO_25}, Verdict.REQUEST, "small_request_without_trainees"),
    (FPFZ, {**PART_TIME, **ROUGH, "size": Size.MORE_THAN_25}, Verdict.RIGHT, "count_without_trainees"),
    (FPFZ, {**PART_TIME, **ROUGH, "size": Size.MORE_THAN_25, "trainees": 1}, Verdict.OPEN, "heads_needed"),
    (FPFZ, {**PART_TIME, "heads": 30, "trainees": None}, Verdict.OPEN, "trainees_needed"),
    (FPFZ, {**PART_TIME, "heads": 49, "trainees": None}, Verdict.OPEN, "trainees_needed"),
    (FPFZ, {**PART_TIME, "heads": 50, "trainees": None}, Verdict.RIGHT, "count_without_trainees"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "answers", "verdict", "decided_by"), TABLE)
def test_the_decision_table(
    kind: Kind, answers: dict[str, Any], verdict: Verdict, decided_by: str
) -> None:
    found = way(kind, **answers)

    assert found.verdict is verdict
    assert decided_by in reasons(found)


UNKNOWN: list[tuple[Kind, dict[str, Any], str]] = [
    (Kind.SHORT_ABSENCE, {"acute": None}, "acute"),
    (PZ, {"work": None}, "work"),
    (PZ, {"relation": None}, "relation"),
    (PZ, {"need": None}, "need"),
    (PZ, {"place": None}, "place"),
    (PZ, ROUGH, "size"),
    (MINOR, {"relation": Relation.CHILD, "minor": None}, "minor"),
    (LAST, {"last_phase": None, "certificate": None}, "last_phase"),
    (LAST, {"last_phase": True, "certificate": None}, "certificate"),
    (FPFZ, {"relation": Relation.CHILD, "minor": None, "place": Place.CLINIC}, "minor"),
]


@pytest.mark.parametrize(("kind", "answers", "field"), UNKNOWN)
def test_without_an_answer_a_way_stays_open_and_says_what_is_missing(
    kind: Kind, answers: dict[str, Any], field: str
) -> None:
    found = way(kind, **answers)

    assert found.verdict is Verdict.OPEN
    assert field in found.missing


def test_a_parent_is_never_asked_for_the_age() -> None:
    found = way(MINOR, minor=None)

    assert (found.verdict, reasons(found)) == (Verdict.NO, ["not_minor"])


def test_one_no_is_told_alone_with_its_paragraph() -> None:
    found = way(PZ, place=Place.NURSING_HOME)

    assert [(each.key, each.statute) for each in found.reasons] == [
        ("not_at_home", "§ 3 (1) PflegeZG")
    ]
    assert (found.deadlines, found.letters, found.loan) == ((), (), False)


def test_an_open_way_of_a_small_firm_is_already_planned_as_a_request() -> None:
    found = way(LAST, last_phase=None, certificate=None, heads=8)

    assert found.verdict is Verdict.OPEN
    assert found.letters[:2] == ("t7", "t8")
    assert deadline(found, Meets.ANSWER)


def test_the_day_of_a_leaves_notice_says_nothing_of_the_short_absence() -> None:
    found = way(
        Kind.SHORT_ABSENCE,
        acute=True,
        absent_from=date(2026, 11, 23),
        notice_on=date(2027, 1, 10),
    )

    assert deadline(found, Meets.PROTECTION).on == date(2026, 11, 23)
    assert [each.meets for each in found.deadlines] == [Meets.PROTECTION, Meets.START, Meets.END]


def test_without_a_first_day_the_short_absence_follows_the_law_of_today() -> None:
    then = date(2025, 12, 30)
    found = way(Kind.SHORT_ABSENCE, acute=True, today=then, notice_on=date(2026, 1, 15))

    assert not any("Pflegefachperson" in each for each in found.documents)


def test_the_employers_pay_takes_the_place_of_the_allowance() -> None:
    found = way(Kind.SHORT_ABSENCE, acute=True, employer_pays=True, allowance_days_used=None)

    assert found.days
    assert found.days.paid == 0
    assert "employer_pays" in reasons(found)
    assert "allowance_days_used" not in found.missing


def test_parents_hear_that_sick_child_benefit_goes_first() -> None:
    child, grown = (
        way(Kind.SHORT_ABSENCE, acute=True, relation=Relation.CHILD, minor=minor)
        for minor in (True, False)
    )

    assert "sick_child_benefit" in reasons(child)
    assert "sick_child_benefit" not in reasons(grown)


def test_a_day_for_the_loan_that_is_over_says_so() -> None:
    begun = {"notice_on": date(2026, 4, 1), "start": date(2026, 6, 1)}

    assert deadline(way(PZ, **begun), Meets.LOAN).missed
    assert not deadline(way(PZ, today=date(2026, 8, 31), **begun), Meets.LOAN).missed
    assert not deadline(way(PZ), Meets.LOAN).missed


def test_how_many_days_are_paid_is_not_guessed() -> None:
    found = way(Kind.SHORT_ABSENCE, acute=True, allowance_days_used=None)

    assert found.days
    assert found.days.paid is None
    assert "allowance_days_used" in found.missing


def test_in_the_pandemic_the_absence_was_longer_and_the_notice_shorter() -> None:
    then = {"today": date(2021, 3, 1), "start": date(2021, 6, 1)}
    absence = way(Kind.SHORT_ABSENCE, acute=True, absent_from=date(2021, 3, 1), **then)
    leave = way(FPFZ, **then, **PART_TIME)

    assert absence.days
    assert absence.days.most == 20
    assert "pandemic_absence" in reasons(absence)
    assert deadline(leave, Meets.NOTICE).on == date(2021, 5, 16)
    assert leave.form is Form.TEXT


def test_no_more_days_are_paid_than_may_be_missed() -> None:
    then = date(2020, 6, 2)
    found = way(Kind.SHORT_ABSENCE, acute=True, today=then, absent_from=then, start=None)

    assert found.days
    assert (found.days.most, found.days.paid) == (10, 10)


def test_a_start_that_moves_over_a_change_of_the_law_follows_the_law_of_the_new_day() -> None:
    then = {"today": date(2023, 3, 29), "notice_on": date(2023, 3, 29)}
    leave = way(FPFZ, start=date(2023, 3, 30), **then, **PART_TIME)

    assert leave.starts_on == date(2023, 5, 25)


def test_a_shorter_notice_of_a_later_law_brings_no_start_before_that_law() -> None:
    then = {"today": date(2020, 5, 1), "notice_on": date(2020, 5, 1)}

    assert way(FPFZ, start=date(2020, 5, 20), **then, **PART_TIME).starts_on == date(2020, 6, 27)


def test_palliative_care_at_home_is_assessed_as_fast_as_in_a_clinic() -> None:
    advice = advice_on(need=Need.EXPECTED, place=Place.HOME, last_phase=True)
    sentences = {each.key: each.sentence for each in advice.actions}

    assert "palliativer Pflege in 5 Arbeitstagen" in sentences["announce_speeds_up"]


def test_before_2026_only_a_doctor_certified_the_acute_case() -> None:
    then = date(2025, 12, 1)
    found = way(Kind.SHORT_ABSENCE, acute=True, today=then, absent_from=then, start=None)

    assert not any("Pflegefachperson" in each for each in found.documents)


def test_the_place_is_asked_only_where_it_moves_a_day() -> None:
    bavaria = Workplace(Land.BY)

    assert "workplace" not in way(PZ, workplace=bavaria).missing
    assert "workplace" in way(PZ, workplace=bavaria, start=date(2028, 8, 24)).missing
    assert "workplace" in way(PZ, workplace=Workplace()).missing


def test_part_time_and_agreements_need_a_paper_with_two_signatures() -> None:
    full, part = way(PZ, release=Release.FULL), way(PZ, **PART_TIME)

    assert not any("unterschrieben" in each for each in full.documents)
    assert any("unterschrieben" in each for each in part.documents)


def test_only_a_leave_that_is_announced_begins_sooner_than_another() -> None:
    after = earlier(FPFZ, "2026-02-01", "2027-01-31")

    assert any("früher" in each for each in way(PZ).speaks_for)
    assert not any("früher" in each for each in way(PZ, heads=8).speaks_for)
    assert not any("früher" in each for each in way(PZ, earlier=after).speaks_for)


def test_a_way_that_is_not_open_yet_says_how_it_will_be_declared() -> None:
    waiting = way(PZ, heads=8, need=Need.APPLIED)

    assert (waiting.verdict, waiting.way) == (Verdict.NOT_YET, Verdict.REQUEST)


def test_for_fewer_hours_the_employer_may_say_no_in_an_urgent_case_only() -> None:
    told = {
        kind: {each.key: each.statute for each in way(kind, **PART_TIME).reasons}
        for kind in (PZ, FPFZ)
    }

    assert told[PZ]["hours_agreed"] == "§ 3 (4) S. 2 PflegeZG"
    assert told[FPFZ]["hours_agreed"] == "§ 2a (2) S. 2 FPfZG"
    assert "hours_agreed" not in reasons(way(PZ, release=Release.FULL))
    assert "hours_agreed" not in reasons(way(FPFZ, heads=8, **PART_TIME))


def test_letters_fit_the_way() -> None:
    assert way(PZ).letters == ("t2", "t9", "t4", "t10", "t11")
    assert way(FPFZ, **PART_TIME).letters == ("t6", "t3", "t9", "t4", "t10", "t11")
    assert way(PZ, heads=8).letters == ("t7", "t8", "t3", "t9", "t4", "t10", "t11")
    assert way(Kind.SHORT_ABSENCE, acute=True).letters == ("t5", "t12")


def test_a_request_is_free_of_form_and_speeds_nothing_up_before_it_is_agreed() -> None:
    advice = advice_on(heads=8, need=Need.APPLIED)
    keys = [each.key for each in advice.actions]

    assert advice.option(PZ).form is Form.NONE
    assert "agreement_speeds_up" in keys
    assert "announce_speeds_up" not in keys


@pytest.mark.parametrize(
    ("place", "within"),
    [
        (Place.HOME, "zu Hause in 10 Arbeitstagen."),
        (Place.CLINIC, "in Klinik, Reha, Hospiz oder bei palliativer Pflege in 5 Arbeitstagen."),
        (
            Place.COMING_HOME,
            "in Klinik, Reha, Hospiz oder bei palliativer Pflege in 5 Arbeitstagen.",
        ),
        (
            None,
            "zu Hause in 10 Arbeitstagen, in Klinik, Reha, Hospiz oder bei palliativer Pflege in 5",
        ),
    ],
)
def test_an_announced_leave_speeds_up_the_assessment(place: Place | None, within: str) -> None:
    advice = advice_on(need=Need.EXPECTED, place=place, acute=True)
    sentences = {each.key: each.sentence for each in advice.actions}

    assert within in sentences["announce_speeds_up"]
    assert list(sentences)[:3] == ["tell_work", "allowance", "care_fund"]
    assert "25 Arbeitstagen" in sentences["decision"]
    assert "70 Euro" in sentences["decision"]


def test_a_sudden_case_is_told_how_to_speed_up_before_the_grade_is_asked_for() -> None:
    sudden, calm = (advice_on(need=None, acute=acute) for acute in (True, False))

    assert [each.key for each in sudden.actions][:5] == [
        "tell_work", "allowance", "care_fund", "announce_speeds_up", "decision",
    ]  # fmt: skip
    assert "announce_speeds_up" not in {each.key for each in calm.actions}


def test_the_waiver_has_a_last_day_of_its_own() -> None:
    waiver = deadline(way(PZ), Meets.QUARTER_WAIVER)

    assert (waiver.on, waiver.statute) == (date(2031, 2, 1), "§ 7 (2) FPfZG, § 10 (3) FPfZG")
