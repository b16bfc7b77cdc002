"""Who may take which step from which state, written out; and the rule of the three people, pair by pair."""

import pytest
from django.utils import timezone

from buendnis.access.rules import ANONYMOUS, EmploymentRole, Role
from buendnis.workflow import NotPossible
from certification.applications import actions, rules
from certification.applications.models import CasePerson
from certification.applications.states import State
from certification.procedure.table import TRANSITIONS, WORKFLOW
from tests.builders import people, standing

SPEAKERS = {"owner", "management"}
# Whoever was replaced as adviser may still coordinate this case, though she also sits on the board.
COORDINATORS = {"adviser", "coordinator", "replaced"}
EXAMINER = {"examiner"}
BOARD = {"board"}

MAY = {
    "draft": {"einreichen": SPEAKERS, "zurueckziehen": SPEAKERS},
    "submitted": {
        "zuruecknehmen": SPEAKERS,
        "zurueckziehen": SPEAKERS,
        "annehmen": COORDINATORS,
        "zurueckgeben": COORDINATORS,
        "ablehnen": COORDINATORS,
    },
    "accepted": {
        "zuruecknehmen": SPEAKERS,
        "zurueckziehen": SPEAKERS,
        "zurueckgeben": COORDINATORS,
        "ablehnen": COORDINATORS,
        "pruefung-beginnen": EXAMINER,
    },
    "in_review": {"zurueckziehen": SPEAKERS, "pruefung-abschliessen": EXAMINER},
    "programme_open": {
        "zurueckziehen": SPEAKERS,
        "pruefung-wieder-oeffnen": EXAMINER,
        "vorlegen": EXAMINER,
    },
    "for_decision": {
        "zurueckziehen": SPEAKERS,
        "zurueck-an-die-pruefung": BOARD,
        "zertifizieren": BOARD,
        "auf-dem-weg": BOARD,
        "nicht-zertifizieren": BOARD,
    },
    "certified": {},
    "on_the_way": {},
    "not_certified": {},
    "withdrawn": {},
    "rejected": {},
}
EVERYBODY = [
    "owner", "contributor", "management", "former", "foreign", "adviser", "replaced", "coordinator",
    "examiner", "other_examiner", "board", "admin", "nobody", "anonymous",
]  # fmt: skip

ADVISED = (
    "Sie haben diesen Betrieb beraten. Beratung, Prüfung und Entscheidung liegen bei drei verschiedenen Menschen. "
    "Fehlt jemand, hilft eine Person aus einem Nachbarbündnis."
)
EXAMINED = ADVISED.replace("beraten", "geprüft")
BELONGS = (
    "Wer zu diesem Betrieb gehört oder während des Verfahrens gehörte, kann ihn nicht beraten, prüfen oder über "
    "ihn entscheiden."
)


def test_the_matrix_speaks_of_every_state_and_every_step():
    assert set(MAY) == {state.value for state in State}
    assert {step for steps in MAY.values() for step in steps} == {row.name for row in TRANSITIONS}


@pytest.mark.parametrize("state", State)
def test_these_people_may_take_these_steps(alliance, state):
    case = standing.case(alliance, state)
    cast = standing.cast(case)
    actors = {name: people.actor(user, alliance) for name, user in cast.items()}
    actors["anonymous"] = ANONYMOUS

    rows = [row for row in TRANSITIONS if state in row.sources]
    allowed = {
        name: {row.name for row in rows if row.who(actor, case)} for name, actor in actors.items()
    }

    expected = {
        name: {step for step, who in MAY[state].items() if name in who} for name in EVERYBODY
    }
    assert allowed == expected


def test_a_step_of_another_state_is_offered_to_nobody(alliance):
    case = standing.case(alliance, State.SUBMITTED)
    owner = people.actor(standing.cast(case)["owner"], alliance)

    assert WORKFLOW.find("einreichen", state=case.state) is None
    assert "einreichen" not in {
        offer.transition.name for offer in WORKFLOW.offered(owner, case, state=case.state)
    }


# Beratung, Prüfung und Entscheidung: three different people


@pytest.fixture
def case(alliance):
    """Return a case before the board, with an adviser, an examiner and a replaced adviser."""
    return standing.case(alliance, State.FOR_DECISION)


@pytest.fixture
def cast(case):
    return standing.cast(case)


def everything(user, home):
    """Return the actor of a person who has since been given every role of the alliance."""
    missing = set(Role) - people.actor(user, home).roles
    people.member(home, *missing, user=user)
    return people.actor(user, home)


@pytest.mark.parametrize(
    ("who", "rule", "sentence"),
    [
        ("adviser", rules.may_decide, ADVISED),
        ("replaced", rules.may_decide, ADVISED),
        ("examiner", rules.may_decide, EXAMINED),
        ("examiner", rules.may_advise, EXAMINED),
        ("adviser", rules.never_advised, ADVISED),
        ("replaced", rules.never_advised, ADVISED),
        ("owner", rules.may_advise, BELONGS),
        ("owner", rules.may_decide, BELONGS),
        ("owner", rules.may_assign, BELONGS),
        ("contributor", rules.may_decide, BELONGS),
        ("management", rules.may_advise, BELONGS),
        ("former", rules.may_advise, BELONGS),
        ("former", rules.may_decide, BELONGS),
        ("former", rules.may_assign, BELONGS),
        ("former", rules.is_independent, BELONGS),
    ],
)
def test_nobody_takes_a_second_part_in_a_case(alliance, case, cast, who, rule, sentence):
    actor = everything(cast[who], alliance)

    assert rule(actor, case).sentence == sentence


@pytest.mark.parametrize("rule", [rules.may_advise, rules.may_decide, rules.may_assign])
def test_somebody_without_a_part_may_take_any(alliance, case, cast, rule):
    assert rule(everything(cast["nobody"], alliance), case)


def test_a_replaced_examiner_still_counts(alliance, case, cast):
    case.people.filter(task="examiner").update(until=timezone.now())
    standing.named(case, "examiner", cast["other_examiner"])

    assert rules.may_decide(everything(cast["examiner"], alliance), case).sentence == EXAMINED


def test_an_adviser_who_became_examiner_behind_the_back_cannot_examine(alliance, case, cast):
    case.people.filter(task="examiner").update(until=timezone.now())
    standing.named(case, "examiner", cast["replaced"])
    case.state = State.ACCEPTED

    begin = WORKFLOW.find("pruefung-beginnen", state="accepted")

    assert begin.verdict(everything(cast["replaced"], alliance), case).sentence == ADVISED


def test_an_examiner_who_joined_the_employer_cannot_go_on(alliance, case, cast):
    people.employed(case.employer, EmploymentRole.CONTRIBUTOR, user=cast["examiner"])

    submit = WORKFLOW.find("vorlegen", state="programme_open")

    assert submit.verdict(people.actor(cast["examiner"], alliance), case).sentence == BELONGS


# Naming people


def test_a_coordinator_becomes_adviser_and_is_told(alliance):
    case = standing.case(alliance, State.SUBMITTED)
    anna = people.member(alliance, Role.COORDINATOR, name="Anna Adler")

    actions.name_adviser(case, user=anna, by=people.actor(anna, alliance))

    case.refresh_from_db()
    assert case.adviser == anna
    assert list(case.people.values_list("user", "task", "until")) == [(anna.pk, "adviser", None)]


@pytest.mark.parametrize(
    ("who", "task", "sentence"),
    [
        ("adviser", "examiner", "Bea Beratung hat diesen Betrieb beraten und kann ihn deshalb nicht prüfen."),
        ("replaced", "examiner", "Ella Ersetzt hat diesen Betrieb beraten und kann ihn deshalb nicht prüfen."),
        ("examiner", "adviser", "Pia Prüfung hat diesen Betrieb geprüft und kann ihn deshalb nicht beraten."),
        ("owner", "examiner", "Olga Owner gehört oder gehörte zu diesem Betrieb"),
        ("former", "adviser", "Ede Ehemals gehört oder gehörte zu diesem Betrieb"),
        ("board", "examiner", "Karl Kuratorium hat in diesem Bündnis nicht die Aufgabe"),
        ("nobody", "adviser", "Niemand Neu hat in diesem Bündnis nicht die Aufgabe"),
    ],
)  # fmt: skip
def test_naming_the_wrong_person_is_refused_with_the_reason(
    alliance, case, cast, who, task, sentence
):
    naming = {"adviser": actions.name_adviser, "examiner": actions.name_examiner}[task]
    if who in ("adviser", "replaced", "examiner", "owner", "former"):
        everything(cast[who], alliance)
    by = people.actor(cast["coordinator"], alliance)

    with pytest.raises(NotPossible, match=sentence):
        naming(case, user=cast[who], by=by, reason="Krankheit")


def test_a_person_without_the_role_any_more_cannot_be_named(alliance, case, cast):
    cast["other_examiner"].memberships.update(until=timezone.now())
    by = people.actor(cast["coordinator"], alliance)

    with pytest.raises(NotPossible, match="nicht die Aufgabe"):
        actions.name_examiner(case, user=cast["other_examiner"], by=by, reason="Krankheit")


def test_replacing_somebody_needs_a_reason(alliance, case, cast):
    by = people.actor(cast["coordinator"], alliance)

    with pytest.raises(NotPossible, match="Ein Wechsel braucht einen Grund"):
        actions.name_examiner(case, user=cast["other_examiner"], by=by, reason="  ")


def test_replacing_somebody_keeps_who_it_was(alliance, case, cast):
    by = people.actor(cast["coordinator"], alliance)

    actions.name_examiner(case, user=cast["other_examiner"], by=by, reason="Krankheit")

    assert [(p.user.name, p.until is None) for p in people_of(case, "examiner")] == [
        ("Pia Prüfung", False),
        ("Peer Prüfung", True),
    ]


def people_of(case, task):
    return CasePerson.objects.filter(application=case, task=task).select_related("user")


def test_nobody_is_named_for_a_finished_case(alliance, case, cast):
    done = standing.case(alliance, State.REJECTED)
    by = people.actor(cast["coordinator"], alliance)

    with pytest.raises(NotPossible, match="Dieser Antrag ist abgeschlossen"):
        actions.name_adviser(done, user=cast["coordinator"], by=by)


def test_a_member_of_another_alliance_cannot_be_named(alliance, case, cast):
    stranger = people.member(people.alliance("marburg"), Role.EXAMINER, name="Mara Marburg")
    by = people.actor(cast["coordinator"], alliance)

    with pytest.raises(NotPossible, match="Mara Marburg hat in diesem Bündnis nicht"):
        actions.name_examiner(case, user=stranger, by=by, reason="Krankheit")
