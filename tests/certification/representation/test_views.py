"""The page of the staff representation: what she reads, what she never reads, and links that do not open."""

from datetime import timedelta

import pytest
from django.utils import timezone

from buendnis.access.rules import EmploymentRole
from buendnis.links.actions import use_up
from buendnis.links.models import SecretLink
from buendnis.mail.models import Mail
from certification.applications.states import State
from certification.assessment.models import Answer
from certification.representation import actions
from certification.representation.models import Voice
from certification.representation.queries import voice_of
from tests.builders import cases, people
from tests.builders.reading import inline_things, says_du, words_of
from tests.certification.representation.scene import (
    COUNCIL,
    NOTE,
    owner_of,
    path_of,
    reader,
    token_for,
)


@pytest.fixture
def case(alliance):
    made = cases.application_at(State.DRAFT, home=alliance)
    Answer.objects.filter(application=made, criterion="AO-1").update(
        note="Zwei Teams vertreten sich."
    )
    submitted = cases.sample_walk.submit(made, cast=cases.sample_walk.cast_for(made.employer))
    actions.ask(submitted, email=COUNCIL, by=owner_of(submitted))
    return submitted


def test_she_reads_answers_and_notes_but_no_points_files_or_counts(case):
    page = reader().get(path_of(token_for(case)))

    words = words_of(page)
    assert page.status_code == 200
    assert "Dazu schreibt der Betrieb: Zwei Teams vertreten sich." in words
    assert "Punkte gibt es dafür nicht." in words
    assert (says_du(words), inline_things(page)) == ([], [])
    assert not page.cookies
    assert page["Cache-Control"] == "no-store, private"
    for never in (
        "Punkten",
        "Prüfsumme",
        "sha256",
        "Beschäftigte am Stichtag",
        "Gespräch mit der Leitung",
    ):
        assert never not in words


def test_taking_note_says_thanks_and_tells_the_others(case):
    token = token_for(case)

    answer = reader().post(path_of(token), NOTE | {"statement": "Wir tragen das mit."})

    told = set(Mail.objects.filter(template="voice_noted").values_list("to", flat=True))
    assert "Danke, das ist angekommen" in words_of(answer)
    assert voice_of(case).statement == "Wir tragen das mit."
    assert owner_of(case).email in told


def test_a_note_without_a_name_is_refused(case):
    answer = reader().post(path_of(token_for(case)), NOTE | {"name": "\u200b"})

    assert answer.status_code == 422
    assert Voice.objects.get().noted_at is None


def test_a_statement_is_short(case):
    answer = reader().post(path_of(token_for(case)), NOTE | {"statement": "x" * 1501})

    assert answer.status_code == 422


def test_a_form_from_a_foreign_page_is_refused(case):
    answer = reader().post(path_of(token_for(case)), NOTE, headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403
    assert Voice.objects.get().noted_at is None


def used(token):
    use_up(SecretLink.objects.latest("pk"))
    return token


def expired(token):
    SecretLink.objects.update(expires_at=timezone.now() - timedelta(days=1))
    return token


def altered(token):
    return token[:-1] + ("x" if token[-1] != "x" else "y")


@pytest.mark.parametrize("spoil", [used, expired, altered])
def test_a_link_that_does_not_open_offers_a_new_one_to_the_address_on_file(case, spoil):
    path = path_of(spoil(token_for(case)))
    page, note = (
        reader().get(path),
        reader().post(path, NOTE | {"statement": "Getippt."}),
    )
    Mail.objects.all().delete()

    again = reader().post(path, {"again": "1"})

    assert (page.status_code, note.status_code, again.status_code) == (410, 410, 200)
    assert case.employer.name not in words_of(page)
    assert "Getippt." in words_of(note)
    assert [mail.to for mail in Mail.objects.all()] == [COUNCIL]
    assert Voice.objects.get().noted_at is None


def test_new_links_are_limited(case):
    path = path_of(altered(token_for(case)))
    for _ in range(3):
        answer = reader().post(path, {"again": "1"})

    assert answer.status_code == 409
    assert "Heute sind schon drei Links verschickt worden." in words_of(answer)


def test_an_unknown_link_is_not_there(alliance):
    assert reader().get(path_of("2A4GWQJD-unbekannt")).status_code == 404


def test_after_the_decision_she_is_told_that_it_is_too_late(case):
    token = token_for(case)
    case.state, case.decided_at = State.CERTIFIED, timezone.now()
    case.save()

    answer = reader().post(path_of(token), NOTE | {"statement": "Zu spät getippt."})

    assert answer.status_code == 409
    assert "Das Kuratorium hat schon entschieden." in words_of(answer)
    assert "Zu spät getippt." in words_of(answer)


# The employer's page


def page_of(case):
    return f"/magdeburg/zertifizierung/antraege/{case.code}/beschaeftigtenvertretung/"


def test_the_owner_names_the_address_on_the_page_of_the_case(case):
    user = case.employer.employments.get(role="owner").user
    client = people.signed_in(user)

    missing = client.post(page_of(case), {"exists": "yes", "email": ""})
    own = client.post(page_of(case), {"exists": "yes", "email": user.email})
    none = client.post(page_of(case), {"exists": "no", "email": ""})

    assert (missing.status_code, own.status_code, none.status_code) == (422, 422, 302)
    assert "Diese Adresse gehört jemandem, der für den Betrieb einreicht" in words_of(own)
    assert voice_of(case).standing == "none"


def test_a_contributor_reads_and_does_not_change(case):
    client = people.signed_in(people.employed(case.employer, EmploymentRole.CONTRIBUTOR))

    page, answer = client.get(page_of(case)), client.post(page_of(case), {"exists": "no"})

    assert (page.status_code, answer.status_code) == (200, 403)
    assert COUNCIL not in words_of(page)
