"""A file is looked at before it is taken in; what is wrong is told by row, column and reason."""

import io
import zipfile

import pytest
import xlsxwriter

from buendnis.access.rules import ANONYMOUS, Role
from buendnis.tenancy.scope import scope
from buendnis.workflow import NotPossible
from services.directory.models import Entry
from services.exchange.actions import take_in
from services.exchange.columns import ENTRIES, row_of
from services.exchange.files import MOST_BYTES, UnreadableFile, read_file, written_csv
from services.exchange.plan import plan_of
from tests.builders import directory, people

PAGE = "/magdeburg/verzeichnis/import/"


def csv_of(*rows):
    """Return an entries file: a stored entry as it is, or with other cells."""
    return written_csv(ENTRIES, rows)


def cells_of(entry, **changed):
    return row_of(ENTRIES, entry) | changed


def planned(content, name="a.csv"):
    return plan_of(read_file(name, content))


@pytest.fixture
def entry(alliance):
    return directory.entry("Beratung")


@pytest.fixture
def karla(alliance):
    return people.signed_in(people.member(alliance, Role.COORDINATOR))


WRONG = [
    ({"Titel": ""}, "Titel", "Titel"),
    ({"Art": "quatsch"}, "Art", "quatsch"),
    ({"Betrag in Euro": "fünf"}, "Betrag in Euro", "kein Betrag"),
    ({"Alter ab": "drei"}, "Alter ab", "keine ganze Zahl"),
    ({"Geprüft am": "31.02.2026"}, "Geprüft am", "kein Datum"),
    ({"Historisch": "vielleicht"}, "Historisch", "weder"),
    ({"Telefone": "a | b | c | ja | d | e"}, "Telefone", "mehr als 5"),
    ({"Telefone": "Zentrale"}, "Telefone", "Ziffern"),
    ({"Zeiten": "opening | | FREQ=DAILY"}, "Zeiten", "erste Tag"),
    ({"Zeiten": "opening | 2026-01-01 | | 25:99"}, "Zeiten", "keine Uhrzeit"),
    ({"Stichworte": "unfug"}, "Stichworte", "unfug"),
    ({"Organisation": "NIEMAND"}, "Organisation", "NIEMAND"),
    ({"Orte": "NIRGENDS"}, "Orte", "NIRGENDS"),
    ({"Internetseite": "javascript:alert(1)"}, "Internetseite", "http"),
    ({"Fassung": "7"}, "Fassung", "geändert"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "column", "words"), WRONG, ids=lambda each: str(each)[:40])
def test_a_wrong_cell_is_told_by_row_column_and_reason(entry, changed, column, words):
    good = cells_of(entry, Kennung="", Titel="Neu", Fassung="")

    plan = planned(csv_of(good, cells_of(entry, **changed)))

    assert [(each.table, each.row, each.column) for each in plan.problems] == [
        ("Einträge", 3, column)
    ]
    assert words in plan.problems[0].sentence


def test_nothing_is_taken_in_while_a_row_is_wrong(entry):
    content = csv_of(
        cells_of(entry, Kennung="", Titel="Neu", Fassung=""), cells_of(entry, Titel="")
    )

    with pytest.raises(NotPossible):
        take_in(planned(content), by=ANONYMOUS)
    assert Entry.objects.count() == 1

    done = take_in(planned(content), by=ANONYMOUS, only_faultless=True)
    assert done == {"new": 1, "changed": 0, "left_out": 1}
    assert sorted(Entry.objects.values_list("title", flat=True)) == ["Beratung", "Neu"]


def test_the_same_row_twice_is_told(entry):
    plan = planned(csv_of(cells_of(entry), cells_of(entry, Titel="Anders")))

    assert [(each.row, each.column) for each in plan.problems] == [(3, "Kennung")]


def test_the_code_of_another_alliance_is_refused(alliance):
    with scope(people.alliance("marburg")):
        other = directory.entry("Fremd")
        cells = cells_of(other)

    plan = planned(csv_of(cells))

    told = {each.column: each.sentence for each in plan.problems}
    assert told["Kennung"].startswith("Diese Kennung gehört nicht zu uns")


def test_a_column_that_is_not_in_the_file_stays(entry):
    content = f"Kennung;Titel\n{entry.code};Rat\n".encode()

    plan = planned(content)

    assert plan.problems == []
    assert list(plan.rows[0].changes) == ["title"]


def workbook(**options):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Einträge")
        sheet.write_row(0, 0, ["Kennung", "Titel", "Postleitzahlen", "Geprüft am", "Historisch"])
        sheet.write_row(1, 0, [options["code"], "Rat", 1067, "2026-01-31", True])
    return out.getvalue()


def test_a_workbook_typed_by_hand_is_understood(entry):
    """Excel makes numbers of postcodes and drops their zero."""
    plan = planned(workbook(code=entry.code), "a.xlsx")

    values = plan.rows[0].values
    assert (values.title, values.postcodes, values.historical) == ("Rat", ("01067",), True)


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (90 * 1024 * 1024))
    return out.getvalue()


FILES = [
    (b"", "leer"),
    (b" \n ", "leer"),
    (b"Hallo;Welt\n1;2\n", "keine unserer Tabellen"),
    (b"Titel;Quatsch\na;b\n", "Quatsch"),
    (b"Titel;Titel\na;b\n", "zweimal"),
    (b"PK\x03\x04kaputt", "keine lesbare Excel-Datei"),
    (b"\x00\x01\x02\xff", "weder eine Excel-Datei"),
    (bomb(), "Auspacken zu groß"),
    (b"Titel\n" + b"x\n" * 5001, "5001 Zeilen"),
    (b"x" * (MOST_BYTES + 1), "höchstens 5 MB"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "words"), FILES, ids=[words for _, words in FILES])
def test_a_strange_file_is_refused_with_a_sentence(alliance, content, words):
    with pytest.raises(UnreadableFile, match=words):
        read_file("a.csv", content)


# On the page


def sent(client, content, name="a.csv"):
    file = io.BytesIO(content)
    file.name = name
    return client.post(f"{PAGE}vorschau/", {"file": file})


def token_of(response):
    return response.context["token"]


def test_a_look_changes_nothing_and_the_word_does(entry, karla):
    look = sent(karla, csv_of(cells_of(entry, Titel="Rat <b>")))

    assert "Rat &lt;b&gt;" in look.content.decode()
    assert Entry.objects.get().title == "Beratung"

    karla.post(f"{PAGE}uebernehmen/", {"token": token_of(look)})
    assert Entry.objects.get().title == "Rat <b>"


def test_the_word_counts_once(entry, karla):
    look = sent(karla, csv_of(cells_of(entry, Kennung="", Titel="Neu", Fassung="")))

    for _ in range(2):
        answer = karla.post(f"{PAGE}uebernehmen/", {"token": token_of(look)}, follow=True)

    assert "lag zu lange" in answer.content.decode()
    assert Entry.objects.count() == 2


def test_the_file_of_one_coordinator_waits_for_her_alone(entry, karla, alliance):
    look = sent(karla, csv_of(cells_of(entry, Titel="Rat")))
    other = people.signed_in(people.member(alliance, Role.COORDINATOR))

    other.post(f"{PAGE}uebernehmen/", {"token": token_of(look)})

    assert Entry.objects.get().title == "Beratung"


def test_what_changed_between_look_and_word_is_told(entry, karla):
    look = sent(karla, csv_of(cells_of(entry, Titel="Rat")))
    Entry.objects.update(version=9)

    answer = karla.post(f"{PAGE}uebernehmen/", {"token": token_of(look)})

    assert "seit die Datei ausgegeben wurde" in answer.content.decode()
    assert Entry.objects.get().title == "Beratung"


def test_a_refused_file_is_told_on_the_page(karla):
    answer = sent(karla, b"Hallo;Welt\n1;2\n")

    assert (answer.status_code, "keine unserer Tabellen" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("path", ["export.xlsx", "export/eintraege.csv", "export/orte.csv"])
def test_tables_go_out(entry, karla, path):
    answer = karla.get(f"/magdeburg/verzeichnis/{path}")

    assert (answer.status_code, "attachment" in answer["Content-Disposition"]) == (200, True)
    assert karla.get("/magdeburg/verzeichnis/export/quatsch.csv").status_code == 404
