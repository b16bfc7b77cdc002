"""Who may fetch which document of a case."""

from typing import Any

from buendnis.access.rules import Actor, Rule, Verdict, rule
from certification.applications import rules
from certification.applications.models import Application
from certification.applications.states import DECIDED

# The receipt holds every answer, so it is the employer's own; report and certificate are for everybody in the case.
RULES: dict[str, Rule] = {
    "receipt": rules.may_see & rules.is_employer,
    "report": rules.may_see,
    "certificate": rules.may_see,
}


@rule("Ein Ergebnis gibt es erst nach der Entscheidung des Kuratoriums.")
def is_decided(actor: Actor, application: Application) -> bool:
    return application.state in DECIDED


# Points of the sub-indicators are for the employer and its examiner alone (DECISIONS 4).
may_read_result = is_decided & rules.may_see & (rules.is_employer | rules.examines)


# Neither the employer nor its adviser reads the result before the board has decided.
may_read_board_paper = rules.may_decide | (rules.may_see & rules.examines)


def rule_for(kind: str) -> Rule:
    """Return the rule of a kind of document. Raises KeyError for an unknown kind."""
    return RULES[kind]


@rule("")
def may_fetch(actor: Actor, document: Any) -> Verdict:
    """The rule of the document's kind, asked of its case."""
    return rule_for(document.kind)(actor, document.application)
