"""Writes an alliance down: one table after the other, then its files, and last what all that is."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import Model, QuerySet

from buendnis.accounts.models import User
from buendnis.pages.models import PageText
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.owners import owner_path_of
from buendnis.tenancy.scope import scope
from buendnis.transfer.schema import schema_of_code
from buendnis.transfer.tables import SIGN_IN, fields_of, label_of, tables, written
from buendnis.transfer.values import FORMAT, MANIFEST, VERSION, Manifest, Part, Refused, keepers

# The same alliance makes the same bytes, whenever it is written down.
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def pack(alliance: Alliance, to: Path) -> Manifest:
    """Write the alliance into a ZIP file and return its manifest. Raises Refused for a damaged stored file."""
    with transaction.atomic(), scope(alliance), zipfile.ZipFile(to, "w") as archive:
        _hold_still()
        parts: dict[str, Part] = {}
        numbers: dict[type[Model], dict[int, int]] = {}
        for model in tables():
            numbers[model] = {}
            name = f"rows/{label_of(model)}.jsonl"
            parts[name] = _write(archive, name, _lines(model, alliance, numbers))
        missing = _write_files(archive, parts)
        manifest = Manifest(alliance.slug, schema_of_code(), parts, missing)
        _write(archive, MANIFEST, iter([manifest_bytes(manifest)]))
    return manifest


def _hold_still() -> None:
    """See the tables as they are now until the end: PostgreSQL would show what others commit meanwhile."""
    if connection.vendor == "postgresql" and not connection.savepoint_ids:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _lines(
    model: type[Model], alliance: Alliance, numbers: dict[type[Model], dict[int, int]]
) -> Iterator[bytes]:
    """Yield each row as one line, and number the rows on the way."""
    for number, row in enumerate(rows_of(model, alliance).iterator(chunk_size=200), start=1):
        numbers[model][row.pk] = number
        yield line_of(written(row, number, numbers))


def line_of(row: dict[str, Any]) -> bytes:
    """Return the one way to write a row down."""
    return (
        json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    )


def rows_of(model: type[Model], alliance: Alliance) -> QuerySet[Any]:
    """Return the rows of a table that go with the alliance in scope, in an order that every portal keeps."""
    rows = model._default_manager.all()
    if owner_path_of(model):
        return rows.order_by("pk")
    if model is Alliance:
        return rows.filter(pk=alliance.pk)
    if model is PageText:
        return rows.filter(alliance=alliance).order_by("pk")
    if model is User:
        return rows.filter(pk__in=people_of()).order_by("email")
    return rows.filter(user__in=people_of()).order_by("user__email", "pk")


def people_of() -> set[int]:
    """Return everybody to whom a row of the alliance in scope has a key."""
    found: set[int] = set()
    for model in tables():
        if not owner_path_of(model) or model in SIGN_IN:
            continue
        for field in fields_of(model):
            if field.related_model is User:
                keys = model._default_manager.order_by().values_list(field.attname, flat=True)
                found.update(keys.distinct())
    return found - {None}  # type: ignore[arg-type]


def _write_files(archive: zipfile.ZipFile, parts: dict[str, Part]) -> tuple[str, ...]:
    """Write the stored files of the alliance in scope; return the names of those that are gone."""
    missing = []
    for keeper in keepers():
        for name, sha256 in sorted(keeper.named().items()):
            try:
                data = keeper.read(name)
            except FileNotFoundError:
                missing.append(name)
                continue
            if hashlib.sha256(data).hexdigest() != sha256:
                raise Refused(
                    f"Die gespeicherte Datei {name} passt nicht zu ihrer Prüfsumme. Was beschädigt ist, "
                    "sagt manage.py check_seals; holen Sie die Datei aus der Sicherung."
                )
            parts[f"files/{name}"] = _write(archive, f"files/{name}", iter([data]))
    return tuple(missing)


def _write(archive: zipfile.ZipFile, name: str, pieces: Iterator[bytes]) -> Part:
    entry = zipfile.ZipInfo(name, LONG_AGO)
    # Evidence is packed already; rows are words.
    entry.compress_type = zipfile.ZIP_STORED if name.startswith("files/") else zipfile.ZIP_DEFLATED
    size, digest = 0, hashlib.sha256()
    with archive.open(entry, "w", force_zip64=True) as out:
        for piece in pieces:
            out.write(piece)
            digest.update(piece)
            size += len(piece)
    return Part(digest.hexdigest(), size)


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return the manifest as it stands in the file."""
    content = {"format": FORMAT, "version": VERSION, **asdict(manifest)}
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
