"""What goes out as a table comes in again without loss, in both kinds of files."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buendnis.access.rules import ANONYMOUS
from services.directory.models import Entry, EntryPlace, Organisation, Place
from services.directory.queries import organisation_values, place_values, values_of
from services.directory.values import ContactValues, PhoneValues, PlaceAt, SlotValues
from services.exchange import cells
from services.exchange.actions import take_in
from services.exchange.columns import ENTRIES, ORGANISATIONS, PLACES, TABLES, row_of
from services.exchange.files import read_file, written_csv, written_xlsx
from services.exchange.plan import plan_of, stored_rows
from tests.builders import directory

# What a cell can hold: lines are stripped at their ends, and control characters are refused by forms.
TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))).map(str.strip)
HOSTILE = "=HYPERLINK(\"https://böse\"); 'x' | \\ „Anführung“\nzweite Zeile"


def full_directory():
    one = directory.place(features={"rollstuhl": True, "wc": False}, latitude=Decimal("52.13"),
                          longitude=Decimal("11.6"))  # fmt: skip
    two = directory.place("Markt 1", postcode="01067", town="Dresden", name="Rathaus; Saal | 3")
    held = directory.organisation("=Büro", description=HOSTILE, is_member=True, provider_email="a@example.org",
                                  website="https://example.org", source_date=date(2015, 7, 1))  # fmt: skip
    cancelled = ((date(2026, 2, 3), "Ferien; Fest = zu"), (date(2026, 3, 3), ""))
    directory.entry(
        "-Beratung", of=held, summary="+Rat", text=HOSTILE,
        places=(PlaceAt(one.code, "Raum | 3"), PlaceAt(two.code)),
        phones=(directory.PHONE, PhoneValues("(0 69) 74 31-0", kind="presse", label="Presse | Stadt")),
        contacts=(ContactValues("Frau \\ Muster", "Rat", "rat@example.org", True),),
        slots=(replace(directory.TUESDAYS, cancelled=cancelled, note="hinten | links"),
               SlotValues(starts_on=date(2026, 12, 1), kind="event", opens=time(17, 30))),
        postcodes=("01067", "39104"), age_from=0, age_to=3, cost="kostet", cost_amount=Decimal("5.5"),
        languages=("de", "uk"), historical=True, source_date=date(2015, 7, 1), by_appointment=True,
    )  # fmt: skip
    directory.entry("Nichts bekannt", phones=(), summary="", terms=())


def everything():
    return (
        {row.code: organisation_values(row) for row in Organisation.objects.all()},
        {row.code: place_values(row) for row in Place.objects.all()},
        {row.code: values_of(row) for row in Entry.objects.all()},
    )


def as_xlsx():
    tables = {t: [row_of(t, row) for row in stored_rows(t).values()] for t in TABLES}
    return read_file("a.xlsx", written_xlsx(tables))


def as_csv():
    found = {}
    for table in TABLES:
        rows = [row_of(table, row) for row in stored_rows(table).values()]
        found |= read_file("a.csv", written_csv(table, rows))
    return found


@pytest.mark.parametrize("through", [as_xlsx, as_csv])
def test_what_comes_back_changes_nothing(alliance, through):
    full_directory()

    plan = plan_of(through())

    assert plan.problems == []
    assert {row.kind for row in plan.rows} == {"same"}
    assert len(plan.rows) == 2 + 2 + 2


@pytest.mark.parametrize("through", [as_xlsx, as_csv])
def test_an_empty_directory_becomes_the_same_one(alliance, through):
    full_directory()
    before, file = everything(), through()
    for model in (EntryPlace, Entry, Place, Organisation):
        model.objects.all().delete()

    done = take_in(plan_of(file), by=ANONYMOUS)

    assert done == {"new": 6, "changed": 0, "left_out": 0}
    assert everything() == before


def test_names_of_old_sources_do_not_leave_and_are_not_lost(alliance):
    entry = directory.entry(printed={"persons": ["Erika Beispiel"]})
    tables = as_xlsx()
    tables[ENTRIES][0][1]["Titel"] = "Neu"

    take_in(plan_of(tables), by=ANONYMOUS)

    assert "Erika" not in str(tables)
    assert values_of(Entry.objects.get(pk=entry.pk)).printed == {"persons": ["Erika Beispiel"]}


@given(
    st.lists(
        st.builds(PhoneValues, TEXTS.filter(bool), TEXTS, TEXTS, st.just("rat"), st.booleans())
    )
)
def test_numbers_survive_their_cell(phones):
    assert cells.PHONES.read(cells.PHONES.write(tuple(phones))) == tuple(phones)


@given(TEXTS)
def test_no_text_is_a_formula_and_every_text_comes_back(text):
    written = cells.guarded(text)

    assert not written.startswith(("=", "+", "-", "@"))
    assert cells.text_of(written) == text


def test_every_field_but_the_hidden_one_has_a_column():
    for table, hidden in ((ORGANISATIONS, {"printed"}), (PLACES, set()), (ENTRIES, {"printed"})):
        told = {column.field for column in table.columns}

        assert set(table.values.__dataclass_fields__) - told == hidden
