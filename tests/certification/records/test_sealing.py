"""The canonical form: one way to write a content, the same from both databases."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from certification.records.sealing import (
    NotPlain,
    canonical,
    hash_of,
    record_hash,
    salted_hash,
)

PARTS = {"answers": "a" * 64, "score": "b" * 64}


def test_the_order_of_keys_does_not_matter():
    assert canonical({"b": 1, "a": [2, {"d": None, "c": True}]}) == (
        b'{"a":[2,{"c":true,"d":null}],"b":1}'
    )


def test_the_order_of_a_list_matters():
    assert hash_of(["a", "b"]) != hash_of(["b", "a"])


def test_umlauts_are_written_as_they_are():
    assert canonical("Prüfung „ja“") == '"Prüfung „ja“"'.encode()


def test_a_tuple_is_a_list():
    assert hash_of((1, 2)) == hash_of([1, 2])


def test_a_hash_is_the_sha256_of_the_canonical_form():
    assert hash_of({}) == hashlib.sha256(b"{}").hexdigest()


def test_what_has_been_through_json_has_the_same_hash():
    content = {"stage": 3, "note": 'Ä\n\t"„“', "planned": False, "none": None, "big": 10**15}

    assert hash_of(json.loads(json.dumps(content))) == hash_of(content)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (1.5, "Inhalt: float"),
        ({"a": {"b": 1e5}}, "Inhalt.a.b: float"),
        ({"a": [0, Decimal("1.0")]}, "Inhalt.a.1: Decimal"),
        ({"on": date(2026, 11, 2)}, "Inhalt.on: date"),
        ({"share": Fraction(1, 3)}, "Inhalt.share: Fraction"),
        ({"rows": {2: "x"}}, "Inhalt.rows: Der Schlüssel 2 ist kein Text"),
        ({"set": {1}}, "Inhalt.set: set"),
    ],
)
def test_what_a_database_gives_back_differently_is_refused_with_its_place(content, place):
    with pytest.raises(NotPlain, match=place):
        canonical(content)


def test_a_salt_hides_small_counts():
    assert salted_hash({"n_w": 3}, salt="eins") != salted_hash({"n_w": 3}, salt="zwei")
    assert salted_hash({"n_w": 3}, salt="") != hash_of({"n_w": 3})


@pytest.mark.parametrize(
    "changed",
    [
        {"case": "ANDERER"},
        {"kind": "decision"},
        {"number": 2},
        {"parent": "c" * 64},
        {"part_hashes": PARTS | {"score": "c" * 64}},
        {"part_hashes": {"answers": "a" * 64}},
        {"part_hashes": PARTS | {"more": "c" * 64}},
    ],
)
def test_everything_in_a_record_changes_its_hash(changed):
    given = {"case": "EINER", "kind": "submission", "number": 1, "part_hashes": PARTS, "parent": ""}

    assert record_hash(**given) != record_hash(**(given | changed))


def test_the_order_of_parts_does_not_change_the_hash():
    turned = dict(reversed(PARTS.items()))

    given = {"case": "EINER", "kind": "decision", "number": 3, "parent": ""}
    assert record_hash(**given, part_hashes=PARTS) == record_hash(**given, part_hashes=turned)
