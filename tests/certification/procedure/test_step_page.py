"""The page of a step: what it means, whether it is possible, and what happened meanwhile."""

import pytest

from buendnis.access.rules import EmploymentRole, Role
from certification.applications.models import Application
from certification.applications.states import State
from tests.builders import people, standing
from tests.builders.reading import inline_things, says_du, words_of
from tests.builders.threads import together

CHECKED = {
    "master_data": "on",
    "not_applicable": "on",
    "declarations": "on",
    "knockouts": "on",
    "free_texts": "on",
}


@pytest.fixture
def case(alliance):
    return standing.case(alliance, State.SUBMITTED)


@pytest.fixture
def coordinator(alliance):
    return people.signed_in(people.member(alliance, Role.COORDINATOR, name="Anna Adler"))


@pytest.fixture
def owner(case):
    return people.signed_in(people.employed(case.employer, name="Olga Owner"))


def path_of(case, step):
    return f"/magdeburg/zertifizierung/antraege/{case.code}/schritt/{step}/"


def test_the_page_says_what_the_step_means(case, coordinator):
    response = coordinator.get(path_of(case, "annehmen"))

    words = words_of(response)
    assert response.status_code == 200
    assert "Antrag annehmen" in words
    assert "Punkte vergeben Sie nicht." in words
    assert (says_du(words), inline_things(response)) == ([], [])


def test_a_step_that_cannot_be_undone_says_so(case, owner):
    words = words_of(owner.get(path_of(case, "zurueckziehen")))

    assert "Das lässt sich nicht rückgängig machen" in words


def test_taking_the_step_leads_back_to_the_case(case, coordinator):
    response = coordinator.post(path_of(case, "annehmen"), CHECKED)

    assert response.status_code == 302
    assert response["Location"] == f"/magdeburg/zertifizierung/antraege/{case.code}/"
    assert Application.objects.get().state == "accepted"


def test_an_unfinished_form_moves_nothing(case, coordinator):
    response = coordinator.post(path_of(case, "annehmen"), CHECKED | {"knockouts": ""})

    assert response.status_code == 200
    assert "knockouts" in response.context["form"].errors
    assert Application.objects.get().state == "submitted"


def test_a_missing_reason_is_asked_for_and_nothing_typed_is_lost(case, coordinator):
    response = coordinator.post(path_of(case, "ablehnen"), {"comment": "  "})

    assert response.status_code == 409
    assert "Bitte begründen Sie diesen Schritt in einem Satz." in words_of(response)
    assert Application.objects.get().state == "submitted"


@pytest.mark.parametrize(
    ("comment", "sentence"),
    [("x" * 2001, "höchstens 2000 Zeichen"), ("Das\0geht nicht", "Nullzeichen")],
    ids=["too long", "nul"],
)
def test_a_reason_that_cannot_be_kept_is_refused_with_a_sentence(
    case, coordinator, comment, sentence
):
    response = coordinator.post(path_of(case, "ablehnen"), {"comment": comment})

    assert response.status_code == 409
    assert sentence in words_of(response)
    assert response.context["comment"] == comment
    assert Application.objects.get().state == "submitted"


def test_a_stale_page_reads_what_happened(case, coordinator, owner):
    owner.post(path_of(case, "zuruecknehmen"))

    response = coordinator.post(path_of(case, "annehmen"), CHECKED)

    assert response.status_code == 409
    assert "Der Antrag steht inzwischen auf „Entwurf beim Betrieb“." in words_of(response)


def test_a_step_of_somebody_else_is_refused_with_the_sentence(case, owner):
    response = owner.post(path_of(case, "annehmen"), CHECKED)

    assert response.status_code == 403
    assert "Diese Seite gehört zur Aufgabe Koordination." in words_of(response)
    assert Application.objects.get().state == "submitted"


def test_a_contributor_does_not_speak_for_the_employer(case):
    client = people.signed_in(people.employed(case.employer, EmploymentRole.CONTRIBUTOR))

    response = client.get(path_of(case, "zuruecknehmen"))

    assert response.status_code == 403
    assert "nur die Verantwortlichen oder die oberste Leitung" in words_of(response)


def test_an_unknown_step_is_not_there(case, coordinator):
    assert coordinator.get(path_of(case, "zaubern")).status_code == 404


def test_another_employers_case_is_not_there(case, alliance):
    stranger = people.signed_in(people.employed(people.employer(alliance, "Fremd")))

    assert stranger.post(path_of(case, "zuruecknehmen")).status_code == 404


def test_another_alliances_case_is_not_there(case):
    marburg = people.alliance("marburg")
    anna = people.signed_in(people.member(marburg, Role.COORDINATOR))

    elsewhere = path_of(case, "annehmen").replace("magdeburg", "marburg")

    assert anna.post(elsewhere, CHECKED).status_code == 404


def test_a_coordinator_of_another_alliance_has_no_part_here(case):
    marburg = people.alliance("marburg")
    anna = people.signed_in(people.member(marburg, Role.COORDINATOR))

    assert anna.post(path_of(case, "annehmen"), CHECKED).status_code == 404


def test_an_examiner_who_is_not_named_does_not_see_the_case(case, alliance):
    peer = people.signed_in(people.member(alliance, Role.EXAMINER))

    response = peer.get(path_of(case, "annehmen"))

    assert response.status_code == 403
    assert "Diesen Antrag dürfen nur die Beteiligten sehen" in words_of(response)


def test_a_case_that_waits_for_its_conditions_says_what_is_missing(alliance):
    from tests.certification.assessment.scenes import draft

    case = draft(alliance)
    owner = people.signed_in(people.employed(case.employer))

    response = owner.get(path_of(case, "einreichen"))

    assert response.status_code == 200
    assert "Noch nicht möglich" in words_of(response)
    assert '<form method="post"' not in response.content.decode().split("</header>")[-1]


def test_the_board_decides_on_a_page_of_its_own(alliance):
    case = standing.case(alliance, State.FOR_DECISION)
    board = people.signed_in(people.member(alliance, Role.BOARD))

    response = board.get(path_of(case, "zertifizieren"))

    assert response["Location"] == f"/magdeburg/zertifizierung/antraege/{case.code}/entscheidung/"


@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_at_once_one_wins_and_the_other_sees_the_case_as_it_is(case, coordinator):
    clicks = together(*[lambda: coordinator.post(path_of(case, "annehmen"), CHECKED)] * 2)

    won, lost = sorted(clicks, key=lambda response: response.status_code)
    assert (won.status_code, lost.status_code) == (302, 409)
    assert "Dieser Schritt ist nicht mehr möglich" in words_of(lost)
    assert 'name="knockouts"' not in lost.content.decode()
