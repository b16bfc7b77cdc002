"""The groups of the desk: today (callbacks, late, other), still, others; and what each row leads to."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.callbacks.models import Callback
from buendnis.tenancy.scope import scope
from certification.applications.models import Talk
from certification.applications.states import State
from certification.assessment.models import SectionTask
from tests.builders import people, standing
from tests.builders.catalogue import edition
from tests.builders.reading import inline_things, says_du, words_of
from tests.certification.reminders.waiting import moved, waited

DESK = "/magdeburg/zertifizierung/"


@pytest.fixture
def bea(alliance):
    return people.member(alliance, Role.COORDINATOR, name="Bea Beratung")


def case_of(alliance, name, state, *, days=0, adviser=None, **fields):
    employer = people.employer(alliance, name)
    made = standing.case(alliance, state, employer=employer, **fields)
    if adviser:
        standing.named(made, "adviser", adviser)
    return waited(made, days=days, now=timezone.localtime())


def groups(user) -> dict[str, list[str]]:
    """Return the names of the employers in each group of a person's desk."""
    desk = people.signed_in(user).get(DESK).context["desk"]
    return {
        "mine": [row.application.employer.name for row in desk.my_rows],
        "still": [one.row.application.employer.name for one in desk.still_rows],
        "others": [row.application.employer.name for row in desk.other_rows],
    }


def test_late_cases_come_first_and_resting_ones_have_a_group_of_their_own(alliance, bea):
    case_of(alliance, "Frisch", State.SUBMITTED, adviser=bea)
    case_of(alliance, "Gestern", State.SUBMITTED, days=6, adviser=bea)
    case_of(alliance, "Spät", State.ACCEPTED, days=6, adviser=bea)
    case_of(alliance, "Ruht", State.DRAFT, days=30, adviser=bea)
    case_of(alliance, "Programm ruht", State.PROGRAMME_OPEN, days=25, adviser=bea)
    case_of(alliance, "Programm läuft", State.PROGRAMME_OPEN, days=3, adviser=bea)
    case_of(alliance, "Entwurf", State.DRAFT, days=20, adviser=bea)

    assert groups(bea) == {
        "mine": ["Spät", "Gestern", "Programm läuft", "Frisch"],
        "still": ["Ruht", "Programm ruht"],
        "others": ["Entwurf"],
    }


def test_what_another_adviser_has_does_not_rest_on_my_desk(alliance, bea):
    kora = people.member(alliance, Role.COORDINATOR)
    case_of(alliance, "Koras", State.DRAFT, days=30, adviser=kora)
    case_of(alliance, "Niemandes", State.DRAFT, days=30)

    assert groups(bea) == {"mine": [], "still": ["Niemandes"], "others": ["Koras"]}


def test_a_case_in_which_something_moved_does_not_rest(alliance, bea):
    case = case_of(alliance, "Bewegt", State.DRAFT, days=30, adviser=bea)
    moved(case, days=-1)

    assert groups(bea)["still"] == []


@pytest.mark.parametrize(
    "verb",
    ["application.adviser_named", "application.deputy_named", "application.deputy_ended"],
)
def test_another_adviser_or_a_deputy_wakes_no_draft_up(alliance, bea, verb):
    case = case_of(alliance, "Ruht", State.DRAFT, days=30, adviser=bea)
    moved(case, days=-1, verb=verb)

    assert groups(bea)["still"] == ["Ruht"]


def test_a_talk_that_is_not_handed_over_is_the_coordinators_to_go_on(alliance, bea):
    case = case_of(alliance, "Im Gespräch", State.DRAFT, days=30, adviser=bea)
    Talk.objects.create(application=case, typed_by=bea, held_on=timezone.localdate())

    response = people.signed_in(bea).get(DESK)

    assert groups(bea)["mine"] == ["Im Gespräch"]
    assert "Gespräch fortsetzen" in words_of(response)


def test_the_desk_counts_and_says_how_late(alliance, bea):
    case_of(alliance, "Spät", State.SUBMITTED, days=12, adviser=bea)
    case_of(alliance, "Ruht", State.DRAFT, days=30, adviser=bea)

    response = people.signed_in(bea).get(DESK)

    words = words_of(response)
    assert "1 heute für Sie 1 davon spät" in words
    assert "seit 12 Tagen, üblich sind 7" in words
    assert "1 still seit mehr als drei Wochen" in words
    assert (says_du(words), inline_things(response)) == ([], [])


# One next step, and it leads there

STEPS = [
    ("adviser", State.SUBMITTED, "Antrag annehmen", "schritt/annehmen/"),
    ("adviser", State.PROGRAMME_OPEN, "Zum Handlungsprogramm", "programm/"),
    ("examiner", State.ACCEPTED, "Prüfung beginnen", "schritt/pruefung-beginnen/"),
    ("examiner", State.IN_REVIEW, "Prüfung fortsetzen", "pruefung/"),
    ("examiner", State.PROGRAMME_OPEN, "Dem Kuratorium vorlegen", "schritt/vorlegen/"),
    ("board", State.FOR_DECISION, "Ansehen und entscheiden", "entscheidung/"),
    ("owner", State.DRAFT, "Selbsteinschätzung ausfüllen", "selbsteinschaetzung/"),
    ("owner", State.PROGRAMME_OPEN, "Zum Handlungsprogramm", "programm/"),
]


@pytest.mark.parametrize(("who", "state", "label", "path"), STEPS)
def test_each_reader_has_one_next_step(alliance, who, state, label, path):
    case = standing.case(alliance, state, edition=edition(alliance))
    cast = standing.cast(case)

    html = people.signed_in(cast[who]).get(DESK).content.decode()

    address = f"/magdeburg/zertifizierung/antraege/{case.code}/{path}"
    assert re.search(f'href="{address}">.{{0,200}}{label}', html, re.S)


def test_without_an_examiner_the_next_step_is_to_name_one(alliance, bea):
    case_of(alliance, "Angenommen", State.ACCEPTED, adviser=bea)

    assert "Prüferin oder Prüfer benennen" in words_of(people.signed_in(bea).get(DESK))


# Callbacks


def test_callbacks_stand_first_with_number_and_time_and_can_be_finished(alliance, bea):
    Callback.objects.create(
        origin="kurzcheck", name="Ada Anruf", phone="+49391123456", window="mittags"
    )
    client = people.signed_in(bea)

    words = words_of(client.get(DESK))
    code = Callback.objects.get().code
    answer = client.post(f"/magdeburg/rueckrufe/{code}/erledigt/", {"back": "desk"})

    assert "1 heute für Sie" in words
    assert "Ada Anruf Rückruf" in words
    assert "Mittags, 12 bis 14 Uhr" in words
    assert answer["Location"] == DESK
    assert "Heute wartet nichts auf Sie" in words_of(client.get(DESK))


def test_many_callbacks_leave_room_for_the_cases(alliance, bea):
    for number in range(7):
        Callback.objects.create(
            origin="kurzcheck", name=f"Ada {number}", phone=f"0391 12345{number}"
        )

    page = words_of(people.signed_in(bea).get(DESK))

    assert [f"Ada {number}" in page for number in (0, 4, 5, 6)] == [True, True, False, False]
    assert "Alle 7 Rückrufe" in page


def test_only_coordinators_see_callbacks(alliance):
    Callback.objects.create(origin="kurzcheck", name="Ada Anruf", phone="+49391123456")
    users = [people.member(alliance, role) for role in (Role.EXAMINER, Role.BOARD, Role.ADMIN)]

    assert not any("Ada" in words_of(people.signed_in(user).get(DESK)) for user in users)


# The employer's people


def test_the_employer_reads_what_is_missing_and_which_sections_are_due(alliance):
    case = standing.case(alliance, State.DRAFT, edition=edition(alliance))
    owner = people.employed(case.employer)
    SectionTask.objects.create(
        application=case, section="zahlen", user=owner, given_by="Jemand",
        due=timezone.localdate() - timedelta(days=1),
    )  # fmt: skip

    words = words_of(people.signed_in(owner).get(DESK))

    assert re.search(r"Es fehlt noch: \d+ Angaben in „", words)
    assert "Ihre Abschnitte Zahlen Praxis Elbwiese war fällig am" in words


# As many queries for three as for one


@pytest.mark.parametrize("who", ["bea", "owner"])
def test_all_groups_ask_the_same_for_one_row_and_for_three(alliance, bea, who):
    user = bea if who == "bea" else people.person()
    fill(alliance, bea, user, 1)
    queries_of(user)  # the edition is read once a process
    one = queries_of(user)

    fill(alliance, bea, user, 2)

    assert queries_of(user) == one


def fill(alliance, bea, user, count):
    """Put so many cases into each group, so many callbacks, and so many sections of the user."""
    standard = edition(alliance)
    for _ in range(count):
        number = Callback.objects.count()
        Callback.objects.create(origin="kurzcheck", name="A", phone=f"+4939100{number}")
        for name, state, days in (
            ("Spät", State.SUBMITTED, 12),
            ("Ruht", State.DRAFT, 30),
            ("Frisch", State.DRAFT, 0),
        ):
            case = case_of(
                alliance, f"{name} {number}", state, days=days, adviser=bea, edition=standard
            )
            if user != bea:
                people.employed(case.employer, user=user)
                SectionTask.objects.create(
                    application=case, section="zahlen", user=user, given_by="-"
                )


def queries_of(user) -> int:
    client = people.signed_in(user)
    with scope(None), CaptureQueriesContext(connection) as queries:  # type: ignore[arg-type]
        assert client.get(DESK).status_code == 200
    return len(queries)
