"""Counts of people stay where they are sealed: not in records, journal or mails (DECISIONS 4 and 8)."""

from collections.abc import Iterator
from typing import Any

import pytest

from buendnis.journal.models import Entry
from buendnis.mail.models import Mail
from certification.applications.states import State
from certification.assessment.models import PeopleNumbers
from certification.assessment.values import NUMBER_KEYS
from certification.records.models import SealedCounts, SealedRecord
from certification.records.queries import broken_seals
from tests.builders.cases import application_at

COUNTS = frozenset(NUMBER_KEYS) | {"n_x", "people", "totals"}


def keys_in(content: Any) -> Iterator[str]:
    """Yield the key of every plain value, however deep (a group may be called as a number is)."""
    for key, value in content.items() if isinstance(content, dict) else enumerate(content):
        if isinstance(value, dict | list):
            yield from keys_in(value)
        else:
            yield str(key)


@pytest.mark.slow
def test_after_a_whole_procedure_counts_stand_in_their_own_rows_only(alliance):
    case = application_at(State.CERTIFIED, home=alliance)

    typed = PeopleNumbers.objects.get(application=case).values
    sealed = SealedCounts.objects.filter(record__application=case)
    assert {"n_w", "n_m"} <= typed.keys()
    assert sealed.count() == 2
    for record in SealedRecord.objects.filter(application=case):
        assert COUNTS & set(keys_in(record.parts)) == set(), record
    for entry in Entry.objects.filter(case_code=case.code):
        assert COUNTS & set(keys_in(entry.details)) == set(), entry
    for mail in Mail.objects.all():
        assert str(typed["n_w"]) not in mail.body.split()


@pytest.mark.slow
def test_without_its_counts_a_finished_case_is_still_whole(alliance):
    case = application_at(State.CERTIFIED, home=alliance)

    SealedCounts.objects.filter(record__application=case).delete()

    assert list(broken_seals(case)) == []
    assert [record.kind for record in SealedRecord.objects.filter(application=case)] == [
        "submission",
        "examination",
        "decision",
    ]
