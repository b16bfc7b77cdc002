"""Opens a file from outside and trusts nothing: names, sizes, hashes and shape are checked before a row is read."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from buendnis.transfer.schema import schema_of_code
from buendnis.transfer.tables import label_of, tables
from buendnis.transfer.values import FILE, FORMAT, MANIFEST, ROWS, VERSION, Manifest, Part, Refused

MEGABYTE = 1024 * 1024
LARGEST_MANIFEST = 16 * MEGABYTE
LARGEST_TABLE = 1024 * MEGABYTE
# Rows are words and shrink to a tenth or so; what grows more than this was made to burst.
GROWS = 100
NO_ZIP = "Das ist keine Datei, die „alliance export“ geschrieben hat."
ALTERED = "Der Teil {} wurde nach dem Export verändert oder ist unvollständig."


@dataclass(frozen=True)
class Opened:
    """A file whose parts are all what its manifest says."""

    archive: zipfile.ZipFile
    manifest: Manifest

    def rows(self, label: str) -> Iterator[tuple[str, Any]]:
        """Yield the rows of a table, each with its place for a sentence about it."""
        name = f"rows/{label}.jsonl"
        with self.archive.open(name) as lines:
            for number, line in enumerate(lines, start=1):
                where = f"{name}, Zeile {number}"
                try:
                    yield where, json.loads(line)
                except (ValueError, RecursionError) as problem:
                    raise Refused(f"{where}: kein gültiges JSON.") from problem

    def file(self, name: str) -> bytes:
        """Return the bytes of a stored file."""
        return self.archive.read(f"files/{name}")

    @property
    def files(self) -> list[str]:
        """The names of the stored files."""
        return [found[1] for name in self.manifest.parts if (found := FILE.fullmatch(name))]


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Open and check a file. Raises Refused with the first thing that does not fit."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = _entries(archive, path)
            manifest = _manifest(archive, entries)
            _check_parts(archive, entries, manifest)
            yield Opened(archive, manifest)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError) as problem:
        raise Refused(NO_ZIP) from problem
    except OSError as problem:
        raise Refused(f"{path} lässt sich nicht lesen.") from problem


def _entries(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by name. Raises Refused for strange names, doubles, locks and too much to unpack."""
    entries = {entry.filename: entry for entry in archive.infolist()}
    if len(entries) != len(archive.infolist()):
        raise Refused("Die Datei enthält einen Teil doppelt.")
    for name, entry in entries.items():
        if name != MANIFEST and not ROWS.fullmatch(name) and not FILE.fullmatch(name):
            raise Refused(f"Der Teil {name!r} gehört nicht in einen Export.")
        if entry.flag_bits & 1:
            raise Refused("Die Datei ist mit einem Kennwort verschlossen.")
        if entry.file_size > _largest(name):
            raise Refused(f"Der Teil {name} ist größer als erlaubt.")
    if sum(entry.file_size for entry in entries.values()) > GROWS * path.stat().st_size + MEGABYTE:
        raise Refused("Die Datei würde beim Auspacken viel zu groß.")
    return entries


def _largest(name: str) -> int:
    if name == MANIFEST:
        return LARGEST_MANIFEST
    return settings.EVIDENCE_MAX_BYTES if name.startswith("files/") else LARGEST_TABLE


def _manifest(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> Manifest:
    """Return the manifest. Raises Refused for another format, version or shape of the tables."""
    if MANIFEST not in entries:
        raise Refused(NO_ZIP)
    try:
        raw = json.loads(archive.read(MANIFEST))
        if raw["format"] != FORMAT:
            raise Refused(NO_ZIP)
        if raw["version"] != VERSION:
            raise Refused(
                f"Der Export hat das Format {raw['version']}; diese Fassung liest {VERSION}."
            )
        parts = {name: Part(part["sha256"], part["size"]) for name, part in raw["parts"].items()}
        manifest = Manifest(raw["slug"], raw["schema"], parts, tuple(raw["missing"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise Refused(f"{MANIFEST} ist nicht lesbar.") from problem
    if manifest.schema != schema_of_code():
        raise Refused(
            "Der Export stammt aus einer anderen Fassung des Portals. Bringen Sie beide Portale auf dieselbe "
            "Fassung und exportieren Sie neu."
        )
    return manifest


def _check_parts(
    archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], manifest: Manifest
) -> None:
    """Raise Refused unless the parts are exactly those of the manifest, byte for byte."""
    listed, there = set(manifest.parts), set(entries) - {MANIFEST}
    rows = {f"rows/{label_of(model)}.jsonl" for model in tables()}
    if listed != there or {name for name in there if ROWS.fullmatch(name)} != rows:
        raise Refused("Es fehlen Teile, oder es sind welche zu viel.")
    for name, part in manifest.parts.items():
        digest, size = hashlib.sha256(), 0
        try:
            with archive.open(name) as content:
                while piece := content.read(MEGABYTE):
                    digest.update(piece)
                    size += len(piece)
        except zipfile.BadZipFile as problem:
            raise Refused(ALTERED.format(name)) from problem
        if (digest.hexdigest(), size) != (part.sha256, part.size):
            raise Refused(ALTERED.format(name))
