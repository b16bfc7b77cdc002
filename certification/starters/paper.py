"""A sheet as it is printed: the employer's and the alliance's data in it, on one page, letters as big as fit."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from buendnis.documents.pdf import render_document
from buendnis.mail.sending import absolute
from buendnis.pages.queries import text_for
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance
from certification.employers.models import Employer
from certification.starters.reading import sheets
from certification.starters.values import Part, Sheet

TEMPLATE = "documents/starter.html"
CONTACTS = "anlaufstellen"
# From letters for a wall down to those of a letter: the first that leaves it on one page is taken.
SIZES = ("wall", "door", "large", "middle", "small", "smallest")
# How much of the alliance's text fits at the smallest size: lines, and letters in one of them.
MOST_LINES = 25
WIDTH = 80


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part with what was typed into its gaps; an empty value is a line to write on."""

    part: Part
    fill: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Everything that one sheet says."""

    sheet: Sheet
    employer: Employer
    stretches: tuple[Stretch, ...]
    contacts: str
    more_contacts: str

    @property
    def as_of(self) -> str:
        """The day that the wording of all sheets is of."""
        return f"{sheets().as_of:%d.%m.%Y}"


def printed(
    sheet: Sheet, employer: Employer, alliance: Alliance, typed: Mapping[str, str]
) -> bytes:
    """Return the sheet as a PDF of one page, with what was typed into it."""
    paper = paper_of(sheet, employer, alliance, typed)
    pdf = b""
    for size in SIZES:
        context = {"paper": paper, "alliance": alliance, "size": size}
        pdf = render_document(TEMPLATE, context, title=f"{sheet.title}: {employer.name}").pdf
        if _pages(pdf) == 1:
            break
    return pdf


def paper_of(
    sheet: Sheet, employer: Employer, alliance: Alliance, typed: Mapping[str, str]
) -> Paper:
    """Return what the sheet says; the alliance's contacts only as far as there is room for them."""
    contacts, is_cut = "", False
    if any(part.contacts for part in sheet.parts):
        text = text_for(CONTACTS, alliance=alliance)
        contacts, is_cut = shortened(text.body if text else "")
    return Paper(
        sheet=sheet,
        employer=employer,
        stretches=tuple(_stretch(part, typed) for part in sheet.parts),
        contacts=contacts,
        more_contacts=absolute(address("pages:text", CONTACTS)) if is_cut else "",
    )


def shortened(text: str) -> tuple[str, bool]:
    """Return as many whole lines as there is room for, and whether something was left out."""
    kept: list[str] = []
    room = MOST_LINES
    for line in text.splitlines():
        needed = max(1, math.ceil(len(line) / WIDTH))
        if needed > room:
            # A first line that is too long by itself is cut; later ones are left out as a whole.
            first = [] if any(kept) else [f"{line[: WIDTH * (MOST_LINES - 1)]} …"]
            return "\n".join([*kept, *first]).strip(), True
        kept.append(line)
        room -= needed
    return "\n".join(kept).strip(), False


def _stretch(part: Part, typed: Mapping[str, str]) -> Stretch:
    rows: dict[int, list[str]] = {}
    for row, _, name in part.table.cells() if part.table else ():
        rows.setdefault(row, []).append(typed.get(name, ""))
    return Stretch(
        part=part,
        fill=tuple((blank.label, typed.get(blank.key, "")) for blank in part.fill),
        rows=tuple(tuple(cells) for cells in rows.values()),
    )


def _pages(pdf: bytes) -> int:
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)
