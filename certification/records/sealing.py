"""Canonical form and hashes of sealed records; plain functions over plain values."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


class NotPlain(TypeError):
    """A content that a database may give back in another form."""


def canonical(content: Any) -> bytes:
    """Return the one way to write the content: sorted keys, no blanks, UTF-8.

    Raises NotPlain for what SQLite and PostgreSQL would not both give back as it came: fractions as
    floats (1e5 comes back as 100000), keys that are no texts (2 sorts before 10, "2" after "10"),
    decimals, dates. Write such values as texts.
    """
    refuse_unplain(content, place="Inhalt")
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def refuse_unplain(content: Any, *, place: str) -> None:
    """Raise NotPlain naming the place of the first value that is no text, whole number, yes, no or nothing."""
    if isinstance(content, Mapping):
        for key, value in content.items():
            if not isinstance(key, str):
                raise NotPlain(f"{place}: Der Schlüssel {key!r} ist kein Text.")
            refuse_unplain(value, place=f"{place}.{key}")
    elif isinstance(content, list | tuple):
        for number, value in enumerate(content):
            refuse_unplain(value, place=f"{place}.{number}")
    elif content is not None and not isinstance(content, str | int):
        raise NotPlain(f"{place}: {type(content).__name__} gehört als Text in einen Stand.")


def hash_of(content: Any) -> str:
    """Return the SHA-256 of the canonical form as 64 hex digits."""
    return hashlib.sha256(canonical(content)).hexdigest()


def salted_hash(content: Any, *, salt: str) -> str:
    """Return the SHA-256 over salt and content: without the salt small counts cannot be guessed."""
    return hashlib.sha256(salt.encode() + b"\n" + canonical(content)).hexdigest()


def record_hash(
    *, case: str, kind: str, number: int, part_hashes: Mapping[str, str], parent: str
) -> str:
    """Return the hash of a record: over its case, kind and place, the list of part hashes and the parent.

    `case` is the code of the application: two cases that say the same (the next one of the same
    employer) have seals of their own.
    """
    parts = sorted(part_hashes.items())
    return hash_of({"case": case, "kind": kind, "number": number, "parts": parts, "parent": parent})
