"""What we ask of an action programme."""

from typing import Any

from certification.applications.models import Application


def programme_faults(application: Application) -> list[str]:
    """Return what keeps the programme from being complete, dated, measurable, agreed and signed."""
    raise NotImplementedError


def programme_part(application: Application) -> dict[str, Any]:
    """Return the programme as plain values, as the decision record freezes it."""
    raise NotImplementedError
