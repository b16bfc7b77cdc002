"""The table of the procedure as data: no dead end, no silent step, nothing without words."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from buendnis.workflow import Comment
from certification.applications.states import (
    DECIDED,
    FINAL,
    FROZEN,
    LABELS,
    NEXT,
    OPEN,
    TURN,
    Party,
    State,
)
from certification.procedure.table import OWN_PAGES, TOLD, TRANSITIONS, WORKFLOW

NAMES = {row.name for row in TRANSITIONS}
STEPS = pytest.mark.parametrize("row", TRANSITIONS, ids=lambda row: row.name)

# The whole procedure, written out a second time: what stands here is what was decided (DECISIONS 7).
DRAWN = {
    ("draft", "einreichen", "submitted"),
    ("submitted", "zuruecknehmen", "draft"),
    ("accepted", "zuruecknehmen", "draft"),
    ("submitted", "annehmen", "accepted"),
    ("submitted", "zurueckgeben", "draft"),
    ("accepted", "zurueckgeben", "draft"),
    ("submitted", "ablehnen", "rejected"),
    ("accepted", "ablehnen", "rejected"),
    ("accepted", "pruefung-beginnen", "in_review"),
    ("in_review", "pruefung-abschliessen", "programme_open"),
    ("programme_open", "pruefung-wieder-oeffnen", "in_review"),
    ("programme_open", "vorlegen", "for_decision"),
    ("for_decision", "zurueck-an-die-pruefung", "in_review"),
    ("for_decision", "zertifizieren", "certified"),
    ("for_decision", "auf-dem-weg", "on_the_way"),
    ("for_decision", "nicht-zertifizieren", "not_certified"),
    ("draft", "zurueckziehen", "withdrawn"),
    ("submitted", "zurueckziehen", "withdrawn"),
    ("accepted", "zurueckziehen", "withdrawn"),
    ("in_review", "zurueckziehen", "withdrawn"),
    ("programme_open", "zurueckziehen", "withdrawn"),
    ("for_decision", "zurueckziehen", "withdrawn"),
}
COMMENT_REQUIRED = {
    "zurueckgeben",
    "ablehnen",
    "pruefung-wieder-oeffnen",
    "zurueck-an-die-pruefung",
}
IRREVOCABLE = {
    "ablehnen",
    "zertifizieren",
    "auf-dem-weg",
    "nicht-zertifizieren",
    "zurueckziehen",
}


def test_the_table_draws_these_steps_and_no_others():
    drawn = {(source, row.name, row.target) for row in TRANSITIONS for source in row.sources}

    assert drawn == DRAWN


def test_every_state_is_reached_and_none_is_a_dead_end():
    assert list(WORKFLOW.faults()) == []
    assert WORKFLOW.reachable() == {state.value for state in State}


def test_every_open_state_leads_to_an_end():
    ends = {state.value for state in FINAL}
    leading = set(ends)
    for _ in State:
        leading |= {s for row in TRANSITIONS if row.target in leading for s in row.sources}

    assert leading == {state.value for state in State}


def test_open_final_and_decided_split_the_states():
    assert {*OPEN, *FINAL} == set(State)
    assert OPEN.isdisjoint(FINAL)
    assert DECIDED < FINAL
    assert set(State) - {State.DRAFT} == FROZEN


@pytest.mark.parametrize("map_", [LABELS, NEXT, TURN], ids=["LABELS", "NEXT", "TURN"])
def test_every_state_has_its_words_and_whose_turn_it_is(map_):
    assert set(map_) == set(State)
    assert all(map_.values())


def test_it_is_nobodys_turn_at_the_end_and_somebodys_before():
    assert {state for state in State if TURN[state] is Party.NOBODY} == FINAL


def test_no_two_open_states_have_the_same_name_for_a_reader():
    for reader in (0, 1):
        names = [LABELS[state][reader] for state in State]

        assert len(names) == len(set(names))


def test_somebody_is_told_of_every_step():
    assert set(TOLD) == NAMES
    assert all(TOLD.values())


def test_the_employer_is_told_of_every_step_that_is_not_its_own():
    silent = {name for name in NAMES if Party.EMPLOYER not in TOLD[name]}

    # Its own steps, and the board's question to the examiner, which changes nothing for the employer.
    assert silent == {"zuruecknehmen", "zurueckziehen", "zurueck-an-die-pruefung"}


@STEPS
def test_every_step_has_words(row):
    assert row.label
    assert row.label[0].isupper()
    assert row.name == row.name.lower()


@STEPS
def test_a_step_without_a_page_of_its_own_explains_itself(row):
    assert row.explanation.endswith(".") or row.name in OWN_PAGES


def test_pages_of_their_own_belong_to_known_steps():
    assert set(OWN_PAGES) == {"zertifizieren", "auf-dem-weg", "nicht-zertifizieren"}


def test_these_steps_need_a_reason_in_words():
    assert {row.name for row in TRANSITIONS if row.comment is Comment.REQUIRED} == COMMENT_REQUIRED


def test_these_steps_cannot_be_undone():
    irrevocable = {row.name for row in TRANSITIONS if row.irrevocable}

    assert irrevocable == IRREVOCABLE
    assert {row.name for row in TRANSITIONS if row.target in FINAL} == IRREVOCABLE


def test_a_way_back_always_says_why():
    order = list(State)
    back = {
        row.name
        for row in TRANSITIONS
        for source in row.sources
        if row.target in OPEN and order.index(State(row.target)) < order.index(State(source))
    }

    # Taking back one's own submission needs no reason.
    assert back - {"zuruecknehmen"} == {
        row.name for row in TRANSITIONS if row.comment is Comment.REQUIRED
    } - {"ablehnen"}


def test_the_drawing_in_the_handbook_is_the_table():
    out = StringIO()

    call_command("draw_procedure", "--check", stdout=out)

    assert "stimmt" in out.getvalue()


def test_the_drawing_shows_every_step_with_its_label():
    out = StringIO()
    call_command("draw_procedure", stdout=out)

    drawing = out.getvalue()

    assert drawing.count(" --> ") == len(DRAWN) + 1 + len(FINAL)
    assert all(row.label in drawing for row in TRANSITIONS)
    assert all(LABELS[state][1] in drawing for state in State)


def test_an_old_drawing_is_told_with_the_command_that_mends_it(tmp_path):
    old = tmp_path / "ablauf.md"
    old.write_text("# Ablauf\n\n```mermaid\nstateDiagram-v2\n```\n")

    with pytest.raises(CommandError, match=r"manage\.py draw_procedure --write"):
        call_command("draw_procedure", "--check", "--file", str(old))


def test_the_drawing_is_written_between_the_fences_only(tmp_path):
    page = tmp_path / "ablauf.md"
    page.write_text("# Ablauf\n\nVorher.\n\n```mermaid\nalt\n```\n\nNachher.\n")

    call_command("draw_procedure", "--write", "--file", str(page), stdout=StringIO())
    call_command("draw_procedure", "--check", "--file", str(page), stdout=StringIO())

    text = page.read_text()
    assert text.startswith("# Ablauf\n\nVorher.\n\n```mermaid\nstateDiagram-v2\n")
    assert text.endswith("```\n\nNachher.\n")


def test_a_handbook_without_a_place_for_the_drawing_is_told(tmp_path):
    page = tmp_path / "ablauf.md"
    page.write_text("# Ablauf\n")

    with pytest.raises(CommandError, match="mermaid"):
        call_command("draw_procedure", "--write", "--file", str(page))
