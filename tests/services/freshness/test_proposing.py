"""Providers propose, coordinators decide field by field, and families read the last approved version meanwhile."""

from dataclasses import replace
from datetime import time

import pytest

from buendnis.access.rules import Role
from buendnis.journal.models import Entry as JournalEntry
from buendnis.mail.models import Mail
from buendnis.workflow import NotPossible
from services.directory.queries import values_of
from services.directory.sheets import public_sheet
from services.directory.values import PhoneValues, SlotValues
from services.directory.writing import write_entry
from services.freshness import proposable
from services.freshness.asking import ask
from services.freshness.models import Proposal, ProposedChange
from services.freshness.proposing import CHANGED, DECIDED, NOT_ASKED, decide, mark_of, propose
from tests.builders import directory, people
from tests.services.freshness.scene import EMAIL, KORA, due, fresh, last_mail, provider, today

YES, NO = (ProposedChange.ACCEPTED, ""), (ProposedChange.DECLINED, "Das klären wir am Telefon.")


def proposed(entry, **after):
    """Return a proposal that changes these fields and no other."""
    request = ask(provider(), by=KORA)
    return propose(request, entry, after=proposable.now(values_of(entry)) | after, note="")


def decided(proposal, **verdicts):
    return decide(proposal, verdicts=verdicts, seen=mark_of(proposal), by=KORA)


def test_only_what_is_different_is_kept_and_families_read_on_as_before(alliance):
    entry = due(summary="Alt")

    proposal = proposed(entry, summary="Neu")

    kept = [(each.field, each.before, each.after) for each in proposal.changes.all()]
    assert kept == [("summary", "Alt", "Neu")]
    assert public_sheet(entry.code).german.summary == "Alt"


def test_the_coordination_hears_of_a_proposal_once(alliance):
    people.member(alliance, Role.COORDINATOR)
    entry = due()
    proposal = proposed(entry, summary="Neu")

    propose(proposal.request, entry, after={"summary": "Doch anders"}, note="")

    assert Mail.objects.filter(template="proposal_waits").count() == 1


def test_a_second_proposal_by_the_same_mail_takes_the_place_of_the_first(alliance):
    entry = due()
    first = proposed(entry, summary="Neu")

    propose(first.request, entry, after=proposable.now(values_of(entry)) | {"title": "T"}, note="")

    assert Proposal.objects.count() == 1
    assert [each.field for each in first.changes.all()] == ["title"]


def test_nobody_proposes_for_an_entry_that_the_mail_did_not_ask_about(alliance):
    request = ask(due().organisation, by=KORA)

    with pytest.raises(NotPossible) as refusal:
        propose(request, due("Fremd", of=directory.organisation("Andere")), after={}, note="")

    assert refusal.value.sentence == NOT_ASKED


def test_what_is_accepted_is_public_and_what_is_declined_stays(alliance):
    entry = due(summary="Alt", website="https://example.org/alt")
    proposal = proposed(entry, summary="Neu", website="https://example.org/neu")

    decided(proposal, summary=YES, website=NO)

    sheet = public_sheet(entry.code)
    assert (sheet.german.summary, sheet.website) == ("Neu", "https://example.org/alt")
    assert (sheet.checked_on, sheet.checked_by) == (today(), "die Organisation selbst")


def test_the_provider_hears_what_became_of_each_field(alliance):
    proposal = proposed(due(summary="Alt"), summary="Neu", email="neu@example.org")

    decided(proposal, summary=YES, email=NO)

    mail = last_mail("proposal_decided")
    assert mail.to == EMAIL
    assert "* In einem Satz: übernommen" in mail.body
    assert "* E-Mail: nicht übernommen" in mail.body
    assert "Dazu schreibt das Bündnis: Das klären wir am Telefon." in mail.body


def test_what_somebody_changed_meanwhile_is_shown_before_it_is_decided(alliance):
    entry = due(summary="Alt")
    proposal = proposed(entry, summary="Neu")
    seen = mark_of(proposal)
    write_entry(entry, replace(values_of(entry), summary="Anders"), by=KORA, how="Geändert")

    with pytest.raises(NotPossible) as refusal:
        decide(proposal, verdicts={"summary": YES}, seen=seen, by=KORA)

    assert (refusal.value.sentence, fresh(entry).summary) == (CHANGED, "Anders")


def test_nothing_is_decided_twice(alliance):
    proposal = proposed(due(summary="Alt"), summary="Neu")
    decided(proposal, summary=NO)

    with pytest.raises(NotPossible) as refusal:
        decided(proposal, summary=YES)

    assert refusal.value.sentence == DECIDED


def test_numbers_of_the_provider_are_confirmed_and_fax_and_press_stay(alliance):
    press = PhoneValues("0391 540 1", kind="presse")
    entry = due(phones=(PhoneValues("0391 540 2000"), press))

    decided(proposed(entry, phones=[{"raw": "0391 540 3000", "label": ""}]), phones=YES)

    found = [(each.raw, each.kind, each.confirmed) for each in values_of(fresh(entry)).phones]
    assert found == [("0391 540 3000", "rat", True), ("0391 540 1", "presse", False)]


def test_weekly_hours_change_and_rarer_rhythms_stay(alliance):
    monthly = SlotValues(starts_on=today(), rrule="FREQ=MONTHLY;BYDAY=1FR", opens=time(18))
    entry = due(slots=(directory.TUESDAYS, monthly))
    row = {"kind": "opening", "opens": "09:00", "closes": "12:00", "note": ""}
    rows = [row | {"day": "MO"}, row | {"day": "TH"}]

    decided(proposed(entry, hours=rows), hours=YES)

    rules = [(each.rrule, each.opens) for each in values_of(fresh(entry)).slots]
    assert rules == [("FREQ=WEEKLY;BYDAY=MO,TH", time(9)), ("FREQ=MONTHLY;BYDAY=1FR", time(18))]


def test_untouched_hours_are_no_change(alliance):
    several = replace(directory.TUESDAYS, rrule="FREQ=WEEKLY;BYDAY=TU,TH")
    entry = due(slots=(several,))

    proposal = proposed(entry, hours=proposable.hours_of(values_of(entry).slots))

    assert list(proposal.changes.all()) == []


def test_the_journal_names_who_proposed_and_who_took_it_over(alliance):
    decided(proposed(due(summary="Alt"), summary="Neu"), summary=YES)

    lines = dict(JournalEntry.objects.values_list("verb", "actor_name"))
    assert lines["freshness.proposed"] == "Elterntreff"
    assert (lines["freshness.decided"], lines["entry.changed"]) == (KORA.name, KORA.name)
