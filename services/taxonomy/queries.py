"""What we ask the taxonomy, read once from services/content/taxonomy.yaml."""

from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from buendnis.strict_yaml import read_file
from services.taxonomy.values import Kind, Term

SOURCE = Path(__file__).resolve().parents[1] / "content" / "taxonomy.yaml"
# Other systems know our terms by these numbers: neither this nor a key ever changes.
NAMESPACE = UUID("6f0c1b6e-5a53-5c0e-9d7a-3a1d4be0a2f4")


def terms(kind: str) -> tuple[Term, ...]:
    """Return the terms of a kind in the order in which people see them."""
    return tuple(term for term in _all().values() if term.kind == kind)


def term(key: str, kind: str | None = None) -> Term:
    """Return the term of this key; without a kind the first one so named. Raises KeyError."""
    for each in [Kind(kind)] if kind else Kind:
        if found := _all().get((each, key)):
            return found
    raise KeyError(key)


def is_known(kind: str, key: str) -> bool:
    """Return whether a kind has a term of this key."""
    return (kind, key) in _all()


@cache
def _all() -> dict[tuple[str, str], Term]:
    data: dict[str, list[dict[str, Any]]] = read_file(SOURCE)
    found = [_term(Kind(kind), row) for kind, rows in data.items() for row in rows]
    return {(term.kind, term.key): term for term in found}


def _term(kind: Kind, row: dict[str, Any]) -> Term:
    return Term(
        key=row["key"],
        kind=kind,
        names=row["names"],
        words={code: tuple(words) for code, words in row.get("words", {}).items()},
        quick_exit=row.get("quick_exit", False),
        uid=uuid5(NAMESPACE, f"{kind}:{row['key']}"),
        hints=row.get("hints", {}),
    )
