"""The self values follow what is claimed, what can be shown, and what is only planned."""

from decimal import Decimal

from certification.assessment.models import Answer
from certification.assessment.scoring_input import assessment_input, draft_range, evaluations
from certification.scoring import Benefits, Survey
from certification.scoring import Evidence as Proof
from tests.certification.assessment import scenes


def test_a_file_or_a_showing_proves_and_a_plan_never_does(alliance):
    application = scenes.complete(alliance)
    scenes.a_file(application, "AO-1", "AO-3")
    Answer.objects.filter(criterion="AO-2").update(show_on_visit=True, visit_note="Büro")
    Answer.objects.filter(criterion="AO-3").update(planned=True)

    evidence = assessment_input(application).evidence

    assert [evidence[key] for key in ("AO-1", "AO-2", "AO-3", "AO-4")] == [
        Proof.ACCEPTED, Proof.ACCEPTED, Proof.PLANNED, Proof.NONE,
    ]  # fmt: skip


def test_not_applicable_counts_only_with_words_and_a_reason_of_the_criterion(alliance):
    application = scenes.complete(alliance)
    Answer.objects.filter(criterion__in=["AO-2", "AO-5", "OT-1"]).update(stage=None)
    Answer.objects.filter(criterion="AO-2").update(
        not_applicable="keine_besprechungen_und_pflichttermine", not_applicable_why="Zwei Leute"
    )
    Answer.objects.filter(criterion="AO-5").update(
        not_applicable="keine_verschiebbaren_aufgaben_und_schulungen"
    )
    Answer.objects.filter(criterion="OT-1").update(
        not_applicable="erfundener_grund", not_applicable_why="Weil"
    )

    assert assessment_input(application).not_applicable == {
        "AO-2": "keine_besprechungen_und_pflichttermine"
    }


def test_benefits_are_counted_from_the_rows(alliance):
    application = scenes.draft(alliance)
    scenes.answer_benefits(application, "all", "some", "none")

    assert assessment_input(application).benefits == Benefits(offered=2, open=1)


def test_benefits_are_not_given_while_a_row_is_open(alliance):
    application = scenes.draft(alliance)
    scenes.answer_benefits(application, "all")
    application.benefit_rows.filter(row=3).delete()

    assert assessment_input(application).benefits is None


def test_who_is_neither_woman_nor_man_is_derived(alliance):
    application = scenes.draft(alliance, headcount=12)
    scenes.give_numbers(application, n_w=7, n_m=4)

    assert assessment_input(application).people.n_x == 1


def test_counts_of_a_very_small_employer_never_arrive(alliance):
    application = scenes.draft(alliance, headcount=9)
    scenes.give_numbers(application, **scenes.NUMBERS_OF_180)

    given = assessment_input(application)

    assert (given.people.n_w, given.totals.leaders, given.survey) == (None, None, None)


def test_decimals_stay_exact(alliance):
    application = scenes.complete(alliance, headcount=180)

    given = assessment_input(application)

    assert given.people.gap == Decimal("4.5")
    assert given.survey == Survey(100, Decimal("72.5"))


def test_a_gap_without_comparison_group_is_a_word(alliance):
    application = scenes.draft(alliance, headcount=60)
    scenes.give_numbers(application, gap="keine_vergleichsgruppe")

    assert assessment_input(application).people.gap == "keine_vergleichsgruppe"


def test_the_three_values_differ_by_their_evidence(alliance):
    application = scenes.complete(alliance, stage=4)
    scenes.a_file(application, "AO-1")

    found = evaluations(application)

    assert found.as_claimed.total > found.provisional.total > found.without_evidence.total


def test_a_draft_has_a_range_and_a_count(alliance):
    found = draft_range(scenes.draft(alliance))

    assert (found.safe, found.possible) == (Decimal("0.0"), Decimal("100.0"))
    assert (found.answered, found.total) == (0, 41 + 6 + 1)
