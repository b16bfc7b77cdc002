"""Sets the scene: an alliance with something in every corner, written down, and a portal that is empty again."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection

from buendnis.accounts.models import User
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from buendnis.transfer.tables import STAYS, tables
from certification.applications.models import Application
from certification.assessment.files import store
from certification.assessment.models import Evidence

BYTES = b"%PDF-1.7 Dienstplan"


def evidence(case: Application, user: User, data: bytes = BYTES) -> Evidence:
    """Store a file with its row."""
    home = case.employer.alliance
    return Evidence.objects.create(
        application=case, title="Dienstplan", file_name="plan.pdf", content_type="application/pdf",
        size=len(data), sha256=hashlib.sha256(data).hexdigest(), uploaded_by=user.name,
        uploaded_by_user=user, stored_as=store.put(data, alliance=home.slug),
    )  # fmt: skip


def export(home: Alliance, to: Path) -> Path:
    """Write the alliance into a file and return it."""
    with scope(None):
        call_command("alliance", "export", home.slug, "--to", str(to), stdout=StringIO())
    return to


def take_in(path: Path) -> str:
    """Take an alliance in; return what the command says."""
    out = StringIO()
    with scope(None):
        call_command("alliance", "import", str(path), stdout=out)
    return out.getvalue()


def empty(*, files: bool = True) -> None:
    """Delete every row that an alliance has, past all managers, and the stored files: a new portal has none."""
    gone = [*map(apps.get_model, STAYS), *tables()[::-1]]
    with connection.cursor() as cursor:
        for model in (Session, *gone):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")
    for file in stored() if files else ():
        file.unlink()


def stored() -> list[Path]:
    """Return the stored files."""
    return sorted(Path(settings.EVIDENCE_ROOT).glob("*/*"))


def manifest(path: Path) -> dict:
    """Return what a file says of itself."""
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("manifest.json"))


def forged(path: Path, to: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Write the file anew with other parts; the manifest is made to fit unless the change touches it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    said = parts["manifest.json"]
    change(parts)
    if parts.get("manifest.json") == said:
        told = json.loads(said)
        told["parts"] = {
            name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
            for name, data in parts.items()
            if name != "manifest.json"
        }
        parts["manifest.json"] = json.dumps(told).encode()
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return to
