"""How the ground asks the app that knows employers: for names, for a person's employers, to take somebody in."""

from collections.abc import Callable
from dataclasses import dataclass

from buendnis.access.rules import Actor, EmploymentRole
from buendnis.accounts.models import User


@dataclass(frozen=True)
class Engagement:
    """One employer of a person, as their own page shows it."""

    employer: str
    role: str
    path: str


@dataclass(frozen=True)
class EmployerDesk:
    """Three functions of the app that owns employers; all work in the scope of one alliance."""

    name_of: Callable[[str], str | None]
    engagements_of: Callable[[User], list[Engagement]]
    take_in: Callable[[str, User, EmploymentRole, Actor], None]


NOBODY = EmployerDesk(
    name_of=lambda code: None,
    engagements_of=lambda user: [],
    take_in=lambda code, user, role, by: None,
)
_desk = NOBODY


def register_employer_desk(desk: EmployerDesk) -> None:
    """Let the app that owns employers answer; called once from its AppConfig.ready (no import upwards)."""
    global _desk  # noqa: PLW0603 - one registration per process, as Django's apps are ready once
    _desk = desk


def employer_desk() -> EmployerDesk:
    """Return who answers questions about employers."""
    return _desk
