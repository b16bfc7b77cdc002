"""The portal for a server process in which one page fails with everything that was typed in its words."""

import logging
import warnings

from buendnis.wsgi import application
from services.calculator import views

__all__ = ["application"]


def fails(typed, **options):
    """Stand in for the forms of the planner."""
    words = str(dict(typed.items()))
    warnings.warn(words, UserWarning, stacklevel=1)
    logging.getLogger("fontTools").error(words)
    logging.getLogger("services").error("Gescheitert: %s", words)
    raise AttributeError(words)


views.PlanForms = fails  # type: ignore[assignment,misc]
