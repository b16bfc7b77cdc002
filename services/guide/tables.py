"""What chapters show from data: relatives, grades, benefits over the years, changes, errors of the folder."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from buendnis.charts_over_time import Line
from buendnis.templatetags.german import ganz, komma
from services.care_leave.figures import euro, percent
from services.care_leave.rulebook import Rulebook
from services.care_leave.salary_model import SalaryModel, reckon_salary_model
from services.care_rules.queries import benefits_on, near_relatives_on, people
from services.care_rules.values import Benefit
from services.care_rules.words import NOT_PROVEN, said
from services.guide import reading
from services.guide.filling import filled
from services.guide.values import Part

NOTHING = "–"
SINCE = date(2015, 1, 1)
# The line of the chart: the grade that Stufe I without dementia became, and what it became of.
CHART_LEVELS = ("pg3", "s2")
# The worked case of the model: full-time with 3,000 euro, half the hours for two years.
MODEL = (Decimal(3000), Decimal(40), Decimal(20), 24)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its head, its cells, the paragraph, a remark."""

    head: str
    cells: tuple[str, ...]
    law: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class BenefitTable:
    """Benefits on a day: those by level with a column for each, and those with one amount."""

    levels: tuple[str, ...]
    by_level: tuple[Row, ...]
    single: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class MoneyChart:
    """How two benefits of one level went over the years."""

    lines: tuple[Line, ...]
    times: tuple[tuple[int, str], ...]
    summary: str
    rows: tuple[Row, ...]
    heads: tuple[str, ...]


def parts_of(parts: Iterable[Part], rulebook: Rulebook, day: date) -> dict[str, Any]:
    """Return what the parts of a chapter need, by the name of the part."""
    makers: Mapping[Part, Callable[[], Any]] = {
        Part.RELATIVES: lambda: relatives_table(day),
        Part.GRADES: grade_rows,
        Part.POINTS: point_rows,
        Part.BENEFITS: lambda: benefit_table(day),
        Part.SOURCES: reading.funding_sources,
        Part.CHANGES: lambda: change_rows(rulebook, day),
        Part.ERRORS: lambda: error_rows(rulebook, day),
        Part.SALARY_MODEL: salary_example,
        Part.GLOSSARY: lambda: glossary_rows(rulebook, day),
    }
    return {each.value: makers[each]() for each in parts if each in makers}


def relatives_table(day: date) -> dict[str, Any]:
    """Return who is near on a day, who was not yet, and who is not."""
    found, now = near_relatives_on(day), people()
    return {
        "words": found.words,
        "not_covered": now.not_covered,
        "law": found.basis.statute,
    }


def grade_rows() -> tuple[Row, ...]:
    """Return what became of each Pflegestufe, with and without dementia."""
    by_stufe: dict[str, dict[bool, int]] = {}
    for each in people().stufen:
        by_stufe.setdefault(each.stufe, {})[each.dementia] = each.grade
    return tuple(
        Row(
            f"Stufe {stufe.replace(' Härtefall', ', Härtefall')}",
            tuple(str(grades[flag]) if flag in grades else NOTHING for flag in (False, True)),
        )
        for stufe, grades in by_stufe.items()
    )


def point_rows() -> tuple[Row, ...]:
    """Return the grades with their points."""
    rows = []
    for each in people().grades:
        first = f"{each.from_points}".replace(".", ",")
        below = "" if each.below is None else f"{each.below}".replace(".", ",")
        span = f"ab {first}, unter {below}" if below else f"ab {first}"
        rows.append(Row(f"Pflegegrad {each.number}", (span,)))
    return tuple(rows)


def benefit_table(day: date) -> BenefitTable:
    """Return what is paid on a day: „nicht belegt“ where no source is known, a dash where nothing is paid."""
    found = benefits_on(day)
    levels: dict[str, str] = {}
    for each in found:
        if len(each.amounts) > 3:
            levels |= {one.level: one.name for one in each.amounts if one.level[0] in "sp"}
    ordered = sorted(levels, key=lambda level: (level[0] == "p", level))
    by_level, single = [], []
    for each in found:
        amounts = {one.level: one for one in each.amounts}
        if set(amounts) & set(levels):
            cells = tuple(
                _plain(amounts[level].number) if level in amounts else NOTHING for level in ordered
            )
            by_level.append(Row(each.name, cells, each.statute, _note(each)))
        else:
            words = [
                said(one.value) if len(amounts) == 1 else f"{one.name}: {said(one.value)}"
                for one in each.amounts
            ]
            single.append(Row(each.name, ("; ".join(words),), each.statute, _note(each)))
    return BenefitTable(tuple(levels[each] for each in ordered), tuple(by_level), tuple(single))


def money_chart(rulebook: Rulebook, today: date) -> MoneyChart:
    """Return Pflegegeld and Pflegedienst for grade 3 (before 2017: Stufe II) from 2015 to today."""
    names = (("Pflegegeld", "pflegegeld"), ("Pflegedienst", "sachleistung"))
    years = range(SINCE.year, today.year + 1)
    amounts = {name: [_amount(rulebook, key, year) for year in years] for name, key in names}
    first, last = years[0], years[-1]
    said_so = " ".join(
        f"{name}: {first} waren es {_plain(values[0])} Euro im Monat, {last} sind es {_plain(values[-1])} Euro."
        for name, values in amounts.items()
    )
    return MoneyChart(
        lines=tuple(Line(name, values) for name, values in amounts.items()),
        times=tuple((place, str(year)) for place, year in enumerate(years) if place % 2 == 0),
        summary=said_so,
        rows=tuple(
            Row(str(year), tuple(_plain(values[place]) for values in amounts.values()))
            for place, year in enumerate(years)
        ),
        heads=tuple(f"{name}, Euro im Monat" for name, _ in names),
    )


def change_rows(rulebook: Rulebook, day: date) -> tuple[dict[str, Any], ...]:
    """Return the changes of the law, the newest first."""
    return tuple(
        {
            "on": each.on,
            "text": filled(each.text, rulebook, day),
            "laws": each.laws,
            "note": each.note,
        }
        for each in reversed(reading.changes())
    )


def error_rows(rulebook: Rulebook, day: date) -> tuple[dict[str, Any], ...]:
    """Return what the folder of 2015 says, what is right, and if it was wrong then already."""
    return tuple(
        {
            "said": each.said,
            "right": filled(each.right, rulebook, day),
            "laws": each.laws,
            "then": each.then,
        }
        for each in reading.folder_errors()
    )


def glossary_rows(rulebook: Rulebook, day: date) -> tuple[dict[str, Any], ...]:
    """Return the words with their meaning."""
    return tuple(
        {
            "name": each.name,
            "text": filled(each.text, rulebook, day),
            "laws": each.laws,
            "chapter": each.chapter,
        }
        for each in reading.glossary()
    )


def salary_example() -> dict[str, Any]:
    """Return the worked case of the model of 2012 to 2014."""
    gross, before, during, months = MODEL
    model: SalaryModel = reckon_salary_model(*MODEL)
    return {
        "gross": euro(gross),
        "before": before,
        "during": during,
        "months": months,
        "pay": euro(model.pay),
        "share": percent(model.share),
        "balance": euro(model.balance),
        "months_after": model.months_after,
        "steps": model.steps,
    }


def _amount(rulebook: Rulebook, key: str, year: int) -> Decimal:
    for level in CHART_LEVELS:
        rows = rulebook.values.get(f"benefit.{key}.{level}", ())
        # The middle of the year: what holds longest in it.
        day = date(year, 7, 1)
        for each in rows:
            if each.holds_on(day) and isinstance(each.value, Decimal):
                return each.value
    raise LookupError(f"{key} in {year}")


def _plain(number: Decimal | None) -> str:
    if number is None:
        return NOT_PROVEN
    whole = number == number.to_integral_value()
    return str(ganz(number) if whole else komma(number, 2))


def _note(benefit: Benefit) -> str:
    return next((each.value.note for each in benefit.amounts if each.value.note), "")
