"""Reads the files of the law into dated values; refuses what is unknown, has no type, no statute or no source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from buendnis.strict_yaml import EntryFault, read_file
from services.care_leave.rulebook import FIRST_DAY, RuleValue, Source
from services.care_rules import parts
from services.care_rules.values import BenefitPlan, Parameter

CONTENT = Path(__file__).resolve().parents[1] / "content" / "care"
RULES = ("leave.yaml", "family_leave.yaml", "special_leave.yaml", "money.yaml", "assessment.yaml")
ROW = {"to", "sources", "unit", "statute", "override", "note", "precision", "checked_on"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files say."""

    parameters: tuple[Parameter, ...]
    values: tuple[RuleValue, ...]
    benefits: tuple[BenefitPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a row takes from the entry around it."""

    parameter: Parameter
    statute: str
    checked_on: date


def read_sources(folder: Path = CONTENT) -> tuple[date, tuple[Source, ...]]:
    """Return the day whose law was read last, and the texts that were read. Raises EntryFault."""
    data = parts.mapping(read_file(folder / "sources.yaml"), "sources", {"law_of", "sources"})
    found = []
    for key, row in data["sources"].items():
        row = parts.mapping(row, key, {"title"}, {"url", "official"})
        found.append(Source(key, row["title"], row.get("url", ""), row.get("official", "")))
    return parts.day(data["law_of"], "law_of"), tuple(found)


def read_rules(folder: Path = CONTENT) -> Reading:
    """Return the parameters of all rooms of the law with their values. Raises EntryFault."""
    raw: dict[str, tuple[Frame, Mapping[str, Any]]] = {}
    for name in RULES:
        data = parts.mapping(read_file(folder / name), name, {"checked_on", "rules"})
        checked_on = parts.day(data["checked_on"], name)
        for room, rules in data["rules"].items():
            rules = parts.mapping(rules, room, {"title", "values"})
            for key, row in rules["values"].items():
                raw[f"{room}.{key}"] = _entry(f"{room}.{key}", rules["title"], row, checked_on, raw)
    values = [each for frame, row in raw.values() for each in _values_of(frame, row, raw)]
    return Reading(tuple(frame.parameter for frame, _ in raw.values()), tuple(values))


def read_benefits(folder: Path = CONTENT) -> Reading:
    """Return the benefits: one parameter for each level of each. Raises EntryFault."""
    data = parts.mapping(
        read_file(folder / "benefits.yaml"), "benefits", {"checked_on", "levels", "benefits"}
    )
    checked_on, names = parts.day(data["checked_on"], "benefits"), data["levels"]
    plans, parameters, values = [], [], []
    for key, row in data["benefits"].items():
        row = parts.mapping(row, key, {"name", "unit", "statute", "spans"})
        plan = _plan(key, row, names)
        plans.append(plan)
        for level in plan.levels:
            spans = [each for each in row["spans"] if level in each["amounts"]]
            parameter = _level(plan, level, spans)
            parameters.append(parameter)
            frame = Frame(parameter, row["statute"], checked_on)
            values += [_value(frame, _row_of(each, level)) for each in spans]
    return Reading(tuple(parameters), tuple(values), tuple(plans))


def _entry(
    key: str, room: str, row: Any, checked_on: date, known: Mapping[str, Any]
) -> tuple[Frame, Mapping[str, Any]]:
    """Return the frame of a parameter and its row; one that is `like` another takes its unit and words."""
    row = parts.mapping(row, key, {"name", "statute"}, {"unit", "words", "rows", "like", "since"})
    if ("like" in row) == ("rows" in row):
        raise EntryFault(key, "Hier fehlen die Werte, oder es sind zwei Arten davon.")
    if "like" in row:
        parameter = _pattern(row["like"], key, known).parameter
        parameter = replace(parameter, key=key, room=room, name=row["name"])
    else:
        parameter = Parameter(
            key=key, room=room, name=parts.text(row["name"], key),
            unit=parts.unit(row.get("unit"), key), words=row.get("words", {}),
            since=parts.day_or_none(row.get("since"), key) or FIRST_DAY, until=None,
        )  # fmt: skip
    return Frame(parameter, parts.text(row["statute"], key), checked_on), row


def _pattern(wanted: str, key: str, known: Mapping[str, Any]) -> Frame:
    if wanted not in known:
        raise EntryFault(key, f"Das Vorbild steht nicht davor: {wanted}.")
    frame: Frame = known[wanted][0]
    return frame


def _values_of(
    frame: Frame, row: Mapping[str, Any], known: Mapping[str, Any]
) -> Iterator[RuleValue]:
    """Yield the values of a parameter; where the law refers to another rule, that rule's, from 2015 on."""
    if "like" not in row:
        for each in row["rows"]:
            yield _value(frame, each)
        return
    pattern, rows = known[row["like"]]
    for each in _values_of(pattern, rows, known):
        if each.valid_to and each.valid_to < FIRST_DAY:
            continue
        own = each.statute == pattern.statute
        yield replace(
            each,
            key=frame.parameter.key,
            valid_from=max(each.valid_from, FIRST_DAY),
            statute=frame.statute if own else each.statute,
        )


def _value(frame: Frame, row: Any) -> RuleValue:
    key = frame.parameter.key
    row = parts.mapping(row, key, {"from", "value"}, ROW)
    kind = parts.unit(row["unit"], key) if "unit" in row else frame.parameter.unit
    value = parts.typed(row["value"], kind, frame.parameter.words, key)
    sources = parts.texts(row.get("sources", []), key)
    note = row.get("note", "")
    if value is None and (sources or not note.startswith(parts.UNPROVEN)):
        raise EntryFault(key, "Eine Lücke hat keine Quelle und sagt: Nicht belegt.")
    if value is not None and not sources:
        raise EntryFault(key, "Hier fehlt die Quelle.")
    return RuleValue(
        key=key,
        value=value,
        unit=kind,
        valid_from=parts.day(row["from"], key),
        valid_to=parts.day_or_none(row.get("to"), key),
        statute=parts.text(row.get("statute", frame.statute), key),
        sources=sources,
        checked_on=parts.day_or_none(row.get("checked_on"), key) or frame.checked_on,
        override=row.get("override", False) is True,
        note=note,
        precision=row.get("precision", ""),
    )


def _plan(key: str, row: Mapping[str, Any], names: Mapping[str, str]) -> BenefitPlan:
    levels: dict[str, str] = {}
    for span in row["spans"]:
        parts.mapping(span, key, {"from", "amounts"}, ROW - {"unit"})
        if unknown := set(span["amounts"]) - set(names):
            raise EntryFault(key, f"Nicht bekannt: {', '.join(sorted(unknown))}.")
        levels |= {level: names[level] for level in names if level in span["amounts"]}
    ordered = {level: name for level, name in names.items() if level in levels}
    return BenefitPlan(key, parts.text(row["name"], key), parts.unit(row["unit"], key), ordered)


def _level(plan: BenefitPlan, level: str, spans: list[Mapping[str, Any]]) -> Parameter:
    """Return the parameter of a level: it lives as long as the file names it, without a hole between."""
    ends = [parts.day_or_none(each.get("to"), plan.key) for each in spans]
    return Parameter(
        key=plan.rule_key(level),
        room="Leistungen der Pflegeversicherung",
        name=f"{plan.name}: {plan.levels[level]}",
        unit=plan.unit,
        words={},
        since=min(parts.day(each["from"], plan.key) for each in spans),
        until=None if None in ends else max(each for each in ends if each),
    )


def _row_of(span: Mapping[str, Any], level: str) -> Mapping[str, Any]:
    rest = {key: value for key, value in span.items() if key != "amounts"}
    return rest | {"value": span["amounts"][level]}
