"""The report of a small employer: few pages, the same sealed content, open to machines as the long one."""

import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

import pytest

from certification.applications.states import State
from certification.reports.rendering import records_by_hash, rendered
from certification.reports.short import is_short
from tests.builders.cases import application_at
from tests.certification.reports.reading import pages_of, tags_of, text_of

pytestmark = pytest.mark.once


@dataclass
class HandedIn:
    """As much of a sealed case as decides on the form of its report."""

    headcount: int
    submission: Any = field(init=False)

    def __post_init__(self) -> None:
        self.submission = self
        self.parts = {"scope": {"headcount": self.headcount}}


@pytest.mark.parametrize(("headcount", "short"), [(1, True), (49, True), (50, False)])
def test_below_fifty_the_report_is_short(headcount, short):
    assert is_short(HandedIn(headcount)) is short


def test_a_small_employer_gets_five_pages_with_everything_that_counts(alliance, tmp_path):
    application = application_at(State.CERTIFIED, home=alliance, case="klein-7")
    record = application.decision.record

    pdf = rendered("report", records_by_hash({record.hash})[record.hash])

    text = text_of(pdf)
    assert pages_of(pdf) <= 5
    for expected in (
        "Für „Familienfreundlich“ braucht es 60 Punkte. Sie liegen 1,0 darüber.",
        "Die acht Handlungsfelder",
        "AO-1 Vertretung und Übergabe 3 Gelebt ebenso Beim Besuch bestätigt",
        "DI-A6",
        "Stärken und Möglichkeiten",
        "Die Beschäftigtenvertretung wurde nicht gefragt.",
        "Das Handlungsprogramm",
        "Sie können widersprechen.",
        record.hash,
    ):
        assert expected in text
    # What only larger employers are asked is not told to be missing.
    assert "FU-4" not in text
    assert _opens_to_machines(pdf, tmp_path)
    assert [alt for tag, alt in tags_of(pdf) if tag == "Figure" and not alt] == []


def _opens_to_machines(pdf: bytes, folder: Any) -> bool:
    file = folder / "report.pdf"
    file.write_bytes(pdf)
    checked = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", str(file)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    return "errors=0" in checked.stdout
