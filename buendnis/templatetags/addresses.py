"""{% address "room:page" … %}: a link inside the alliance in scope, or a global one."""

from typing import Any

from django import template

from buendnis.tenancy import addresses

register = template.Library()


@register.simple_tag
def address(name: str, *args: Any, alliance: Any = None) -> str:
    """Return the path of a named page (see buendnis.tenancy.addresses)."""
    return addresses.address(name, *args, alliance=alliance)
