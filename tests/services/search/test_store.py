"""Documents in the database and indexes in memory stay in step, also after what never came true."""

from dataclasses import replace
from datetime import date, time
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from buendnis.access.rules import ANONYMOUS
from buendnis.tenancy.scope import scope
from services.directory.changes import tell
from services.directory.models import Listing
from services.directory.queries import values_of
from services.directory.states import Cost, Kind, PhoneKind, Scope, SlotKind, Status
from services.directory.values import ContactValues, PhoneValues, SlotValues
from services.directory.writing import write_entry
from services.search.models import SearchDocument
from services.search.query import Query
from services.search.sources import split_key
from services.search.store import places_of, search
from tests.builders import directory, people
from tests.builders.threads import together

TODAY = date(2026, 11, 22)


def codes(home, text="", **filters):
    """Return the entries that are found, without the help for everybody."""
    found = search(home, Query(text, filters), today=TODAY)
    return [key for key in found.keys if not split_key(key)[0]]


def change(entry, **fields):
    return write_entry(entry, replace(values_of(entry), **fields), by=ANONYMOUS, how="Geändert")


def test_an_entry_is_found_as_soon_as_it_is_written_and_until_it_leaves(alliance):
    entry = directory.entry("Nähkurs")

    assert codes(alliance, "nähen") == [entry.code]
    change(entry, title="Töpfern")
    assert (codes(alliance, "nähen"), codes(alliance, "toepfern")) == ([], [entry.code])
    change(entry, status=Status.OFF)
    assert codes(alliance, "töpfern") == []


def test_a_draft_is_not_found(alliance):
    directory.entry("Nähkurs", status=Status.DRAFT)

    assert codes(alliance, "Nähkurs") == []


def test_what_is_near_comes_before_what_is_far(alliance):
    far = directory.entry("Aller Anfang: Nähkurs", scope=Scope.FEDERAL)
    near = directory.entry("Offener Treff", summary="Dienstags ist Nähkurs.")
    equal = directory.entry("Zum Nähkurs")

    assert codes(alliance, "Nähkurs") == [equal.code, far.code, near.code]
    assert codes(alliance) == [near.code, equal.code, far.code]


def test_every_fact_has_its_filter(alliance):
    tuesday = SlotValues(
        date(2026, 1, 6), rrule="FREQ=WEEKLY;BYDAY=TU", opens=time(18), closes=time(20)
    )
    entry = directory.entry(
        "Treff", kind=Kind.MEETING, cost=Cost.FREE, languages=("uk",), postcodes=("39108",),
        terms=("pflege", "beratung", "eltern"), slots=(tuesday,),
        at=directory.place(district="Altstadt", features={"rollstuhl": True}),
    )  # fmt: skip

    counts = search(alliance, Query("Treff"), today=TODAY).counts

    chosen = {
        "lage": "pflege", "thema": "beratung", "gruppe": "eltern", "art": "treffen", "ort": "39108", "tag": "di",
        "zeit": "abend", "in": "uk", "barrierefrei": "1", "kostenlos": "1",
    }  # fmt: skip
    assert {name for name, value in chosen.items() if counts[name].get(value)} == set(chosen)
    assert codes(alliance, "", **{name: (value,) for name, value in chosen.items()}) == [entry.code]
    assert {"39104", "39108", "Altstadt"} <= set(places_of(alliance))


def test_what_families_must_not_see_is_not_found(alliance):
    directory.entry(
        "Treff",
        phones=(PhoneValues("0391 7654321", kind=PhoneKind.PRESS, confirmed=True),),
        contacts=(ContactValues(name="Frau Quittenbaum", is_press=True),),
        printed={"Namen": "Herr Mirabellus"},
    )

    assert [codes(alliance, text) for text in ("Quittenbaum", "Mirabellus", "03917654321")] == [
        []
    ] * 3


def test_an_event_leaves_the_results_by_itself(alliance):
    on = SlotValues(date(2026, 11, 21), kind=SlotKind.EVENT, opens=time(10))
    over = directory.entry("Fest", kind=Kind.EVENT, slots=(on,))

    later = search(alliance, Query("Fest"), today=date(2026, 11, 21))

    assert (over.code in later.keys, codes(alliance, "Fest")) == (True, [])


def test_a_change_is_found_where_a_neighbour_lists_the_entry(alliance):
    marburg = people.alliance("marburg")
    with scope(marburg):
        entry = directory.entry("Pflegebüro")
    Listing.objects.create(entry_code=entry.code)
    tell([entry.code])
    assert codes(alliance, "Pflegebüro") == [entry.code]

    with scope(marburg):
        change(entry, title="Pflegewerkstatt")

    assert codes(alliance, "Werkstatt") == [entry.code]


def test_help_for_everybody_is_found_beside_the_entries(alliance):
    found = search(alliance, Query("116 016"), today=TODAY)

    assert split_key(found.keys[0]) == ("hilfe-jetzt", "gewalt-frauen")


@pytest.mark.django_db(transaction=True)
def test_an_index_follows_what_was_committed_and_nothing_else(alliance):
    entry = directory.entry("Nähkurs")
    assert codes(alliance, "Nähkurs") == [entry.code]

    with transaction.atomic():
        change(entry, title="Töpfern")
        assert codes(alliance, "Töpfern") == [entry.code]
        transaction.set_rollback(True)

    assert (codes(alliance, "Töpfern"), codes(alliance, "Nähkurs")) == ([], [entry.code])
    entry.refresh_from_db()
    change(entry, title="Malen")
    assert (codes(alliance, "Nähkurs"), codes(alliance, "Malen")) == ([], [entry.code])
    with CaptureQueriesContext(connection) as queries:
        codes(alliance, "Malen")
    assert len(queries) == 1

    SearchDocument.objects.update(words={})
    call_command("rebuild_search", alliance.slug, stdout=StringIO())
    assert codes(alliance, "Malen") == [entry.code]


@pytest.mark.django_db(transaction=True)
def test_threads_share_an_index(alliance):
    directory.entry("Nähkurs")

    def ask():
        with scope(alliance):
            return len(codes(alliance, "Nähkurs"))

    def write():
        with scope(alliance):
            directory.entry("Nähkurs für Kinder")

    outcomes = together(ask, write, ask)

    assert outcomes[1] is None
    assert {outcomes[0], outcomes[2]} <= {1, 2}
    assert len(codes(alliance, "Nähkurs")) == 2


def test_rebuilding_tells_how_many_entries_there_are(alliance):
    directory.entry("Nähkurs")
    out = StringIO()

    call_command("rebuild_search", stdout=out)

    assert out.getvalue() == "magdeburg: 1 Einträge in der Suche\n"


def test_rebuilding_an_unknown_alliance_is_refused(db):
    with pytest.raises(CommandError, match="gibt es nicht"):
        call_command("rebuild_search", "nirgends")
