"""One date of a recurring meeting is called off, and put back; the rest of the entry stays."""

from datetime import date, time

import pytest

from buendnis.access.rules import ANONYMOUS
from buendnis.journal.models import Entry as JournalEntry
from buendnis.workflow import NotPossible
from services.directory.models import CancelledDate, TimeSlot
from services.directory.values import SlotValues
from services.events.actions import GONE, OVER, call_off, put_back
from tests.builders import directory

TODAY, DAY = date(2026, 11, 22), date(2026, 12, 3)
TABLE = SlotValues(
    starts_on=date(2026, 2, 1), kind="meeting", rrule="FREQ=MONTHLY;BYDAY=1TH", opens=time(18)
)


@pytest.fixture
def table(alliance):
    return directory.entry("Stammtisch", slots=(directory.TUESDAYS, TABLE))


def slot_of(entry):
    return TimeSlot.objects.get(entry=entry, kind="meeting")


def off(entry, **changed):
    given = {"slot": str(slot_of(entry).uid), "on": DAY, "note": "Ferien", "today": TODAY}
    return call_off(entry, by=ANONYMOUS, **(given | changed))


def test_a_date_is_called_off_with_its_note_and_the_rest_stays(table):
    numbers = [slot.uid for slot in table.slots.all()]

    off(table)

    assert list(CancelledDate.objects.values_list("slot__kind", "on", "note")) == [
        ("meeting", DAY, "Ferien")
    ]
    assert [slot.uid for slot in table.slots.all()] == numbers
    said = JournalEntry.objects.latest("pk").sentence
    assert said == "Termin am 03.12.2026 fällt aus: Stammtisch"


def test_twice_is_once_with_the_newer_note(table):
    off(table)
    off(table, note="")

    assert list(CancelledDate.objects.values_list("on", "note")) == [(DAY, "")]


def test_a_date_that_was_called_off_is_put_back(table):
    off(table)

    put_back(table, slot=str(slot_of(table).uid), on=DAY, today=TODAY, by=ANONYMOUS)

    assert not CancelledDate.objects.exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"on": date(2026, 11, 5)}, OVER),
        ({"on": date(2026, 12, 4)}, GONE),
        ({"slot": "11111111-1111-1111-1111-111111111111"}, GONE),
    ],
)
def test_what_is_no_coming_date_is_refused(table, changed, sentence):
    with pytest.raises(NotPossible) as refused:
        off(table, **changed)

    assert refused.value.sentence == sentence
    assert not CancelledDate.objects.exists()


def test_a_slot_of_another_entry_is_refused(table):
    other = directory.entry("Anderes", slots=(TABLE,))

    with pytest.raises(NotPossible):
        off(table, slot=str(slot_of(other).uid))
