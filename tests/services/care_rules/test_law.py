"""The files of the law: no day without a value, none with two, each with statute, source and check."""

from datetime import date
from decimal import Decimal

import pytest

from services.care_leave.rulebook import FIRST_DAY, Form, NotProven, RuleValue, Unit, rulebook
from services.care_leave.situation import Relation
from services.care_rules.checking import (
    backwards,
    gaps,
    holes,
    overlaps,
    unknown_sources,
    unused_sources,
)
from services.care_rules.laws import pieces, spoken
from services.care_rules.queries import (
    benefits_on,
    grades,
    near_relatives_on,
    parameters,
    stufe_to_grad,
    the_rulebook,
)
from services.care_rules.values import Parameter
from services.care_rules.words import said

THEN, NOW = date(2015, 1, 1), date(2026, 11, 22)
# care-law 2.2 to 2.6: what was asked, on 1 January 2015, in November 2026, and by which paragraph.
TABLE = [
    ("short_absence.max_working_days", 10, 10, "§ 2 (1) PflegeZG"),
    ("short_absence.proof_on_request", "doctor", "doctor_or_nurse", "§ 2 (2) S. 2 PflegeZG"),
    ("care_support_allowance.days", 10, 10, "§ 44a (3) SGB XI"),
    ("care_support_allowance.days_counted", "in_total", "calendar_year", "§ 44a (3) S. 1 SGB XI"),
    ("care_support_allowance.rate", "0.90", "0.90", "§ 45 (2) S. 3 SGB V"),
    ("care_support_allowance.rate_with_bonus", 1, 1, "§ 45 (2) S. 3 SGB V"),
    ("care_support_allowance.daily_cap", "96.25", "135.63", "§ 45 (2) S. 3 SGB V"),
    ("pflegezeit.max_months", 6, 6, "§ 4 (1) S. 1 PflegeZG"),
    ("pflegezeit.combined_max_months", 24, 24, "§ 4 (1) S. 4 PflegeZG"),
    ("pflegezeit.employer_threshold", 15, 15, "§ 3 (1) S. 2 PflegeZG"),
    ("pflegezeit.small_employer_request", "none", 4, "§ 3 (6a) PflegeZG"),
    ("pflegezeit.notice", 10, 10, "§ 3 (3) S. 1 PflegeZG"),
    ("pflegezeit.notice_after_fpfz", 8, 8, "§ 3 (3) S. 6 PflegeZG"),
    ("pflegezeit.notice_form", Form.WRITTEN, Form.TEXT, "§ 3 (3) S. 1 PflegeZG"),
    ("pflegezeit.part_time_agreement_form", Form.WRITTEN, Form.WRITTEN, "§ 3 (4) S. 1 PflegeZG"),
    ("pflegezeit.protection_weeks", 12, 12, "§ 5 (1) S. 1 PflegeZG"),
    ("pflegezeit.small_employer_protection", "none", "from_start", "§ 5 (1) S. 2 PflegeZG"),
    ("pflegezeit.early_end_weeks", 4, 4, "§ 4 (2) S. 1 PflegeZG"),
    ("familienpflegezeit.max_months", 24, 24, "§ 2 (1) S. 1 FPfZG"),
    ("familienpflegezeit.min_weekly_hours", 15, 15, "§ 2 (1) S. 2–3 FPfZG"),
    ("familienpflegezeit.employer_threshold", 25, 25, "§ 2 (1) S. 4 FPfZG"),
    ("familienpflegezeit.small_employer_request", "none", 4, "§ 2a (5a) FPfZG"),
    ("familienpflegezeit.notice", 8, 8, "§ 2a (1) S. 1 FPfZG"),
    ("familienpflegezeit.notice_after_pflegezeit", 3, 3, "§ 2a (1) S. 5 FPfZG"),
    ("familienpflegezeit.notice_form", Form.WRITTEN, Form.TEXT, "§ 2a (1) S. 1 FPfZG"),
    ("familienpflegezeit.agreement_form", Form.WRITTEN, Form.WRITTEN, "§ 2a (2) S. 1 FPfZG"),
    ("minor.max_months", 6, 6, "§ 4 (3) S. 1 PflegeZG"),
    ("minor.max_months_part_time", 24, 24, "§ 2 (5) S. 1 FPfZG"),
    ("minor.setting", "anywhere", "anywhere", "§ 3 (5) S. 1 PflegeZG, § 2 (5) S. 1 FPfZG"),
    ("terminal.max_months", 3, 3, "§ 4 (3) S. 2 PflegeZG"),
    ("terminal.combined_max_months", 24, 24, "§ 4 (3) S. 3 PflegeZG"),
    ("terminal.care_grade", "not_required", "not_required", "§ 3 (6) S. 1 PflegeZG"),
    ("terminal.notice", 10, 10, "§ 3 (6) S. 3 mit § 3 (3) S. 1 PflegeZG"),
    ("loan.share_of_difference", "0.5", "0.5", "§ 3 (2) FPfZG"),
    ("loan.cap_hours", 15, 15, "§ 3 (4) FPfZG"),
    ("loan.minimum_rate", 50, 50, "§ 3 (5) FPfZG"),
    ("loan.application_months", 3, 3, "§ 8 (2) FPfZG"),
    ("loan.repayment_months", 48, 48, "§ 6 (1) S. 1 FPfZG"),
    ("loan.latest_deferral_month", 25, 25, "§ 6 (2) S. 2 FPfZG"),
    ("loan.quarter_waiver_share", "0.25", "0.25", "§ 7 (2) FPfZG"),
    ("loan.extinction_months", 24, 24, "§ 7 (3) FPfZG"),
    ("loan.sv_flat_rate", "0.21", "0.20", "§ 153 (1) SGB III"),
    ("loan.fine_employee", 1000, 1000, "§ 12 (3) FPfZG"),
    ("loan.fine_employer", 5000, 5000, "§ 12 (3) FPfZG"),
    ("insurance.pension_care_hours", 14, 10, "§ 44 (1) SGB XI, § 3 S. 1 Nr. 1a SGB VI"),
]  # fmt: skip
# care-law 6.3 and what lies between, by the year's end.
BENEFITS = [
    ("pflegegeld", "pg2 pg3 pg4 pg5", {
        2017: "316 545 728 901", 2023: "316 545 728 901", 2024: "332 573 765 947",
        2026: "347 599 800 990"}),
    ("sachleistung", "pg2 pg3 pg4 pg5", {
        2017: "689 1298 1612 1995", 2022: "724 1363 1693 2095", 2024: "761 1432 1778 2200",
        2026: "796 1497 1859 2299"}),
    ("tagespflege", "pg2 pg3 pg4 pg5", {2024: "689 1298 1612 1995", 2026: "721 1357 1685 2085"}),
    ("vollstationaer", "pg1 pg2 pg3 pg4 pg5", {
        2024: "125 770 1262 1775 2005", 2026: "131 805 1319 1855 2096"}),
    ("pflegegeld", "s0d s1 s1d s2 s2d s3 s3d", {2015: "123 244 316 458 545 728 728"}),
    ("sachleistung", "s0d s1 s1d s2 s2d s3 s3h", {2016: "231 468 689 1144 1298 1612 1995"}),
    ("vollstationaer", "s1 s2 s3 s3h", {2016: "1064 1330 1612 1995"}),
    ("entlastung", "basic higher", {2015: "104 208"}),
    ("entlastung", "all", {2017: "125", 2024: "125", 2026: "131"}),
    ("hilfsmittel", "all", {2015: "40", 2021: "60", 2024: "40", 2026: "42"}),
    ("wohnumfeld", "all", {2015: "4000", 2026: "4180"}),
    ("wohnumfeld_gruppe", "all", {2015: "16000", 2026: "16720"}),
    ("verhinderungspflege", "all", {2015: "1612", 2024: "1612"}),
    ("kurzzeitpflege", "all", {2021: "1612", 2022: "1774"}),
    ("gemeinsamer_jahresbetrag", "all", {2025: "3539", 2026: "3539"}),
]  # fmt: skip
# Nothing was read for these: the file says so, and no number stands there.
UNPROVEN = [
    ("care_support_allowance.daily_cap", 2016), ("care_support_allowance.daily_cap", 2024),
    ("care_support_allowance.daily_cap", 2027), ("loan.ceiling", 2020), ("loan.ceiling", 2027),
    ("benefit.tagespflege.s1", 2015), ("benefit.wohnumfeld_gruppe.all", 2020),
    ("benefit.kurzzeitpflege_wochen.all", 2020), ("assessment.decision_days", 2016),
]  # fmt: skip


def value(first: str, last: str | None = None, override: bool = False) -> RuleValue:
    """Return a value of a rule that holds between two days."""
    return RuleValue(
        "rule.one", Decimal(1), Unit.WEEKS, date.fromisoformat(first),
        date.fromisoformat(last) if last else None, "§ 1 PflegeZG", ("text",), NOW, override,
    )  # fmt: skip


def one_rule(*values: RuleValue):
    """Return a rulebook of one parameter, and the parameter."""
    parameter = Parameter("rule.one", "Regel", "Eins", Unit.WEEKS, {}, FIRST_DAY, None)
    return rulebook(values, (), NOW), [parameter]


def test_every_day_has_one_value():
    law = the_rulebook()

    assert (overlaps(law), holes(law, parameters().values()), backwards(law)) == ([], [], [])
    assert set(parameters()) == set(law.values)


def test_every_value_has_a_statute_that_can_be_looked_up_a_source_and_a_check():
    values = [each for rows in the_rulebook().values.values() for each in rows]

    assert [
        each.key for each in values if not any(part.text[0] == "§" for part in pieces(each.statute))
    ] == []
    assert [each.key for each in values if each.proven and not each.sources] == []
    assert {each.checked_on for each in values} == {NOW}


def test_every_source_is_used_and_every_used_one_is_named():
    assert (unknown_sources(the_rulebook()), unused_sources(the_rulebook())) == (set(), set())


def test_a_gap_says_so_and_gives_no_number():
    found = gaps(the_rulebook())

    assert [
        each.key for each in found if not each.note.startswith("Nicht belegt.") or each.sources
    ] == []
    assert {said(each) for each in found} == {"nicht belegt"}


def test_every_value_can_be_said_in_words():
    values = [each for rows in the_rulebook().values.values() for each in rows]

    assert [each.key for each in values if not said(each)] == []


def test_a_planted_hole_is_found():
    law, known = one_rule(value("2015-01-01", "2019-12-31"), value("2020-02-01"))

    assert [each.on for each in holes(law, known)] == [date(2020, 1, 1)]


def test_a_planted_end_is_found_and_an_exception_fills_no_hole():
    law, known = one_rule(value("2015-01-01", "2019-12-31"), value("2020-01-01", override=True))

    assert [each.on for each in holes(law, known)] == [date(2020, 1, 1)]


def test_a_late_first_day_is_found():
    law, known = one_rule(value("2016-01-01"))

    assert [each.on for each in holes(law, known)] == [FIRST_DAY]


def test_a_planted_overlap_is_found_but_an_exception_may_overlap():
    twice, _ = one_rule(value("2015-01-01", "2020-01-01"), value("2020-01-01"))
    covid, _ = one_rule(value("2015-01-01"), value("2020-05-23", "2023-04-30", override=True))

    assert [each.on for each in overlaps(twice)] == [date(2020, 1, 1)]
    assert overlaps(covid) == []


def test_a_value_that_ends_before_it_begins_is_found():
    law, _ = one_rule(value("2015-01-01", "2014-01-01"))

    assert [each.key for each in backwards(law)] == ["rule.one"]


@pytest.mark.parametrize(("key", "then", "now", "statute"), TABLE, ids=[row[0] for row in TABLE])
def test_the_table_of_the_law(key, then, now, statute):
    law = the_rulebook()

    assert (law.at(key, THEN).value, law.at(key, NOW).value) == (_typed(then), _typed(now))
    assert law.at(key, NOW).statute == statute


@pytest.mark.parametrize(("key", "levels", "years"), BENEFITS)
def test_the_table_of_benefits(key, levels, years):
    found = {
        year: " ".join(str(benefit.of(level)) for level in levels.split())
        for year in years
        for benefit in benefits_on(date(year, 12, 31))
        if benefit.key == key
    }

    assert found == years


@pytest.mark.parametrize(("key", "year"), UNPROVEN)
def test_what_nobody_proved_is_no_number(key, year):
    with pytest.raises(NotProven):
        the_rulebook().number(key, date(year, 6, 1))


@pytest.mark.parametrize(
    ("key", "day", "expected"),
    [
        ("short_absence.max_working_days", date(2020, 10, 28), 10),
        ("short_absence.max_working_days", date(2020, 10, 29), 20),
        ("care_support_allowance.days", date(2023, 4, 30), 20),
        ("care_support_allowance.days", date(2023, 5, 1), 10),
        ("familienpflegezeit.notice", date(2023, 4, 1), 10),
        ("familienpflegezeit.notice", date(2023, 4, 2), 8),
        ("terminal.notice_form", date(2022, 1, 1), Form.TEXT),
        ("terminal.notice_form", date(2024, 12, 31), Form.WRITTEN),
        ("loan.ceiling", date(2026, 12, 31), 8450),
        ("benefit.verhinderungspflege.all", date(2025, 6, 30), 1685),
        ("benefit.verhinderungspflege_aus_kurzzeit.all", date(2024, 12, 31), 806),
        ("benefit.verhinderungspflege_aus_kurzzeit.all", date(2025, 6, 30), 843),
        ("benefit.kurzzeitpflege.all", date(2025, 6, 30), 1854),
        ("benefit.gemeinsamer_jahresbetrag.all", date(2025, 7, 1), 3539),
        ("benefit.verhinderungspflege_wochen.all", date(2015, 1, 1), 6),
        ("benefit.kurzzeitpflege_wochen.all", date(2015, 1, 1), 4),
        ("benefit.kurzzeitpflege_wochen.all", NOW, 8),
        ("insurance.pension_work_hours", NOW, 30),
        ("loan.hardship_unfit_days", NOW, 180),
        ("loan.quarter_waiver_months", NOW, 48),
        ("care_support_allowance.daily_cap", date(2025, 1, 1), "128.63"),
        ("assessment.fast_days_home", NOW, 10),
        ("assessment.fast_days_away", NOW, 5),
        ("assessment.decision_days", NOW, 25),
        ("assessment.penalty", NOW, 70),
    ],
)
def test_exceptions_go_first_and_borders_hold_to_the_day(key, day, expected):
    assert the_rulebook().at(key, day).value == _typed(expected)


def test_six_relations_came_in_2015_and_aunts_never_did():
    before, after = near_relatives_on(date(2014, 12, 31)), near_relatives_on(THEN)

    assert after.relations - before.relations == {Relation.STEP_PARENT, Relation.SIBLING_IN_LAW}
    assert len(after.words) - len(before.words) == 5  # the sixth widens a line: partners
    assert the_rulebook().at("relative.aunt_or_uncle", NOW).value == "not_covered"
    assert the_rulebook().at("relative.step_parent", NOW).value == "covered"


def test_points_of_the_grades_follow_each_other():
    assert [(each.number, str(each.from_points), str(each.below)) for each in grades()] == [
        (1, "12.5", "27"), (2, "27", "47.5"), (3, "47.5", "70"), (4, "70", "90"), (5, "90", "None"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stufe", "without", "with_dementia"),
    [("0", None, 2), ("I", 2, 3), ("II", 3, 4), ("III", 4, 5), ("III Härtefall", 5, 5)],
)
def test_a_stufe_became_a_grade(stufe, without, with_dementia):
    assert stufe_to_grad(stufe, dementia=True) == with_dementia
    if without is None:
        with pytest.raises(LookupError):
            stufe_to_grad(stufe, dementia=False)
    else:
        assert stufe_to_grad(stufe, dementia=False) == without


def _typed(expected):
    """Return a number of the table as the rulebook has it; words and forms stay."""
    if isinstance(expected, Form) or (isinstance(expected, str) and not expected[0].isdigit()):
        return expected
    return Decimal(expected)


@pytest.mark.parametrize(
    ("statute", "said"),
    [
        ("§ 18a (5), (6) SGB XI", "§ 18a Abs. 5 und 6 SGB XI"),
        ("§ 18a (5)–(7) SGB XI", "§ 18a Abs. 5 bis 7 SGB XI"),
        ("§ 3 (2), § 7 (4) PflegeZG", "§ 3 Abs. 2, § 7 Abs. 4 PflegeZG"),
    ],
)
def test_a_reference_is_read_as_people_write_it(statute, said):
    assert spoken(statute).replace("\N{NO-BREAK SPACE}", " ") == said
