"""A rule answers yes, or no with the sentence that people read; rules compose."""

import pytest

from buendnis.access.rules import (
    ANONYMOUS,
    EMPLOYMENT_LABELS,
    ROLE_DESCRIPTIONS,
    ROLE_LABELS,
    Actor,
    EmploymentRole,
    Role,
    Rule,
    Verdict,
    anyone,
    has_role,
    rule,
    signed_in,
)

ANNA = Actor(user_id=1, name="Anna", roles=frozenset({Role.COORDINATOR}), employments={7: "owner"})


def saying(answer, name="probe") -> Rule:
    return Rule(name, f"{name} sagt nein", lambda actor, subject: answer)


YES, NO, NEVER = saying(True, "ja"), saying(False, "nein"), saying(False, "nie")


def test_a_no_carries_its_sentence():
    assert NO(ANNA) == Verdict(False, "nein sagt nein")


def test_a_yes_has_no_sentence():
    assert YES(ANNA) == Verdict(True, "")


def test_a_check_may_answer_with_a_sentence_of_its_own():
    assert saying("Es fehlt etwas.")(ANNA) == Verdict(False, "Es fehlt etwas.")
    assert saying("")(ANNA) == Verdict(True, "")


def test_a_check_may_answer_with_a_verdict():
    assert saying(Verdict(False, "Weil."))(ANNA) == Verdict(False, "Weil.")


@pytest.mark.parametrize(
    ("composed", "expected"),
    [
        (YES & YES, Verdict(True)),
        (YES & NO, Verdict(False, "nein sagt nein")),
        (NO & NEVER, Verdict(False, "nein sagt nein")),
        (NEVER & NO, Verdict(False, "nie sagt nein")),
        (NO | YES, Verdict(True)),
        (YES | NO, Verdict(True)),
        (NO | NEVER, Verdict(False, "nein sagt nein")),
        (YES & (NO | YES), Verdict(True)),
    ],
)
def test_rules_compose_and_the_first_no_speaks(composed, expected):
    assert composed(ANNA) == expected


def test_a_second_rule_is_not_asked_after_a_no():
    def explode(actor, subject):
        raise AssertionError("asked too much")

    assert not (NO & Rule("laut", "", explode))(ANNA)
    assert (YES | Rule("laut", "", explode))(ANNA)


def test_the_name_of_a_composition_tells_its_parts():
    assert ((YES & NO) | NEVER).name == "ja & nein | nie"


def test_a_decorated_function_is_a_rule():
    @rule("Nur für Anna.")
    def is_anna(actor, subject):
        return actor.name == "Anna"

    assert (is_anna.name, is_anna(ANNA), is_anna(ANONYMOUS).sentence) == (
        "is_anna",
        Verdict(True),
        "Nur für Anna.",
    )


def test_anyone_is_anyone():
    assert anyone(ANONYMOUS)


def test_signing_in_is_asked_for():
    assert signed_in(ANONYMOUS) == Verdict(False, "Bitte melden Sie sich an.")
    assert signed_in(ANNA)


def test_a_role_is_asked_for_by_its_german_name():
    refusal = has_role(Role.EXAMINER, Role.BOARD)(ANNA)

    assert refusal == Verdict(
        False,
        "Diese Seite gehört zur Aufgabe Prüfung oder Kuratorium. In diesem Bündnis haben Sie diese Aufgabe nicht.",
    )


def test_one_of_several_roles_is_enough():
    assert has_role(Role.EXAMINER, Role.COORDINATOR)(ANNA)


def test_every_role_has_a_name_and_every_role_of_the_alliance_a_description():
    assert set(ROLE_LABELS) == set(ROLE_DESCRIPTIONS) == set(Role)
    assert set(EMPLOYMENT_LABELS) == set(EmploymentRole)


def test_an_actor_knows_employers_of_today_and_before():
    actor = Actor(user_id=1, employments={7: EmploymentRole.OWNER}, former_employers=frozenset({8}))

    assert [actor.works_for(7), actor.works_for(8)] == [True, False]
    assert [actor.ever_worked_for(n) for n in (7, 8, 9)] == [True, True, False]


def test_nobody_is_anonymous_and_not_staff():
    assert (ANONYMOUS.is_anonymous, ANONYMOUS.is_staff) == (True, False)
    assert (ANNA.is_anonymous, ANNA.is_staff) == (False, True)
