"""Sealed records: chained, never changed, and any touch behind the model's back is found."""

import json

import pytest
from django.db import connection

from buendnis.access.rules import Actor
from certification.applications.states import State
from certification.records.actions import COUNTS, seal
from certification.records.models import RecordIsSealed, SealedCounts, SealedRecord
from certification.records.queries import broken_seals, latest
from certification.records.sealing import hash_of, record_hash, salted_hash
from tests.builders import standing

PIA = Actor(user_id=1, name="Pia Prüfung")
PARTS = {"answers": {"FU-1": {"stage": 3, "note": "Ä"}}, "score": {"total": "61.4"}}
COUNTED = {"n_w": 117, "n_m": 60}


@pytest.fixture
def case(alliance):
    return standing.case(alliance, State.IN_REVIEW)


@pytest.fixture
def chain(case):
    """Return the three records of a case."""
    return [
        seal(case, kind="submission", parts=PARTS, counts=COUNTED, by=PIA),
        seal(case, kind="examination", parts=PARTS, counts=COUNTED, by=PIA),
        seal(case, kind="decision", parts={"decision": {"level": "b"}}, counts=None, by=PIA),
    ]


def behind_the_back(record, table=SealedRecord, **values):
    """Change stored columns as somebody with access to the database would."""
    stored = (
        (json.dumps(value) if isinstance(value, dict) else value) for value in values.values()
    )
    columns = ", ".join(f"{column} = %s" for column in values)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table._meta.db_table} SET {columns} WHERE id = %s", [*stored, record.pk]
        )


# Sealing


def test_each_record_is_chained_to_the_one_before(chain):
    assert [record.number for record in chain] == [1, 2, 3]
    assert [record.parent for record in chain] == [None, chain[0], chain[1]]


def test_the_hash_is_taken_over_kind_place_parts_and_parent(chain):
    first, second, _ = chain

    assert second.hash == record_hash(
        case=second.application.code,
        kind="examination",
        number=2,
        part_hashes=second.part_hashes,
        parent=first.hash,
    )


def test_two_cases_that_say_the_same_have_seals_of_their_own(alliance, case):
    twin = standing.case(alliance, State.IN_REVIEW)

    sealed = [
        seal(one, kind="submission", parts=PARTS, counts=None, by=PIA) for one in (case, twin)
    ]

    assert sealed[0].part_hashes == sealed[1].part_hashes
    assert sealed[0].hash != sealed[1].hash


def test_every_part_has_its_own_hash(chain):
    assert {name: chain[0].part_hashes[name] for name in PARTS} == {
        name: hash_of(content) for name, content in PARTS.items()
    }


def test_counts_are_kept_apart_and_salted(chain):
    first, second, _ = chain

    assert COUNTS not in first.parts
    assert first.counts.content == COUNTED
    assert first.part_hashes[COUNTS] == salted_hash(COUNTED, salt=first.counts.salt)
    assert first.part_hashes[COUNTS] != second.part_hashes[COUNTS]


def test_a_record_without_counts_has_no_row_for_them(chain):
    assert COUNTS not in chain[2].part_hashes
    assert SealedCounts.objects.filter(record=chain[2]).count() == 0


def test_a_record_says_who_sealed_it_and_why(case):
    record = seal(case, kind="examination", parts={}, counts=None, by=PIA, reason="Berichtigt")

    assert (record.sealed_by, record.reason) == ("Pia Prüfung", "Berichtigt")


def test_a_second_examination_is_the_latest_and_the_first_is_kept(case, chain):
    again = seal(case, kind="examination", parts=PARTS, counts=None, by=PIA)

    assert latest(case, "examination") == again
    assert again.parent == chain[2]
    assert SealedRecord.objects.filter(kind="examination").count() == 2


def test_where_nothing_is_sealed_there_is_no_latest(case):
    assert latest(case, "decision") is None


def test_what_cannot_be_sealed_leaves_nothing(case):
    with pytest.raises(TypeError, match=r"Inhalt\.total: float"):
        seal(case, kind="submission", parts={"score": {"total": 61.4}}, counts=None, by=PIA)

    assert SealedRecord.objects.count() == 0


# Never changed


def test_a_sealed_record_cannot_be_saved_again(chain):
    chain[0].sealed_by = "Jemand anderes"

    with pytest.raises(RecordIsSealed):
        chain[0].save()


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(sealed_by="x"),
        lambda rows: rows.delete(),
        lambda rows: rows.first().delete(),
        lambda rows: rows.bulk_update([rows.first()], ["sealed_by"]),
        lambda rows: rows.bulk_create([]),
        lambda rows: rows.update_or_create(number=1, defaults={"sealed_by": "x"}),
    ],
    ids=["update", "delete", "delete one", "bulk_update", "bulk_create", "update_or_create"],
)
def test_there_is_no_way_around(chain, change):
    with pytest.raises(RecordIsSealed):
        change(SealedRecord.objects.all())


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(content={}),
        lambda rows: rows.first().save(),
        lambda rows: rows.bulk_update([rows.first()], ["content"]),
    ],
    ids=["update", "save", "bulk_update"],
)
def test_sealed_counts_are_deleted_or_kept_but_never_changed(chain, change):
    with pytest.raises(RecordIsSealed):
        change(SealedCounts.objects.all())


# Proving it later


def test_an_untouched_chain_is_whole(case, chain):
    assert list(broken_seals(case)) == []


def test_a_chain_read_from_the_database_is_whole(case):
    wide = {"text": 'Ä „x“ \t\n"', "list": [1, [2, None, True]], "empty": {}, "big": 10**14}
    seal(case, kind="submission", parts={"b": wide, "a": wide}, counts={"z": 0, "a": wide}, by=PIA)

    assert list(broken_seals(case)) == []


def test_deleting_the_counts_leaves_the_chain_whole(case, chain):
    deleted, _ = SealedCounts.objects.all().delete()

    assert deleted == 2
    assert list(broken_seals(case)) == []


def test_a_changed_part_is_found(case, chain):
    behind_the_back(chain[0], parts=PARTS | {"score": {"total": "81.4"}})

    assert list(broken_seals(case)) == ["Stand 1: Der Teil „score“ wurde verändert."]


def test_a_part_that_was_taken_out_is_found(case, chain):
    behind_the_back(chain[0], parts={"score": PARTS["score"]})

    assert list(broken_seals(case)) == ["Stand 1: Der Teil „answers“ fehlt."]


def test_a_part_that_was_put_in_is_found(case, chain):
    behind_the_back(chain[0], parts=PARTS | {"lob": "viel"})

    assert list(broken_seals(case)) == ["Stand 1: Der Teil „lob“ wurde verändert."]


def test_a_part_of_a_kind_that_is_never_sealed_is_found(case, chain):
    behind_the_back(chain[0], parts=PARTS | {"score": {"total": 81.4}})

    assert list(broken_seals(case)) == ["Stand 1: Der Teil „score“ wurde verändert."]


def test_a_part_with_a_matching_hash_of_its_own_breaks_the_chain(case, chain):
    parts = PARTS | {"score": {"total": "81.4"}}
    hashes = chain[0].part_hashes | {"score": hash_of(parts["score"])}

    behind_the_back(chain[0], parts=parts, part_hashes=hashes)

    assert list(broken_seals(case)) == ["Stand 1: Die Kette ist unterbrochen."]


def test_a_record_sealed_anew_breaks_the_chain_after_it(case, chain):
    parts = PARTS | {"score": {"total": "81.4"}}
    hashes = chain[0].part_hashes | {"score": hash_of(parts["score"])}
    anew = record_hash(case=case.code, kind="submission", number=1, part_hashes=hashes, parent="")

    behind_the_back(chain[0], parts=parts, part_hashes=hashes, hash=anew)

    assert list(broken_seals(case)) == ["Stand 2: Die Kette ist unterbrochen."]


def test_changed_counts_are_found(case, chain):
    behind_the_back(chain[1].counts, SealedCounts, content={"n_w": 1})

    assert list(broken_seals(case)) == ["Stand 2: Die Zahlen wurden verändert."]


def test_a_changed_kind_breaks_the_chain(case, chain):
    behind_the_back(chain[2], kind="submission")

    assert list(broken_seals(case)) == ["Stand 3: Die Kette ist unterbrochen."]


def test_a_record_that_was_taken_out_breaks_the_chain(case, chain):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE certification_sealedrecord SET parent_id = NULL")
        cursor.execute("DELETE FROM certification_sealedcounts WHERE record_id = %s", [chain[1].pk])
        cursor.execute("DELETE FROM certification_sealedrecord WHERE id = %s", [chain[1].pk])

    assert list(broken_seals(case)) == ["Stand 3: Die Kette ist unterbrochen."]


def test_proving_a_long_chain_asks_once(case, chain, django_assert_num_queries):
    with django_assert_num_queries(1):
        list(broken_seals(case))
