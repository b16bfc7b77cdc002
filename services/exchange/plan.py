"""What a file would change, worked out without changing anything."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from buendnis.tenancy.scope import across_alliances
from services.directory.checks import organisation_problems, place_problems, problems_of
from services.directory.differences import Differences, differences
from services.directory.models import Entry
from services.directory.queries import with_parts
from services.directory.writing import completed
from services.exchange.cells import BadCell
from services.exchange.columns import (
    CODE,
    ENTRIES,
    ORGANISATIONS,
    PLACES,
    TABLES,
    VERSION,
    Column,
    Table,
    row_of,
)
from services.exchange.files import Rows, as_read

CHECKS: dict[str, Callable[[Any], list[tuple[str, str]]]] = {
    ORGANISATIONS.key: organisation_problems,
    PLACES.key: place_problems,
    ENTRIES.key: problems_of,
}
COMPULSORY = {
    ORGANISATIONS.key: {"name"},
    PLACES.key: set[str](),
    ENTRIES.key: {"title", "organisation"},
}
MISSING = "Diese Spalte fehlt. Ein neuer Eintrag braucht sie."
FOREIGN = "Diese Kennung gehört nicht zu uns. Für einen neuen Eintrag lassen Sie sie leer."
TWICE = "Diese Kennung steht schon in Zeile {}."
STALE = "Jemand hat diesen Eintrag geändert, seit die Datei ausgegeben wurde."


@dataclass(frozen=True)
class Problem:
    """What is wrong in one cell."""

    table: str
    row: int
    column: str
    sentence: str


@dataclass
class RowPlan:
    """What would become of one row: `stored` is ours, None for a new one; `values` where nothing is wrong."""

    table: Table
    row: int
    code: str
    stored: Any = None
    values: Any = None
    changes: Differences = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """„faulty“, „new“, „changed“ or „same“."""
        if self.problems:
            return "faulty"
        if self.stored is None:
            return "new"
        return "changed" if self.changes else "same"

    @property
    def name(self) -> str:
        """What the row is called."""
        values = self.values
        if values is None:
            return str(self.stored or self.code or "neu")
        return str(getattr(values, "title", "") or values.name or getattr(values, "street", ""))

    @property
    def told_changes(self) -> list[tuple[str, Any, Any]]:
        """The changes as heading, before, after."""
        headings = {column.field: column for column in self.table.columns}
        before = self.table.read(self.stored) if self.stored is not None else None
        found = []
        for name in self.changes:
            if column := headings.get(name):
                old = column.cell.write(getattr(before, name)) if before is not None else ""
                found.append((column.heading, old, column.cell.write(getattr(self.values, name))))
        return found


@dataclass
class Plan:
    """What a whole file would change."""

    rows: list[RowPlan]

    def of_kind(self, kind: str) -> list[RowPlan]:
        """Return the rows of one kind."""
        return [row for row in self.rows if row.kind == kind]

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong, in the order of the file."""
        return [problem for row in self.rows for problem in row.problems]


def plan_of(tables: Mapping[Table, Rows]) -> Plan:
    """Return what the rows of these tables would change in the alliance in scope; nothing is written."""
    plans: list[RowPlan] = []
    known = {table.key: stored_rows(table) for table in TABLES}
    for table in TABLES:
        first_rows: dict[str, int] = {}
        rows = tables.get(table, [])
        strange = _strange_codes(
            table, {cells.get(CODE, "") for _, cells in rows}, known[table.key]
        )
        for number, cells in rows:
            plan = _row(table, number, cells, known[table.key])
            if plan.code in strange:
                plan.problems.append(Problem(table.title, number, CODE, FOREIGN))
            if plan.code and plan.code in first_rows:
                plan.problems.append(
                    Problem(table.title, number, CODE, TWICE.format(first_rows[plan.code]))
                )
            first_rows.setdefault(plan.code, number)
            plans.append(plan)
    _check_references(plans, known)
    return Plan(plans)


def stored_rows(table: Table) -> dict[str, Any]:
    """Return our rows of a table by code, entries with their parts."""
    rows = table.model.objects.all()
    return {row.code: row for row in (with_parts(rows) if table.model is Entry else rows)}


def _row(table: Table, number: int, cells: Mapping[str, str], known: Mapping[str, Any]) -> RowPlan:
    code = cells.get(CODE, "")
    plan = RowPlan(table, number, code, known.get(code))
    seen = cells.get(VERSION, "")
    if plan.stored is not None and seen and seen != str(plan.stored.version):
        plan.problems.append(Problem(table.title, number, VERSION, STALE))
    given = dict(_given(table, cells, plan))
    if not plan.problems and (given or plan.stored is None):
        _check_values(plan, given)
    return plan


def _strange_codes(table: Table, codes: set[str], known: Mapping[str, Any]) -> set[str]:
    """Return the codes that are not ours and cannot be kept: no codes at all, or those of other alliances."""
    unknown = codes - set(known) - {""}
    # A code stands in addresses beside words of ours, which are written small.
    odd = {code for code in unknown if not re.fullmatch(r"[0-9A-Z]{1,12}", code)}
    with across_alliances("Eine Kennung ist im ganzen Portal einmalig"):
        taken = table.model.objects.filter(code__in=unknown - odd).values_list("code", flat=True)
        return odd | set(taken)


def _given(table: Table, cells: Mapping[str, str], plan: RowPlan) -> Iterator[tuple[str, Any]]:
    """Yield field and value of each cell that says something new; what cannot be read is noted.

    A cell as we would write it leaves what is stored exactly as it is, also what no cell can hold (blanks
    at an end). An empty cell of a new row leaves the usual value.
    """
    ours = row_of(table, plan.stored) if plan.stored is not None else {}
    for column in table.columns:
        cell, field_needed = cells.get(column.heading), column.field in COMPULSORY[table.key]
        if cell is None or (not cell and not ours and not field_needed):
            continue
        if ours and cell == as_read(ours[column.heading]):
            continue
        try:
            yield column.field, column.cell.read(cell)
        except BadCell as problem:
            _note(plan, column, str(problem))


def _note(plan: RowPlan, column: Column, sentence: str) -> None:
    plan.problems.append(Problem(plan.table.title, plan.row, column.heading, sentence))


def _check_values(plan: RowPlan, given: dict[str, Any]) -> None:
    """Put the cells over what is stored and check the whole; a column that is not in the file stays."""
    table = plan.table
    before = table.read(plan.stored) if plan.stored is not None else None
    for column in table.columns if before is None else ():
        if column.field in COMPULSORY[table.key] - set(given):
            _note(plan, column, MISSING)
    if plan.problems:
        return
    values = replace(before, **given) if before is not None else table.values(**given)
    headings = {column.field: column for column in table.columns}
    for name, sentence in CHECKS[table.key](values):
        _note(plan, headings.get(name, table.columns[0]), sentence)
    if not plan.problems:
        plan.values = completed(values) if table is ENTRIES else values
        plan.changes = differences(before, plan.values)


def _check_references(plans: list[RowPlan], known: Mapping[str, Mapping[str, Any]]) -> None:
    """See that what entries refer to is ours, or comes with the file."""
    coming = {
        table.key: {plan.code for plan in plans if plan.table is table and plan.code}
        for table in TABLES
    }
    columns = {column.field: column for column in ENTRIES.columns}
    for plan in plans:
        if plan.table is not ENTRIES or plan.values is None:
            continue
        wanted = [("organisation", ORGANISATIONS, plan.values.organisation)]
        wanted += [("places", PLACES, at.place) for at in plan.values.places]
        for name, table, code in wanted:
            if code not in known[table.key] and code not in coming[table.key]:
                _note(plan, columns[name], f"„{code[:40]}“ gibt es unter „{table.title}“ nicht.")
