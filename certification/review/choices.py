"""What a sent finding means: a choice of the examiner, or only a word beside a preselected stage."""

from __future__ import annotations

from dataclasses import dataclass

from certification.assessment.values import GivenAnswer
from certification.review.models import EvidenceVerdict
from certification.review.values import Found

EXEMPT = "na"
# One click: as claimed, with this verdict; "as_claimed" where no evidence is needed.
AS_CLAIMED = "as_claimed"
DECISIONS = frozenset({AS_CLAIMED, *EvidenceVerdict.values})


@dataclass(frozen=True, slots=True)
class Sent:
    """What came in: the chosen stage as text, the verdict, reason and text, and the button."""

    choice: str
    evidence: str
    reason: str
    text: str
    decide: str = ""


def preselected(claim: GivenAnswer, stored: Found | None) -> str:
    """Return the choice that the form shows: what was found, else what was claimed."""
    if stored is not None and stored.is_chosen:
        return EXEMPT if stored.not_applicable else str(stored.stage)
    if claim.not_applicable:
        return EXEMPT
    return "" if claim.stage is None else str(claim.stage)


def finding_of(claim: GivenAnswer, stored: Found | None, sent: Sent) -> dict[str, str | int | None]:
    """Return what to store.

    A preselected stage counts only when the examiner confirms it by a button or by a verdict on
    its evidence; a reason or text alone is kept without a stage.
    """
    if sent.decide:
        return _as_claimed(claim, sent)
    chosen = bool(sent.choice) and _is_choice(claim, stored, sent)
    stage = int(sent.choice) if chosen and sent.choice != EXEMPT else None
    exempt = chosen and sent.choice == EXEMPT
    return {
        "stage": stage,
        "not_applicable": claim.not_applicable if exempt else "",
        "evidence": "" if exempt else sent.evidence,
        "reason": sent.reason,
        "text": sent.text,
    }


def _as_claimed(claim: GivenAnswer, sent: Sent) -> dict[str, str | int | None]:
    proven = sent.decide if sent.decide != AS_CLAIMED and not claim.not_applicable else ""
    return {
        "stage": None if claim.not_applicable else claim.stage,
        "not_applicable": claim.not_applicable,
        "evidence": proven,
        "reason": "",
        "text": sent.text,
    }


def _is_choice(claim: GivenAnswer, stored: Found | None, sent: Sent) -> bool:
    if stored is not None and stored.is_chosen:
        return True
    if sent.choice != preselected(claim, stored):
        return True
    return sent.choice != EXEMPT and bool(sent.evidence)
