"""The guide as a PDF: drawn once, kept for a few minutes for everybody who chooses the same."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.core.cache import cache

from buendnis.documents.pdf import render_document
from buendnis.tenancy.models import Alliance
from services.languages.queries import say
from services.languages.values import Language
from services.takealong.guide import guide_of

TEMPLATE = "documents/guide.html"
KEPT_SECONDS = 600
# So many booklets are kept at once; a new one takes the place of an old one, so that a flood fills no disk.
PLACES = 60


def kept_booklet(
    situations: Sequence[str], language: Language, alliance: Alliance, today: date
) -> bytes | None:
    """Return the PDF of these situations if it was drawn in the last minutes."""
    key = _key(situations, language, alliance, today)
    found: tuple[str, bytes] | None = cache.get(_place(key))
    return found[1] if found and found[0] == key else None


def drawn_booklet(
    situations: Sequence[str], language: Language, alliance: Alliance, today: date
) -> bytes:
    """Return the PDF of these situations, tagged for screen readers, and keep it."""
    guide = guide_of(situations, language, alliance, today)
    title = f"{say('takealong.guide_title', language)} – {alliance.name}"
    context = {"guide": guide, "alliance": alliance, "language": language}
    pdf = render_document(TEMPLATE, context, title=title).pdf
    key = _key(situations, language, alliance, today)
    cache.set(_place(key), (key, pdf), KEPT_SECONDS)
    return pdf


def _key(situations: Sequence[str], language: Language, alliance: Alliance, today: date) -> str:
    parts = (str(alliance.pk), language.code, today.isoformat(), *situations)
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


def _place(key: str) -> str:
    return f"guide:{int(key, 16) % PLACES}"
