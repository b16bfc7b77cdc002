"""Reads near relatives, grades and the old Stufen; relatives become values of the rulebook too."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from buendnis.strict_yaml import EntryFault, read_file
from services.care_leave.rulebook import FIRST_DAY, RuleValue, Unit
from services.care_leave.situation import Relation
from services.care_rules import parts
from services.care_rules.reading import CONTENT, Reading
from services.care_rules.values import (
    Basis,
    FromStufe,
    Grade,
    NearRelatives,
    Parameter,
    People,
)

COVERED, NOT_COVERED = "covered", "not_covered"
WORDS = {COVERED: "naher Angehöriger", NOT_COVERED: "kein naher Angehöriger nach dem Gesetz"}
ROOMS = {"checked_on", "near_relatives", "grades", "stufen"}


def read_people(folder: Path = CONTENT) -> People:
    """Return relatives, grades and Stufen. Raises EntryFault."""
    data = parts.mapping(read_file(folder / "people.yaml"), "people", ROOMS)
    checked_on = parts.day(data["checked_on"], "people")
    near = parts.mapping(data["near_relatives"], "relatives", {"statute", "spans", "not_covered"})
    grades = parts.mapping(data["grades"], "grades", {"since", "statute", "sources", "points"})
    stufen = parts.mapping(data["stufen"], "stufen", {"on", "statute", "sources", "rows"})
    return People(
        near_relatives=tuple(
            _relatives(each, near["statute"], checked_on) for each in near["spans"]
        ),
        not_covered=parts.texts(near["not_covered"], "not_covered"),
        grades=tuple(_grade(each) for each in grades["points"]),
        grades_since=parts.day(grades["since"], "grades"),
        grades_basis=_basis(grades, grades["statute"], checked_on),
        stufen=tuple(_stufe(each) for each in stufen["rows"]),
        stufen_on=parts.day(stufen["on"], "stufen"),
        stufen_basis=_basis(stufen, stufen["statute"], checked_on),
    )


def as_reading(people: People) -> Reading:
    """Return `relative.<relation>` as parameters: each relation is covered, or not, on every day."""
    parameters = tuple(
        Parameter(
            f"relative.{each}", "Nahe Angehörige", str(each), Unit.RULE, WORDS, FIRST_DAY, None
        )
        for each in Relation
    )
    return Reading(parameters, tuple(_as_values(people)))


def _as_values(people: People) -> Iterator[RuleValue]:
    for relation in Relation:
        for span in people.near_relatives:
            yield RuleValue(
                key=f"relative.{relation}",
                value=COVERED if relation in span.relations else NOT_COVERED,
                unit=Unit.RULE,
                valid_from=span.valid_from,
                valid_to=span.valid_to,
                statute=span.basis.statute,
                sources=span.basis.sources,
                checked_on=span.basis.checked_on,
            )


def _relatives(row: Any, statute: str, checked_on: date) -> NearRelatives:
    row = parts.mapping(
        row, "relatives", {"from", "sources", "words", "relations"}, {"to", "statute"}
    )
    if unknown := set(row["relations"]) - set(Relation):
        raise EntryFault("relatives", f"Nicht bekannt: {', '.join(sorted(unknown))}.")
    return NearRelatives(
        valid_from=parts.day(row["from"], "relatives"),
        valid_to=parts.day_or_none(row.get("to"), "relatives"),
        words=parts.texts(row["words"], "relatives"),
        relations=frozenset(Relation(each) for each in row["relations"]),
        basis=_basis(row, row.get("statute", statute), checked_on),
    )


def _basis(row: Any, statute: Any, checked_on: date) -> Basis:
    return Basis(parts.text(statute, "people"), parts.texts(row["sources"], "people"), checked_on)


def _grade(row: Any) -> Grade:
    row = parts.mapping(row, "grades", {"grade", "from_points", "below"})
    below = None if row["below"] is None else parts.number(row["below"], "grades")
    return Grade(int(row["grade"]), parts.number(row["from_points"], "grades"), below)


def _stufe(row: Any) -> FromStufe:
    row = parts.mapping(row, "stufen", {"stufe", "dementia", "grade"})
    return FromStufe(parts.text(row["stufe"], "stufen"), row["dementia"] is True, int(row["grade"]))
