"""Everything that enters the directory goes one way: checked, compared, journalled, told."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from buendnis.access.rules import ANONYMOUS
from buendnis.journal.models import Entry as JournalEntry
from buendnis.tenancy.scope import WrongAlliance, scope
from buendnis.workflow import NotPossible
from services.directory import changes
from services.directory.checks import BadValues
from services.directory.models import Entry, Listing, Phone, TimeSlot, Translation
from services.directory.queries import hash_of_texts, organisation_values, values_of
from services.directory.states import Status, TranslationState
from services.directory.values import ContactValues, PhoneValues, PlaceAt, SlotValues
from services.directory.writing import (
    confirm_entry,
    set_status,
    take_off,
    write_entry,
    write_organisation,
)
from tests.builders import directory, people

FULL = {
    "text": "Mehr dazu.",
    "area": "Stadt Magdeburg",
    "postcodes": ("39104", "39106"),
    "age_from": 0,
    "age_to": 17,
    "cost": "kostet",
    "cost_amount": Decimal("5.50"),
    "languages": ("de",),
    "email": "rat@example.org",
    "website": "https://example.org/rat",
    "contacts": (ContactValues("Beratungstelefon", "Erste Auskunft"),),
    "slots": (
        replace(directory.TUESDAYS, cancelled=((date(2026, 2, 3), "Ferien"),)),
        SlotValues(starts_on=date(2026, 12, 1), kind="event", opens=time(17)),
    ),
    "printed": {"persons": ["Erika Beispiel"]},
}


def write(entry, values, **options):
    return write_entry(entry, values, by=ANONYMOUS, how="Geändert", **options)


@pytest.fixture
def heard(monkeypatch):
    """Return the codes that listeners are told from now on."""
    told: list[str] = []
    monkeypatch.setattr(changes, "_listeners", [told.extend])
    return told


@pytest.fixture
def full(alliance):
    return directory.entry(at=directory.place(), **FULL)


def test_what_is_written_is_read_again(full):
    wanted = directory.values(**FULL, places=(PlaceAt(full.places.get().place.code),))

    stored = values_of(full)

    dialled = (replace(directory.PHONE, e164="+493915402000"),)
    assert stored == replace(
        wanted, terms=("beratung", "eltern"), phones=dialled, next_check=date(2027, 1, 5)
    )


def test_the_same_again_writes_nothing(full, heard):
    lines = JournalEntry.objects.count()

    again = write(full, values_of(full))

    assert (again.version, JournalEntry.objects.count(), heard) == (1, lines, [])


def test_what_is_handed_back_knows_its_new_parts(full):
    changed = write(full, replace(values_of(full), phones=()))

    assert values_of(changed).phones == ()


def test_a_change_is_journalled_and_told(full, heard):
    changed = write(full, replace(values_of(full), title="Rat", age_to=18))

    line = JournalEntry.objects.first()
    assert (line.verb, line.sentence) == ("entry.changed", "Geändert: Rat")
    assert line.details == {"title": ["Beratung", "Rat"], "age_to": [17, 18]}
    assert (changed.version, heard) == (2, [full.code])


def test_the_journal_keeps_nothing_that_a_source_printed_of_people(full):
    write(full, replace(values_of(full), printed={"persons": ["Max Muster"]}))

    told = str(list(JournalEntry.objects.values_list("details", flat=True)))

    assert "Max" not in told
    assert "Erika" not in told


def test_parts_that_stay_keep_their_numbers(full):
    phones, slots = set(Phone.objects.values_list("uid")), list(TimeSlot.objects.values_list("uid"))

    write(full, replace(
        values_of(full),
        phones=(PhoneValues("0391 1", e164="+4939111111"), *values_of(full).phones),
        slots=tuple(reversed(values_of(full).slots)),
    ))  # fmt: skip

    assert phones < set(Phone.objects.values_list("uid"))
    assert list(TimeSlot.objects.values_list("uid")) == slots[::-1]


def test_two_places_can_change_their_notes_and_order(alliance):
    one, two = directory.place("Markt 1"), directory.place("Markt 2")
    entry = directory.entry(places=(PlaceAt(one.code, "a"), PlaceAt(two.code, "b")))
    wanted = (PlaceAt(two.code, "c"), PlaceAt(one.code, "d"))

    write(entry, replace(values_of(entry), places=wanted))

    assert values_of(Entry.objects.get()).places == wanted


def test_an_old_page_is_refused(full):
    write(full, replace(values_of(full), title="Rat"), seen=1)

    with pytest.raises(NotPossible, match="inzwischen geändert"):
        write(full, replace(values_of(full), title="Hilfe"), seen=1)


def test_confirming_moves_the_next_check_and_no_fact(full):
    before = full.changed_at

    checked = confirm_entry(
        full, on=date(2026, 11, 22), by=ANONYMOUS, who="Koordination", how="Geprüft, unverändert"
    )

    assert (checked.checked_on, checked.next_check) == (date(2026, 11, 22), date(2027, 11, 22))
    assert (checked.changed_at, checked.historical) == (before, False)


def test_taking_off_the_list_deletes_nothing(full):
    set_status(full, Status.OFF, by=ANONYMOUS, why="Geschlossen")

    assert Entry.objects.get().status == Status.OFF


@pytest.mark.parametrize(
    ("keeps", "state"), [(False, TranslationState.CHECK), (True, TranslationState.GOOD)]
)
def test_a_translation_is_checked_again_unless_only_the_wording_changed(full, keeps, state):
    fingerprint = hash_of_texts(full.title, full.summary, full.text)
    Translation.objects.create(entry=full, language="en", title="Help", original_hash=fingerprint)

    write(full, replace(values_of(full), title="Rat"), keeps_translations=keeps)

    assert Translation.objects.get().state == state


def test_a_check_leaves_translations_alone(full):
    Translation.objects.create(entry=full, language="en", title="Help", original_hash="x")

    confirm_entry(full, on=date(2026, 11, 22), by=ANONYMOUS, who="Koordination", how="Geprüft")

    assert Translation.objects.get().state == TranslationState.GOOD


REFUSED = [
    ({"title": " "}, "title", "Titel"),
    ({"title": "x" * 201}, "title", "höchstens 200"),
    ({"text": "x" * 20_001}, "text", "zu lang"),
    ({"kind": "quatsch"}, "kind", "gibt es nicht"),
    ({"terms": ("unfug",)}, "terms", "unfug"),
    ({"languages": ("klingonisch",)}, "languages", "klingonisch"),
    ({"age_from": 200}, "age_from", "zwischen 0"),
    ({"age_from": 9, "age_to": 3}, "age_to", "vor dem"),
    ({"cost_amount": Decimal("NaN")}, "cost_amount", "Betrag"),
    ({"postcodes": ("123",)}, "postcodes", "123"),
    ({"website": "javascript:alert(1)"}, "website", "http"),
    ({"email": "quatsch"}, "email", "quatsch"),
    ({"phones": (PhoneValues("ruf mich an"),)}, "phones", "Ziffern"),
    ({"phones": (PhoneValues("540 2000"),)}, "phones", "Vorwahl"),
    ({"slots": (replace(directory.TUESDAYS, rrule="FREQ=SECONDLY"),)}, "slots", ""),
    ({"slots": (replace(directory.TUESDAYS, valid_to=date(2025, 1, 1)),)}, "slots", "vor dem"),
    ({"slots": (replace(directory.TUESDAYS, opens=None),)}, "slots", "von"),
    ({"slots": (replace(directory.TUESDAYS, valid_to=date.max),)}, "slots", "zu weit"),
    ({"slots": (replace(directory.TUESDAYS, cancelled=((date(2026, 1, 6), "x" * 201),)),)},
     "slots", "höchstens 200"),
    ({"next_check": date.max}, "next_check", "zu weit"),
    ({"places": (PlaceAt("NIRGENDS"),)}, "places", "NIRGENDS"),
    ({"organisation": "NIEMAND"}, "organisation", "Organisation"),
    ({"contacts": (ContactValues(email="x"),)}, "contacts", "E-Mail"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "name", "words"), REFUSED, ids=lambda each: str(each)[:40])
def test_what_cannot_be_is_refused_with_field_and_sentence(alliance, fields, name, words):
    values = replace(directory.values(), **fields)

    with pytest.raises(BadValues) as refusal:
        write(None, values)

    assert [each for each, _ in refusal.value.problems] == [name]
    assert words in refusal.value.problems[0][1]
    assert not Entry.objects.exists()


def test_an_organisation_tells_of_its_entries(full, heard):
    held, before = full.organisation, full.changed_at

    write_organisation(
        held, replace(organisation_values(held), name="FIB"), by=ANONYMOUS, how="Umbenannt"
    )

    assert heard == [full.code]
    # Other systems ask for what has changed since, and read its name with the entry.
    full.refresh_from_db()
    assert full.changed_at > before


def test_another_alliance_can_neither_write_nor_take_the_organisation(full):
    with scope(people.alliance("marburg")):
        with pytest.raises(Entry.DoesNotExist):
            write(full, directory.values("Fremd"))
        with pytest.raises(BadValues, match="Organisation"):
            write(None, replace(directory.values("Eigen"), organisation=full.organisation.code))
        Listing.objects.create(entry_code=full.code)
        with pytest.raises(WrongAlliance):
            full.save()


def test_an_entry_that_left_by_itself_is_back_once_it_is_confirmed(alliance):
    left = take_off(directory.entry(), on=date(2027, 8, 1), by=ANONYMOUS, why="Nicht bestätigt")

    back = confirm_entry(left, on=date(2027, 9, 1), by=ANONYMOUS, who="Koordination", how="Geprüft")

    assert (left.status, back.status, back.left_on) == (Status.OFF, Status.PUBLIC, None)


def test_an_entry_that_somebody_took_off_stays_off_when_it_is_confirmed(alliance):
    off = set_status(directory.entry(), Status.OFF, by=ANONYMOUS, why="Abgelegt")

    confirmed = confirm_entry(
        off, on=date(2027, 9, 1), by=ANONYMOUS, who="Koordination", how="Geprüft"
    )

    assert (confirmed.status, confirmed.checked_on) == (Status.OFF, date(2027, 9, 1))


def test_a_confirmation_keeps_what_somebody_changed_since_the_row_was_read(alliance):
    read = directory.entry()
    write_entry(read, replace(values_of(read), summary="Neu"), by=ANONYMOUS, how="Geändert")

    confirmed = confirm_entry(
        read, on=date(2027, 9, 1), by=ANONYMOUS, who="Koordination", how="Geprüft"
    )

    assert confirmed.summary == "Neu"


def test_many_changes_are_told_once_and_of_a_failed_block_nothing(alliance, heard):
    with changes.told_at_once():
        one = directory.entry("Eins")
        directory.entry("Zwei")
        assert heard == []
    assert len(heard) == 2

    def fails():
        with changes.told_at_once():
            set_status(one, Status.OFF, by=ANONYMOUS, why="Geschlossen")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert len(heard) == 2
