"""What one check of a way finds, and how the findings of all checks become one verdict."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from services.care_leave.advice import Reason, Verdict
from services.care_leave.rulebook import Rulebook, RuleValue
from services.care_leave.situation import Kind, Situation

# The further up, the more it decides: one no is enough, an unknown goes before what only waits.
WEIGHT = (
    Verdict.NO,
    Verdict.OPEN,
    Verdict.NOT_YET,
    Verdict.AGREEMENT,
    Verdict.REQUEST,
    Verdict.RIGHT,
)


DECLARED = {Verdict.RIGHT, Verdict.REQUEST, Verdict.AGREEMENT}


@dataclass(frozen=True, slots=True)
class Case:
    """A way under check. `day` decides the substance (start of leave), `notice_day` the form."""

    situation: Situation
    rulebook: Rulebook
    kind: Kind
    day: date
    notice_day: date

    def rule(self, attribute: str) -> RuleValue:
        """Return a value of this way on the day of its substance."""
        return self.rulebook.at(f"{self.kind.value}.{attribute}", self.day)

    def count(self, attribute: str) -> int:
        """Return a whole number of this way on the day of its substance."""
        return self.rulebook.count(f"{self.kind.value}.{attribute}", self.day)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says; `missing` are answers that would settle it or make it more exact."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()


def right(*reasons: Reason, missing: tuple[str, ...] = ()) -> Finding:
    """Return a finding that speaks for the right."""
    return Finding(Verdict.RIGHT, reasons, missing)


def unknown(reason: Reason, *missing: str) -> Finding:
    """Return a finding that waits for an answer."""
    return Finding(Verdict.OPEN, (reason,), missing)


def no(*reasons: Reason) -> Finding:
    """Return a finding that closes the way."""
    return Finding(Verdict.NO, reasons)


def settle(findings: Iterable[Finding]) -> Finding:
    """Return the heaviest verdict with the reasons that decide it first; a no tells nothing but its reasons."""
    found = sorted(findings, key=lambda each: WEIGHT.index(each.verdict))
    verdict = found[0].verdict
    told = [each for each in found if verdict is not Verdict.NO or each.verdict is Verdict.NO]
    return Finding(
        verdict,
        _once(reason for each in told for reason in each.reasons),
        _once(field for each in told for field in each.missing),
    )


def declared(findings: Iterable[Finding]) -> Verdict:
    """Return how a way is declared once all that is open turns out well: as a right, a request or an agreement."""
    ways = [each.verdict for each in findings if each.verdict in DECLARED]
    return min(ways, key=WEIGHT.index, default=Verdict.RIGHT)


def _once[T](items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
