"""A file is looked at before it is taken in; what is wrong is told by row, column and reason."""

import io
import zipfile
from dataclasses import replace

import pytest
import xlsxwriter

from buendnis.access.rules import ANONYMOUS, Role
from buendnis.tenancy.scope import scope
from buendnis.workflow import NotPossible
from services.directory.models import Entry
from services.directory.queries import values_of
from services.directory.writing import write_entry
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
    ({"Kennung": "neu"}, "Kennung", "nicht zu uns"),
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


def test_rows_are_counted_as_the_sheet_shows_them(entry):
    def write(sheet):
        sheet.write_row(2, 1, ["Kennung", "Titel", "Art"])
        sheet.write_row(4, 1, [entry.code, "Rat", "quatsch"])

    assert [(each.row, each.column) for each in planned(book(write)).problems] == [(5, "Art")]


def test_blanks_that_a_cell_cannot_hold_are_no_change(alliance):
    held = directory.entry("Beratung", text=" Rat \n")

    assert planned(csv_of(cells_of(held))).rows[0].kind == "same"


def test_empty_cells_of_a_new_row_leave_the_usual_values(entry):
    blank = dict.fromkeys(ENTRIES.headings, "")

    plan = planned(csv_of(blank | {"Titel": "Neu", "Organisation": entry.organisation.code}))

    assert plan.problems == []
    assert plan.rows[0].values.status == "entwurf"


def test_who_corrects_a_number_need_not_correct_how_it_is_dialled(entry):
    cells = cells_of(entry)

    plan = planned(csv_of(cells | {"Telefone": cells["Telefone"].replace("2000", "3000")}))

    assert [phone.e164 for phone in plan.rows[0].values.phones] == ["+493915403000"]


def test_nobody_writes_over_what_another_changed_after_the_plan(entry):
    plan = planned(csv_of(cells_of(entry, Titel="Rat")))
    write_entry(entry, replace(values_of(entry), summary="Neu"), by=ANONYMOUS, how="Geändert")

    with pytest.raises(NotPossible, match="Zeile 2"):
        take_in(plan, by=ANONYMOUS)
    assert take_in(plan, by=ANONYMOUS, only_faultless=True)["left_out"] == 1
    assert Entry.objects.get().title == "Beratung"


def test_a_code_that_another_file_took_meanwhile_is_told(entry):
    plan = planned(csv_of(cells_of(entry, Kennung="AAAA2222", Titel="Neu", Fassung="")))
    take_in(plan, by=ANONYMOUS)

    with pytest.raises(NotPossible, match="inzwischen vergeben"):
        take_in(plan, by=ANONYMOUS)


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (90 * 1024 * 1024))
    return out.getvalue()


def book(write):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        write(made.add_worksheet("Einträge"))
    return out.getvalue()


def often(sheet):
    for row in range(1_500):
        sheet.write_row(row, 0, ["x" * 32_000] * 2)


FILES = [
    (book(lambda sheet: sheet.write_string(1_048_575, 0, "x")), "mehr als 2001 Zeilen"),
    (book(lambda sheet: sheet.write_string(0, 16_383, "x")), "mehr als 200 Spalten"),
    (book(lambda sheet: sheet.write_formula(6, 3, "=1/0", None, "#DIV/0!")), "Zelle D7 .*DIV"),
    (book(often), "beim Auspacken"),
    (b'Titel;Organisation\n"Rat;A\nHilfe;B\n', "Anführungszeichen"),
    (b"", "leer"),
    (b" \n ", "leer"),
    (b"Hallo;Welt\n1;2\n", "keine unserer Tabellen"),
    (b"Titel;Quatsch\na;b\n", "Quatsch"),
    (b"Titel;Titel\na;b\n", "zweimal"),
    (b"PK\x03\x04kaputt", "keine lesbare Excel-Datei"),
    (b"\x00\x01\x02\xff", "weder eine Excel-Datei"),
    (bomb(), "Auspacken zu groß"),
    (b"Titel\n" + b"x\n" * 2001, "2001 Zeilen"),
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
