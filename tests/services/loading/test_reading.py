"""A faulty file is refused with file, entry and field."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from services.directory.values import SlotValues
from services.loading.reading import FaultyFile, read_directory

HEAD = """
alliance: magdeburg
source: {title: Pressemitteilung, date: 2022-11-21}
historical: true
organisations:
- {key: buero, name: Familienbüro, website: www.magdeburg.de/fib}
places:
- {key: haus, street: Am Markt 1, town: Magdeburg}
entries:
- key: rat
  organisation: buero
  title: Rat
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "probe_entries.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_entry_is_public_and_carries_the_source_of_its_file(tmp_path):
    file = read_directory(written(tmp_path, HEAD + "  section: Seite 2\n"))

    entry = file.entries["rat"]
    assert (entry.status, entry.historical) == ("oeffentlich", True)
    assert (entry.source, entry.source_date) == ("Pressemitteilung, Seite 2", date(2022, 11, 21))


def test_a_printed_address_is_kept_beside_the_one_to_open(tmp_path):
    office = read_directory(written(tmp_path, HEAD)).organisations["buero"]

    assert (office.website, office.website_raw) == (
        "https://www.magdeburg.de/fib",
        "www.magdeburg.de/fib",
    )


def test_amounts_times_and_cancelled_days_are_read(tmp_path):
    more = """  cost_amount: 12.50
  slots:
  - starts_on: 2026-02-05
    rrule: FREQ=MONTHLY;BYDAY=1TH
    opens: '17:00'
    cancelled: [{on: 2027-01-07, note: Ferien}]
"""

    entry = read_directory(written(tmp_path, HEAD + more)).entries["rat"]

    assert entry.cost_amount == Decimal("12.50")
    assert entry.slots == (
        SlotValues(
            starts_on=date(2026, 2, 5),
            rrule="FREQ=MONTHLY;BYDAY=1TH",
            opens=time(17),
            cancelled=((date(2027, 1, 7), "Ferien"),),
        ),
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("  fone: '0391'\n", "entries.rat.fone: Dieses Feld gibt es nicht."),
        ("  text: 5\n", "entries.rat.text: Hier wird ein Text erwartet; Ziffern bitte in Anführungszeichen."),
        ("  age_from: drei\n", "entries.rat.age_from: Hier wird eine ganze Zahl erwartet."),
        ("  by_appointment: 1\n", "entries.rat.by_appointment: Hier wird true oder false erwartet."),
        ("  checked_on: gestern\n", "entries.rat.checked_on: Hier wird ein Tag wie 2026-03-31 erwartet."),
        ("  terms: pflege\n", "entries.rat.terms: Hier wird eine Liste erwartet."),
        ("  terms: [pflege, quatsch]\n", "entries.rat.terms: Das Stichwort „quatsch“ gibt es nicht."),
        ("  website: javascript:alert(1)\n", "entries.rat.website: Das ist keine Internetadresse."),
        ("  phones: [{e164: '+49391'}]\n", "entries.rat.phones[1]: Es fehlt etwas."),
        ("  phones: [{raw: kein Anschluss}]\n", "entries.rat.phones: „kein Anschluss“:"),
        ("  slots: [{starts_on: 2026-01-01, opens: halb}]\n", "entries.rat.slots[1].opens: Hier wird eine Uhrzeit"),
        ("  places: [{place: turm}]\n", "entries.rat.places: Der Ort „turm“ steht nicht in der Datei."),
        ("- {key: rat, organisation: buero, title: Rat}\n", "entries.rat: Diesen Schlüssel gibt es schon."),
        ("- {key: x, organisation: amt, title: X}\n", "entries.x.organisation: Diese Organisation steht nicht"),
        ("- {organisation: buero, title: X}\n", "entries[2].key: Es fehlt ein Schlüssel"),
        ("mehr: 1\n", "mehr: Diesen Abschnitt gibt es nicht."),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_entry_and_field(tmp_path, wrong, sentence):
    with pytest.raises(FaultyFile) as refused:
        read_directory(written(tmp_path, HEAD + wrong))

    assert str(refused.value).startswith(f"probe_entries.yaml: {sentence}")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(FaultyFile, match="Diese Datei gibt es nicht"):
        read_directory(tmp_path / "keine.yaml")
