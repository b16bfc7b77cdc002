"""A wish to be rung: noted once, told without name and number, gone when it is done or old."""

from datetime import timedelta

import pytest
from django.core import mail, signing
from django.utils import timezone

from buendnis.access.open_forms import CAUGHT, INCOMPLETE, SALT, TOO_FAST, TOO_LATE
from buendnis.access.rules import ANONYMOUS, Role
from buendnis.callbacks.actions import ask_for_callback, delete_old_callbacks, finish_callback
from buendnis.callbacks.models import Callback
from buendnis.callbacks.phones import (
    NOT_A_NUMBER,
    NOT_RUNG,
    TOO_LONG,
    TOO_SHORT,
    NotAPhone,
    plain_phone,
    readable_phone,
)
from buendnis.callbacks.queries import open_callbacks
from buendnis.journal.models import Entry
from buendnis.tenancy.scope import scope
from tests.builders import people

ASK, THANKS, LIST = "/magdeburg/rueckruf/", "/magdeburg/rueckruf/danke/", "/magdeburg/rueckrufe/"
OWN = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def stamp(*, seconds: int = 60) -> str:
    """Return the stamp of a page that was made so many seconds ago."""
    signer = signing.TimestampSigner(salt=SALT)
    then = int(timezone.now().timestamp()) - seconds
    signer.timestamp = lambda: signing.b62_encode(then)  # type: ignore[method-assign]
    return signer.sign("x")


def given(**changed: str) -> dict[str, str]:
    """Return what the form of a person with patience sends."""
    wish = {"name": "Jonas Brandt", "phone": "0391 540-2000", "window": "mittags", "stamp": stamp()}
    return wish | changed


# Numbers


@pytest.mark.parametrize(
    "typed",
    ["0391 540-2000", "(0391) 540 2000", "+49 391 5402000", "+49 (0) 391/540 2000", "0049 391 5402000",
     "+49 0391 5402000", "0049 0391 540 2000",
     "0391\u2011540\u20112000"],
)  # fmt: skip
def test_a_number_typed_in_any_way_is_the_same_number(typed):
    assert plain_phone(typed) == "03915402000"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("ruf mich an", NOT_A_NUMBER),
        ("0391 540 2000; 0391 540 2001", NOT_A_NUMBER),
        ("+49+391 540", NOT_A_NUMBER),
        ("٠٣٩١ ٥٤٠٢٠٠٠", NOT_A_NUMBER),
        ("110", TOO_SHORT),
        ("0391 540 2000 0391 540 2000", TOO_LONG),
        ("0900 1 234567", NOT_RUNG),
        ("+49 900 1 234567", NOT_RUNG),
        ("+49 0900 1 234567", NOT_RUNG),
    ],
)
def test_what_is_no_number_to_ring_is_refused_with_a_sentence(typed, sentence):
    with pytest.raises(NotAPhone) as refused:
        plain_phone(typed)

    assert str(refused.value) == sentence


def test_a_number_reads_in_groups():
    assert readable_phone("03915402000") == "0391 540 2000"
    assert readable_phone("+43158858") == "+43 158 858"


# Asking


def test_a_wish_is_noted_without_a_cookie_and_told_without_name_and_number(
    alliance, client, django_capture_on_commit_callbacks
):
    people.member(alliance, Role.COORDINATOR)

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(ASK, given(), **OWN)
    thanks = client.get(THANKS)

    assert (answer.status_code, answer["Location"]) == (302, THANKS)
    assert not answer.cookies
    assert not thanks.cookies
    assert not client.cookies
    kept = open_callbacks().get()
    assert (kept.name, kept.phone, kept.window) == ("Jonas Brandt", "03915402000", "mittags")
    told = mail.outbox[0].subject + mail.outbox[0].body
    assert "Ein Rückruf wartet" in told
    assert LIST in told
    assert not any(secret in told for secret in ("Brandt", "5402000", "540"))
    assert "Brandt" not in thanks.content.decode()


def test_the_same_number_is_the_same_wish_and_the_answer_does_not_tell(alliance, client):
    first = client.post(ASK, given(), **OWN)
    again = client.post(
        ASK, given(phone="+49 391 5402000", window="abends", name="J. Brandt"), **OWN
    )

    assert (first.status_code, first["Location"]) == (again.status_code, again["Location"])
    kept = open_callbacks().get()
    assert (kept.name, kept.window) == ("J. Brandt", "abends")


def test_many_wishes_in_an_hour_make_one_mail(alliance, django_capture_on_commit_callbacks):
    people.member(alliance, Role.COORDINATOR)

    with django_capture_on_commit_callbacks(execute=True):
        for number in range(3):
            ask_for_callback(
                name="A", phone=f"0391540200{number}", window="egal", origin="kurzcheck"
            )

    assert len(mail.outbox) == 1


def test_without_coordinators_the_office_hears_of_it(alliance, django_capture_on_commit_callbacks):
    alliance.contact_email = "buero@example.org"
    alliance.save()

    with django_capture_on_commit_callbacks(execute=True):
        ask_for_callback(name="A", phone="03915402000", window="egal", origin="kurzcheck")

    assert [one.to for one in mail.outbox] == [["buero@example.org"]]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "Bitte sagen Sie uns, nach wem wir fragen sollen."),
        ({"name": "\u202e\u200b"}, "Bitte geben Sie einen Namen ein."),
        ({"name": "12345"}, "Bitte geben Sie einen Namen ein."),
        ({"name": "http://kredit.example"}, "Bitte geben Sie hier nur Ihren Namen ein, keine Adresse."),
        ({"name": "x" * 121}, "höchstens 120 Zeichen"),
        ({"phone": ""}, "Bitte geben Sie die Nummer ein, unter der wir Sie erreichen."),
        ({"phone": "<script>"}, NOT_A_NUMBER),
        ({"phone": "0900 123456"}, NOT_RUNG),
        ({"window": "nachts"}, "Bitte wählen Sie eine der Zeiten."),
        ({"leave_empty": "x"}, CAUGHT),
        ({"stamp": ""}, INCOMPLETE),
        ({"stamp": "x:1abc:gefälscht"}, INCOMPLETE),
        ({"stamp": stamp(seconds=60 * 60 * 13)}, TOO_LATE),
        ({"stamp": stamp(seconds=-60 * 60)}, TOO_FAST),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_a_sentence_and_kept_on_the_page(
    alliance, client, changed, sentence
):
    answer = client.post(ASK, given(**changed), **OWN)

    page = answer.content.decode()
    assert sentence in page
    assert 'value="0391 540-2000"' in page or "phone" in changed
    assert not open_callbacks().exists()
    assert answer["Cache-Control"] == "no-store"


def test_a_form_of_another_site_is_refused(alliance, client):
    answer = client.post(ASK, given(), HTTP_SEC_FETCH_SITE="cross-site")

    assert answer.status_code == 403
    assert not open_callbacks().exists()


def test_a_flood_from_one_source_is_stopped_with_a_way_out(alliance, client):
    alliance.contact_phone = "0391 540 2001"
    alliance.save()
    for number in range(6):
        client.post(ASK, given(phone=f"0391540300{number}"), **OWN)

    answer = client.post(ASK, given(), **OWN)
    other = client.post(ASK, given(), **OWN, REMOTE_ADDR="192.0.2.7")

    page = answer.content.decode()
    assert answer.status_code == 429
    assert "Rufen Sie uns bitte selbst an: 0391 540 2001" in page
    assert "Jonas Brandt" in page
    assert (other.status_code, open_callbacks().count()) == (302, 7)


# Ringing


def test_when_the_call_is_made_name_and_number_are_gone(alliance):
    coordinator = people.member(alliance, Role.COORDINATOR, name="Karin Koordination")
    wish = ask_for_callback(
        name="Jonas Brandt", phone="03915402000", window="egal", origin="kurzcheck"
    )
    client = people.signed_in(coordinator)

    listed = client.get(LIST).content.decode()
    answer = client.post(f"{LIST}{wish.code}/erledigt/")

    assert "Jonas Brandt" in listed
    assert "0391 540 2000" in listed
    assert (answer["Location"], Callback.objects.count()) == (LIST, 0)
    said = [(entry.verb, entry.actor_name, entry.sentence) for entry in Entry.objects.all()]
    assert said[0] == ("callback.done", "Karin Koordination", "Rückruf erledigt und gelöscht")
    assert "Brandt" not in str(said)
    assert "5402000" not in str(said)


def test_a_second_click_and_a_second_coordinator_read_that_it_is_done(alliance):
    client = people.signed_in(people.member(alliance, Role.COORDINATOR))
    wish = ask_for_callback(
        name="Jonas Brandt", phone="03915402000", window="egal", origin="kurzcheck"
    )

    answers = [client.post(f"{LIST}{wish.code}/erledigt/") for _ in range(2)]
    finish_callback(wish, by=ANONYMOUS)

    assert [answer["Location"] for answer in answers] == [LIST, LIST]
    assert Entry.objects.filter(verb="callback.done").count() == 1


def test_the_list_asks_as_often_for_three_as_for_one(alliance, django_assert_num_queries):
    client = people.signed_in(people.member(alliance, Role.COORDINATOR))
    client.get(LIST)

    for numbers in (["1"], ["2", "3"]):
        for number in numbers:
            ask_for_callback(name="A", phone=f"039154020{number}", window="egal", origin="k")
        with django_assert_num_queries(6):
            client.get(LIST)


def test_after_thirty_days_a_wish_is_deleted_in_every_alliance(alliance):
    with scope(people.alliance("marburg")):
        old = ask_for_callback(name="A", phone="06421201", window="egal", origin="kurzcheck")
        Callback.objects.filter(pk=old.pk).update(asked_at=timezone.now() - timedelta(days=31))
    ask_for_callback(name="B", phone="03915402000", window="egal", origin="kurzcheck")

    assert (delete_old_callbacks(), delete_old_callbacks()) == (1, 0)
    assert [one.name for one in open_callbacks()] == ["B"]
