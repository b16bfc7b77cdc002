"""Where the portal holds something about a person, as a table that rooms fill when the portal starts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from buendnis.accounts.models import User
from buendnis.tenancy.codes import new_code

# What a text becomes when the person is erased; anything else is written as it stands.
NAME, ADDRESS = "{name}", "{address}"
NOWHERE = "@geloescht.invalid"


@dataclass(frozen=True)
class Person:
    """Somebody by their addresses, with or without an account.

    `name` is empty where nobody can be told by it: without an account, or where two people have it.
    """

    addresses: frozenset[str]
    user: User | None = None
    name: str = ""
    has_namesake: bool = False
    # What stands in place of the address afterwards; it leads nowhere, and no other portal drew the same.
    dead_address: str = field(
        default_factory=lambda: f"geloescht-{new_code().lower()}{NOWHERE}", compare=False
    )

    @property
    def tombstone(self) -> str:
        """What stands in place of the name afterwards."""
        return f"Gelöschte Person {self.user.pk}" if self.user else "Gelöschte Person"


@dataclass(frozen=True)
class Part:
    """One kind of rows about a person: the way there, what is shown of it, and what erasing does.

    `users`, `emails` and `names` are lookups from the model: keys to the account, addresses, names that were
    written down as text. `deletes` removes the rows; `becomes` writes over fields; `ends` closes spans that
    are still open; `stays` says why the rest stays, and `until` how long.
    """

    model: str
    title: str
    users: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    deletes: bool = False
    becomes: Mapping[str, str] = field(default_factory=dict)
    ends: str = ""
    stays: str = ""
    until: str = ""
    # Where the way is no lookup: return the condition, or None where there is nothing to look for.
    finds: Callable[[Person], Q | None] | None = None
    # Where erasing is more than a delete or an update: does it and returns how many rows changed.
    erases: Callable[[QuerySet[Any], Person], int] | None = None

    @property
    def is_installed(self) -> bool:
        """Whether the model is there: sign-in through a city's own accounts is an option."""
        try:
            return bool(self.table)
        except LookupError:
            return False

    @property
    def table(self) -> type[Model]:
        """The model behind the label."""
        return apps.get_model(self.model)

    def condition(self, person: Person) -> Q | None:
        """Return what finds the rows of this person, or None where nothing can."""
        if self.finds is not None:
            return self.finds(person)
        ways = [Q(**{key: person.user}) for key in self.users if person.user]
        ways += [Q(**{f"{key}__iexact": each}) for key in self.emails for each in person.addresses]
        ways += [Q(**{key: person.name}) for key in self.names if person.name]
        found = None
        for way in ways:
            found = way if found is None else found | way
        return found

    def rows(self, person: Person) -> QuerySet[Any]:
        """Return the rows of this person, in every alliance that the open scope allows."""
        manager = self.table._default_manager
        condition = self.condition(person)
        return manager.none() if condition is None else manager.filter(condition).order_by("pk")


Obstacle = Callable[[Person], Iterable[str]]
_parts: dict[tuple[str, str], Part] = {}
_obstacles: list[Obstacle] = []


def register_parts(parts: Iterable[Part]) -> None:
    """Add rows of the table; called from AppConfig.ready, so that the ground need not import the apps."""
    for part in parts:
        _parts[part.model, part.title] = part


def register_obstacle(obstacle: Obstacle) -> None:
    """Add a function that yields a sentence for everything that must be settled before somebody is erased."""
    if obstacle not in _obstacles:
        _obstacles.append(obstacle)


def registered_parts() -> list[Part]:
    """Return the table, without what is not installed here."""
    return [part for part in _parts.values() if part.is_installed]


def obstacles_of(person: Person) -> list[str]:
    """Return what must be settled first, as sentences."""
    return [sentence for obstacle in _obstacles for sentence in obstacle(person)]
