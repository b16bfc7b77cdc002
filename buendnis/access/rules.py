"""Who may, and why not: roles, the actor, and rules that carry the sentence of their refusal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """What somebody is in an alliance."""

    COORDINATOR = "coordinator"
    EXAMINER = "examiner"
    BOARD = "board"
    ADMIN = "admin"

    @property
    def label(self) -> str:
        return ROLE_LABELS[self]

    @property
    def description(self) -> str:
        return ROLE_DESCRIPTIONS[self]


ROLE_LABELS = {
    Role.COORDINATOR: "Koordination",
    Role.EXAMINER: "Prüfung",
    Role.BOARD: "Kuratorium",
    Role.ADMIN: "Verwaltung des Bündnisses",
}
ROLE_DESCRIPTIONS = {
    Role.COORDINATOR: "Berät Betriebe, nimmt ihre Anträge an und stimmt mit ihnen ab, was sie sich vornehmen.",
    Role.EXAMINER: "Prüft Anträge, ohne den Betrieb zu beraten. Besucht ihn und geht jede Antwort durch.",
    Role.BOARD: "Entscheidet, wer ein Zertifikat bekommt. Kann es auch aussetzen oder entziehen.",
    Role.ADMIN: "Lädt Personen ein und pflegt Namen, Farben und Texte des Bündnisses.",
}


class EmploymentRole(StrEnum):
    """What somebody is for an employer."""

    OWNER = "owner"
    CONTRIBUTOR = "contributor"
    MANAGEMENT = "management"

    @property
    def label(self) -> str:
        return EMPLOYMENT_LABELS[self]


EMPLOYMENT_LABELS = {
    EmploymentRole.OWNER: "Verantwortlich",
    EmploymentRole.CONTRIBUTOR: "Wirkt mit",
    EmploymentRole.MANAGEMENT: "Oberste Leitung",
}


@dataclass(frozen=True)
class Actor:
    """Who acts in this request, with all memberships of this alliance and all employments in it."""

    user_id: int | None = None
    name: str = ""
    email: str = ""
    roles: frozenset[Role] = frozenset()
    employments: Mapping[int, EmploymentRole] = field(default_factory=dict)
    former_employers: frozenset[int] = frozenset()
    needs_second_factor: bool = False

    @property
    def is_anonymous(self) -> bool:
        return self.user_id is None

    @property
    def is_staff(self) -> bool:
        """Whether this person works for the alliance in any role."""
        return bool(self.roles)

    def has(self, *roles: Role) -> bool:
        """Return whether the actor has at least one of the roles."""
        return bool(self.roles & set(roles))

    def works_for(self, employer_id: int) -> bool:
        """Return whether the actor belongs to the employer today."""
        return employer_id in self.employments

    def ever_worked_for(self, employer_id: int) -> bool:
        """Return whether the actor belongs or belonged to the employer."""
        return self.works_for(employer_id) or employer_id in self.former_employers


ANONYMOUS = Actor()


@dataclass(frozen=True)
class Verdict:
    """A yes, or a no with the sentence for the person who reads it."""

    allowed: bool
    sentence: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)
Check = Callable[[Actor, Any], bool | str | Verdict]


@dataclass(frozen=True)
class Rule:
    """A named question about actor and subject; a no carries its sentence. Composes with & and |."""

    name: str
    sentence: str
    check: Check

    def __call__(self, actor: Actor, subject: Any = None) -> Verdict:
        answer = self.check(actor, subject)
        if isinstance(answer, Verdict):
            return answer
        if isinstance(answer, str):
            return Verdict(False, answer) if answer else YES
        return YES if answer else Verdict(False, self.sentence)

    def __and__(self, other: "Rule") -> "Rule":
        def both(actor: Actor, subject: Any) -> Verdict:
            first = self(actor, subject)
            return other(actor, subject) if first else first

        return Rule(f"{self.name} & {other.name}", self.sentence, both)

    def __or__(self, other: "Rule") -> "Rule":
        def either(actor: Actor, subject: Any) -> Verdict:
            first = self(actor, subject)
            if first:
                return first
            second = other(actor, subject)
            return second if second else first

        return Rule(f"{self.name} | {other.name}", self.sentence, either)


def rule(sentence: str) -> Callable[[Check], Rule]:
    """Make a rule of a function (actor, subject) -> bool, or -> a refusing sentence (empty = yes)."""

    def decorate(check: Check) -> Rule:
        return Rule(getattr(check, "__name__", "rule"), sentence, check)

    return decorate


@rule("")
def anyone(actor: Actor, subject: Any) -> bool:
    """A public page."""
    return True


@rule("Bitte melden Sie sich an.")
def signed_in(actor: Actor, subject: Any) -> bool:
    return not actor.is_anonymous


def has_role(*roles: Role) -> Rule:
    """Return the rule that asks for at least one of the roles in this alliance."""
    names = " oder ".join(role.label for role in roles)

    def check(actor: Actor, subject: Any) -> bool:
        return actor.has(*roles)

    return Rule(
        "has_role(" + ", ".join(roles) + ")",
        f"Diese Seite gehört zur Aufgabe {names}. In diesem Bündnis haben Sie diese Aufgabe nicht.",
        check,
    )
