"""Loads the texts that a new installation begins with; what somebody has edited is never overwritten."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from buendnis.pages.models import PAGES, PageText
from buendnis.tenancy.models import Alliance

TEXTS = Path(__file__).resolve().parent.parent / "content" / "pages.yaml"
DEPLOYMENT = "deployment"


class FaultyText(Exception):
    """The file says something that cannot be loaded; the message names file, entry and field."""


@dataclass(frozen=True)
class Text:
    """One entry: for the deployment (empty slug) or for one alliance."""

    slug: str
    key: str
    title: str
    body: str


def read_texts(path: Path = TEXTS) -> list[Text]:
    """Return the entries of the file. Raises FaultyText with file, entry and field."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise FaultyText(f"{path.name}: kein gültiges YAML ({error})") from error
    if not isinstance(raw, dict) or DEPLOYMENT not in raw:
        raise FaultyText(f"{path.name}: der Abschnitt „{DEPLOYMENT}“ fehlt")
    return [
        _entry(path.name, slug, key, entry)
        for slug, entries in raw.items()
        for key, entry in (entries or {}).items()
    ]


def _entry(file: str, slug: str, key: str, entry: Any) -> Text:
    where = f"{file}: {slug}.{key}"
    if key not in PAGES:
        raise FaultyText(f"{where}: diese Seite gibt es nicht ({', '.join(PAGES)})")
    if not isinstance(entry, dict):
        raise FaultyText(f"{where}: title und body fehlen")
    for name in ("title", "body"):
        if not isinstance(entry.get(name), str) or not entry[name].strip():
            raise FaultyText(f"{where}.{name}: fehlt oder ist kein Text")
    return Text(
        "" if slug == DEPLOYMENT else slug, key, entry["title"].strip(), entry["body"].strip()
    )


@transaction.atomic
def load_page_texts(path: Path = TEXTS) -> list[str]:
    """Create or renew the texts of the deployment and of the alliances that exist; return what changed.

    Texts that somebody has edited (`changed_by` is set) stay as they are. Raises FaultyText; then
    nothing has changed.
    """
    alliances: dict[str, Alliance | None] = {"": None} | {a.slug: a for a in Alliance.objects.all()}
    changed = []
    for text in read_texts(path):
        if text.slug not in alliances:
            continue
        stored = PageText.objects.filter(alliance=alliances[text.slug], key=text.key).first()
        if stored and (stored.changed_by or (stored.title, stored.body) == (text.title, text.body)):
            continue
        stored = stored or PageText(alliance=alliances[text.slug], key=text.key)
        stored.title, stored.body = text.title, text.body
        stored.save()
        changed.append(f"{text.slug or 'gemeinsam'}: {text.title}")
    return changed
