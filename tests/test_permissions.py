"""Every address against every kind of person, as tests/permissions.py writes it out."""

from functools import cache

import pytest
from django.db import connection, transaction
from django.http import HttpResponse

from buendnis import urls
from buendnis.access import failures
from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts import middleware
from certification.applications.states import State
from tests.builders import people, standing
from tests.builders.addresses import Page, pages
from tests.builders.everybody import Scene, scene_at
from tests.conftest import PortalClient
from tests.permissions import FOREIGN, MATRIX, PEOPLE, PUBLIC, SAMPLE_ONLY

PAGES = {page.name: page for page in pages()}
SIGNS = {401: "a", 403: "-", 404: "0"}


def lines(scene: str) -> list[tuple[str, str, dict[str, str]]]:
    """Return the lines of one scene as (page, method, sign of each person)."""
    _, *rows = MATRIX[scene].strip().splitlines()
    return [
        (name, method, dict(zip(PEOPLE, signs, strict=True)))
        for name, method, *signs in (row.split() for row in rows)
    ]


def sign_of(response) -> str:
    """Return how a door answered."""
    if response.status_code == 302 and response["Location"].startswith("/anmelden/"):
        return "a"
    return SIGNS.get(response.status_code, "+")


def asked(client: PortalClient, method: str, path: str) -> str:
    """Ask for a page without leaving a trace; return the sign of the answer."""
    with transaction.atomic():
        response = client.generic(method, path)
        transaction.set_rollback(True)
    return sign_of(response)


def clients_of(scene: Scene) -> dict[str, PortalClient]:
    signed_in = {name: people.signed_in(user) for name, user in scene.users.items()}
    return {"ano": PortalClient(), **signed_in}


@pytest.fixture
def bare_refusals(monkeypatch) -> None:
    """Answer a refusal without drawing its page: two thousand times it would be the same few pages."""
    monkeypatch.setattr(failures, "render", lambda *_, status: HttpResponse(status=status))
    monkeypatch.setattr(urls, "handler404", lambda *_, **__: HttpResponse(status=404))


@pytest.fixture
def lasting_actors(monkeypatch) -> None:
    """Work out once who somebody is in the scene: each request is taken back, so nobody changes."""
    monkeypatch.setattr(middleware, "actor_for", cache(middleware.actor_for))


# Nothing is forgotten


def test_every_address_and_method_stands_in_the_matrix():
    written = {(name, method) for scene in MATRIX for name, method, _ in lines(scene)}
    known = {*PUBLIC, *SAMPLE_ONLY, *FOREIGN}

    missing = {
        (page.name, method)
        for page in PAGES.values()
        if page.name not in known
        for method in page.view.methods
    } - written

    assert missing == set()


def test_the_matrix_names_only_what_is_there():
    written = {name for scene in MATRIX for name, _, _ in lines(scene)}

    assert written | {*PUBLIC, *SAMPLE_ONLY, *FOREIGN} == set(PAGES)


def test_public_is_what_the_rules_call_public():
    public = {page.name for page in PAGES.values() if rule_name(page) == "anyone"}

    assert public == {*PUBLIC, *SAMPLE_ONLY}


def rule_name(page: Page) -> str:
    return page.view.rule.name if hasattr(page.view, "rule") else ""


def test_no_line_stands_twice():
    for scene in MATRIX:
        keys = [(name, method) for name, method, _ in lines(scene)]

        assert len(keys) == len(set(keys))


# Each scene


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("without_papers", "bare_refusals", "lasting_actors")
@pytest.mark.parametrize("scene", MATRIX)
def test_these_people_may_open_these_pages(scene):
    made = scene_at(State(scene))
    clients = clients_of(made)

    wrong = {
        f"{name} {method}": (signs, found)
        for name, method, signs in map(worth_asking, lines(scene))
        if (found := {who: asked(clients[who], method, made.path(PAGES[name])) for who in signs})
        != signs
    }

    assert wrong == {}


def worth_asking(line: tuple[str, str, dict[str, str]]) -> tuple[str, str, dict[str, str]]:
    """Return the line; on the second database only with the first person let in.

    Rules think without a database, but what a page asks of it must be understood by both.
    """
    name, method, signs = line
    if connection.vendor == "sqlite":
        return line
    return name, method, dict([one for one in signs.items() if one[1] == "+"][:1])


@pytest.mark.django_db
@pytest.mark.usefixtures("without_papers")
def test_whoever_is_refused_reads_why_on_a_page_of_their_own():
    made = scene_at(State.DRAFT)
    shut, nowhere = made.path(PAGES["callbacks:done"]), f"/{made.home.slug}/nirgends/"

    for who, client in clients_of(made).items():
        status = 401 if who == "ano" else 200 if who in ("adv", "coo") else 403
        refused, missing = client.post(shut, follow=True), client.get(nowhere)

        assert (refused.status_code, missing.status_code) == (status, 404)
        assert refused.content.count(b"<h1") == missing.content.count(b"<h1") == 1


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("without_papers")
def test_public_pages_are_open_to_everybody():
    made = scene_at(State.CERTIFIED)
    clients = {
        name: client for name, client in clients_of(made).items() if name in ("ano", "new", "adm")
    }

    answers = {
        name: {asked(client, "GET", made.path(PAGES[name])) for client in clients.values()}
        for name in PUBLIC
    }

    assert answers == {name: {"+"} for name in PUBLIC}


@pytest.mark.django_db
@pytest.mark.parametrize("name", SAMPLE_ONLY)
def test_one_click_sign_in_is_not_there_without_the_switch(client, name):
    path = PAGES[name].path.replace("<slug:key>", "anna")
    method = next(iter(PAGES[name].view.methods))

    assert asked(client, method, path) == "0"


@pytest.mark.django_db
def test_pages_of_accounts_answer_nobody_and_somebody():
    somebody = people.signed_in(people.person())

    answers = {
        name: (answer(PortalClient(), PAGES[name].path), answer(somebody, PAGES[name].path))
        for name in FOREIGN
    }

    assert answers == FOREIGN


def answer(client: PortalClient, path: str) -> int | str:
    """Return the status, or the page that the answer leads to."""
    with transaction.atomic():
        response = client.get(path)
        transaction.set_rollback(True)
    return (
        response["Location"].partition("?")[0]
        if response.status_code == 302
        else response.status_code
    )


# Codes from elsewhere


OF_A_CASE = [page for page in PAGES.values() if "/antraege/<str:code>/" in page.path]
OF_AN_EMPLOYER = [page for page in PAGES.values() if "/betriebe/<str:code>/" in page.path]
STAND_INS = {
    "<slug:alliance>": "magdeburg",
    "<str:file>": "XXXX",
    "<slug:field_id>": "ao",
    "<str:field>": "AO",
    "<str:criterion>": "AO-1",
    "<slug:group>": "workforce",
    "<slug:kind>": "report",
    "<slug:name>": "zurueckziehen",
    "<int:pk>": "1",
    "<int:key>": "1",
}


def with_code(page: Page, code: str) -> str:
    path = page.path.replace("<str:code>", code)
    for part, value in STAND_INS.items():
        path = path.replace(part, value)
    return path


def answers_to(user, pages_asked: list[Page], code: str) -> dict[str, str]:
    """Return the sign of every page and method for this person with this code."""
    client = people.signed_in(user)
    return {
        f"{page.name} {method}": asked(client, method, with_code(page, code))
        for page in pages_asked
        for method in sorted(page.view.methods)
    }


def test_the_code_of_another_alliances_case_is_nowhere_there(alliance):
    foreign = standing.case(people.alliance("marburg"), State.IN_REVIEW)
    everything = people.member(alliance, *Role)

    answers = answers_to(everything, OF_A_CASE, foreign.code)

    assert len(answers) > 40
    assert set(answers.values()) == {"0"}


def test_the_code_of_another_alliances_employer_is_nowhere_there(alliance):
    foreign = people.employer(people.alliance("marburg"))
    everything = people.member(alliance, *Role)

    assert set(answers_to(everything, OF_AN_EMPLOYER, foreign.code).values()) == {"0"}


def test_the_code_of_another_employers_case_is_nowhere_there(alliance):
    case = standing.case(alliance, State.IN_REVIEW)
    stranger = people.employed(people.employer(alliance, "Fremd"), EmploymentRole.OWNER)

    assert set(answers_to(stranger, OF_A_CASE, case.code).values()) == {"0"}


def test_the_code_of_another_employer_opens_only_the_page_to_ask_for_access(alliance):
    employer = people.employer(alliance)
    stranger = people.employed(people.employer(alliance, "Fremd"), EmploymentRole.OWNER)

    answers = answers_to(stranger, OF_AN_EMPLOYER, employer.code)

    assert {page for page, sign in answers.items() if sign != "0"} == {
        "employers:ask GET",
        "employers:ask POST",
    }


def test_a_code_that_never_was_is_nowhere_there(alliance):
    everything = people.member(alliance, *Role)

    assert set(answers_to(everything, OF_A_CASE, "NIEMALS1").values()) == {"0"}


def test_every_page_of_a_case_asks_nobody_for_more_than_signing_in(alliance):
    case = standing.case(alliance, State.IN_REVIEW)
    client = PortalClient()

    answers = {
        asked(client, method, with_code(page, case.code))
        for page in OF_A_CASE
        for method in page.view.methods
    }

    assert answers == {"a"}
