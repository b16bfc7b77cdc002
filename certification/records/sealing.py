"""Canonical form and hashes of sealed records; plain functions over plain values."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def canonical(content: Any) -> bytes:
    """Return the one way to write the content: sorted keys, no blanks, UTF-8."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def hash_of(content: Any) -> str:
    """Return the SHA-256 of the canonical form as 64 hex digits."""
    return hashlib.sha256(canonical(content)).hexdigest()


def salted_hash(content: Any, *, salt: str) -> str:
    """Return the SHA-256 over salt and content: without the salt small counts cannot be guessed."""
    return hashlib.sha256(salt.encode() + b"\n" + canonical(content)).hexdigest()


def record_hash(*, kind: str, number: int, part_hashes: Mapping[str, str], parent: str) -> str:
    """Return the hash of a record: over its kind, its place, the list of part hashes and the parent."""
    return hash_of(
        {"kind": kind, "number": number, "parts": sorted(part_hashes.items()), "parent": parent}
    )
