"""Takes a file in: all of it, or only its rows without faults, in one transaction."""

from django.db import IntegrityError, transaction

from buendnis.access.rules import Actor
from buendnis.workflow import NotPossible
from services.directory.changes import told_at_once
from services.directory.checks import BadValues
from services.directory.writing import write_entry, write_organisation, write_place
from services.exchange.columns import ENTRIES, PLACES
from services.exchange.plan import Plan, RowPlan

HOW = "Eingelesen aus einer Datei"
FAULTY = (
    "Die Datei hat Fehler. Berichtigen Sie sie, oder übernehmen Sie nur die fehlerfreien Zeilen."
)

TAKEN = "Diese Kennung ist inzwischen vergeben."


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
    try:
        with transaction.atomic():
            _store(row, by=by)
    except (BadValues, NotPossible, IntegrityError) as refusal:
        if not skips:
            raise NotPossible(f"{row.table.title}, Zeile {row.row}: {_why(refusal)}") from refusal
        return False
    return True


def _store(row: RowPlan, *, by: Actor) -> None:
    """Write one row over the version that the plan has seen."""
    if row.table is PLACES:
        write_place(row.stored, row.values, by=by, how=HOW, code=row.code)
        return
    seen = row.stored and row.stored.version
    write = write_entry if row.table is ENTRIES else write_organisation
    write(row.stored, row.values, by=by, how=HOW, seen=seen, code=row.code)


def _why(refusal: Exception) -> str:
    if isinstance(refusal, BadValues):
        return refusal.problems[0][1]
    # A code that was free when the file was looked at.
    return refusal.sentence if isinstance(refusal, NotPossible) else TAKEN
