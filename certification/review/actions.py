"""What the examiner does: findings, numbers, benefits, the visit, words for the report."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.assessment.models import Versioned
from certification.review.models import (
    BenefitFinding,
    ComplaintsOffice,
    Finding,
    NumberFinding,
    NumberGroup,
    ReportText,
    Visit,
)
from certification.review.rules import may_examine


class Stale(Exception):
    """Somebody else, or another window, saved in between; `stored` is what stands now."""

    def __init__(self, stored: Any) -> None:
        super().__init__("Inzwischen wurde etwas anderes gespeichert.")
        self.stored = stored


@transaction.atomic
def record_finding(
    application: Application,
    *,
    criterion: str,
    version: int,
    stage: int | None,
    not_applicable: str,
    evidence: str,
    reason: str,
    text: str,
    by: Actor,
) -> Finding:
    """Store what the examiner found on one question.

    Raises Stale where another version is stored, NotPossible where the examination is not running.
    The journal names the question, never the stage: others read it while the examination runs.
    """
    case = _running(application, by=by)
    values = {
        "stage": stage,
        "not_applicable": not_applicable,
        "evidence": evidence,
        "reason": reason,
        "text": text,
    }
    stored = Finding.objects.filter(application=case, criterion=criterion).first()
    finding = stored or Finding(application=case, criterion=criterion)
    decided = _save(finding, values, version=version, by=by) - {"text"}
    if decided and finding.is_chosen:
        record(
            "review.finding",
            about=case,
            by=by,
            case_code=case.code,
            sentence=f"Befund zu {criterion} festgehalten",
        )
    return finding


@transaction.atomic
def record_numbers(
    application: Application,
    *,
    group: str,
    version: int,
    verdict: str,
    values: Mapping[str, Any],
    text: str,
    by: Actor,
) -> NumberFinding:
    """Store the word on one group of numbers; the journal holds neither figures nor verdict.

    Raises Stale and NotPossible as `record_finding` does.
    """
    case = _running(application, by=by)
    stored = NumberFinding.objects.filter(application=case, group=group).first()
    finding = stored or NumberFinding(application=case, group=group)
    changed = _save(
        finding,
        {"verdict": verdict, "values": dict(values), "text": text},
        version=version,
        by=by,
    )
    if changed:
        record(
            "review.numbers",
            about=case,
            by=by,
            case_code=case.code,
            sentence=f"Zahlen „{NumberGroup(group).label}“ geprüft",
        )
    return finding


@transaction.atomic
def record_benefits(
    application: Application, *, rows: Mapping[int, Mapping[str, Any]], by: Actor
) -> None:
    """Store the words on rows of the check list; each entry holds version, verdict, choice and text.

    Raises Stale for the first row that another window changed (nothing is stored then).
    """
    case = _running(application, by=by)
    stored = {one.row: one for one in BenefitFinding.objects.filter(application=case)}
    changed = [
        row
        for row, given in sorted(rows.items())
        if _save(
            stored.get(row) or BenefitFinding(application=case, row=row),
            {name: given[name] for name in ("verdict", "choice", "text")},
            version=given["version"],
            by=by,
        )
    ]
    if changed:
        record(
            "review.benefits",
            about=case,
            by=by,
            case_code=case.code,
            sentence="Familienleistungen geprüft",
        )


@transaction.atomic
def record_visit(application: Application, *, version: int, by: Actor, **values: Any) -> Visit:
    """Store date, kind and conversation partners of the visit; a refusal noted before is taken back."""
    case = _running(application, by=by)
    visit = Visit.objects.filter(application=case).first() or Visit(application=case)
    changed = _save(visit, values, version=version, by=by)
    if case.visit_refused:
        case.visit_refused = False
        case.save(update_fields=["visit_refused"])
    if changed - {"notes"}:
        record(
            "review.visit",
            about=case,
            by=by,
            case_code=case.code,
            sentence=f"Besuch am {visit.date:%d.%m.%Y} eingetragen ({visit.get_kind_display()})",
        )
    return visit


@transaction.atomic
def record_refused_visit(application: Application, *, version: int, by: Actor) -> None:
    """Note that the employer refuses the visit (K-5); an entered visit is removed."""
    case = _running(application, by=by)
    visit = Visit.objects.filter(application=case).first()
    if (visit.version if visit else 0) != version:
        raise Stale(visit)
    if visit is not None:
        visit.delete()
    if not case.visit_refused:
        case.visit_refused = True
        case.save(update_fields=["visit_refused"])
        record(
            "review.visit_refused",
            about=case,
            by=by,
            case_code=case.code,
            sentence="Der Betrieb hat den Besuch verweigert (K-5)",
        )


@transaction.atomic
def record_complaints_office(application: Application, *, named_on: date | None, by: Actor) -> None:
    """Note since when the complaints office (K-2) is named, or with None that none was found."""
    case = _running(application, by=by)
    office = ComplaintsOffice.objects.filter(application=case).first()
    if office is not None and office.named_on == named_on:
        return
    office = office or ComplaintsOffice(application=case)
    _save(office, {"named_on": named_on}, version=office.version, by=by)
    sentence = (
        f"Beschwerdestelle nach § 13 AGG benannt am {named_on:%d.%m.%Y} (K-2)"
        if named_on
        else "Beschwerdestelle nach § 13 AGG nicht vorgefunden (K-2)"
    )
    record("review.complaints_office", about=case, by=by, case_code=case.code, sentence=sentence)


@transaction.atomic
def withdraw_complaints_office(application: Application, *, by: Actor) -> None:
    """Take the note on the complaints office back: then the employer's declaration counts."""
    case = _running(application, by=by)
    if ComplaintsOffice.objects.filter(application=case).delete()[0]:
        record(
            "review.complaints_office",
            about=case,
            by=by,
            case_code=case.code,
            sentence="Vermerk zur Beschwerdestelle zurückgenommen (K-2)",
        )


@transaction.atomic
def record_report_text(
    application: Application, *, version: int, strengths: str, potentials: str, by: Actor
) -> ReportText:
    """Store strengths and potentials for the report. Raises Stale and NotPossible."""
    case = _running(application, by=by)
    text = ReportText.objects.filter(application=case).first() or ReportText(application=case)
    values = {"strengths": strengths, "potentials": potentials}
    if _save(text, values, version=version, by=by):
        record(
            "review.report_text",
            about=case,
            by=by,
            case_code=case.code,
            sentence="Stärken und Entwicklungsmöglichkeiten für den Bericht festgehalten",
        )
    return text


def _running(application: Application, *, by: Actor) -> Application:
    """Lock the case; raises NotPossible where it moved on or another examiner was named meanwhile."""
    case = Application.objects.select_for_update().get(pk=application.pk)
    verdict = may_examine(by, case)
    if not verdict:
        raise NotPossible(verdict.sentence)
    return case


def _save(row: Versioned, values: Mapping[str, Any], *, version: int, by: Actor) -> set[str]:
    """Store changed values as the next version and return their names; the case is locked."""
    changed = {name for name, value in values.items() if getattr(row, name) != value}
    if not changed and row.pk:
        return set()
    if row.version != version:
        raise Stale(row)
    for name in changed:
        setattr(row, name, values[name])
    row.version, row.changed_at, row.changed_by = version + 1, timezone.now(), by.name
    row.save()
    return changed or set(values)
