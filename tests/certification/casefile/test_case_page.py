"""The page of a case: where it stands, what this reader may do, what happened; every link leads somewhere."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from buendnis.access.rules import Actor, Role
from buendnis.journal.actions import record
from certification.applications.states import State
from certification.procedure.actions import perform
from tests.builders import people, standing
from tests.builders.cases import application_at
from tests.builders.catalogue import edition
from tests.builders.everybody import scene_at
from tests.builders.reading import inline_things, says_du, words_of
from tests.certification.assessment.scenes import complete, draft


def path_of(case):
    return f"/magdeburg/zertifizierung/antraege/{case.code}/"


@pytest.fixture
def case(alliance):
    return standing.case(alliance, State.SUBMITTED, edition=edition(alliance))


@pytest.fixture
def cast(case):
    return standing.cast(case)


def page(user, case):
    return people.signed_in(user).get(path_of(case))


def test_the_page_says_where_the_case_stands_and_whose_turn_it_is(case, cast):
    response = page(cast["adviser"], case)

    words = words_of(response)
    assert "Zur Annahme" in words
    assert "Sie sind am Zug" in words
    assert "Beratung Bea Beratung" in words
    assert (says_du(words), inline_things(response)) == ([], [])


def test_the_employer_reads_its_own_words(case, cast):
    words = words_of(page(cast["owner"], case))

    assert "Eingereicht" in words
    assert "Am Zug ist die Koordination" in words
    assert "Zur Annahme" not in words


def test_each_reader_is_offered_their_own_steps(case, cast):
    offered = {
        name: re.findall(r"/schritt/([a-z-]+)/", page(cast[name], case).content.decode())
        for name in ("owner", "contributor", "adviser", "coordinator")
    }

    assert offered == {
        "owner": ["zuruecknehmen", "zurueckziehen"],
        "contributor": [],
        "adviser": ["annehmen", "zurueckgeben", "ablehnen"],
        "coordinator": ["annehmen", "zurueckgeben", "ablehnen"],
    }


@pytest.mark.parametrize(
    ("who", "leads"), [("owner", True), ("contributor", False), ("adviser", False)]
)
def test_in_a_draft_the_page_leads_the_owner_to_scope_and_headcount(alliance, who, leads):
    made = standing.case(alliance, State.DRAFT, edition=edition(alliance))

    shown = page(standing.cast(made)[who], made).content.decode()

    assert (f'href="{path_of(made)}angaben/"' in shown) == leads


def test_a_step_that_is_not_possible_yet_is_shown_with_the_reason(alliance):
    case = draft(alliance)
    owner = people.employed(case.employer)

    words = words_of(page(owner, case))

    assert "Antrag einreichen" in words
    assert re.search(r"und \d+ weitere Angaben fehlen", words)


def test_what_is_complete_has_one_primary_button(alliance):
    case = complete(alliance, headcount=9)
    owner = people.employed(case.employer)

    offered = re.findall(r'kern-btn--(\w+)" href="[^"]*antraege[^"]*"', page(owner, case).text)

    assert offered[:2] == ["primary", "secondary"]


def test_a_returned_draft_shows_the_reason(alliance, case, cast):
    perform(
        case,
        "zurueckgeben",
        actor=people.actor(cast["adviser"], alliance),
        comment="Bitte Standorte nennen.",
    )

    assert "Bitte Standorte nennen." in words_of(page(cast["owner"], case))


def test_what_happened_is_told_newest_first(alliance, case, cast):
    perform(case, "annehmen", actor=people.actor(cast["adviser"], alliance))

    words = words_of(page(cast["owner"], case))

    assert "Antrag annehmen" in words.split("Was bisher geschah")[1]


def test_the_journal_asks_the_same_for_one_line_and_for_three(case, cast):
    note(case, 1)
    one = queries_of(cast["adviser"], case)

    note(case, 2)

    assert queries_of(cast["adviser"], case) == one


def note(case, times):
    for number in range(times):
        record(
            "procedure.noted",
            about=case,
            by=Actor(name="Portal"),
            case_code=case.code,
            sentence=f"Zeile {number}",
        )


def queries_of(user, case) -> int:
    client = people.signed_in(user)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path_of(case)).status_code == 200
    return len(queries)


def test_a_long_journal_has_pages(case, cast):
    note(case, 26)
    client = people.signed_in(cast["adviser"])

    first = client.get(path_of(case))
    second = client.get(path_of(case) + "?seite=2")

    assert [len(response.context["entries"]) for response in (first, second)] == [25, 1]


def test_the_next_page_of_a_long_journal_keeps_what_was_chosen(alliance, case, cast):
    for number in range(30):
        record(
            "assessment.changed", about=case, by=Actor(), case_code=case.code, sentence=f"{number}"
        )

    first = people.signed_in(cast["owner"]).get(f"{path_of(case)}?verlauf=alles")

    assert 'href="?verlauf=alles&amp;seite=2"' in first.content.decode()


@pytest.mark.parametrize("verb", ["assessment.evidence_added", "whatif.step_noted"])
def test_who_may_not_read_a_draft_reads_no_name_of_a_file_or_question(alliance, verb):
    case = standing.case(alliance, edition=edition(alliance))
    cast = standing.cast(case)
    record(verb, about=case, by=Actor(), case_code=case.code, sentence="Plan von AO-1")

    read = {
        who: "Plan von AO-1" in words_of(people.signed_in(cast[who]).get(f"{path_of(case)}?verlauf=alles"))
        for who in ("owner", "adviser", "coordinator")
    }  # fmt: skip

    assert read == {"owner": True, "adviser": True, "coordinator": False}


def test_the_case_of_another_employer_with_the_same_people_is_not_mixed_in(alliance, case, cast):
    other = standing.case(alliance, State.SUBMITTED, employer=people.employer(alliance, "Anders"))
    note(other, 1)

    assert "Zeile 0" not in words_of(page(cast["adviser"], case))


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize(
    ("state", "readers"),
    [
        (State.DRAFT, ["own", "con", "man", "adv", "coo"]),
        (State.IN_REVIEW, ["own", "con", "adv", "coo", "exa"]),
        (State.FOR_DECISION, ["own", "adv", "exa", "boa"]),
        (State.CERTIFIED, ["own", "coo", "exa", "boa"]),
    ],
)
def test_every_link_on_the_page_leads_somewhere(db, state, readers):
    made = scene_at(state)

    dead = {}
    for reader in readers:
        client = people.signed_in(made.users[reader])
        start = client.get(path_of(made.application))
        assert start.status_code == 200
        for link in sorted(set(re.findall(r'href="(/[^"#?]*)', start.content.decode()))):
            if not link.startswith("/static/") and (status := client.get(link).status_code) > 399:
                dead[reader, link] = status

    assert dead == {}


def test_an_examiner_sees_no_step_of_others(alliance, cast):
    employer = people.employer(alliance, "In Prüfung")
    case = standing.case(alliance, State.IN_REVIEW, employer=employer, edition=edition(alliance))
    standing.named(case, "examiner", cast["examiner"])

    offered = re.findall(r"/schritt/([a-z-]+)/", page(cast["examiner"], case).content.decode())

    assert set(offered) <= {"pruefung-abschliessen"}


def test_somebody_without_a_part_reads_why_not(case, alliance):
    admin = people.member(alliance, Role.ADMIN)

    response = page(admin, case)

    assert response.status_code == 403
    assert "Diesen Antrag dürfen nur die Beteiligten sehen" in words_of(response)


def test_a_certified_case_leads_to_its_check_page_and_the_board_to_its_status(alliance):
    case = application_at(State.CERTIFIED, home=alliance, case="klein-7")
    path = f"/magdeburg/zertifizierung/antraege/{case.code}/"
    board = people.member(alliance, Role.BOARD)

    for_board = people.signed_in(board).get(path)
    for_adviser = people.signed_in(case.adviser).get(path)

    number = case.decision.certificates.get().number
    assert f"/zertifikat/{number}/" in for_board.content.decode()
    assert "aussetzen oder entziehen" in words_of(for_board)
    assert "aussetzen oder entziehen" not in words_of(for_adviser)
