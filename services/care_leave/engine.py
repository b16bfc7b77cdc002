"""The answer to a care situation: all ways out of work with reasons, deadlines and things to do."""

from services.care_leave.advice import Advice, Contradiction
from services.care_leave.rulebook import Rulebook
from services.care_leave.situation import Situation


def advise(situation: Situation, rulebook: Rulebook) -> Advice:
    """Return every way out of work in the order of `Kind`, or what contradicts itself. Never raises."""
    raise NotImplementedError


def contradictions(situation: Situation) -> tuple[Contradiction, ...]:
    """Return the answers that do not fit each other, by their fields."""
    raise NotImplementedError
