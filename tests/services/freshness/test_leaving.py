"""What nobody confirms leaves the list in the end; nothing is deleted, and old papers never leave by themselves."""

from datetime import timedelta

from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.journal.models import Entry as JournalEntry
from buendnis.mail.models import Mail
from services.directory.models import Entry
from services.directory.sheets import public_sheet
from services.freshness.asking import ask
from services.freshness.leaving import delete_old_requests, take_off_unconfirmed
from services.freshness.models import CheckRequest, Proposal
from tests.builders import people
from tests.services.freshness.scene import KORA, ago, due, fresh, last_mail, provider, today


def test_an_entry_leaves_half_a_year_after_its_check_was_due_and_is_kept(alliance):
    gone, stays = due("Zu alt", days=181), due("Noch nicht", days=180)

    assert take_off_unconfirmed() == 1
    assert (fresh(gone).status, fresh(gone).left_on) == ("abgelegt", today())
    assert public_sheet(gone.code) is None
    assert fresh(stays).status == "oeffentlich"


def test_it_is_told_why_and_the_coordination_hears_of_it(alliance):
    people.member(alliance, Role.COORDINATOR)
    due("Zu alt", days=181)

    take_off_unconfirmed()

    sentence = JournalEntry.objects.first().sentence
    assert sentence.startswith("Nicht mehr in der Liste, seit dem ")
    assert "* Zu alt" in last_mail("entries_left").body


def test_the_next_run_does_nothing(alliance):
    due(days=181)
    take_off_unconfirmed()
    mails = Mail.objects.count()

    assert (take_off_unconfirmed(), Mail.objects.count()) == (0, mails)


def test_historical_and_never_promised_entries_stay(alliance):
    due("Historisch", historical=True, next_check=ago(900))
    due("Ohne Datum", checked_on=None)

    assert take_off_unconfirmed() == 0
    assert Entry.objects.filter(status="oeffentlich").count() == 2


def test_old_questions_go_but_not_those_with_an_open_proposal(alliance):
    entry = due()
    old, waits = ask(provider(), by=KORA), CheckRequest.objects.create(organisation=provider())
    Proposal.objects.create(request=old, entry=entry, entry_version=1, closed_at=timezone.now())
    Proposal.objects.create(request=waits, entry=entry, entry_version=1)
    CheckRequest.objects.update(sent_at=timezone.now() - timedelta(days=731))

    assert delete_old_requests() == 1
    assert list(CheckRequest.objects.all()) == [waits]
