"""The answer to a care situation: all ways out of work with reasons, deadlines and things to do."""

from collections.abc import Iterator
from datetime import date

from services.care_leave.advice import Advice
from services.care_leave.contradictions import contradictions
from services.care_leave.entitlements import option_of
from services.care_leave.rulebook import FIRST_DAY, Rulebook
from services.care_leave.situation import Kind, Situation
from services.care_leave.steps import actions_of

__all__ = ["advise", "contradictions"]


def advise(situation: Situation, rulebook: Rulebook) -> Advice:
    """Return every way out of work in the order of `Kind`, or what contradicts itself. Never raises.

    The substance is that of the first day of leave, the form that of the notice; unknown answers leave a
    way open or say the safe thing.
    """
    if any(day < FIRST_DAY for day in _days(situation)):
        return Advice(options=(), too_early=True)
    found = contradictions(situation)
    if found:
        return Advice(options=(), contradictions=found)
    options = tuple(option_of(kind, situation, rulebook) for kind in Kind)
    return Advice(
        options=options,
        actions=actions_of(situation, options, rulebook),
        beyond_law=any(day > rulebook.law_of for day in _first_days(situation)),
    )


def _days(situation: Situation) -> Iterator[date]:
    yield situation.today
    yield from _wished(situation)
    if situation.notice_on is not None:
        yield situation.notice_on
    for leave in situation.earlier:
        yield from (leave.first, leave.last)


def _first_days(situation: Situation) -> list[date]:
    return _wished(situation) or [situation.today]


def _wished(situation: Situation) -> list[date]:
    return [day for day in (situation.start, situation.absent_from) if day is not None]
