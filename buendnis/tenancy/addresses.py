"""Addresses inside and outside an alliance: one function for links, one for redirects."""

from typing import Any

from django.http import HttpResponseRedirect
from django.urls import NoReverseMatch, reverse

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import current_alliance


def address(name: str, *args: Any, alliance: Alliance | None = None) -> str:
    """Return the path of a named page, with the alliance in scope (or the given one) in front of it.

    Raises NoReverseMatch where neither an alliance's page nor a global one has this name.
    """
    chosen = alliance or current_alliance()
    if chosen is not None:
        try:
            return reverse(name, args=(chosen.slug, *args))
        except NoReverseMatch:
            if alliance is not None:
                raise
    return reverse(name, args=args)


def go(name: str, *args: Any, fragment: str = "") -> HttpResponseRedirect:
    """Return a redirect to a named page, with an optional fragment (without #)."""
    return HttpResponseRedirect(address(name, *args) + (f"#{fragment}" if fragment else ""))
