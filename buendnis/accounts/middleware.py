"""Gives every request its actor, worked out once and only when somebody asks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from buendnis.access.rules import Actor
from buendnis.accounts.actors import actor_for
from buendnis.accounts.staff_adapter import second_factor_counts


class ActorMiddleware:
    """Sets `request.actor` (lazily: a public page without a session never asks the database)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    alliance = request.alliance  # type: ignore[attr-defined]
    return actor_for(request.user, alliance, second_factor=second_factor_counts(request))
