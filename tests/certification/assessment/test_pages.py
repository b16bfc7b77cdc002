"""Every page of the self-assessment can be opened by those who may, and by nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from buendnis.access.rules import Actor, EmploymentRole, Role
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.models import Answer, PeopleNumbers
from certification.assessment.sealing import submission_parts
from certification.records.actions import seal
from tests.builders import people
from tests.builders.people import signed_in
from tests.builders.reading import words_of
from tests.certification.assessment import scenes

PAGES = [
    "selbsteinschaetzung/", "selbsteinschaetzung/ao/", "selbsteinschaetzung/ot/",
    "selbsteinschaetzung/diversitaet/", "selbsteinschaetzung/zahlen/",
    "selbsteinschaetzung/stand/", "nachweise/",
]  # fmt: skip

# Three leaders among fourteen people, none of them in part time.
FEW = {"n_w": 8, "n_m": 6, "leaders": 3, "t_l": 0}


def path(application, rest: str) -> str:
    """Return the address of a page of this case."""
    return f"/magdeburg/zertifizierung/antraege/{application.code}/{rest}"


@pytest.mark.parametrize("rest", PAGES)
@pytest.mark.parametrize("role", list(EmploymentRole))
@pytest.mark.parametrize("state", ["empty", "complete"])
def test_the_employers_people_open_every_page(alliance, rest, role, state):
    make = scenes.draft if state == "empty" else scenes.complete
    application = make(alliance, headcount=180)
    client = signed_in(people.employed(application.employer, role))

    assert client.get(path(application, rest)).status_code == 200


def submitted(application, **fields) -> None:
    """Seal the draft and move it on, as the procedure does."""
    parts, counts = submission_parts(application)
    seal(application, kind="submission", parts=parts, counts=counts, by=Actor(name="Kim"))
    fields = {"state": State.IN_REVIEW, "submitted_at": timezone.now()} | fields
    Application.objects.filter(pk=application.pk).update(**fields)


@pytest.mark.parametrize("rest", PAGES)
def test_strangers_learn_nothing(alliance, rest):
    application = scenes.draft(alliance, headcount=180)
    other = people.employed(people.employer(alliance, "Andere"))

    assert signed_in(other).get(path(application, rest)).status_code == 404


@pytest.mark.parametrize("rest", PAGES)
def test_another_alliances_case_is_not_found(alliance, rest):
    application = scenes.draft(alliance, headcount=180)
    client = signed_in(people.employed(application.employer))
    people.alliance("marburg")

    assert client.get(path(application, rest).replace("magdeburg", "marburg")).status_code == 404


@pytest.mark.parametrize("rest", PAGES)
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.EXAMINER, Role.BOARD, Role.ADMIN])
def test_nobody_of_the_alliance_reads_a_draft_that_is_not_opened_to_them(alliance, rest, role):
    application = scenes.draft(alliance, headcount=180)

    assert signed_in(people.member(alliance, role)).get(path(application, rest)).status_code == 403


@pytest.mark.parametrize("rest", PAGES)
@pytest.mark.parametrize(("may_read", "status"), [(True, 200), (False, 403)])
def test_the_adviser_reads_a_draft_where_the_employer_lets_her(alliance, rest, may_read, status):
    adviser = people.member(alliance, Role.COORDINATOR)
    application = scenes.complete(alliance, headcount=180)
    Application.objects.update(adviser=adviser, adviser_may_read=may_read)

    assert signed_in(adviser).get(path(application, rest)).status_code == status


def test_who_only_reads_cannot_save(alliance):
    adviser = people.member(alliance, Role.COORDINATOR)
    application = scenes.complete(alliance, headcount=180)
    Application.objects.update(adviser=adviser)
    client = signed_in(adviser)

    answer = client.post(
        path(application, "selbsteinschaetzung/ao/"), {"AO-1-version": "1", "AO-1-stage": "4"}
    )

    assert answer.status_code == 403
    assert "Das darf nur der Betrieb selbst." in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "field", "status"),
    [(Role.EXAMINER, "examiner", 200), (Role.COORDINATOR, "adviser", 403), (Role.BOARD, None, 403)],
)
def test_counts_are_for_employer_and_examiner_after_submission(alliance, role, field, status):
    user = people.member(alliance, role)
    application = scenes.complete(alliance, headcount=180)
    submitted(application, **({field: user} if field else {}), state=State.FOR_DECISION)
    client = signed_in(user)

    assert client.get(path(application, "selbsteinschaetzung/zahlen/")).status_code == status
    overview = client.get(path(application, "selbsteinschaetzung/")).content.decode()
    assert ("Diversitätsindikator: Zahlen" in overview) is (status == 200)


def test_points_of_sub_indicators_are_words_for_the_coordinator(alliance):
    adviser = people.member(alliance, Role.COORDINATOR)
    application = scenes.complete(alliance, headcount=180, visit=True)
    submitted(application, adviser=adviser)
    owner = people.employed(application.employer)

    pages = [
        signed_in(user).get(path(application, "selbsteinschaetzung/stand/")).content.decode()
        for user in (owner, adviser)
    ]

    rows = [page[page.index('id="indikator"') :] for page in pages]
    assert ["50 von 100 Punkten" in row for row in rows] == [True, False]


@pytest.mark.parametrize(("headcount", "told"), [(7, True), (14, False)])
def test_beside_small_counts_the_coordinator_reads_no_stage_of_the_indicator(
    alliance, headcount, told
):
    adviser = people.member(alliance, Role.COORDINATOR)
    application = scenes.complete(alliance, headcount=headcount)
    PeopleNumbers.objects.update(values=FEW)
    submitted(application, adviser=adviser)
    owner = people.employed(application.employer)

    read = [
        words_of(signed_in(user).get(path(application, "selbsteinschaetzung/diversitaet/")))
        for user in (owner, adviser)
    ]

    assert ["Stufe 2" in words for words in read] == [True, told]


def test_after_submission_the_stored_answers_are_shown_and_not_the_rows(alliance):
    application = scenes.complete(alliance, headcount=180)
    submitted(application, state=State.SUBMITTED)
    Answer.objects.update(stage=4)
    client = signed_in(people.employed(application.employer))

    text = client.get(path(application, "selbsteinschaetzung/ao/")).content.decode()

    assert "Stufe 2 · Geregelt" in text
    assert "Stufe 4 · Wirksam" not in text
    assert "<textarea" not in text


def test_a_withdrawn_draft_stays_the_employers_own(alliance):
    application = scenes.complete(alliance, headcount=180)
    Application.objects.update(state=State.WITHDRAWN)
    coordinator = people.member(alliance, Role.COORDINATOR)

    answer = signed_in(coordinator).get(path(application, "selbsteinschaetzung/"))

    assert answer.status_code == 403
    assert "nie eingereicht" in answer.content.decode()


def test_an_unknown_field_is_not_found(alliance):
    application = scenes.draft(alliance)
    client = signed_in(people.employed(application.employer))

    assert client.get(path(application, "selbsteinschaetzung/xy/")).status_code == 404


def test_each_question_shows_all_that_helps_to_answer(alliance):
    application = scenes.draft(alliance)
    client = signed_in(people.employed(application.employer))

    text = client.get(path(application, "selbsteinschaetzung/ao/")).content.decode()

    for part in (
        "Vertretung und Übergabe",
        "Wie sorgen Sie dafür, dass die Arbeit weiterläuft, wenn jemand wegen der Familie fehlt?",
        "Fällt jemand aus, wird erst dann eine Lösung gesucht.",
        "Stufe 4 · Wirksam",
        "Für Ofen, Kasse, Telefon ist klar, wer einspringt.",
        "Warum fragen wir das?",
        "Erst ein Angebot, auf das Verlass ist, macht die Aufgaben in der Familie planbar",
        "Liste für die Übergabe",
        "Bitte keine Angaben über einzelne Personen.",
        "Bei uns gibt es keine Besprechungen und keine Pflichttermine.",
    ):
        assert part in text


def test_a_small_employer_reads_how_many_questions_fall_away(alliance):
    application = scenes.draft(alliance)
    client = signed_in(people.employed(application.employer))

    text = client.get(path(application, "selbsteinschaetzung/fu/")).content.decode()

    assert "3 Fragen dieses Handlungsfelds fallen weg" in text
    assert 'id="FU-4"' not in text


def test_the_reading_for_very_small_employers_is_not_shown_to_larger_ones(alliance):
    application = scenes.draft(alliance, headcount=10)
    client = signed_in(people.employed(application.employer))

    text = client.get(path(application, "selbsteinschaetzung/ao/")).content.decode()

    assert "Für Ofen, Kasse, Telefon" not in text


def test_while_something_is_open_there_is_a_range_and_never_a_level(alliance):
    application = scenes.draft(alliance)
    client = signed_in(people.employed(application.employer))

    for rest in ("selbsteinschaetzung/", "selbsteinschaetzung/stand/"):
        text = " ".join(client.get(path(application, rest)).content.decode().split())
        assert "0 von 48 beantwortet" in text
        assert "keine Stufe" not in text


def test_a_complete_draft_has_two_values_and_its_evidence_share(alliance):
    application = scenes.complete(alliance, stage=3)
    client = signed_in(people.employed(application.employer))

    text = client.get(path(application, "selbsteinschaetzung/")).content.decode()

    assert "wie angegeben" in text
    assert "ohne Nachweise" in text
    assert "Der Unterschied wird beim Besuch geprüft." in text
    assert "Ihrer Angaben sind mit Nachweis" in text
    assert "keine Stufe" not in text


def test_the_score_page_names_steps_and_one_way(alliance):
    application = scenes.complete(alliance, stage=2, visit=True)
    client = signed_in(people.employed(application.employer))

    text = client.get(path(application, "selbsteinschaetzung/stand/")).content.decode()

    assert "Diese Schritte heben den Wert am meisten" in text
    assert "Ein kürzester Weg" in text


def test_what_is_never_asked_is_shown_as_reassurance(alliance):
    application = scenes.draft(alliance, headcount=180)
    client = signed_in(people.employed(application.employer))

    for rest in ("selbsteinschaetzung/diversitaet/", "selbsteinschaetzung/zahlen/"):
        assert "Das fragen wir nicht" in client.get(path(application, rest)).content.decode()


def test_missing_things_lead_to_their_place(alliance):
    application = scenes.complete(alliance)
    Answer.objects.filter(criterion="DI-B3").delete()
    client = signed_in(people.employed(application.employer))

    text = client.get(path(application, "selbsteinschaetzung/")).content.decode()

    assert path(application, "selbsteinschaetzung/diversitaet/#DI-B3") in text


def test_where_no_single_step_helps_the_page_says_why(alliance):
    application = scenes.complete(alliance, stage=2)
    client = signed_in(people.employed(application.employer))

    text = client.get(path(application, "selbsteinschaetzung/stand/")).content.decode()

    assert "Ein Schritt allein hebt den Wert nicht" in text


@pytest.mark.parametrize("rest", PAGES)
def test_three_files_ask_the_database_as_often_as_one(alliance, rest, django_assert_num_queries):
    application = scenes.complete(alliance, headcount=180)
    client = signed_in(people.employed(application.employer))
    scenes.a_file(application, "AO-1")
    client.get(path(application, rest))

    with CaptureQueriesContext(connection) as one:
        client.get(path(application, rest))
    scenes.a_file(application, "AO-1", "FU-1")
    scenes.a_file(application, "IK-1", "DI-B1")

    with django_assert_num_queries(len(one)):
        client.get(path(application, rest))
