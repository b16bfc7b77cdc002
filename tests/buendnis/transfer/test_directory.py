"""A directory goes out with its alliance and comes in without loss: parts, languages, merges, proposals."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from buendnis.access.rules import ANONYMOUS
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from services.directory.merging import merge_entries, merge_organisations
from services.directory.models import Entry, Listing, Organisation, Translation
from services.directory.queries import values_of
from services.directory.sheets import public_sheets
from services.directory.translating import Texts, write_translation
from services.directory.values import ContactValues, SlotValues
from services.freshness.models import CheckRequest, LinkCheck, Proposal, ProposedChange
from tests.buendnis.transfer.scene import empty, export, manifest, take_in
from tests.builders import directory


@pytest.fixture
def full(alliance):
    """Return Magdeburg with an entry that has everything, and what hangs on it."""
    slot = SlotValues(
        starts_on=date(2026, 1, 13), rrule="FREQ=MONTHLY;BYDAY=2TU", opens=time(16), closes=time(18),
        kind="meeting", cancelled=((date(2026, 12, 8), "Feier"),),
    )  # fmt: skip
    place = directory.place(
        features={"wc": True}, latitude=Decimal("52.1"), longitude=Decimal("11.6")
    )
    entry = directory.entry(
        "Café", at=place, slots=(slot,), contacts=(ContactValues("Frau Muster"),), postcodes=("39104",),
        cost_amount=Decimal("2.5"), printed={"name": "Herr Alt"}, source_date=date(2015, 7, 1),
    )  # fmt: skip
    other = directory.entry("Kaffee", of=directory.organisation("Verein"))
    write_translation(entry, "ar", Texts("مقهى"), by=ANONYMOUS)
    merge_entries(entry, other, replace(values_of(entry), summary="Eins."), by=ANONYMOUS)
    verein = Organisation.objects.get(name="Verein")
    merge_organisations(directory.organisation(), verein, by=ANONYMOUS)
    Listing.objects.create(alliance=alliance, entry_code="AUSTRIER")
    request = CheckRequest.objects.create(
        alliance=alliance, organisation=verein, email="v@example.org", entry_codes=[entry.code]
    )
    proposal = Proposal.objects.create(
        alliance=alliance, request=request, entry=entry, entry_version=1
    )
    ProposedChange.objects.create(proposal=proposal, field="title", before="Café", after="Cafe")
    LinkCheck.objects.create(
        alliance=alliance, url="https://a.example", checked_at=entry.changed_at, state="gut"
    )
    return alliance


@pytest.mark.slow
def test_a_directory_comes_in_as_it_went_out(full, tmp_path):
    sheets = public_sheets()
    first = export(full, tmp_path / "erst.zip")

    empty()
    take_in(first)
    home = Alliance.objects.get(slug="magdeburg")
    second = export(home, tmp_path / "dann.zip")

    assert manifest(first) == manifest(second)
    assert first.read_bytes() == second.read_bytes()
    with scope(home):
        assert public_sheets() == sheets
        keep, lose = Entry.objects.get(title="Café"), Entry.objects.get(title="Kaffee")
        assert (lose.merged_into, lose.organisation) == (keep, keep.organisation)
        assert Organisation.objects.get(name="Verein").merged_into == keep.organisation
        assert (Translation.objects.get().entry, Proposal.objects.get().entry) == (keep, keep)
        assert Listing.objects.get().entry_code == "AUSTRIER"
