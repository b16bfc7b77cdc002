"""The papers for the data protection officer are true: numbers, tables, roles, links and commands are the code's."""

import importlib
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

from buendnis import jobs
from buendnis.access.rules import EMPLOYMENT_LABELS, ROLE_LABELS
from buendnis.personal_data.parts import registered_parts

ROOT = Path(settings.BASE_DIR)
FOLDER = ROOT / "docs" / "datenschutz"
PAPERS = sorted(FOLDER.glob("*.md"))
EVERY_PAPER = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.stem)
UNITS = {"Tag": 1, "Stunde": 60 * 60, "Monat": 1}


def retention() -> list[list[str]]:
    """Return the rows of the table of what goes by itself: what, how long, job, constant."""
    lines = (FOLDER / "loeschfristen.md").read_text().splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line[:1] == "|"]
    return [row for row in rows if len(row) == 4 and re.fullmatch(r"`[a-z_.]+:[A-Z_]+`", row[3])]


def said(span: str) -> int:
    """Return the last number of a cell in the unit of its constant: days, months, seconds for hours."""
    number, unit = re.findall(r"(\d+) (Tag|Stunde|Monat)", span)[-1]
    return int(number) * UNITS[unit]


def constant(place: str) -> int:
    module, name = place.strip("`").split(":")
    value = getattr(importlib.import_module(module), name)
    return value.days if isinstance(value, timedelta) else value


@pytest.mark.parametrize("row", retention(), ids=lambda row: row[0])
def test_a_span_is_the_one_of_the_code(row):
    assert said(row[1]) == constant(row[3])


def test_every_job_that_deletes_is_in_the_table_and_no_other():
    deleting = {name for name in jobs._jobs if re.search("gelöscht|geleert", name)}

    assert {row[2] for row in retention()} == deleting


def test_the_record_names_every_table_about_people():
    record = (FOLDER / "verarbeitungsverzeichnis.md").read_text()

    assert {part.model for part in registered_parts()} == set(
        re.findall(r"`([a-z]+\.[A-Z]\w+)`", record)
    )


def test_the_paper_about_roles_names_every_role():
    text = (FOLDER / "rollen.md").read_text()
    cells = {line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")}

    assert {*ROLE_LABELS.values(), *EMPLOYMENT_LABELS.values()} <= cells


@EVERY_PAPER
def test_every_link_leads_somewhere(paper):
    links = re.findall(r"\[[^\]]+\]\(([^)#]+)\)", paper.read_text())

    assert [to for to in links if not (paper.parent / to).exists()] == []


@EVERY_PAPER
def test_every_command_is_one(paper):
    named = set(re.findall(r"manage\.py ([a-z_]+)", paper.read_text()))

    assert named <= set(get_commands())


def test_the_operators_paper_names_commands_that_are_there():
    named = set(re.findall(r"manage\.py ([a-z_]+)", (ROOT / "docs" / "betrieb.md").read_text()))

    assert named >= {"backup", "restore", "personal_data", "alliance"}
    assert named <= set(get_commands())


def test_every_paper_is_named_in_the_contents():
    contents = (FOLDER / "README.md").read_text()

    assert {paper.name for paper in PAPERS} - {"README.md"} <= set(re.findall(r"\w+\.md", contents))
