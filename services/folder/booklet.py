"""The folder as one tagged PDF: cover, contents, chapters, empty letters, contacts, and the day of the law."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import segno
from django.core.cache import cache
from django.utils import timezone

from buendnis.documents.pdf import picture_address, render_document
from buendnis.mail.sending import absolute
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance
from services.care_rules.queries import the_rulebook
from services.folder.choice import Choice, choice_query
from services.guide.contacts import CareContact, care_contacts
from services.guide.pages import ChapterShown, chapters_shown
from services.guide.tables import money_chart, parts_of
from services.guide.values import Part
from services.languages.values import GERMAN
from services.letters.drawing import BlankLetter, blank_parts

TEMPLATE = "documents/folder.html"
TITLE = "Pflege und Beruf vereinbaren"
KEPT_SECONDS = 600
# So many folders are kept at once; a new one takes the place of an old one, so that a flood fills no disk.
PLACES = 30
# More signs than that nobody types.
LONGEST_TYPED = 110


@dataclass(frozen=True, slots=True)
class Cover:
    """What the employer puts on it: a name, and a picture as PNG."""

    name: str
    logo: bytes | None


@dataclass(frozen=True, slots=True)
class Folder:
    """All that goes into the PDF."""

    alliance: Alliance
    name: str
    logo: str
    day: date
    law_of: date
    chapters: Sequence[ChapterShown]
    parts: Any
    chart: Any
    letters: Sequence[BlankLetter]
    contacts: Sequence[CareContact]
    has_contacts: bool
    address: str
    code: str

    @property
    def has_near(self) -> bool:
        """Whether one of the contacts is here and not for the whole country."""
        return any(each.is_local for each in self.contacts)

    @property
    def typed_address(self) -> str:
        """The address as somebody can type it from paper: a long choice is left to the code."""
        return self.address if len(self.address) <= LONGEST_TYPED else self.address.split("?")[0]


def kept_folder(choice: Choice, alliance: Alliance, today: date) -> bytes | None:
    """Return the folder without name and picture if it was drawn in the last minutes."""
    key = _key(choice, alliance, today)
    found: tuple[str, bytes] | None = cache.get(_place(key))
    return found[1] if found and found[0] == key else None


def drawn_folder(choice: Choice, cover: Cover | None, alliance: Alliance, now: datetime) -> bytes:
    """Return the PDF. Only one without name and picture is kept, for a few minutes."""
    today = timezone.localdate(now)
    folder = _folder(choice, cover, alliance, now)
    pictures = {folder.code: _code(folder.address)}
    if cover and cover.logo:
        pictures[folder.logo] = cover.logo
    title = f"{TITLE} – {folder.name}" if folder.name else TITLE
    context = {"folder": folder, "alliance": alliance}
    pdf = render_document(TEMPLATE, context, title=title, pictures=pictures).pdf
    if cover is None:
        key = _key(choice, alliance, today)
        cache.set(_place(key), (key, pdf), KEPT_SECONDS)
    return pdf


def _folder(choice: Choice, cover: Cover | None, alliance: Alliance, now: datetime) -> Folder:
    rulebook, today = the_rulebook(), timezone.localdate(now)
    shown = chapters_shown(choice.chapters, rulebook, day=today)
    parts = [block.part for chapter in shown for block in chapter.blocks]
    return Folder(
        alliance=alliance,
        name=cover.name if cover else "",
        logo=picture_address("logo") if cover and cover.logo else "",
        day=today,
        law_of=rulebook.law_of,
        chapters=shown,
        parts=parts_of(parts, rulebook, today),
        chart=money_chart(rulebook, today) if Part.BENEFITS in parts else None,
        letters=tuple(blank_parts(key, today) for key in choice.letters),
        contacts=care_contacts(alliance, GERMAN, now) if choice.contacts else (),
        has_contacts=choice.contacts,
        address=absolute(f"{address('folder:compose')}?{choice_query(choice)}"),
        code=picture_address("code"),
    )


def _code(text: str) -> bytes:
    """Return a QR code as PNG."""
    out = BytesIO()
    segno.make(text, error="l", micro=False).save(out, kind="png", scale=8, border=0)
    return out.getvalue()


def _key(choice: Choice, alliance: Alliance, today: date) -> str:
    parts = (str(alliance.pk), choice.params, today.isoformat())
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


def _place(key: str) -> str:
    return f"folder:{int(key, 16) % PLACES}"
