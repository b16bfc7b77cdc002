"""Whose desk a case lies on: written out per state and person, and never a case that one may not open."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from buendnis.access.rules import ANONYMOUS, EmploymentRole, Role
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.applications.queries import visible_to
from certification.applications.rules import may_see
from certification.applications.states import State
from certification.casefile import queries
from certification.casefile.queries import finished
from tests.builders import people, standing
from tests.builders.reading import inline_things, says_du, words_of


def on_my_desk(actor):
    return queries.on_my_desk(actor, today=timezone.localdate())


def elsewhere(actor):
    return queries.elsewhere(actor, today=timezone.localdate())


EMPLOYER = {"owner", "contributor", "management"}
COORDINATORS = {"adviser", "coordinator", "replaced"}
# Who may open a case: the employer's people always, coordinators always, the named examiner once it is
# accepted, the board once it is before it or decided (`replaced` sits on the board as well).
SEES = {
    "draft": EMPLOYER | COORDINATORS,
    "submitted": EMPLOYER | COORDINATORS,
    "accepted": EMPLOYER | COORDINATORS | {"examiner"},
    "in_review": EMPLOYER | COORDINATORS | {"examiner"},
    "programme_open": EMPLOYER | COORDINATORS | {"examiner"},
    "for_decision": EMPLOYER | COORDINATORS | {"examiner", "board"},
    "certified": EMPLOYER | COORDINATORS | {"examiner", "board"},
    "on_the_way": EMPLOYER | COORDINATORS | {"examiner", "board"},
    "not_certified": EMPLOYER | COORDINATORS | {"examiner", "board"},
    "withdrawn": EMPLOYER | COORDINATORS,
    "rejected": EMPLOYER | COORDINATORS,
}
# Whose turn it is, when adviser and examiner are named.
TURN = {
    "draft": EMPLOYER,
    "submitted": {"adviser"},
    "accepted": {"examiner"},
    "in_review": {"examiner"},
    "programme_open": EMPLOYER | {"adviser", "examiner"},
    "for_decision": {"board"},
}


@pytest.mark.parametrize("state", State)
def test_these_people_may_open_the_case(alliance, state):
    case = standing.case(alliance, state)
    cast = standing.cast(case)

    seeing = {
        name for name, user in cast.items() if may_see(people.actor(user, alliance), case).allowed
    }

    assert seeing == SEES[state]
    assert not may_see(ANONYMOUS, case)


@pytest.mark.parametrize("state", State)
def test_lists_and_pages_show_the_same_cases(alliance, state):
    case = standing.case(alliance, state)
    cast = standing.cast(case)

    for name, user in cast.items():
        actor = people.actor(user, alliance)
        assert (visible_to(actor).filter(pk=case.pk).exists()) is bool(may_see(actor, case)), name


@pytest.mark.parametrize("state", State)
def test_the_case_lies_on_these_desks(alliance, state):
    case = standing.case(alliance, state)
    cast = standing.cast(case)
    actors = {name: people.actor(user, alliance) for name, user in cast.items()}

    desks = {name for name, actor in actors.items() if case in on_my_desk(actor)}
    others = {name for name, actor in actors.items() if case in elsewhere(actor)}
    done = {name for name, actor in actors.items() if case in finished(actor)}

    # Whoever was replaced sits on the board but has advised: the case is not hers to decide.
    assert desks == TURN.get(state, set())
    assert desks | others | done == SEES[state]
    assert desks & others == set()


def test_a_case_without_an_adviser_lies_on_every_coordinators_desk(alliance):
    case = standing.case(alliance, State.SUBMITTED)
    bea, kora = (people.member(alliance, Role.COORDINATOR) for _ in range(2))

    assert [list(on_my_desk(people.actor(user, alliance))) for user in (bea, kora)] == [
        [case],
        [case],
    ]


def test_an_accepted_case_without_an_examiner_waits_for_the_coordination(alliance):
    case = standing.case(alliance, State.ACCEPTED)
    bea = people.member(alliance, Role.COORDINATOR)

    words = words_of(people.signed_in(bea).get("/magdeburg/zertifizierung/"))

    assert list(on_my_desk(people.actor(bea, alliance))) == [case]
    assert "Praxis Elbwiese Angenommen, zur Prüfung Sie sind am Zug" in words


def test_a_coordinator_of_the_employer_sees_the_case_as_its_employer_only(alliance):
    case = standing.case(alliance, State.SUBMITTED)
    user = people.employed(case.employer)
    people.member(alliance, Role.COORDINATOR, Role.BOARD, user=user)

    actor = people.actor(user, alliance)

    assert list(on_my_desk(actor)) == []
    assert list(elsewhere(actor)) == [case]


def test_a_coordinator_who_left_the_employer_does_not_see_its_cases(alliance):
    case = standing.case(alliance, State.SUBMITTED)
    user = people.employed(case.employer)
    people.member(alliance, Role.COORDINATOR, user=user)
    case.employer.employments.update(until=timezone.now())

    assert list(visible_to(people.actor(user, alliance))) == []


def test_the_longest_waiting_case_comes_first(alliance):
    bea = people.member(alliance, Role.COORDINATOR)
    newer, older = (
        standing.case(alliance, State.SUBMITTED, employer=people.employer(alliance, name))
        for name in ("Neuer", "Älter")
    )
    Application.objects.filter(pk=older.pk).update(state_since=timezone.now() - timedelta(days=3))

    assert list(on_my_desk(people.actor(bea, alliance))) == [older, newer]


def test_cases_of_another_alliance_lie_on_no_desk(alliance):
    bea = people.member(alliance, Role.COORDINATOR)
    marburg = people.alliance("marburg")
    standing.case(marburg, State.SUBMITTED)
    people.member(marburg, Role.BOARD, user=bea)

    words = words_of(people.signed_in(bea).get("/magdeburg/zertifizierung/"))

    assert "Praxis Elbwiese" not in words
    assert "Heute wartet nichts auf Sie" in words


def test_the_desk_says_whose_turn_it_is_since_when_and_what_next(alliance):
    case = standing.case(alliance, State.SUBMITTED)
    standing.cast(case)
    Application.objects.update(state_since=timezone.now() - timedelta(days=3))
    client = people.signed_in(case.adviser)

    response = client.get("/magdeburg/zertifizierung/")

    words = words_of(response)
    assert "Praxis Elbwiese Zur Annahme Sie sind am Zug" in words
    assert "seit 3 Tagen" in words
    assert "Die Koordination prüft die Angaben der Form nach" in words
    assert (says_du(words), inline_things(response)) == ([], [])


def test_the_employer_reads_the_state_in_its_own_words(alliance):
    case = standing.case(alliance, State.SUBMITTED)
    owner = people.signed_in(people.employed(case.employer))

    words = words_of(owner.get("/magdeburg/zertifizierung/"))

    assert "Praxis Elbwiese Eingereicht" in words
    assert "Zur Annahme" not in words


def test_somebody_new_finds_the_way_to_register(alliance):
    response = people.signed_in(people.person()).get("/magdeburg/zertifizierung/")

    assert "Einen Betrieb anmelden" in words_of(response)


def test_nobody_has_a_desk_without_signing_in(alliance, client):
    assert client.get("/magdeburg/zertifizierung/").status_code == 302


def test_a_long_desk_has_pages(alliance):
    bea = people.member(alliance, Role.COORDINATOR)
    for number in range(26):
        standing.case(
            alliance, State.SUBMITTED, employer=people.employer(alliance, f"Betrieb {number:02}")
        )
    client = people.signed_in(bea)

    first = client.get("/magdeburg/zertifizierung/")
    second = client.get("/magdeburg/zertifizierung/?seite=2")
    nonsense = client.get("/magdeburg/zertifizierung/?seite=viele")

    assert [len(response.context["desk"].my_rows) for response in (first, second, nonsense)] == [
        25,
        1,
        25,
    ]


# As many queries for three rows as for one

ROLES = ["owner", "coordinator", "examiner", "board"]


@pytest.mark.parametrize("role", ROLES)
def test_a_desk_asks_the_same_for_one_case_and_for_three(alliance, role, django_assert_num_queries):
    first = standing.case(alliance, State.FOR_DECISION)
    cast = standing.cast(first)
    one = queries_of(cast[role])

    for number in range(2):
        more = standing.case(
            alliance, State.FOR_DECISION, employer=people.employer(alliance, f"Betrieb {number}")
        )
        people.employed(more.employer, user=cast["owner"])
        standing.named(more, "adviser", cast["adviser"])
        standing.named(more, "examiner", cast["examiner"])

    assert queries_of(cast[role]) == one


def queries_of(user) -> int:
    """Return how many queries the desk of this person takes."""
    client = people.signed_in(user)
    with scope(None), CaptureQueriesContext(connection) as queries:  # type: ignore[arg-type]
        assert client.get("/magdeburg/zertifizierung/").status_code == 200
    return len(queries)


def test_who_registered_an_employer_and_came_back_finds_the_way_on(alliance):
    employer = people.employer(alliance, "Bäckerei Ähre")
    owner = people.signed_in(people.employed(employer))

    page = owner.get("/magdeburg/zertifizierung/")

    assert "Antrag beginnen" in words_of(page)
    assert f"/magdeburg/zertifizierung/betriebe/{employer.code}/antrag/" in page.content.decode()
    assert "Heute wartet nichts auf Sie" not in words_of(page)


def test_contributors_are_not_sent_where_only_those_in_charge_may_begin(alliance):
    employer = people.employer(alliance, "Bäckerei Ähre")
    people.employed(employer)
    helper = people.signed_in(people.employed(employer, EmploymentRole.CONTRIBUTOR))

    for path in ("", f"betriebe/{employer.code}/"):
        words = words_of(helper.get(f"/magdeburg/zertifizierung/{path}"))
        assert "Antrag beginnen" not in words
