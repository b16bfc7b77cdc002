"""What the examiner writes is versioned, journalled without figures, and only while it is theirs to write."""

from datetime import date

import pytest

from buendnis.access.rules import Role
from buendnis.journal.models import Entry
from buendnis.workflow import NotPossible
from certification.applications.actions import name_examiner
from certification.applications.models import Application
from certification.applications.states import State
from certification.review.actions import (
    Stale,
    record_benefits,
    record_complaints_office,
    record_finding,
    record_numbers,
    record_refused_visit,
    record_report_text,
    record_visit,
    withdraw_complaints_office,
)
from certification.review.models import BenefitFinding, ComplaintsOffice, Finding, Visit
from tests.builders import people
from tests.certification.review.scene import Scene, finding, in_review

VISIT = {"date": date(2026, 11, 10), "kind": "site", "with_whom": "Leitung", "notes": ""}


@pytest.fixture
def scene(alliance) -> Scene:
    return in_review(alliance)


def find(scene, *, by=None, **values):
    by = by or scene.actor
    return record_finding(scene.application, criterion="AO-1", **finding(**values), by=by)


def test_each_save_is_the_next_version(scene):
    find(scene, stage=3, evidence="visit")

    second = find(scene, version=1, stage=2, evidence="visit", reason="part_only")

    assert (second.version, second.changed_by) == (2, "Petra Prüferin")


def test_saving_the_same_again_changes_nothing(scene):
    find(scene, stage=3, evidence="visit")

    again = find(scene, version=0, stage=3, evidence="visit")

    assert again.version == 1


def test_a_stale_finding_is_refused_and_keeps_what_stands(scene):
    find(scene, stage=3, evidence="visit")

    with pytest.raises(Stale) as stale:
        find(scene, stage=1, evidence="visit")

    assert stale.value.stored.stage == 3
    assert Finding.objects.get().stage == 3


def test_the_journal_names_the_question_and_never_the_stage(scene):
    find(scene, stage=3, evidence="visit")

    entry = Entry.objects.get(verb="review.finding")

    assert (entry.sentence, entry.details) == ("Befund zu AO-1 festgehalten", {})


def test_typing_words_alone_is_not_journalled(scene):
    find(scene, stage=3, evidence="visit")
    find(scene, version=1, stage=3, evidence="visit", text="Im Ordner gesehen.")

    assert Entry.objects.filter(verb="review.finding").count() == 1


def test_the_journal_holds_no_counts(scene):
    record_numbers(
        scene.application,
        group="leaves",
        version=0,
        verdict="corrected",
        values={"leaves": 16, "e_w": 9, "e_m": 7},
        text="Doppelt gezählt.",
        by=scene.actor,
    )

    entry = Entry.objects.get(verb="review.numbers")

    assert (entry.sentence, entry.details) == ("Zahlen „Elternzeit“ geprüft", {})


def test_a_stale_row_of_benefits_stores_none_of_them(scene):
    word = {"version": 0, "verdict": "confirmed", "choice": "", "text": ""}
    record_benefits(scene.application, rows={2: word}, by=scene.actor)
    rows = {1: word, 2: word | {"verdict": "unproven", "text": "Nichts gesehen."}}

    with pytest.raises(Stale):
        record_benefits(scene.application, rows=rows, by=scene.actor)

    assert list(BenefitFinding.objects.values_list("row", "verdict")) == [(2, "confirmed")]


@pytest.mark.parametrize("state", [State.ACCEPTED, State.PROGRAMME_OPEN, State.FOR_DECISION])
def test_nothing_is_written_while_the_examination_is_not_running(scene, state):
    Application.objects.update(state=state)

    with pytest.raises(NotPossible):
        find(scene, stage=3, evidence="visit")

    assert not Finding.objects.exists()


def test_a_replaced_examiner_writes_no_more(scene, alliance):
    new = people.member(alliance, Role.EXAMINER)
    coordinator = people.actor(scene.adviser, alliance)
    name_examiner(scene.application, user=new, by=coordinator, reason="Urlaub")

    with pytest.raises(NotPossible) as refusal:
        find(scene, stage=3, evidence="visit")

    assert refusal.value.sentence.startswith("Diesen Fall prüft jemand anderes")


def test_the_new_examiner_goes_on_with_the_findings_there_are(scene, alliance):
    find(scene, stage=3, evidence="visit")
    new = people.member(alliance, Role.EXAMINER, name="Neu Dabei")
    coordinator = people.actor(scene.adviser, alliance)
    name_examiner(scene.application, user=new, by=coordinator, reason="Urlaub")
    successor = people.actor(new, alliance)

    changed = find(scene, by=successor, version=1, stage=2, evidence="visit", reason="part_only")

    assert (changed.stage, changed.changed_by) == (2, "Neu Dabei")


def test_two_examiners_one_after_the_other_do_not_overwrite_each_other(scene, alliance):
    new = people.member(alliance, Role.EXAMINER)
    find(scene, stage=3, evidence="visit")
    coordinator = people.actor(scene.adviser, alliance)
    name_examiner(scene.application, user=new, by=coordinator, reason="Urlaub")

    with pytest.raises(Stale):
        find(scene, by=people.actor(new, alliance), version=0, stage=1, evidence="none")


def test_whoever_advised_never_examines(scene, alliance):
    Application.objects.update(adviser=None, examiner=scene.adviser)
    scene.application.refresh_from_db()

    with pytest.raises(NotPossible) as refusal:
        find(scene, by=people.actor(scene.adviser, alliance), stage=3, evidence="visit")

    assert refusal.value.sentence.startswith("Sie haben diesen Betrieb beraten.")


def test_a_visit_takes_back_that_it_was_refused(scene):
    record_refused_visit(scene.application, version=0, by=scene.actor)

    record_visit(scene.application, version=0, **VISIT, by=scene.actor)

    assert not Application.objects.get().visit_refused


def test_a_refused_visit_removes_the_entered_one(scene):
    record_visit(scene.application, version=0, **VISIT, by=scene.actor)

    record_refused_visit(scene.application, version=1, by=scene.actor)

    assert Application.objects.get().visit_refused
    assert not Visit.objects.exists()


def test_a_stale_refusal_keeps_the_visit(scene):
    record_visit(scene.application, version=0, **VISIT, by=scene.actor)

    with pytest.raises(Stale):
        record_refused_visit(scene.application, version=0, by=scene.actor)

    assert Visit.objects.exists()


def test_the_journal_tells_day_and_kind_of_the_visit(scene):
    record_visit(scene.application, version=0, **VISIT, by=scene.actor)

    sentence = Entry.objects.get(verb="review.visit").sentence

    assert sentence == "Besuch am 10.11.2026 eingetragen (Vor Ort)"


def test_the_note_on_the_complaints_office_can_be_taken_back(scene):
    record_complaints_office(scene.application, named_on=date(2026, 11, 2), by=scene.actor)
    withdraw_complaints_office(scene.application, by=scene.actor)

    assert not ComplaintsOffice.objects.exists()
    assert Entry.objects.filter(verb="review.complaints_office").count() == 2


def test_stale_texts_for_the_report_are_refused(scene):
    texts = {"strengths": "Gut.", "potentials": "Mehr."}
    record_report_text(scene.application, version=0, **texts, by=scene.actor)

    with pytest.raises(Stale) as stale:
        record_report_text(
            scene.application, version=0, strengths="Anders.", potentials="", by=scene.actor
        )

    assert stale.value.stored.strengths == "Gut."
