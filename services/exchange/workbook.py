"""Looks through a workbook before it is laid out: one far cell, or a long text used often, would fill all memory."""

import io
import zipfile
from collections import Counter
from xml.parsers import expat

from services.exchange.cells import BadCell

# What a workbook may grow to when it is unpacked, and all its cells together when they are laid out.
MOST_UNPACKED = 80 * 1024 * 1024
MOST_COLUMNS = 200
ALPHABET = 26
_PARTS = ("xl/", "_rels/", "[Content_Types].xml")


def looked_through(content: bytes, *, most_rows: int) -> bytes:
    """Return the tables of an XLSX file, packed anew: what is read later is what was looked through.

    Raises BadCell with a sentence where it is too large or a formula ended in a fault, and
    zipfile.BadZipFile or expat.ExpatError where it cannot be read.
    """
    out = io.BytesIO()
    look = _Look(most_rows)
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as anew:
        names = [name for name in dict.fromkeys(archive.namelist()) if name.startswith(_PARTS)]
        names = [name for name in names if name.endswith((".xml", ".rels"))]
        if sum(each.file_size for each in archive.infolist()) > MOST_UNPACKED:
            raise BadCell("Die Datei wird beim Auspacken zu groß.")
        for name in names:
            part = archive.read(name)
            look.through(part)
            anew.writestr(name, part)
    if look.letters() > MOST_UNPACKED:
        raise BadCell("Die Datei wird beim Auspacken zu groß.")
    return out.getvalue()


class _Look:
    """What cells there are, told element by element."""

    def __init__(self, most_rows: int) -> None:
        self.most_rows = most_rows
        # How long each shared text is, and how often cells use which.
        self.lengths: list[int] = []
        self.uses: Counter[int] = Counter()
        self.row = self.column = 0
        self.kind = self.element = ""

    def through(self, part: bytes) -> None:
        """Look through one part of the file."""
        self.row, self.element, self.value = 0, "", ""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begun
        parser.EndElementHandler = self._ended
        parser.CharacterDataHandler = self._text
        parser.Parse(part, True)

    def letters(self) -> int:
        """How many letters all cells with shared texts have together."""
        known = range(len(self.lengths))
        return sum(self.lengths[each] * times for each, times in self.uses.items() if each in known)

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        self.element = name.rpartition(" ")[2]
        if self.element == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        elif self.element == "c":
            self.column, self.row = _place(attributes.get("r", ""), self.column + 1, self.row)
            self.kind = attributes.get("t", "")
        elif self.element == "si":
            self.lengths.append(0)
        elif self.element in ("v", "is"):
            self.value = ""
            self._reaches()

    def _reaches(self) -> None:
        """A cell with a value; empty ones, as whole coloured columns have them, take no room."""
        if self.row > self.most_rows:
            raise BadCell(f"Die Datei hat mehr als {self.most_rows} Zeilen.")
        if self.column > MOST_COLUMNS:
            raise BadCell(f"Die Datei hat mehr als {MOST_COLUMNS} Spalten.")

    def _text(self, text: str) -> None:
        if self.element == "v":
            self.value += text
        elif self.element == "t" and self.lengths:
            self.lengths[-1] += len(text)

    def _ended(self, name: str) -> None:
        if self.element == "v" and self.kind == "e":
            where = f"{_letters(self.column)}{self.row}"
            raise BadCell(f"In der Zelle {where} steht ein Fehler statt eines Wertes: {self.value}")
        if self.element == "v" and self.kind == "s" and self.value.isdecimal():
            self.uses[int(self.value)] += 1
        self.element = ""


def _place(reference: str, column: int, row: int) -> tuple[int, int]:
    """Return column and row of a cell called „D7“; without its name those that follow."""
    letters = reference.rstrip("0123456789")
    if not (letters.isascii() and letters.isalpha() and len(letters) < len(reference)):
        return column, row
    number = 0
    for letter in letters[:4].upper():
        number = number * ALPHABET + ord(letter) - ord("A") + 1
    return number, int(reference[len(letters) :][:9])


def _letters(column: int) -> str:
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, ALPHABET)
        text = chr(ord("A") + rest) + text
    return text
