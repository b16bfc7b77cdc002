"""The examination as plain values: what was claimed, what was found, and whether a word is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from certification.assessment.values import GivenAnswer
from certification.scoring import Catalogue, Evidence
from certification.scoring.questions import cap_of

SHORTEST_TEXT = 20
BIG_STEP = 2

# What the examiner's verdict means for scoring; an unknown one counts as nothing shown.
EVIDENCE = {
    "document": Evidence.ACCEPTED,
    "visit": Evidence.ACCEPTED,
    "planned": Evidence.PLANNED,
    "none": Evidence.NONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the examiner says of one question; `evidence` is a verdict or empty."""

    criterion: str
    stage: int | None = None
    not_applicable: str = ""
    evidence: str = ""
    reason: str = ""
    text: str = ""
    version: int = 0
    changed_by: str = ""
    changed_at: datetime | None = None

    @property
    def is_chosen(self) -> bool:
        """Whether the examiner has said a stage, or that the question does not apply."""
        return self.stage is not None or bool(self.not_applicable)

    @property
    def proof(self) -> Evidence:
        """What the verdict means for the score."""
        return EVIDENCE.get(self.evidence, Evidence.NONE)


def counted_claim(catalogue: Catalogue, claim: GivenAnswer) -> int:
    """Return the stage that counts as claimed: what is only planned is capped."""
    proof = Evidence.PLANNED if claim.planned else Evidence.ACCEPTED
    return min(claim.stage or 0, cap_of(catalogue.rules, proof))


def counted_finding(catalogue: Catalogue, found: Found) -> int:
    """Return the stage that counts as examined: the evidence caps it."""
    return min(found.stage or 0, cap_of(catalogue.rules, found.proof))


def differs(catalogue: Catalogue, claim: GivenAnswer, found: Found) -> bool:
    """Return whether the finding is another than the claim, in stage or in what counts of it."""
    if claim.not_applicable or found.not_applicable:
        return claim.not_applicable != found.not_applicable
    return found.stage != claim.stage or counted_finding(catalogue, found) != counted_claim(
        catalogue, claim
    )


def is_big_step(catalogue: Catalogue, claim: GivenAnswer, found: Found) -> bool:
    """Return whether the finding is two stages or more away, or turns „trifft nicht zu“ into a stage."""
    if claim.not_applicable or found.not_applicable:
        return differs(catalogue, claim, found)
    counted = counted_finding(catalogue, found) - counted_claim(catalogue, claim)
    return max(abs(counted), abs((found.stage or 0) - (claim.stage or 0))) >= BIG_STEP


def gaps(
    catalogue: Catalogue, claim: GivenAnswer, found: Found | None, *, weighty: bool
) -> list[str]:
    """Return what a finding still needs, as sentences; empty means decided.

    `weighty` says that the finding alters the level or a minimum of its field.
    """
    if found is None or not found.is_chosen:
        return ["Bestätigen Sie die Angabe oder wählen Sie eine andere Stufe."]
    missing = []
    if found.stage and not found.evidence:
        missing.append("Wählen Sie, wodurch die Stufe belegt ist.")
    if not differs(catalogue, claim, found) or missing:
        return missing
    if not found.reason:
        missing.append("Ihr Befund weicht ab. Wählen Sie einen Grund.")
    if len(found.text.strip()) < SHORTEST_TEXT:
        missing += _why_text(catalogue, claim, found, weighty=weighty)
    return missing


def _why_text(
    catalogue: Catalogue, claim: GivenAnswer, found: Found, *, weighty: bool
) -> list[str]:
    """The sentence that asks for words of one's own, where they are needed."""
    ask = f"Begründen Sie ihn in mindestens {SHORTEST_TEXT} Zeichen."
    if claim.not_applicable:
        return [f"Ihr Befund setzt eine Stufe statt „trifft nicht zu“. {ask}"]
    if is_big_step(catalogue, claim, found):
        return [f"Ihr Befund weicht um zwei Stufen oder mehr ab. {ask}"]
    if weighty:
        return [f"Ihr Befund ändert die Gesamtstufe oder einen Mindestwert. {ask}"]
    return []
