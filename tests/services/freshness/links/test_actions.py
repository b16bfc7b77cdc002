"""What a check keeps: dead only after days of silence, each address once, nothing that nobody names any more."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from services.freshness.links.actions import check_links
from services.freshness.links.states import Answer, LinkState
from services.freshness.models import LinkCheck
from tests.services.freshness.scene import due

URL = "https://example.org/rat"
GOOD, SILENT = Answer(LinkState.GOOD, 200), Answer(LinkState.SILENT, 404)


@dataclass
class Told:
    """Answers what it is told to, and notes what it was asked."""

    answer: Answer
    asked: list[str] = field(default_factory=list)

    def ask(self, url: str) -> Answer:
        self.asked.append(url)
        return self.answer


def kept(url: str = URL) -> tuple[str, bool]:
    check = LinkCheck.objects.get(url=url)
    return check.state, check.failing_since is not None


def days_pass(days: int) -> None:
    for check in LinkCheck.objects.all():
        check.checked_at -= timedelta(days=days)
        if check.failing_since:
            check.failing_since -= timedelta(days=days)
        check.save()


def check(answer: Answer) -> Told:
    told = Told(answer)
    check_links(told, pause=0)  # type: ignore[arg-type]
    return told


def test_an_address_is_asked_once_however_many_entries_name_it(alliance):
    due("Eins", website=URL)
    due("Zwei", website=URL)

    assert check(GOOD).asked == [URL]
    assert kept() == ("gut", False)


def test_one_silence_is_no_death_and_a_second_one_days_later_is(alliance):
    due(website=URL)
    check(SILENT)
    first = kept()
    days_pass(1)
    check(SILENT)
    second = kept()
    days_pass(1)
    check(SILENT)

    assert (first, second) == (("keine Antwort", True), ("keine Antwort", True))
    assert kept() == ("tot", True)


def test_an_answer_ends_the_silence(alliance):
    due(website=URL)
    check(SILENT)
    days_pass(3)
    check(GOOD)

    assert kept() == ("gut", False)


def test_what_was_asked_today_is_left_in_peace(alliance):
    due(website=URL)
    check(GOOD)

    assert check(GOOD).asked == []


def test_drafts_are_not_asked_and_old_addresses_are_forgotten(alliance):
    due(website=URL, status="entwurf")
    LinkCheck.objects.create(url=URL, state="gut", checked_at=timezone.now())

    assert check(GOOD).asked == []
    assert LinkCheck.objects.count() == 0


@pytest.mark.django_db
def test_the_command_asks_for_a_known_alliance():
    with pytest.raises(CommandError, match="gibt es nicht"):
        call_command("check_links", "atlantis")


def test_the_command_says_how_many_answered_how(alliance, capsys):
    due(website="http://127.0.0.1/")

    call_command("check_links")

    assert capsys.readouterr().out == "magdeburg: nicht gefragt: 1\n"
