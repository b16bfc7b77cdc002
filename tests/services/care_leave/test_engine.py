"""What holds for every situation: five answers, growing with each question, and never beyond the law."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from services.care_leave.advice import Advice, Meets, Verdict
from services.care_leave.engine import advise
from services.care_leave.sentences import SENTENCES
from services.care_leave.situation import Kind, Relation, Situation, Size, Work, Workplace
from services.care_leave.workdays import is_working_day
from services.care_rules.queries import the_rulebook
from tests.builders.care import ANYTHING, SENSIBLE, SENSIBLE_ANSWERS, TODAY, WORKPLACES, advice_on

LAW = the_rulebook()
FIRST_FOUR = Situation(
    today=TODAY,
    work=Work.EMPLOYEE,
    relation=Relation.PARENT,
    acute=True,
    size=Size.MORE_THAN_25,
)
# Answers that may rightly close a way that was open: the wish itself, and what the law asks for.
DECISIVE = {"need", "release", "hours_before", "heads", "trainees", "start"}


def test_four_answers_give_a_first_true_result() -> None:
    advice = advise(FIRST_FOUR, LAW)

    assert {each.kind: each.verdict for each in advice.options} == {
        Kind.SHORT_ABSENCE: Verdict.RIGHT,
        Kind.PFLEGEZEIT: Verdict.OPEN,
        Kind.MINOR: Verdict.NO,
        Kind.TERMINAL: Verdict.OPEN,
        Kind.FAMILIENPFLEGEZEIT: Verdict.OPEN,
    }
    assert advice.option(Kind.PFLEGEZEIT).missing[:2] == ("need", "place")
    assert [each.key for each in advice.actions][:3] == ["tell_work", "allowance", "care_fund"]


def test_without_any_answer_nothing_is_a_right() -> None:
    advice = advise(Situation(today=TODAY), LAW)

    assert {each.verdict for each in advice.options} == {Verdict.OPEN}


def test_a_start_beyond_the_known_law_is_said() -> None:
    known = {"today": date(2026, 7, 1), "absent_from": None}

    assert not advice_on(start=LAW.law_of, **known).beyond_law
    assert advice_on(start=LAW.law_of + timedelta(days=1), **known).beyond_law


@given(situation=ANYTHING | SENSIBLE)
@settings(deadline=None, max_examples=150)
def test_advice_never_raises_and_always_answers_all_five(situation: Situation) -> None:
    advice = advise(situation, LAW)

    if advice.too_early or advice.contradictions:
        assert advice.options == ()
    else:
        assert [each.kind for each in advice.options] == list(Kind)
        _is_complete(advice, situation)


def _is_complete(advice: Advice, situation: Situation) -> None:
    for each in advice.options:
        assert each.reasons
        assert all(reason.key in SENTENCES and reason.statute for reason in each.reasons)
        assert not any("{" in reason.sentence for reason in each.reasons)
        assert (each.verdict is Verdict.NO) == (each.letters == ())
        for deadline in each.deadlines:
            assert deadline.statute
            if deadline.send_by:
                assert deadline.send_by <= deadline.on
                assert is_working_day(deadline.send_by, situation.workplace)
        assert all(a.on <= b.on for a, b in pairwise(each.deadlines))


@given(situation=SENSIBLE, field=st.sampled_from(sorted(SENSIBLE_ANSWERS)), data=st.data())
@settings(deadline=None, max_examples=100)
def test_one_more_answer_turns_a_right_into_a_no_only_where_it_decides(
    situation: Situation, field: str, data: st.DataObject
) -> None:
    before = advise(replace(situation, **{field: None}), LAW)
    after = advise(replace(situation, **{field: data.draw(SENSIBLE_ANSWERS[field])}), LAW)
    assume(before.options and after.options)

    turned = {
        each.kind
        for each, now in zip(before.options, after.options, strict=True)
        if each.verdict is Verdict.RIGHT and now.verdict is Verdict.NO
    }

    assert not turned or field in DECISIVE


@given(
    start=st.dates(date(2024, 1, 1), date(2030, 1, 1)), later=st.integers(1, 60), place=WORKPLACES
)
@settings(deadline=None, max_examples=40)
def test_a_later_start_never_gives_an_earlier_notice(
    start: date, later: int, place: Workplace
) -> None:
    first = advice_on(workplace=place, start=start)
    second = advice_on(workplace=place, start=start + timedelta(days=later))

    for kind in (Kind.PFLEGEZEIT, Kind.FAMILIENPFLEGEZEIT):
        assert _notice(first, kind) <= _notice(second, kind)


def _notice(advice: Advice, kind: Kind) -> date:
    found = advice.option(kind).deadlines
    return next(each.on for each in found if each.meets is Meets.NOTICE)


@given(situation=SENSIBLE, months=st.integers(1, 24), fewer=st.integers(1, 23))
@settings(deadline=None, max_examples=60)
def test_a_shorter_wish_never_ends_later_and_no_leave_exceeds_its_months(
    situation: Situation, months: int, fewer: int
) -> None:
    shorter = advise(replace(situation, months=max(1, months - fewer)), LAW)
    longer = advise(replace(situation, months=months), LAW)
    assume(shorter.options)

    for short, long in zip(shorter.options, longer.options, strict=True):
        assert (short.ends_on is None) == (long.ends_on is None)
        assert short.ends_on is None or long.ends_on is None or short.ends_on <= long.ends_on
        assert short.months is None or short.rest_days or short.months >= 1
        assert short.months is None or short.months <= 24
