"""Who may fetch which document of a case."""

from typing import Any

from buendnis.access.rules import Actor, Rule, Verdict, rule
from certification.applications import rules

# The receipt concerns employer and coordination; report and certificate everybody in the case.
RULES: dict[str, Rule] = {
    "receipt": rules.may_see & (rules.is_employer | rules.is_coordinator),
    "report": rules.may_see,
    "certificate": rules.may_see,
}


def rule_for(kind: str) -> Rule:
    """Return the rule of a kind of document. Raises KeyError for an unknown kind."""
    return RULES[kind]


@rule("")
def may_fetch(actor: Actor, document: Any) -> Verdict:
    """The rule of the document's kind, asked of its case."""
    return rule_for(document.kind)(actor, document.application)
