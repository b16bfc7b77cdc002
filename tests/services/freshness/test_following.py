"""Two become one: what waits for an answer waits where the one that stays is."""

import pytest

from services.directory.checks import BadValues
from services.directory.merging import merge_entries, merge_organisations
from services.directory.models import Entry
from services.directory.queries import values_of
from services.directory.states import Status
from services.directory.writing import MERGED, set_status
from services.feedback.models import ErrorReport
from services.freshness.asking import ask
from services.freshness.models import Proposal
from services.freshness.proposing import propose
from tests.conftest import PortalClient
from tests.services.freshness.scene import KORA, due, last_mail, link_in, provider


def test_proposals_and_reports_of_a_merged_entry_wait_at_the_other_one(alliance):
    lose, keep = due("Frühstück"), due("Elternfrühstück")
    propose(ask(provider(), by=KORA), lose, after={"summary": "Neu"}, note="")
    ErrorReport.objects.create(entry_code=lose.code, what="telefon")

    merge_entries(keep, lose, values_of(keep), by=KORA)

    assert Proposal.objects.get().entry == keep
    assert ErrorReport.objects.get().entry_code == keep.code


def test_the_link_of_a_mail_asks_about_what_stands_after_a_merge(alliance):
    lose, other = due("Frühstück"), due("Elterntreff", of=provider("Haus", ""))
    ask(provider(), by=KORA)
    path = link_in(last_mail("provider_asked"))
    keep = due("Elternfrühstück")

    merge_entries(keep, lose, values_of(keep), by=KORA)
    merge_organisations(other.organisation, provider(), by=KORA)

    rows = PortalClient().get(path).context["rows"]
    assert [row.entry for row, _, _ in rows] == [keep]


def test_a_merged_entry_is_put_on_the_list_by_no_way(alliance):
    lose, keep = due("Frühstück"), due("Elternfrühstück")
    merge_entries(keep, lose, values_of(keep), by=KORA)

    with pytest.raises(BadValues) as refused:
        set_status(Entry.objects.get(pk=lose.pk), Status.PUBLIC, by=KORA, why="Eingelesen")

    assert refused.value.problems == [("status", MERGED)]
