"""The administration of an alliance: people, look, texts, journal, and who may not."""

import pytest

from buendnis.access.rules import Actor, Role
from buendnis.accounts.models import Invitation, Membership
from buendnis.journal.actions import record
from buendnis.journal.models import Entry
from buendnis.pages.loading import load_page_texts
from buendnis.pages.models import PageText
from buendnis.tenancy.models import Alliance
from tests.builders import people
from tests.builders.reading import inline_things, last_mail, says_du, words_of

PAGES = ("", "personen/", "auftritt/", "texte/", "texte/impressum/", "protokoll/")
LOOK = {
    "name": "Magdeburger Bündnis für Familien", "tagline": "Neu", "accent": "pflaume", "emblem": "haus",
    "contact_name": "", "contact_email": "", "contact_phone": "", "second_factor_roles": ["board"],
}  # fmt: skip


@pytest.fixture
def admin(alliance):
    return people.member(alliance, Role.ADMIN, name="Amira Amt")


@pytest.fixture
def office(admin):
    return people.signed_in(admin)


def at(path: str = "") -> str:
    return f"/magdeburg/verwaltung/{path}"


@pytest.mark.parametrize("path", PAGES)
def test_each_page_says_sie_and_keeps_the_security_policy(office, path):
    page = office.get(at(path))

    assert page.status_code == 200
    assert says_du(words_of(page)) == []
    assert inline_things(page) == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.EXAMINER, Role.BOARD])
def test_other_roles_read_whose_task_it_is(alliance, path, role):
    page = people.signed_in(people.member(alliance, role)).get(at(path))

    assert page.status_code == 403
    assert "Diese Seite gehört zur Aufgabe Verwaltung des Bündnisses." in words_of(page)


def test_an_administrator_of_a_neighbour_is_refused(alliance):
    neighbour = people.member(people.alliance("marburg"), Role.ADMIN)

    assert people.signed_in(neighbour).get(at()).status_code == 403


def test_the_overview_names_tasks_that_nobody_has(office):
    assert "Es fehlt: Koordination Prüfung Kuratorium" in words_of(office.get(at()))


def test_inviting_somebody_sends_the_mail(office):
    office.post(at("personen/"), {"email": "neu@example.org", "role": "board"})

    assert last_mail("neu@example.org").subject.startswith("Einladung: Kuratorium")


def test_inviting_who_is_there_keeps_the_form_with_a_sentence(office, admin):
    page = office.post(at("personen/"), {"email": admin.email, "role": "admin"})

    assert "hat die Aufgabe Verwaltung des Bündnisses in diesem Bündnis schon." in words_of(page)


def test_an_open_invitation_can_be_taken_back(office):
    office.post(at("personen/"), {"email": "neu@example.org", "role": "board"})
    invitation = Invitation.objects.get()

    office.post(at(f"einladungen/{invitation.pk}/zurueckziehen/"))

    invitation.refresh_from_db()
    assert not invitation.is_open


def test_a_task_ends_after_one_more_question_and_the_person_is_told(alliance, office):
    board = people.member(alliance, Role.BOARD, name="Elke Ehrenamt")
    membership = Membership.objects.get(user=board)

    question = office.get(at(f"personen/{membership.pk}/beenden/"))
    office.post(at(f"personen/{membership.pk}/beenden/"))

    assert "Soll die Aufgabe Kuratorium von Elke Ehrenamt heute enden?" in words_of(question)
    assert people.actor(board, alliance).roles == frozenset()
    assert (
        last_mail(board.email).subject
        == "Ihre Aufgabe ist beendet – Magdeburger Bündnis für Familien"
    )


def test_the_last_administrator_cannot_be_removed(office, admin):
    membership = Membership.objects.get(user=admin)

    answer = office.post(at(f"personen/{membership.pk}/beenden/"))

    assert answer.status_code == 403
    assert "Das ist die letzte Person, die dieses Bündnis verwaltet." in words_of(answer)


def test_one_of_two_administrators_can_leave(alliance, office, admin):
    people.member(alliance, Role.ADMIN)

    office.post(at(f"personen/{Membership.objects.get(user=admin).pk}/beenden/"))

    assert people.actor(admin, alliance).roles == frozenset()


def test_a_membership_of_a_neighbour_is_not_found(office):
    marburg = people.alliance("marburg")
    foreign = people.member(marburg, Role.BOARD).memberships.model
    with people.scope(marburg):
        key = foreign.objects.get().pk

    assert office.get(at(f"personen/{key}/beenden/")).status_code == 404


def test_the_list_of_people_asks_the_database_no_more_for_three_than_for_one(
    alliance, office, django_assert_num_queries, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as one:
        office.get(at("personen/"))
    for role in (Role.ADMIN, Role.BOARD):
        people.member(alliance, role)

    with django_assert_num_queries(len(one)):
        office.get(at("personen/"))


def test_look_and_second_factor_are_stored_and_journalled(alliance, office):
    office.post(at("auftritt/"), LOOK)

    stored = Alliance.objects.get(pk=alliance.pk)
    assert (stored.accent, stored.tagline, stored.second_factor_roles) == (
        "pflaume",
        "Neu",
        ["board"],
    )
    assert Entry.objects.get(verb="alliance.changed").details["accent"] == ["elbe", "pflaume"]


def test_a_required_second_factor_shuts_the_desk_until_it_is_set_up(alliance, office):
    office.post(at("auftritt/"), LOOK | {"second_factor_roles": ["admin"]})

    page = office.get(at())

    assert page.status_code == 403
    assert "Bitte richten Sie zuerst einen zweiten Faktor ein" in words_of(page)


def test_a_text_of_the_alliance_replaces_the_common_one(office, client):
    load_page_texts()
    office.post(
        at("texte/impressum/"),
        {"title": "Impressum", "body": "Nur für Magdeburg.", "action": "save"},
    )

    assert "Nur für Magdeburg." in words_of(client.get("/magdeburg/impressum/"))
    assert "Nur für Magdeburg." not in words_of(client.get("/impressum/"))


def test_a_preview_stores_nothing(office):
    page = office.post(
        at("texte/impressum/"), {"title": "Impressum", "body": "Probe", "action": "preview"}
    )

    assert "Vorschau, noch nicht gespeichert" in words_of(page)
    assert PageText.objects.count() == 0


def test_the_common_text_can_be_taken_again(alliance, office, client):
    load_page_texts()
    office.post(at("texte/impressum/"), {"title": "Impressum", "body": "Eigenes", "action": "save"})

    office.post(at("texte/impressum/"), {"action": "reset"})

    assert "Eigenes" not in words_of(client.get("/magdeburg/impressum/"))


def test_an_unknown_text_is_not_found(office):
    assert office.get(at("texte/gibt-es-nicht/")).status_code == 404


def test_the_journal_lists_what_was_done(office):
    office.post(at("auftritt/"), LOOK)

    assert "Ändert Angaben des Bündnisses." in words_of(office.get(at("protokoll/")))


def test_the_journal_of_the_administration_keeps_out_of_cases(office, alliance):
    record(
        "procedure.zurueckgeben",
        about=alliance,
        by=Actor(name="Karla"),
        case_code="K7Q2XA",
        sentence="Zur Überarbeitung zurückgegeben: Der Dienstplan nennt Namen.",
    )

    assert "Der Dienstplan nennt Namen." not in words_of(office.get(at("protokoll/")))
    assert "Der Dienstplan nennt Namen." not in words_of(office.get(at("")))
