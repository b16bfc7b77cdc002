"""Tables as files: CSV with semicolons as German spreadsheets write it, and XLSX."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from xml.parsers.expat import ExpatError

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from services.exchange.cells import BadCell, guarded, text_of
from services.exchange.columns import CODE, TABLES, Table, table_by_key
from services.exchange.workbook import looked_through

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 2_000
# Excel cuts a cell here.
LONGEST_CELL = 32_767
Rows = list[tuple[int, dict[str, str]]]


class UnreadableFile(ValueError):
    """A file that is no table of ours; its words say why, in German."""


def written_csv(table: Table, rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return a table as CSV: UTF-8 with a mark that Excel knows, semicolons, no formulas."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, table.headings, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({heading: guarded(row[heading]) for heading in table.headings})
    return out.getvalue().encode("utf-8-sig")


def written_xlsx(tables: Mapping[Table, Sequence[Mapping[str, str]]]) -> bytes:
    """Return the tables as a workbook, one sheet each; all cells are text."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        for table, rows in tables.items():
            sheet = book.add_worksheet(table.title)
            sheet.freeze_panes(1, 2)
            for place, heading in enumerate(table.headings):
                sheet.write_string(0, place, heading, bold)
                sheet.set_column(place, place, 24)
            for number, row in enumerate(rows, start=1):
                for place, heading in enumerate(table.headings):
                    sheet.write_string(number, place, guarded(row[heading])[:LONGEST_CELL])
    return out.getvalue()


def as_read(text: str) -> str:
    """Return a cell that we write as it is when it is read again."""
    return text_of(guarded(text)[:LONGEST_CELL])


def read_file(name: str, content: bytes) -> dict[Table, Rows]:
    """Return the tables in a file, each row with its number in the file. Raises UnreadableFile."""
    if len(content) > MOST_BYTES:
        raise UnreadableFile("Die Datei ist zu groß: Es gehen höchstens 5 MB.")
    if not content.strip():
        raise UnreadableFile("Die Datei ist leer.")
    found = _read_xlsx(content) if content[:4] == b"PK\x03\x04" else _read_csv(content)
    if not found:
        titles = ", ".join(f"„{table.title}“" for table in TABLES)
        raise UnreadableFile(f"In „{name[:80]}“ ist keine unserer Tabellen. Es gibt: {titles}.")
    for table, rows in found.items():
        if len(rows) > MOST_ROWS:
            raise UnreadableFile(
                f"„{table.title}“ hat {len(rows)} Zeilen, es gehen höchstens {MOST_ROWS}."
            )
    return found


def _read_xlsx(content: bytes) -> dict[Table, Rows]:
    try:
        checked = looked_through(content, most_rows=MOST_ROWS + 1)
        book = CalamineWorkbook.from_filelike(io.BytesIO(checked))
        sheets = {
            # Rows and columns above and before the first cell count: errors name the row of the sheet.
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    except BadCell as refusal:
        raise UnreadableFile(str(refusal)) from refusal
    except (
        zipfile.BadZipFile,
        zlib.error,
        ExpatError,
        CalamineError,
        OSError,
        ValueError,
    ) as broken:
        raise UnreadableFile(
            "Die Datei ist keine lesbare Excel-Datei (XLSX). Vielleicht hat sie ein Kennwort."
        ) from broken
    found = {}
    for table in TABLES:
        if rows := sheets.get(table.title):
            found[table] = _rows(table, rows)
    return found


def _read_csv(content: bytes) -> dict[Table, Rows]:
    text = _decoded(content)
    first = text.lstrip().splitlines()[0] if text.strip() else ""
    delimiter = max(";,\t", key=first.count)
    csv.field_size_limit(MOST_BYTES)
    try:
        # Strict, because a quotation mark without its partner would swallow the rows that follow.
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows = list(reader)
    except csv.Error as broken:
        raise UnreadableFile(
            f"Die Datei ist keine lesbare CSV-Datei: In Textzeile {reader.line_num} oder davor ist ein "
            "Anführungszeichen zu viel oder zu wenig."
        ) from broken
    headings = next(filter(any, rows), [])
    table = _table_of([text_of(heading) for heading in headings])
    return {table: _rows(table, rows)} if table else {}


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile("Die Datei ist weder eine Excel-Datei noch eine CSV-Datei in UTF-8.")


def _table_of(headings: Sequence[str]) -> Table | None:
    """Return the table whose compulsory columns these are; entries have a title, places a street."""
    marks = {"Titel": "eintraege", "Straße": "orte", "Was sie tut": "organisationen"}
    for mark, key in marks.items():
        if mark in headings:
            return table_by_key(key)
    return table_by_key("organisationen") if {"Name", CODE} <= set(headings) else None


def _rows(table: Table, rows: Sequence[Sequence[object]]) -> Rows:
    """Return rows as cells by heading; headings are checked, empty rows left out."""
    first = next((number for number, row in enumerate(rows) if any(map(text_of, row))), 0)
    headings = [text_of(heading) for heading in rows[first]]
    strange = [heading for heading in headings if heading and heading not in table.headings]
    if strange:
        raise UnreadableFile(
            f"„{table.title}“: Die Spalte „{strange[0][:60]}“ gibt es nicht. "
            f"Es gibt: {', '.join(table.headings)}."
        )
    doubles = [heading for heading in headings if heading and headings.count(heading) > 1]
    if doubles:
        raise UnreadableFile(f"„{table.title}“: Die Spalte „{doubles[0]}“ steht zweimal da.")
    found: Rows = []
    for number, row in enumerate(rows[first + 1 :], start=first + 2):
        cells = {
            heading: text_of(raw) for heading, raw in zip(headings, row, strict=False) if heading
        }
        if any(cells.values()):
            found.append((number, cells))
    return found
