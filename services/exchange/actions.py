"""Takes a file in: all of it, or only its rows without faults, in one transaction."""

from django.db import transaction

from buendnis.access.rules import Actor
from buendnis.workflow import NotPossible
from services.directory.changes import told_at_once
from services.directory.checks import BadValues
from services.directory.writing import write_entry, write_organisation, write_place
from services.exchange.columns import ENTRIES, ORGANISATIONS
from services.exchange.plan import Plan, RowPlan

HOW = "Eingelesen aus einer Datei"
FAULTY = (
    "Die Datei hat Fehler. Berichtigen Sie sie, oder übernehmen Sie nur die fehlerfreien Zeilen."
)


@transaction.atomic
def take_in(plan: Plan, *, by: Actor, only_faultless: bool = False) -> dict[str, int]:
    """Write what a plan says; return how many rows were new, changed and left out.

    Raises NotPossible where rows are faulty and not only the faultless ones were asked for: then nothing is
    written. A row that depends on a faulty one is left out as well.
    """
    if plan.problems and not only_faultless:
        raise NotPossible(FAULTY)
    done = {"new": 0, "changed": 0, "left_out": len(plan.of_kind("faulty"))}
    with told_at_once():
        for row in plan.rows:
            if row.kind in ("new", "changed"):
                done[row.kind if _write(row, by=by, skips=only_faultless) else "left_out"] += 1
    return done


def _write(row: RowPlan, *, by: Actor, skips: bool) -> bool:
    """Write one row; return whether that was possible. Without `skips` a refusal undoes everything."""
    writer = {ENTRIES.key: write_entry, ORGANISATIONS.key: write_organisation}.get(
        row.table.key, write_place
    )
    given = {"code": row.code} if row.stored is None else {}
    try:
        with transaction.atomic():
            writer(row.stored, row.values, by=by, how=HOW, **given)  # type: ignore[operator]
    except BadValues as refusal:
        if not skips:
            raise NotPossible(f"Zeile {row.row}: {refusal.problems[0][1]}") from refusal
        return False
    return True
