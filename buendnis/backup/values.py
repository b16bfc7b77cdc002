"""What an archive says of itself, and the refusal of one that does not fit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

FORMAT = "buendnisportal-backup"
VERSION = 1
MANIFEST = "manifest.json"
DATABASE = "database"
FILE = re.compile(r"evidence/[a-z0-9-]+/[0-9a-f]{40}")


class Refused(Exception):
    """Backup or restore cannot be done; the message says why, and what helps."""


@dataclass(frozen=True)
class Manifest:
    """Engine, migrations and the SHA-256 of each part."""

    engine: str
    schema: Mapping[str, list[str]]
    parts: Mapping[str, str]
    made_at: str
