"""What a finished examination freezes."""

from typing import Any

from certification.applications.models import Application
from certification.assessment.scoring_input import COUNTS_FROM
from certification.review.material import Material, material_of
from certification.review.scoring_input import examined_choice, examined_numbers, input_from
from certification.scoring import score, to_plain


def examination_parts(application: Application) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the parts of the examination record, and the confirmed people counts.

    Parts: findings, evidence, benefits, numbers (verdicts and reasons, no counts), visit, report_text,
    score (with trace). The counts are None below ten employees.
    """
    material = material_of(application)
    examined = input_from(material)
    parts = {
        "examiner": application.examiner.name if application.examiner else "",
        "findings": _findings(material),
        "evidence": _evidence(material),
        "benefits": _benefits(material),
        "numbers": _numbers(material),
        "visit": _visit(material),
        "complaints_office": _complaints_office(material),
        "report_text": _report_text(material),
        "score": score(material.catalogue, examined).to_dict(),
    }
    if material.headcount < COUNTS_FROM:
        return parts, None
    counts = {
        "values": examined_numbers(material),
        "people": to_plain(examined.people),
        "totals": to_plain(examined.totals),
        "survey": to_plain(examined.survey),
    }
    return parts, counts


def _findings(material: Material) -> dict[str, Any]:
    """Each question with what was claimed and what was found."""
    rows = {}
    for question in material.field_of:
        claim, finding = material.claimed.answer(question), material.findings.get(question)
        if finding is None:
            continue
        rows[question] = {
            "claimed": claim.stage,
            "claimed_not_applicable": claim.not_applicable,
            "stage": finding.stage,
            "not_applicable": finding.not_applicable,
            "reason": finding.reason,
            "text": finding.text,
        }
    return rows


def _evidence(material: Material) -> dict[str, Any]:
    """Each question with the verdict and the hashes of the files that were looked at."""
    return {
        question: {
            "verdict": finding.evidence,
            "files": [piece.sha256 for piece in material.claimed.files_for(question)],
        }
        for question in material.field_of
        if (finding := material.findings.get(question)) is not None
    }


def _benefits(material: Material) -> dict[str, Any]:
    rows = {}
    for row in material.offered_rows:
        finding = material.benefits.get(row)
        rows[str(row)] = {
            "claimed": material.claimed.benefit(row).choice,
            "verdict": finding.verdict if finding else "",
            "counted": examined_choice(material, row),
            "text": finding.text if finding else "",
        }
    return rows


def _numbers(material: Material) -> dict[str, Any]:
    """Verdict and reason of each group; the reasons hold no figures (the form refuses them)."""
    return {
        group.value: {"verdict": finding.verdict, "text": finding.text}
        for group in material.groups
        if (finding := material.numbers.get(group.value)) is not None
    }


def _visit(material: Material) -> dict[str, Any]:
    """The visit without the examiner's notes, which stay working papers."""
    visit = material.visit
    if visit is None:
        return {"refused": material.application.visit_refused}
    return {
        "refused": False,
        "date": visit.date.isoformat(),
        "kind": visit.kind,
        "with_whom": visit.with_whom,
    }


def _complaints_office(material: Material) -> dict[str, Any]:
    later = material.complaints_office
    return {
        "declared": material.application.complaints_office,
        "seen": "" if later is None else "named" if later.named_on else "missing",
        "named_on": later.named_on.isoformat() if later and later.named_on else None,
    }


def _report_text(material: Material) -> dict[str, str]:
    text = material.report_text
    return {
        "strengths": text.strengths if text else "",
        "potentials": text.potentials if text else "",
    }
