"""The request as our middleware leaves it: with an actor, and inside an alliance with that alliance."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from buendnis.access.rules import Actor
    from buendnis.accounts.models import User
    from buendnis.tenancy.models import Alliance


class PortalRequest(HttpRequest):
    """What a view behind a door gets; only a type, no request is ever made of this class.

    `alliance` is None on pages outside of every alliance, and `user` is somebody only behind doors
    that need signing in; views on such pages do not ask.
    """

    actor: "Actor"
    alliance: "Alliance"
    user: "User"  # type: ignore[assignment]
