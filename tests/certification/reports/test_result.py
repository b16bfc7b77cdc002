"""The examined result: points of the sub-indicators for the employer and its examiner, for nobody else."""

import re

import pytest

from buendnis.access.rules import Role
from certification.applications.states import State
from tests.builders import people
from tests.builders.cases import application_at
from tests.builders.reading import inline_things, says_du, words_of

pytestmark = pytest.mark.once

SMALL = "klein-12-kappung"


def path(application) -> str:
    return f"/magdeburg/zertifizierung/antraege/{application.code}/ergebnis/"


def owner_of(application):
    return application.employer.employments.first().user


def test_the_employer_reads_points_stages_and_reasons(alliance):
    application = application_at(State.CERTIFIED, home=alliance, case=SMALL)

    response = people.signed_in(owner_of(application)).get(path(application))

    words = words_of(response)
    assert response.status_code == 200
    assert re.search(r"Gesamtwert \d+,\d von 100 Punkten", words)
    assert "Führen in Teilzeit 100 Punkte" in words
    assert "Beförderungsparität nicht bewertet Diese Zahl wird erst ab 20 Beschäftigten" in words
    assert "Faire Auswahl- und Aufstiegsverfahren 3 Gelebt" in words
    assert "Was zur nächsten Stufe fehlt" in words
    assert says_du(words) == []
    assert inline_things(response) == []


def test_the_examiner_reads_it_too(alliance):
    application = application_at(State.CERTIFIED, home=alliance, case=SMALL)

    response = people.signed_in(application.examiner).get(path(application))

    assert response.status_code == 200


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.BOARD])
def test_nobody_else_reads_points(alliance, role):
    application = application_at(State.CERTIFIED, home=alliance, case=SMALL)

    response = people.signed_in(people.member(alliance, role)).get(path(application))

    assert response.status_code == 403


def test_before_the_decision_there_is_no_result(alliance):
    application = application_at(State.FOR_DECISION, home=alliance, case=SMALL)

    response = people.signed_in(owner_of(application)).get(path(application))

    assert response.status_code == 403
    assert "Ein Ergebnis gibt es erst nach der Entscheidung" in words_of(response)


def test_the_page_asks_the_database_as_often_for_a_large_employer(
    alliance, django_assert_max_num_queries
):
    application = application_at(State.CERTIFIED, home=alliance)
    client = people.signed_in(owner_of(application))

    with django_assert_max_num_queries(30):
        client.get(path(application))
