"""A sheet holds what families may know, of one's own entries and of those that others answer for."""

from dataclasses import asdict, replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from buendnis.tenancy.scope import scope
from services.directory.models import Listing, Translation
from services.directory.sheets import public_sheet, public_sheets
from services.directory.states import Status, TranslationState
from services.directory.values import ContactValues, PhoneValues
from tests.builders import directory, people


def titles():
    return [sheet.title for sheet in public_sheets()]


def test_families_see_public_entries_by_title(alliance):
    directory.entry("Ärzte")
    directory.entry("Zebra")
    directory.entry("Entwurf", status=Status.DRAFT)
    directory.entry("Vorbei", status=Status.OFF)

    assert titles() == ["Ärzte", "Zebra"]


def test_an_entry_of_a_neighbour_is_seen_where_it_is_listed(alliance):
    with scope(people.alliance("marburg")):
        shown, hidden = directory.entry("Pflegebüro"), directory.entry("Anderes")
        directory.entry("Nicht gelistet")
    Listing.objects.create(entry_code=shown.code, note="Auch für uns")
    Listing.objects.create(entry_code=hidden.code, hidden=True)

    sheet = public_sheet(shown.code)

    assert titles() == ["Pflegebüro"]
    assert (sheet.steward, sheet.is_listed, sheet.listing_note) == ("marburg", True, "Auch für uns")


def test_a_neighbours_entry_that_is_off_its_list_is_off_ours(alliance):
    with scope(people.alliance("marburg")):
        gone = directory.entry("Pflegebüro", status=Status.OFF)
    Listing.objects.create(entry_code=gone.code)

    assert public_sheets() == []


def test_press_and_printed_names_are_in_no_sheet(alliance):
    directory.entry(
        phones=(directory.PHONE, PhoneValues("0391 111111", kind="presse")),
        contacts=(ContactValues("Pressestelle Muster", is_press=True),),
        printed={"persons": ["Erika Beispiel"]},
    )

    told = str([asdict(sheet) for sheet in public_sheets()])

    assert "0391 540 2000" in told
    assert [word for word in ("111111", "Pressestelle", "Erika") if word in told] == []


def test_a_missing_translation_falls_back_and_a_stale_one_says_so(alliance):
    entry = directory.entry("Rat")
    Translation.objects.create(
        entry=entry, language="en", title="Advice", state=TranslationState.CHECK, original_hash="x"
    )

    sheet = public_sheet(entry.code)

    assert (sheet.text_in("en")[0], sheet.text_in("en")[1].title) == ("en", "Advice")
    assert sheet.text_in("en")[1].is_stale
    assert sheet.text_in("en")[1].summary == "Wir beraten Familien."
    assert sheet.text_in("uk")[0] == "de"


@pytest.mark.parametrize(("today", "told"), [(date(2027, 2, 16), False), (date(2027, 2, 17), True)])
def test_an_entry_says_when_nobody_confirmed_it(alliance, today, told):
    """Checked on 5 January 2026, due a year later, told 42 days after that."""
    entry = directory.entry()

    assert public_sheet(entry.code).is_unconfirmed(today) is told


def test_a_historical_entry_is_never_called_unconfirmed(alliance):
    entry = directory.entry(historical=True)

    assert not public_sheet(entry.code).is_unconfirmed(date(2040, 1, 1))


def test_separation_asks_for_a_quick_exit(alliance):
    entry = directory.entry(terms=("trennung",))

    sheet = public_sheet(entry.code)

    assert sheet.quick_exit
    assert not replace(sheet, terms=("beratung",)).quick_exit


def test_more_entries_take_no_more_queries(alliance):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            public_sheets()
        return len(seen)

    house = directory.place()
    directory.entry("Eins", at=house, slots=(directory.TUESDAYS,))
    one = queries()
    for title in ("Zwei", "Drei"):
        directory.entry(title, at=house, slots=(directory.TUESDAYS,))

    assert queries() == one
