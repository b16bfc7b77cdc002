"""„Geprüft, unverändert“: freshness apart from change, once however often it is clicked."""

from dataclasses import replace

from buendnis.journal.models import Entry as JournalEntry
from services.directory.queries import values_of
from services.directory.values import PhoneValues
from services.directory.writing import write_entry
from services.freshness.asking import ask
from services.freshness.confirming import (
    confirm,
    confirm_by_provider,
    confirm_organisation,
    mark_of,
)
from services.freshness.leaving import take_off_unconfirmed
from services.freshness.models import CheckRequest
from tests.builders import directory
from tests.services.freshness.scene import KORA, ago, due, fresh, provider, today


def marks(*entries):
    return {entry.code: mark_of(fresh(entry)) for entry in entries}


def test_a_check_moves_the_next_one_and_changes_no_fact(alliance):
    entry = due()

    confirm([entry], by=KORA)

    now = fresh(entry)
    assert (now.checked_on, now.checked_by) == (today(), "Koordination")
    assert (now.next_check, now.changed_at) == (ago(-365), entry.changed_at)


def test_twice_is_once(alliance):
    entry = due()
    confirm([entry], by=KORA)
    lines = JournalEntry.objects.count()

    confirm([entry], by=KORA)

    assert JournalEntry.objects.count() == lines


def test_everything_of_an_organisation_is_checked_at_once_and_nothing_of_others(alliance):
    due("Eins"), due("Zwei")
    other = due("Fremd", of=directory.organisation("Andere"))

    assert confirm_organisation(provider(), by=KORA) == 2
    assert fresh(other).checked_on == other.checked_on


def test_what_left_by_itself_comes_back_with_the_check(alliance):
    entry = due(days=181)
    take_off_unconfirmed()

    confirm_organisation(provider(), by=KORA)

    assert fresh(entry).status == "oeffentlich"


def test_the_organisation_confirms_its_entries_and_their_numbers(alliance):
    entry = due(phones=(PhoneValues("0391 540 2000"),))
    request = ask(provider(), by=KORA)

    changed = confirm_by_provider(request, seen=marks(entry))

    assert changed == []
    assert fresh(entry).checked_by == "die Organisation selbst"
    assert entry.phones.get().confirmed is True
    assert CheckRequest.objects.get().answered_at is not None


def test_a_question_is_answered_once_all_its_entries_are(alliance):
    first, second = due("Eins"), due("Zwei")
    request = ask(provider(), by=KORA)

    confirm_by_provider(request, seen=marks(first))
    half = CheckRequest.objects.get().answered_at
    confirm_by_provider(request, seen=marks(second))

    assert (half, CheckRequest.objects.get().answered_at is None) == (None, False)


def test_the_same_button_twice_is_no_harm(alliance):
    entry = due(phones=(PhoneValues("0391 540 2000"),))
    request = ask(provider(), by=KORA)
    seen = marks(entry)
    confirm_by_provider(request, seen=seen)
    lines = JournalEntry.objects.count()

    assert confirm_by_provider(request, seen=seen) == []
    assert JournalEntry.objects.count() == lines


def test_nobody_confirms_what_changed_after_they_saw_it(alliance):
    entry = due()
    request = ask(provider(), by=KORA)
    seen = marks(entry)
    write_entry(entry, replace(values_of(entry), summary="Anders"), by=KORA, how="Geändert")

    changed = confirm_by_provider(request, seen=seen)

    assert [one.code for one in changed] == [entry.code]
    assert fresh(entry).checked_on == entry.checked_on


def test_a_link_answers_for_the_entries_of_its_mail_alone(alliance):
    due("Gefragt")
    request = ask(provider(), by=KORA)
    later, other = due("Später dazu"), due("Fremd", of=directory.organisation("Andere"))

    confirm_by_provider(request, seen=marks(later, other))

    assert fresh(later).checked_on == later.checked_on
    assert fresh(other).checked_on == other.checked_on
