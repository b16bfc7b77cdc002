"""What we ask about wishes to be rung back."""

from django.db.models import QuerySet

from buendnis.access.rules import Actor
from buendnis.callbacks.models import Callback


def open_callbacks() -> QuerySet[Callback]:
    """Return who waits to be rung in the alliance in scope, the longest wait first."""
    return Callback.objects.order_by("asked_at", "pk")


def callback_by_code(actor: Actor, code: str) -> Callback | None:
    """Return a wish, None where somebody has finished it already."""
    return open_callbacks().filter(code=code).first()
