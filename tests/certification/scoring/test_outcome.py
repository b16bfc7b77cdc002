"""The worked cases come out as written, and a stored result says everything again."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from certification.catalogue.reading import STANDARD
from certification.catalogue.score_files import read_assessment
from certification.scoring import Benefits, Evidence, People, Result, score
from tests.certification.scoring.scenes import assessment, standard

EXAMPLES = sorted((STANDARD.parent / "examples").glob("*.yaml"))
FIELDS = ("AO", "FU", "PE", "SF", "IK", "AZ", "OT", "EG")
# Fields, indicator with both pillars, total and level.
WORKED = {
    "klein-7": "66.3 66.7 61.8 51.3 60.0 67.5 50.0 46.3 65.6 64.3 66.8 61.0 freundlich",
    "mittel-180": "67.5 55.0 66.3 38.8 67.5 70.0 60.0 66.3 70.3 70.0 70.7 62.6 weg",
    "gross-2100-ist": "42.5 52.5 48.8 51.3 57.5 61.3 35.0 36.3 69.0 78.2 59.9 53.3 weg",
}


def example(path: Path) -> Result:
    return score(standard(), read_assessment(path, standard()))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_worked_cases_come_out_as_written(path):
    expected = json.loads(path.with_suffix(".expected.json").read_text())

    assert example(path).summary() == expected


def test_there_are_eleven_worked_cases():
    assert len(EXAMPLES) == 11


@pytest.mark.parametrize(("name", "row"), WORKED.items())
def test_the_table_of_the_three_employers_holds(name, row):
    shown = example(STANDARD.parent / "examples" / f"{name}.yaml").summary()

    diversity = shown["diversity"]
    values = [shown["fields"][field] for field in FIELDS]
    values += [diversity["value"], diversity["pillars"]["A"], diversity["pillars"]["B"]]
    assert [*values, shown["total"], shown["level"]] == row.split()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_stored_result_comes_back_without_loss(path):
    result = example(path)

    stored = json.loads(json.dumps(result.to_dict()))

    assert Result.from_dict(stored) == result
    assert Result.from_dict(stored).to_dict() == result.to_dict()


def test_the_trace_holds_no_head_counts():
    staff = {"n_w": 1733, "n_m": 2263, "n_x": 4}
    led = {"l1_w": 23, "l1_m": 41, "l2_w": 211, "l2_m": 307, "t_l": 131}
    cases = {"b_w": 419, "b_m": 523, "e_w": 613, "e_m": 227}
    everything = People(**staff, **led, **cases, gap=Decimal("7.123"))

    result = score(standard(), assessment(headcount=4000, people=everything))

    kept = set(all_numbers(result.to_dict()))
    counts = {str(count) for count in (staff | led | cases).values() if count > 100}
    assert kept.isdisjoint(counts | {"582", "7.123"})


def all_numbers(value):
    """Return every number of a stored result as a text."""
    if isinstance(value, dict):
        return [one for item in value.values() for one in all_numbers(item)]
    if isinstance(value, list):
        return [one for item in value for one in all_numbers(item)]
    return [str(value)]


def test_the_result_names_its_edition():
    result = score(standard(), assessment())

    assert (result.edition_version, result.edition_hash) == ("2026.2", standard().edition_hash)


def test_the_trace_of_a_question_tells_claim_evidence_and_cap():
    result = score(standard(), assessment(stage=4, evidence={"AO-1": Evidence.NONE}))

    trace = result.question("AO-1")
    assert (trace.claimed, trace.evidence, trace.cap, trace.stage) == (4, Evidence.NONE, 2, 2)


def test_the_trace_says_why_a_question_does_not_apply():
    result = score(
        standard(),
        assessment(
            headcount=9,
            answers={},
            not_applicable={"AO-5": "keine_verschiebbaren_aufgaben_und_schulungen"},
        ),
    )

    assert result.question("FU-4").reason == "erst ab 10 Beschäftigten"
    assert result.question("AO-5").reason == "keine_verschiebbaren_aufgaben_und_schulungen"


def test_all_zero_is_nothing_and_no_level():
    result = score(standard(), assessment(stage=0))

    assert (str(result.total), result.level) == ("0.0", None)


@pytest.mark.parametrize("headcount", [7, 12, 50, 250])
def test_all_four_is_everything_and_the_highest_level(headcount):
    everything = assessment(
        stage=4, headcount=headcount, benefits=Benefits(10, 10), people=People(gap=Decimal(0))
    )

    result = score(standard(), everything)

    assert (str(result.total), result.level) == ("100.0", "vorbild")
