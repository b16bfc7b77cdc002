"""A table of steps says what is wrong with itself, and offers each actor the steps that are theirs."""

import pytest

from buendnis.access.rules import Actor, Rule, Verdict
from buendnis.workflow import Comment, Offer, Transition, Workflow

ANNA = Actor(user_id=1, name="Anna")


def answering(allowed: bool, sentence: str = "nein") -> Rule:
    return Rule("probe", sentence, lambda actor, subject: allowed)


YES, NO = answering(True), answering(False, "Das darf nur Berta.")


def step(name, sources, target, who=YES, **more) -> Transition:
    return Transition(
        name=name,
        label=name.title(),
        sources=frozenset(sources.split()),
        target=target,
        who=who,
        **more,
    )


def table(*steps: Transition, states="neu offen zu", start="neu", final="zu") -> Workflow:
    return Workflow(
        states=frozenset(states.split()),
        start=start,
        final=frozenset(final.split()),
        transitions=steps,
    )


OPEN, CLOSE = step("oeffnen", "neu", "offen"), step("schliessen", "offen", "zu")


def test_a_sound_table_has_no_faults():
    assert list(table(OPEN, CLOSE).faults()) == []


@pytest.mark.parametrize(
    ("steps", "fault"),
    [
        ((OPEN,), "offen: no way out"),
        ((step("oeffnen", "neu", "offen"), step("x", "offen", "weg"), CLOSE), "x: unknown state weg"),
        ((OPEN, CLOSE, step("y", "nie", "zu")), "y: unknown state nie"),
        ((OPEN, CLOSE, step("z", "zu", "neu")), "z: leaves the final state zu"),
        ((OPEN, CLOSE, step("oeffnen", "neu", "zu")), "oeffnen: twice from neu"),
        ((step("a", "neu", "zu"), step("b", "offen", "zu")), "offen: never reached"),
    ],
)  # fmt: skip
def test_a_faulty_table_is_refused_when_it_is_written(steps, fault):
    with pytest.raises(ValueError, match=fault):
        table(*steps)


def test_all_faults_are_told_at_once():
    with pytest.raises(ValueError, match=r"no way out.*never reached"):
        table(step("a", "neu", "neu"), states="neu allein zu", final="zu")


def test_reachable_is_what_some_walk_reaches():
    assert table(OPEN, CLOSE).reachable() == {"neu", "offen", "zu"}


def test_a_step_is_found_by_its_name_and_the_present_state():
    workflow = table(OPEN, CLOSE)

    assert workflow.find("oeffnen", state="neu") is OPEN
    assert workflow.find("oeffnen", state="offen") is None
    assert workflow.find("nie", state="neu") is None


def test_a_name_is_known_from_whatever_state():
    workflow = table(OPEN, CLOSE)

    assert (workflow.known("schliessen"), workflow.known("nie")) == (True, False)


def test_the_same_name_may_start_from_several_states_to_different_ends():
    early, late = step("ende", "neu", "zu"), step("ende", "offen", "zu")
    workflow = table(OPEN, early, late)

    assert workflow.find("ende", state="neu") is early
    assert workflow.find("ende", state="offen") is late


def test_who_is_asked_before_what_must_be_true():
    refused = step("a", "neu", "zu", NO, conditions=(answering(False, "Es fehlt etwas."),))

    assert refused.verdict(ANNA, None) == Verdict(False, "Das darf nur Berta.")


def test_the_first_condition_that_fails_speaks():
    conditions = (YES, answering(False, "Erstens."), answering(False, "Zweitens."))

    assert step("a", "neu", "zu", conditions=conditions).verdict(ANNA, None).sentence == "Erstens."


def test_a_step_without_conditions_needs_only_the_right_person():
    assert step("a", "neu", "zu").verdict(ANNA, None) == Verdict(True)


def test_steps_of_others_are_not_offered_and_own_ones_carry_the_reason_why_not():
    mine = step("meins", "neu", "offen", conditions=(answering(False, "Noch nicht."),))
    others = step("deins", "neu", "zu", NO)
    workflow = table(mine, others, CLOSE)

    assert workflow.offered(ANNA, None, state="neu") == [Offer(mine, Verdict(False, "Noch nicht."))]


def test_nothing_is_offered_at_the_end():
    assert table(OPEN, CLOSE).offered(ANNA, None, state="zu") == []


def test_a_step_takes_no_comment_unless_it_says_so():
    assert step("a", "neu", "zu").comment is Comment.NONE
