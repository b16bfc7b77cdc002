"""Writes the whole portal into one archive, and puts an archive into an empty portal."""

import hashlib
import json
import os
import tarfile
import tempfile
import zlib
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils import timezone

from buendnis.backup import databases
from buendnis.backup.values import DATABASE, FILE, FORMAT, MANIFEST, VERSION, Manifest, Refused
from buendnis.transfer.schema import schema_of_database, unknown_migrations

MEGABYTE = 1024 * 1024
NOT_EMPTY = (
    "Hier ist schon etwas: {}. Eine Sicherung wird nur in ein leeres Portal zurückgespielt, sonst wäre "
    "verloren, was da ist. Legen Sie eine leere Datenbank und einen leeren Ordner VAR_DIR an."
)
NO_BACKUP = (
    "Das ist keine Sicherung, die „manage.py backup“ geschrieben hat, oder sie ist unvollständig."
)


def make_backup(to: Path) -> int:
    """Write database and stored files into an archive that only its owner reads; return how many files.

    Files lie under names that are never used twice, and are taken before and after the database: every row has
    its file. Raises Refused and FileExistsError; half an archive is never left behind.
    """
    to.touch(mode=0o600, exist_ok=False)
    try:
        with tarfile.open(to, "w:gz" if to.name.endswith("gz") else "w") as archive:
            parts = _add_files(archive, {})
            with tempfile.TemporaryDirectory(dir=to.parent) as folder:
                copy = Path(folder) / DATABASE
                databases.copy_to(copy)
                parts[DATABASE] = _add(archive, DATABASE, copy)
            parts |= _add_files(archive, parts)
            _add_manifest(archive, parts)
    except BaseException:
        to.unlink(missing_ok=True)
        raise
    return len(parts) - 1


def _add_files(archive: tarfile.TarFile, known: dict[str, str]) -> dict[str, str]:
    """Add the stored files that are not in the archive yet; return their hashes by name."""
    root = Path(settings.EVIDENCE_ROOT)
    added = {}
    for path in sorted(root.glob("*/*")):
        name = f"evidence/{path.relative_to(root).as_posix()}"
        if name in known or not FILE.fullmatch(name):
            continue
        try:
            added[name] = _add(archive, name, path)
        except FileNotFoundError:
            # Taken back while we were at it.
            continue
    return added


def _add(archive: tarfile.TarFile, name: str, path: Path) -> str:
    with path.open("rb") as content:
        digest = _hash_of(content)
        content.seek(0)
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = os.fstat(content.fileno()).st_size, 0o600
        archive.addfile(entry, content)
    return digest


def _add_manifest(archive: tarfile.TarFile, parts: dict[str, str]) -> None:
    now = timezone.localtime().isoformat(timespec="seconds")
    manifest = Manifest(databases.engine(), schema_of_database(), parts, now)
    with tempfile.TemporaryFile() as content:
        told = {"format": FORMAT, "version": VERSION, **asdict(manifest)}
        content.write(json.dumps(told, indent=1, sort_keys=True).encode())
        entry = tarfile.TarInfo(MANIFEST)
        entry.size, entry.mode = content.tell(), 0o600
        content.seek(0)
        archive.addfile(entry, content)


def restore_backup(path: Path) -> Manifest:
    """Put an archive into this portal, which must be empty; return what it says of itself.

    Everything is checked before anything is written. Raises Refused; then the portal is as empty as before.
    """
    refuse_unless_empty()
    try:
        with tarfile.open(path) as archive:
            manifest = _checked(archive)
    except (tarfile.TarError, EOFError, OSError, zlib.error) as problem:
        raise Refused(NO_BACKUP) from problem
    try:
        with tarfile.open(path) as archive:
            _put_back(archive, manifest)
    except OSError as problem:
        raise Refused(
            f"Auf die Platte lässt sich nicht schreiben: {problem.strerror}."
        ) from problem
    return manifest


def refuse_unless_empty() -> None:
    """Raise Refused where the database or the folder of stored files holds anything."""
    table = databases.what_is_there()
    if table:
        raise Refused(NOT_EMPTY.format(f"die Tabelle {table} in der Datenbank"))
    if any(path.is_file() for path in Path(settings.EVIDENCE_ROOT).glob("**/*")):
        raise Refused(NOT_EMPTY.format("Dateien im Ordner der Nachweise"))


def _checked(archive: tarfile.TarFile) -> Manifest:
    """Return the manifest of an archive whose parts are all what it says. Raises Refused."""
    found: dict[str, str] = {}
    told = b""
    for entry in archive:
        if not entry.isfile() or entry.name in found or not _is_part(entry.name):
            raise Refused(f"Der Teil {entry.name!r} gehört nicht in eine Sicherung.")
        content = _content(archive, entry)
        if entry.name == MANIFEST:
            told = content.read()
        else:
            found[entry.name] = _hash_of(content)
    manifest = _manifest(told)
    if found != dict(manifest.parts) or DATABASE not in found:
        raise Refused("Die Sicherung wurde verändert oder ist unvollständig.")
    return manifest


def _hash_of(content: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := content.read(MEGABYTE):
        digest.update(piece)
    return digest.hexdigest()


def _is_part(name: str) -> bool:
    return name in (MANIFEST, DATABASE) or bool(FILE.fullmatch(name))


def _content(archive: tarfile.TarFile, entry: tarfile.TarInfo | str) -> IO[bytes]:
    content = archive.extractfile(entry)
    if content is None:
        raise Refused(NO_BACKUP)
    return content


def _manifest(told: bytes) -> Manifest:
    """Return the manifest. Raises Refused for another format, another engine and a newer version."""
    try:
        raw = json.loads(told)
        if (raw.pop("format"), raw.pop("version")) != (FORMAT, VERSION):
            raise Refused(NO_BACKUP)
        manifest = Manifest(**raw)
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise Refused(NO_BACKUP) from problem
    if manifest.engine != databases.engine():
        raise Refused(
            f"Die Sicherung stammt von {manifest.engine}, dieses Portal läuft auf {databases.engine()}. "
            "Zwischen beiden zieht ein Bündnis mit „alliance export“ und „alliance import“ um."
        )
    newer = unknown_migrations(manifest.schema)
    if newer:
        raise Refused(
            f"Die Sicherung ist neuer als diese Fassung ({newer[0]} fehlt hier). Bringen Sie zuerst das Portal "
            "auf die Fassung der Sicherung."
        )
    return manifest


def _put_back(archive: tarfile.TarFile, manifest: Manifest) -> None:
    """Write files first and the database last; when it fails, the files go again."""
    root = Path(settings.EVIDENCE_ROOT)
    names = [name for name in manifest.parts if name != DATABASE]
    written = [root / name.removeprefix("evidence/") for name in names]
    try:
        for name, target in zip(names, written, strict=True):
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(_content(archive, name), target)
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(dir=root.parent) as folder:
            copy = Path(folder) / DATABASE
            _write(_content(archive, DATABASE), copy)
            databases.put_in(copy)
    except BaseException:
        _remove(written)
        raise


def _write(content: IO[bytes], target: Path) -> None:
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        while piece := content.read(MEGABYTE):
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
