"""Reads letters from their files, strictly: what is misspelt, missing or unknown stops the portal, not the reader."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from buendnis.strict_yaml import EntryFault, read_file
from services.care_leave.rulebook import Form
from services.letters.values import (
    OPEN,
    Apart,
    Block,
    Checks,
    Choice,
    Condition,
    Fewer,
    Field,
    FieldKind,
    Group,
    Item,
    Least,
    LegalForm,
    Letter,
    Link,
    Longest,
    Order,
    Part,
    Recipient,
    Sort,
    Space,
    Writer,
)

# {beginn} is a field, {pflegezeit.notice} a number of the law on the day of the letter.
MARK = re.compile(r"{([a-z_]+(?:\.[a-z_]+)?)}")
Row = Mapping[str, Any]


def read_letter(path: Path, shared: Mapping[str, Field]) -> Letter:
    """Return the letter of a file. Raises EntryFault with the name of the file."""
    try:
        letter = _letter(path.stem, read_file(path), shared)
        _hold_names(letter)
    except (EntryFault, KeyError, ValueError, TypeError) as fault:
        raise EntryFault(path.name, str(fault)) from fault
    return letter


def read_fields(path: Path) -> dict[str, Field]:
    """Return the fields that several letters share, by name. Raises EntryFault."""
    try:
        return {name: _field(name, row) for name, row in read_file(path).items()}
    except (EntryFault, KeyError, ValueError, TypeError) as fault:
        raise EntryFault(path.name, str(fault)) from fault


def _letter(key: str, row: Row, shared: Mapping[str, Field]) -> Letter:
    plain: dict[str, Any] = {
        name: row[name]
        for name in (
            "title", "file_name", "when_needed", "statute", "subject", "greeting", "closing",
            "sender", "receiver", "on_date", "is_copied", "also",
        )
        if name in row
    }  # fmt: skip
    read: dict[str, Callable[[Any], Any]] = {
        "sort": Sort,
        "writer": Writer,
        "recipient": Recipient,
        "form": _legal_form,
        "checked_on": date.fromisoformat,
        "since": date.fromisoformat,
        "blocks": lambda rows: tuple(_block(each) for each in rows),
        "hints": tuple,
        "checks": _checks,
        "fixed_receiver": tuple,
        "link": lambda link: Link(**link),
    }
    unknown = set(row) - set(plain) - set(read) - {"fields", "groups"}
    if unknown:
        raise EntryFault(", ".join(sorted(unknown)), "Das kennt kein Schreiben.")
    own = {name: _field(name, each) for name, each in row.get("fields", {}).items()}
    groups = tuple(Group(each["title"], tuple(each["fields"])) for each in row["groups"])
    known = {**shared, **own}
    made: dict[str, Any] = {name: make(row[name]) for name, make in read.items() if name in row}
    return Letter(
        key=key,
        fields=tuple(known[name] for group in groups for name in group.fields),
        groups=groups,
        **{"checks": Checks(), **plain, **made},
    )


def _field(name: str, row: Row) -> Field:
    return Field(
        name=name,
        **{
            **row,
            "kind": FieldKind(row["kind"]),
            "space": Space(row.get("space", Space.MEDIUM)),
            "choices": tuple(Choice(**each) for each in row.get("choices", ())),
        },
    )


def _legal_form(row: Row) -> LegalForm:
    fixed = Form(row["fixed"]) if "fixed" in row else None
    return LegalForm(**{**row, "fixed": fixed})


def _block(row: Row) -> Block:
    """Return a block, written as its part with its text or points, and perhaps `when`."""
    parts = set(row) - {"when"}
    if len(parts) != 1:
        raise EntryFault(", ".join(sorted(parts)), "Ein Absatz hat genau eine Art.")
    part = Part(parts.pop())
    said, when = row[part], _condition(row)
    if isinstance(said, str):
        return Block(part, text=said, when=when)
    return Block(part, items=tuple(_item(each) for each in said), when=when)


def _item(row: Row | str) -> Item:
    if isinstance(row, str):
        return Item(row)
    return Item(**{**row, "when": _condition(row)})


def _condition(row: Row) -> Condition | None:
    when = row.get("when")
    return {name: tuple(each) for name, each in when.items()} if when else None


def _checks(row: Row) -> Checks:
    kinds: dict[str, type] = {
        "order": Order, "longest": Longest, "least": Least, "fewer": Fewer, "apart": Apart
    }  # fmt: skip
    return Checks(
        **{
            name: tuple(
                kinds[name](**{**each, **({"when": _condition(each)} if "when" in each else {})})
                for each in rows
            )
            for name, rows in row.items()
        }
    )


def marks(letter: Letter) -> set[str]:
    """Return every mark in the texts of a letter: names of fields, and keys of the law (with a point)."""
    texts = [letter.subject, letter.when_needed, *letter.hints]
    for block in letter.blocks:
        if block.part is not Part.CHOICE:
            texts.append(block.text)
        texts += [each.text for each in block.items]
    texts += [choice.text for field in letter.fields for choice in field.choices]
    texts += [each.sentence for each in _limits(letter)]
    return {name for text in texts for name in MARK.findall(text)}


def _hold_names(letter: Letter) -> None:
    """Refuse a mark, a condition or a check that names no field, and a choice that is not there."""
    names = [each.name for each in letter.fields]
    if len(set(names)) != len(names):
        raise EntryFault("groups", "Ein Feld steht zweimal da.")
    checks = letter.checks
    asked = {
        *(mark for mark in marks(letter) if "." not in mark),
        *(block.text for block in letter.blocks if block.part is Part.CHOICE),
        *(name for each in checks.order for name in (each.first, each.second)),
        *(name for each in checks.longest for name in (each.first, each.last)),
        *(each.field for each in checks.least),
        *(name for each in checks.fewer for name in (each.field, each.than)),
        *(each.field for each in checks.apart),
        *(name for name in (letter.sender, letter.receiver, letter.on_date) if name),
    }
    if unknown := asked - set(names):
        raise EntryFault(", ".join(sorted(unknown)), "Dieses Feld gibt es hier nicht.")
    for condition in _conditions(letter):
        for name, keys in condition.items():
            known = {OPEN, *(each.key for each in letter.field(name).choices)}
            if strange := set(keys) - known:
                raise EntryFault(f"{name}: {', '.join(strange)}", "Diese Wahl gibt es nicht.")


def _conditions(letter: Letter) -> list[Condition]:
    found = [block.when for block in letter.blocks]
    found += [item.when for block in letter.blocks for item in block.items]
    found += [each.when for each in (*_limits(letter), *letter.checks.apart)]
    return [each for each in found if each]


def _limits(letter: Letter) -> list[Longest | Least]:
    return [*letter.checks.longest, *letter.checks.least]
