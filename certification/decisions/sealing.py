"""What a decision freezes: everything that certificate and report print besides the examination."""

from typing import Any

from buendnis.access.rules import Actor
from certification.applications.models import Application, Scope
from certification.decisions.planning import Bounds, Plan, valid_until
from certification.programme.models import Programme
from certification.programme.queries import programme_part
from certification.records.queries import latest
from certification.representation.queries import voice_of


def decision_parts(
    application: Application, plan: Plan, bounds: Bounds, *, by: Actor
) -> dict[str, Any]:
    """Return the parts of the decision record as plain values.

    Parts: level, reasons, dates, employer, alliance, programme, edition, people (by function), staff_voice,
    basis (hashes of the records decided upon).
    """
    level = bounds.level(plan.level)
    ends = valid_until(plan, bounds)
    return {
        "level": {
            "kind": plan.kind,
            "id": plan.level,
            "title": level.title if level else "",
            "computed": bounds.computed,
            "ceiling": bounds.ceiling,
        },
        "reasons": {"text": plan.reasons},
        "dates": {
            "decided_on": plan.decided_on.isoformat(),
            "valid_from": plan.valid_from.isoformat() if level else "",
            "valid_until": ends.isoformat() if ends else "",
        },
        "employer": {
            "name": application.employer.name,
            "city": application.employer.city,
            "scope": scope_sentence(application),
        },
        "alliance": _alliance(application),
        "programme": _programme(application),
        "edition": {
            "version": application.edition.version,
            "hash": application.edition.content_hash,
        },
        "people": _people(application, by),
        "staff_voice": voice_of(application).part(),
        "basis": {
            kind: record.hash
            for kind in ("submission", "examination")
            if (record := latest(application, kind))
        },
    }


def scope_sentence(application: Application) -> str:
    """Return what the certificate speaks of: the employer as a whole or named sites, and what is left out."""
    if application.scope == Scope.SITES:
        covered = "Standorte: " + " · ".join(application.sites.split("\n"))
    else:
        covered = "der ganze Betrieb"
    return " ".join(covered.split()) + (
        f"; ausgenommen: {' '.join(application.excluded.split())}" if application.excluded else ""
    )


def _alliance(application: Application) -> dict[str, str]:
    alliance = application.employer.alliance
    return {
        name: getattr(alliance, name)
        for name in ("name", "city", "emblem", "accent", "contact_name", "contact_email")
    }


def _programme(application: Application) -> dict[str, Any]:
    """Return the programme as its room freezes it; empty for a case without one."""
    if not Programme.objects.filter(application=application).exists():
        return {}
    return programme_part(application)


def _people(application: Application, by: Actor) -> list[dict[str, str]]:
    """Return who did what. Whoever was named after the examination did not examine."""
    examination = latest(application, "examination")
    named = (
        ("Beratung", application.adviser.name if application.adviser else ""),
        ("Prüfung", examination.sealed_by if examination else ""),
        ("Entscheidung", by.name),
    )
    return [{"function": function, "name": name} for function, name in named if name]
