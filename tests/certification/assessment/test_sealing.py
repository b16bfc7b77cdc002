"""What a submission freezes: everything that counts, people counts apart, nothing inexact."""

from typing import Any

import pytest

from buendnis.access.rules import Actor
from certification.assessment.models import Answer
from certification.assessment.scoring_input import evaluations, stored_evaluations
from certification.assessment.sealing import submission_parts
from certification.assessment.snapshots import draft_of, sealed_snapshot
from certification.records.actions import seal
from tests.certification.assessment import scenes


def kinds_in(content: Any) -> set[type]:
    """Return the types of all leaves."""
    if isinstance(content, dict):
        return {str}.union(*(kinds_in(value) for value in content.values()))
    if isinstance(content, list):
        return set().union(*(kinds_in(value) for value in content))
    return {type(content)}


@pytest.mark.parametrize("headcount", [7, 180])
def test_parts_hold_no_inexact_numbers(alliance, headcount):
    application = scenes.complete(alliance, headcount=headcount, visit=True)

    parts, counts = submission_parts(application)

    assert float not in kinds_in([parts, counts])


def test_the_parts_are_these(alliance):
    parts, _ = submission_parts(scenes.complete(alliance))

    assert sorted(parts) == [
        "answers", "benefits", "declarations", "edition", "evidence", "scope", "score",
    ]  # fmt: skip


def test_below_ten_employees_there_are_no_counts_at_all(alliance):
    application = scenes.complete(alliance, headcount=9)
    scenes.give_numbers(application, n_w=5, n_m=4)

    _, counts = submission_parts(application)

    assert counts is None


def test_counts_stand_apart_with_the_derived_rest(alliance):
    application = scenes.complete(alliance, headcount=180)

    parts, counts = submission_parts(application)

    assert counts == {**scenes.NUMBERS_OF_180, "n_x": 3}
    assert "n_w" not in str(parts)


def test_a_split_that_nobody_asked_for_is_not_frozen(alliance):
    application = scenes.complete(alliance, headcount=12)
    application.numbers.delete()
    scenes.give_numbers(application, n_w=8, n_m=4, leaders=2, l1_w=1, l1_m=1, l2_w=0, l2_m=0)

    _, counts = submission_parts(application)

    assert counts == {"n_w": 8, "n_m": 4, "leaders": 2, "n_x": 0}


def test_what_was_frozen_reads_like_the_draft(alliance):
    application = scenes.complete(alliance, headcount=180, visit=True)
    before = draft_of(application)
    parts, counts = submission_parts(application)

    record = seal(application, kind="submission", parts=parts, counts=counts, by=Actor(name="Kim"))
    frozen = sealed_snapshot(record)

    assert {key: one.stage for key, one in frozen.answers.items()} == {
        key: one.stage for key, one in before.answers.items()
    }
    assert {row: one.choice for row, one in frozen.benefits.items()} == {
        row: one.choice for row, one in before.benefits.items()
    }
    assert frozen.numbers.values == {**before.numbers.values, "n_x": 3}


def test_the_frozen_score_is_the_computed_one_and_stays(alliance):
    application = scenes.complete(alliance, headcount=180, visit=True)
    computed = evaluations(application)
    parts, counts = submission_parts(application)
    seal(application, kind="submission", parts=parts, counts=counts, by=Actor(name="Kim"))

    Answer.objects.update(stage=0)

    assert stored_evaluations(application) == computed


def test_before_a_submission_nothing_is_stored(alliance):
    assert stored_evaluations(scenes.complete(alliance)) is None


def test_a_description_that_serves_two_is_frozen_with_both(alliance):
    application = scenes.complete(alliance)
    Answer.objects.filter(criterion="AO-6").update(note="Ein Anruf genügt.")
    Answer.objects.filter(criterion="AZ-4").update(note_of="AO-6", note="Und zwei freie Tage.")
    parts, counts = submission_parts(application)
    record = seal(application, kind="submission", parts=parts, counts=counts, by=Actor(name="Kim"))

    Answer.objects.filter(criterion="AO-6").update(note="Ganz anders.")

    assert (parts["answers"]["AZ-4"]["note_of"], parts["answers"]["AZ-4"]["shared_note"]) == (
        "AO-6", "Ein Anruf genügt.",
    )  # fmt: skip
    assert sealed_snapshot(record).answer("AZ-4").told_note == (
        "siehe AO-6: Ein Anruf genügt.\n\nUnd zwei freie Tage."
    )
