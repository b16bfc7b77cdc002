"""A declared state machine: transitions as rows of a table, offered with the reason why not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from buendnis.access.rules import Actor, Rule, Verdict


class Comment(StrEnum):
    """Whether a step takes a comment."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True)
class Transition:
    """One row: from which states, to which, who may, what must be true, and what else happens.

    `effects` are called in order with keyword arguments (subject, by, comment, data) inside the
    transaction that changes the state. `form` is the form class that collects `data`, None for steps
    that need none.
    """

    name: str
    label: str
    sources: frozenset[str]
    target: str
    who: Rule
    conditions: tuple[Rule, ...] = ()
    comment: Comment = Comment.NONE
    effects: tuple[Callable[..., None], ...] = ()
    explanation: str = ""
    form: Any = None
    irrevocable: bool = False
    tone: str = "primary"

    def verdict(self, actor: Actor, subject: Any) -> Verdict:
        """Return the first refusal of who and conditions, in this order, or a yes."""
        for rule in (self.who, *self.conditions):
            verdict = rule(actor, subject)
            if not verdict:
                return verdict
        return Verdict(True)


@dataclass(frozen=True)
class Offer:
    """A transition as one actor sees it: possible, or greyed with the sentence why not."""

    transition: Transition
    verdict: Verdict


class NotPossible(Exception):
    """A step that the table does not know from the present state, or that a rule refuses."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Workflow:
    """All transitions of one thing, with its states, the start and the final states."""

    states: frozenset[str]
    start: str
    final: frozenset[str]
    transitions: tuple[Transition, ...] = field(default=())

    def __post_init__(self) -> None:
        faults = list(self.faults())
        if faults:
            raise ValueError("; ".join(faults))

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the table: unknown states, dead ends, unreachable states, doubles."""
        seen: set[tuple[str, str]] = set()
        for row in self.transitions:
            for state in row.sources | {row.target}:
                if state not in self.states:
                    yield f"{row.name}: unknown state {state}"
            for source in row.sources:
                if (row.name, source) in seen:
                    yield f"{row.name}: twice from {source}"
                seen.add((row.name, source))
                if source in self.final:
                    yield f"{row.name}: leaves the final state {source}"
        for state in self.states - self.final:
            if not any(state in row.sources for row in self.transitions):
                yield f"{state}: no way out"
        for state in self.states - self.reachable():
            yield f"{state}: never reached"

    def reachable(self) -> frozenset[str]:
        """Return every state that some walk from the start reaches."""
        found, before = {self.start}, set[str]()
        while found != before:
            before = set(found)
            found |= {row.target for row in self.transitions if row.sources & before}
        return frozenset(found)

    def find(self, name: str, *, state: str) -> Transition | None:
        """Return the row of that name that starts at the state, or None."""
        rows = (row for row in self.transitions if row.name == name and state in row.sources)
        return next(rows, None)

    def known(self, name: str) -> bool:
        """Return whether any row has this name, from whatever state."""
        return any(row.name == name for row in self.transitions)

    def offered(self, actor: Actor, subject: Any, *, state: str) -> list[Offer]:
        """Return the steps that this actor has a part in, each with its verdict."""
        rows = (row for row in self.transitions if state in row.sources)
        return [Offer(row, row.verdict(actor, subject)) for row in rows if row.who(actor, subject)]
