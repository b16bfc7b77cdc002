"""Families ask to be rung: a number, a language, a time, a topic, and nothing that tells who they are."""

import pytest
from django.core import mail

from buendnis.access.rules import Role
from buendnis.callbacks.queries import open_callbacks
from buendnis.journal.models import Entry
from services.languages.values import LANGUAGES
from tests.buendnis.callbacks.test_callbacks import OWN, stamp
from tests.builders import people

ASK, DONE = "/magdeburg/familien/rueckruf/", "/magdeburg/familien/rueckruf/danke/"


def given(**changed: str) -> dict[str, str]:
    wish = {"phone": "0391 540-2000", "language": "uk", "window": "mittags", "topic": "finanzen"}
    return wish | {"stamp": stamp()} | changed


def test_a_wish_reaches_desk_and_mail_without_name_story_or_cookie(
    alliance, client, django_capture_on_commit_callbacks
):
    karla = people.signed_in(people.member(alliance, Role.COORDINATOR))

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"{ASK}?sprache=uk", given(name="Olena", story="…"), **OWN)

    assert (answer.status_code, answer["Location"]) == (302, f"{DONE}?sprache=uk")
    assert not client.cookies
    wish = open_callbacks().get()
    assert (wish.name, wish.phone, wish.language, wish.topic, wish.origin) == (
        "", "03915402000", "uk", "Geld und Anträge", "familien",
    )  # fmt: skip
    assert [("540" in one.body, "Ein Rückruf wartet" in one.subject) for one in mail.outbox] == [
        (False, True)
    ]
    listed = karla.get("/magdeburg/rueckrufe/").content.decode()
    assert [word in listed for word in ("0391 540 2000", "Ukrainisch", "Geld und Anträge")] == [
        True, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize("code", LANGUAGES)
def test_form_and_thanks_are_in_the_visitors_language(alliance, client, code):
    query = "" if code == "de" else f"?sprache={code}"
    language = LANGUAGES[code]

    pages = [client.get(f"{path}{query}").content.decode() for path in (ASK, DONE)]

    frame = f'lang="{language.html_lang}" dir="{language.direction}"'
    assert [frame in page for page in pages] == [True, True]
    assert not client.cookies


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"phone": ""}, "Please fill in this field."),
        ({"phone": "ring me"}, "Please enter a phone number"),
        ({"phone": "0900 1 234567"}, "Please enter a phone number"),
        ({"language": "xx"}, "Please choose from the list."),
        ({"window": "nachts"}, "Please choose from the list."),
        ({"topic": "unfug"}, "Please choose from the list."),
        ({"leave_empty": "x"}, "Please send it once more."),
        ({"stamp": "x"}, "Please send it once more."),
    ],
)
def test_what_cannot_be_is_refused_in_the_visitors_language(alliance, client, changed, sentence):
    page = client.post(f"{ASK}?sprache=en", given(**changed), **OWN).content.decode()

    assert sentence in page
    assert not open_callbacks().exists()


def test_another_site_cannot_send_the_form(alliance, client):
    answer = client.post(ASK, given(), HTTP_SEC_FETCH_SITE="cross-site")

    assert answer.status_code == 403
    assert not open_callbacks().exists()


def test_a_flood_from_one_place_is_refused_and_what_was_typed_stays(alliance, client):
    answers = [client.post(ASK, given(phone=f"0391 540200{n}"), **OWN) for n in range(7)]

    assert [each.status_code for each in answers] == [302] * 6 + [429]
    assert "0391 5402006" in answers[-1].content.decode()
    assert open_callbacks().count() == 6


def test_the_journal_knows_no_number(alliance, client):
    client.post(ASK, given(), **OWN)

    assert "540" not in str(list(Entry.objects.values_list("sentence", "details")))
