"""The board's page: who may open it, what it shows and hides, and the preview before the irreversible."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from buendnis.access.rules import Role
from certification.applications.states import State
from certification.certificates.models import Certificate, StoredDocument
from certification.decisions.models import Decision
from certification.records.models import SealedRecord
from tests.builders import people
from tests.builders.cases import application_at
from tests.builders.reading import inline_things, says_du, words_of
from tests.certification.decisions.scene import STAGES, before_the_board

ODD = {
    "n_w": 1237, "n_m": 1361, "leaders": 193, "l1_w": 11, "l1_m": 23, "l2_w": 68, "l2_m": 91, "t_l": 29,
    "promotions": 159, "b_w": 76, "b_m": 83, "leaves": 131, "e_w": 78, "e_m": 53, "gap": "3.7",
    "umfrage_n": 1409, "umfrage_zustimmung": "71.3",
}  # fmt: skip


def plan(**change: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    return {"level": "freundlich", "reasons": "", "decided_on": today, "valid_from": today} | change


def test_a_board_member_sees_result_distance_and_conditions(alliance):
    scene = before_the_board(alliance, stages={**STAGES, "AO-1": 2})

    response = people.signed_in(scene.board).get(scene.path())

    words = words_of(response)
    assert response.status_code == 200
    assert "Möglich ist bis zu Familienfreundlich" in words
    assert "Für Vorbildlich fehlen" in words
    assert "Die Prüfung bestätigt jede Angabe." in words
    assert "Plätze in der Kita am Nordpark" in words
    assert "Die Beschäftigtenvertretung wurde nicht gefragt." in words
    assert "Bernd Berater" in words
    assert "Petra Prüferin" in words
    assert says_du(words) == []
    assert inline_things(response) == []


def test_the_board_reads_where_the_examiner_saw_it_differently(alliance):
    application = application_at(State.FOR_DECISION, home=alliance, case="klein-12-kappung")
    board = people.member(alliance, Role.BOARD)

    response = people.signed_in(board).get(
        f"/magdeburg/zertifizierung/antraege/{application.code}/entscheidung/"
    )

    assert "Die Prüfung bestätigt jede Angabe." not in words_of(response)


def test_the_board_reads_neither_counts_nor_points_of_sub_indicators(alliance):
    scene = before_the_board(alliance, headcount=2617, numbers=ODD)

    words = words_of(people.signed_in(scene.board).get(scene.path()))

    for count in ("1237", "1361", "1.237", "193", "159", "131", "1409", "2617"):
        assert count not in words
    assert "stark ausgeprägt" in words


def test_below_robust_numbers_only_the_pillars_are_shown(alliance):
    scene = before_the_board(alliance, headcount=20, numbers={
        "n_w": 11, "n_m": 9, "leaders": 4, "l1_w": 1, "l1_m": 1, "l2_w": 1, "l2_m": 1, "t_l": 1,
        "promotions": 0, "leaves": 0, "umfrage_n": 0, "umfrage_zustimmung": "0",
    })  # fmt: skip

    words = words_of(people.signed_in(scene.board).get(scene.path()))

    assert "Kleine Zahlen, als Hinweis zu lesen" in words
    assert "Teilindikatoren in Worten" not in words
    assert re.search(r"Aufstiegschancen aller Geschlechter \d+ Punkte", words)


def test_below_robust_numbers_the_board_reads_that_a_stage_differs_and_not_which(alliance):
    scene = before_the_board(alliance, headcount=20, stages={**STAGES, "DI-A6": 3}, numbers={
        "n_w": 11, "n_m": 9, "leaders": 4, "l1_w": 1, "l1_m": 1, "l2_w": 1, "l2_m": 1, "t_l": 1,
        "promotions": 0, "leaves": 0, "umfrage_n": 0, "umfrage_zustimmung": "0",
    }, evidence="none")  # fmt: skip

    words = words_of(people.signed_in(scene.board).get(scene.path()))

    untold = "bei kleinen Zahlen nicht genannt"
    assert f"DI-A6 Faire Auswahl- und Aufstiegsverfahren {untold} {untold}" in words
    assert re.search(r"AO-\d [^0-9]+ 3 2 ", words)


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("adviser", "Diese Seite gehört zur Aufgabe Kuratorium."),
        ("examiner", "Diese Seite gehört zur Aufgabe Kuratorium."),
        ("owner", "Diese Seite gehört zur Aufgabe Kuratorium."),
    ],
)
def test_nobody_else_opens_the_boards_page(alliance, who, sentence):
    scene = before_the_board(alliance)

    response = people.signed_in(getattr(scene, who)).get(scene.path())

    assert response.status_code == 403
    assert sentence in words_of(response)


def test_whoever_advised_does_not_decide(alliance):
    scene = before_the_board(alliance)
    people.member(alliance, Role.BOARD, user=scene.adviser)

    response = people.signed_in(scene.adviser).get(scene.path())

    assert response.status_code == 403
    assert "Sie haben diesen Betrieb beraten." in words_of(response)


def test_a_case_of_another_alliance_is_not_there(alliance):
    scene = before_the_board(alliance)
    board = people.member(people.alliance("marburg"), Role.BOARD)

    response = people.signed_in(board).get(scene.path().replace("magdeburg", "marburg"))

    assert response.status_code == 404


def test_before_its_time_a_case_is_not_the_boards_to_see(alliance):
    application = application_at(State.IN_REVIEW, home=alliance)
    board = people.member(alliance, Role.BOARD)

    response = people.signed_in(board).get(
        f"/magdeburg/zertifizierung/antraege/{application.code}/entscheidung/"
    )

    assert response.status_code == 403
    assert "sobald er zur Entscheidung liegt, das Kuratorium" in words_of(response)


def test_after_the_decision_the_page_says_that_there_is_nothing_to_decide(alliance):
    application = application_at(State.NOT_CERTIFIED, home=alliance)
    board = people.member(alliance, Role.BOARD)

    response = people.signed_in(board).get(
        f"/magdeburg/zertifizierung/antraege/{application.code}/entscheidung/"
    )

    assert response.status_code == 409
    assert "liegt dem Kuratorium zurzeit nicht zur Entscheidung vor" in words_of(response)


def test_the_form_says_at_once_what_speaks_against_a_plan(alliance):
    scene = before_the_board(alliance)
    late = (timezone.localdate() + timedelta(days=1)).isoformat()

    response = people.signed_in(scene.board).post(
        scene.path(), plan(decided_on=late, valid_from=late)
    )

    assert response.status_code == 200
    assert "Das Datum des Beschlusses liegt in der Zukunft." in words_of(response)
    assert "Zertifikat erteilen" not in words_of(response)


def test_a_higher_level_is_not_even_offered(alliance):
    scene = before_the_board(alliance)

    response = people.signed_in(scene.board).post(scene.path(), plan(level="vorbild"))

    assert "Bevor Sie entscheiden" not in words_of(response)


def test_the_preview_stores_nothing_and_leads_to_the_step(alliance):
    scene = before_the_board(alliance)
    records = SealedRecord.objects.count()

    response = people.signed_in(scene.board).post(scene.path(), plan())

    words = words_of(response)
    assert "Bevor Sie entscheiden" in words
    assert "Zertifikat ansehen (PDF)" in words
    assert scene.path("schritt/zertifizieren/") in response.content.decode()
    assert SealedRecord.objects.count() == records
    assert not Decision.objects.exists()


def test_the_preview_can_be_changed_once_more(alliance):
    scene = before_the_board(alliance)

    response = people.signed_in(scene.board).post(
        scene.path(), plan(reasons="Ein Grund.", edit="1")
    )

    assert "Ein Grund." in words_of(response)
    assert "Bevor Sie entscheiden" not in words_of(response)


@pytest.mark.usefixtures("without_papers")
def test_the_preview_leads_to_a_certified_case_with_number_and_documents(
    alliance, django_capture_on_commit_callbacks
):
    scene = before_the_board(alliance)
    client = people.signed_in(scene.board)
    page = client.post(scene.path(), plan())

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(
            scene.path("schritt/zertifizieren/"),
            plan(basis=page.context["basis"]),
        )

    assert response.status_code == 302
    scene.application.refresh_from_db()
    assert scene.application.state == State.CERTIFIED
    assert Certificate.objects.get().number.startswith("MD-")
    assert {one.kind for one in StoredDocument.objects.all() if one.is_ready} == {
        "certificate",
        "report",
    }


def test_a_stale_page_reads_that_the_case_was_examined_anew(alliance):
    scene = before_the_board(alliance)

    response = people.signed_in(scene.board).post(
        scene.path("schritt/zertifizieren/"), plan(basis="f" * 64)
    )

    assert response.status_code == 409
    assert "inzwischen neu geprüft" in words_of(response)
    assert not Decision.objects.exists()
