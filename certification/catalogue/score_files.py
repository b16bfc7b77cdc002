"""Reads an assessment file for `manage.py score` and refuses everything that is not clear."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, TypeGuard

from buendnis.strict_yaml import EntryFault, one_line, read_file
from certification.scoring.faults import (
    NOT_A_COUNT,
    NOT_A_PERCENTAGE,
    NOT_A_STAGE,
    Fault,
    faults,
)
from certification.scoring.values import (
    HIGHEST_STAGE,
    NO_COMPARISON_GROUP,
    AssessmentInput,
    Benefits,
    Catalogue,
    Evidence,
    People,
    Survey,
)

TOP = ("employer", "headcount", "answers", "not_applicable", "evidence", "diversity")
DIVERSITY = ("stages", "benefits_offered", "benefits_open", "survey", "people")
SURVEY = ("responses", "agreement")
COUNTS = (
    "n_w", "n_m", "n_x", "l1_w", "l1_m", "l2_w", "l2_m", "t_l", "b_w", "b_m", "e_w", "e_m",
)  # fmt: skip
# Where the parts of an assessment stand in a file; the rest stands under its own name.
PLACES: Mapping[str, str] = {
    "stages": "diversity.stages",
    "people": "diversity.people",
    "survey": "diversity.survey",
    "benefits.offered": "diversity.benefits_offered",
    "benefits.open": "diversity.benefits_open",
}


class FileFault(Exception):
    """The first thing that is wrong with a file, in one line `FILE: entry: sentence`."""

    def __init__(self, file: str, entry: str, sentence: str) -> None:
        super().__init__(f"{file}: {entry}: {sentence}")
        self.file = file
        self.entry = entry
        self.sentence = sentence


def read_assessment(path: Path | str, catalogue: Catalogue) -> AssessmentInput:
    """The assessment of a file; evidence that is not mentioned counts as accepted.

    Raises FileFault naming the file as it was given, the entry and what is wrong.
    """
    try:
        assessment = assessment_from(read_file(path), catalogue)
    except EntryFault as fault:
        raise FileFault(one_line(str(path), 500), fault.entry, fault.sentence) from fault
    for found in faults(catalogue, assessment):
        raise FileFault(one_line(str(path), 500), _place(found), found.sentence)
    return assessment


def assessment_from(data: Any, catalogue: Catalogue) -> AssessmentInput:
    """The assessment of read data, each entry of the right kind. Raises EntryFault."""
    top = _mapping(data, "")
    _only(top, "", TOP)
    diversity = _section(top, "diversity", "")
    _only(diversity, "diversity", DIVERSITY)
    return AssessmentInput(
        employer=_employer(top),
        headcount=_headcount(top),
        answers=_stages(top, "answers", "", catalogue.criteria),
        not_applicable=_reasons(top),
        evidence=_evidence(top),
        stages=_stages(diversity, "stages", "diversity", catalogue.stage_questions),
        benefits=_benefits(diversity),
        survey=_survey(diversity),
        people=_people(diversity),
    )


def _place(fault: Fault) -> str:
    entry = fault.entries[0]
    if entry in PLACES:
        return PLACES[entry]
    head, _, name = entry.partition(".")
    place = f"{PLACES.get(head, head)}.{name}" if name else head
    return one_line(place)


def _mapping(value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise EntryFault(place or "Datei", "Hier müssen Einträge mit Namen stehen.")
    return value


def _section(data: dict[str, Any], key: str, place: str) -> dict[str, Any]:
    """A part of the file that may be missing or empty."""
    value = data.get(key)
    return {} if value is None else _mapping(value, _join(place, key))


def _join(place: str, key: str) -> str:
    return f"{place}.{one_line(key)}" if place else one_line(key)


def _only(data: dict[str, Any], place: str, known: tuple[str, ...]) -> None:
    for key in data:
        if key not in known:
            raise EntryFault(_join(place, key), "Diesen Eintrag gibt es nicht.")


def _employer(top: dict[str, Any]) -> str:
    value = top.get("employer")
    if not isinstance(value, str) or not value.strip():
        raise EntryFault("employer", "Hier muss der Name des Betriebs stehen.")
    return value


def _headcount(top: dict[str, Any]) -> int:
    value = top.get("headcount")
    if not _is_whole(value) or value < 1:
        raise EntryFault("headcount", "Hier muss eine ganze Zahl ab 1 stehen.")
    return value


def _stages(
    data: dict[str, Any], key: str, place: str, known: Mapping[str, object]
) -> dict[str, int | None]:
    answers = _section(data, key, place)
    _only(answers, _join(place, key), tuple(known))
    for question, stage in answers.items():
        if stage is not None and not (_is_whole(stage) and 0 <= stage <= HIGHEST_STAGE):
            raise EntryFault(_join(_join(place, key), question), NOT_A_STAGE)
    return answers


def _reasons(top: dict[str, Any]) -> dict[str, str]:
    reasons = _section(top, "not_applicable", "")
    for question, reason in reasons.items():
        if not isinstance(reason, str):
            entry = _join("not_applicable", question)
            raise EntryFault(entry, "Hier muss der Grund als Text stehen.")
    return reasons


def _evidence(top: dict[str, Any]) -> dict[str, Evidence]:
    if "evidence" in top:
        _mapping(top["evidence"], "evidence")
    result = {}
    for question, value in _section(top, "evidence", "").items():
        if not isinstance(value, str) or value not in tuple(Evidence):
            known = ", ".join(Evidence)
            raise EntryFault(_join("evidence", question), f"Hier muss eines davon stehen: {known}.")
        result[question] = Evidence(value)
    return result


def _benefits(diversity: dict[str, Any]) -> Benefits | None:
    offered = _count(diversity, "benefits_offered", "diversity")
    open_to_all = _count(diversity, "benefits_open", "diversity")
    if offered is None and open_to_all is None:
        return None
    return Benefits(offered or 0, open_to_all or 0)


def _survey(diversity: dict[str, Any]) -> Survey | None:
    place = "diversity.survey"
    survey = _section(diversity, "survey", "diversity")
    _only(survey, place, SURVEY)
    responses = _count(survey, "responses", place)
    agreement = _percentage(survey, "agreement", place)
    if responses is None and agreement is None:
        return None
    if responses is None or agreement is None:
        missing = "responses" if responses is None else "agreement"
        sentence = "Die Zahlen responses, agreement gehören zusammen; diese fehlt."
        raise EntryFault(f"{place}.{missing}", sentence)
    return Survey(responses, agreement)


def _people(diversity: dict[str, Any]) -> People:
    place = "diversity.people"
    people = _section(diversity, "people", "diversity")
    _only(people, place, (*COUNTS, "gap"))
    counts = {name: _count(people, name, place) for name in COUNTS}
    return People(**counts, gap=_gap(people, place))


def _gap(people: dict[str, Any], place: str) -> Decimal | Literal["keine_vergleichsgruppe"] | None:
    if people.get("gap") == NO_COMPARISON_GROUP:
        return NO_COMPARISON_GROUP
    return _percentage(people, "gap", place)


def _count(data: dict[str, Any], key: str, place: str) -> int | None:
    value = data.get(key)
    if value is None:
        return None
    if not _is_whole(value) or value < 0:
        raise EntryFault(_join(place, key), NOT_A_COUNT)
    return value


def _percentage(data: dict[str, Any], key: str, place: str) -> Decimal | None:
    value = data.get(key)
    if value is None:
        return None
    number = Decimal(value) if _is_whole(value) else value
    if not isinstance(number, Decimal) or not number.is_finite() or not 0 <= number <= 100:
        raise EntryFault(_join(place, key), NOT_A_PERCENTAGE)
    return number


def _is_whole(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
