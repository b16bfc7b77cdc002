"""Turns the signed-in user and the alliance in scope into the one actor of a request."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import AnonymousUser

from buendnis.access.rules import ANONYMOUS, Actor, EmploymentRole, Role
from buendnis.accounts.models import Membership, User
from buendnis.tenancy.models import Alliance


@dataclass(frozen=True)
class Employments:
    """What an app knows about a person and the employers of the alliance in scope."""

    current: Mapping[int, EmploymentRole] = field(default_factory=dict)
    former: frozenset[int] = frozenset()


_providers: list[Callable[[User], Employments]] = []


def register_employments(provider: Callable[[User], Employments]) -> None:
    """Let an app tell of employments; called once from its AppConfig.ready (no import upwards)."""
    if provider not in _providers:
        _providers.append(provider)


def actor_for(
    user: User | AnonymousUser | None, alliance: Alliance | None, *, second_factor: bool = False
) -> Actor:
    """Return the actor: anonymous, signed in without an alliance, or with all roles in this alliance.

    `second_factor` says that this session began with one that counts, at the account service of a city.
    """
    if not isinstance(user, User) or not user.is_active:
        return ANONYMOUS
    if alliance is None:
        return Actor(user_id=user.pk, name=user.name, email=user.email)
    roles = frozenset(
        Role(role)
        for role in Membership.objects.filter(user=user, until__isnull=True).values_list(
            "role", flat=True
        )
    )
    current: dict[int, EmploymentRole] = {}
    former: set[int] = set()
    for provider in _providers:
        known = provider(user)
        current |= known.current
        former |= known.former
    required = set(alliance.second_factor_roles) & roles
    return Actor(
        user_id=user.pk,
        name=user.name,
        email=user.email,
        roles=roles,
        employments=current,
        former_employers=frozenset(former),
        needs_second_factor=bool(required) and not (second_factor or is_mfa_enabled(user)),
    )


def user_behind(actor: Actor) -> User:
    """Return the user of a signed-in actor; raises User.DoesNotExist for anybody else."""
    if actor.user_id is None:
        raise User.DoesNotExist("Niemand ist angemeldet.")
    return User.objects.get(pk=actor.user_id)
