"""Records the decision of the board."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.catalogue.queries import catalogue_of
from certification.decisions.models import Decision
from certification.decisions.planning import Bounds, Plan, faults
from certification.decisions.queries import ceiling, decision_of, exhausted, result_in
from certification.decisions.sealing import decision_parts
from certification.records.actions import seal
from certification.records.models import SealedRecord
from certification.records.queries import broken_seals, latest

DECIDED_ALREADY = "Über diesen Antrag ist schon entschieden."
EXAMINED_ANEW = (
    "Der Fall ist inzwischen neu geprüft worden. Bitte sehen Sie sich den neuen Stand an."
)


@transaction.atomic
def record_decision(
    application: Application,
    *,
    kind: str,
    level: str,
    reasons: str,
    decided_on: date,
    valid_from: date,
    by: Actor,
    basis: str = "",
) -> Decision:
    """Seal and store the decision.

    `basis` is the hash of the examination that the page showed, where a page was shown.
    Raises NotPossible for a level whose kind (`zertifikat`, `status`, empty: no level) is another than
    `kind`, above the ceiling, where a reason is missing, for dates that cannot be, for a case that is
    decided, examined anew since, or whose seals do not fit.
    """
    examination = _examination(application, basis=basis)
    plan = Plan(kind, level, reasons.strip(), decided_on, valid_from if level else decided_on)
    bounds = bounds_of(application, examination=examination)
    fault = next(faults(plan, bounds), "")
    if fault:
        raise NotPossible(fault)
    parts = decision_parts(application, plan, bounds, by=by)
    try:
        with transaction.atomic():
            return Decision.objects.create(
                application=application,
                level=plan.level,
                computed_level=bounds.computed,
                reasons=plan.reasons,
                decided_on=plan.decided_on,
                valid_from=plan.valid_from,
                decided_by_id=by.user_id,  # type: ignore[misc]  # nobody decides without signing in
                decided_by_name=by.name,
                record=seal(application, kind="decision", parts=parts, counts=None, by=by),
            )
    except IntegrityError as error:
        raise NotPossible(DECIDED_ALREADY) from error


def bounds_of(application: Application, *, examination: SealedRecord) -> Bounds:
    """Return what a plan for this case is measured by, today in the alliance's time."""
    result = result_in(examination)
    highest = ceiling(application)
    levels = catalogue_of(application.edition).levels
    used_up = {level.id: exhausted(application, level.id) for level in levels}
    return Bounds(
        levels=levels,
        ceiling=highest.level,
        ceiling_reasons=highest.reasons,
        computed=(result.level or "") if result else "",
        examined_on=timezone.localdate(examination.sealed_at),
        today=timezone.localdate(),
        used_up={key: sentence for key, sentence in used_up.items() if sentence},
    )


def _examination(application: Application, *, basis: str) -> SealedRecord:
    """Return the examination to decide upon; raises NotPossible where there is no sound one."""
    if decision_of(application):
        raise NotPossible(DECIDED_ALREADY)
    examination = latest(application, "examination")
    if examination is None:
        raise NotPossible("Die Prüfung ist noch nicht abgeschlossen.")
    if basis and basis != examination.hash:
        raise NotPossible(EXAMINED_ANEW)
    broken = next(broken_seals(application), "")
    if broken:
        raise NotPossible(f"Der versiegelte Stand ist nicht unversehrt. {broken}")
    return examination
