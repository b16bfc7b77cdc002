"""The page on which somebody pauses their own reminders."""

from datetime import timedelta

import pytest
from django.utils import timezone

from buendnis.access.rules import Role
from certification.reminders.models import ReminderPause
from certification.reminders.queries import pause_of
from tests.builders import people
from tests.builders.reading import inline_things, says_du, words_of

PATH = "/magdeburg/zertifizierung/erinnerungen/"


@pytest.fixture
def bea(alliance):
    return people.member(alliance, Role.COORDINATOR)


def test_the_page_says_what_is_reminded_of(bea):
    response = people.signed_in(bea).get(PATH)

    words = words_of(response)
    assert "wegen derselben Sache höchstens zweimal" in words
    assert "Sechs und drei Monate vor dem Ende" in words
    assert (says_du(words), inline_things(response)) == ([], [])


def test_a_pause_until_a_day_ends_by_itself(bea):
    today = timezone.localdate()
    until = today + timedelta(days=14)

    people.signed_in(bea).post(PATH, {"until": until.isoformat()})

    assert pause_of(bea.pk, today=until) is not None
    assert pause_of(bea.pk, today=until + timedelta(days=1)) is None


def test_a_pause_until_further_notice_ends_when_its_person_says_so(bea):
    client = people.signed_in(bea)
    client.post(PATH, {"until": ""})
    assert "Bis Sie die Pause beenden" in words_of(client.get(PATH))

    client.post(f"{PATH}wieder/")

    assert not ReminderPause.objects.exists()


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (-1, "Dieser Tag ist schon vorbei."),
        (400, "Länger als ein Jahr?"),
    ],
)
def test_a_day_that_cannot_be_is_refused(bea, days, sentence):
    until = timezone.localdate() + timedelta(days=days)

    response = people.signed_in(bea).post(PATH, {"until": until.isoformat()})

    assert sentence in words_of(response)
    assert not ReminderPause.objects.exists()


def test_a_pause_holds_for_one_person_in_one_alliance(alliance, bea):
    people.signed_in(bea).post(PATH, {"until": ""})

    other = people.member(alliance, Role.COORDINATOR)

    assert pause_of(other.pk, today=timezone.localdate()) is None
