"""Managers that show only the rows of the alliance in scope."""

from typing import Any

from django.db import models

from buendnis.tenancy.scope import NoScope, current_alliance, is_everywhere


def alliance_manager(
    path: str, *, queryset: type[models.QuerySet] = models.QuerySet
) -> models.Manager:
    """Return a manager that filters on `path`, the way from the model to its alliance.

    It makes a class, because related managers subclass the default manager and call it without
    arguments: a constructor argument would be lost there.
    """

    class AllianceManager(models.Manager.from_queryset(queryset)):  # type: ignore[misc]
        use_in_migrations = False

        def get_queryset(self) -> Any:
            rows = super().get_queryset()
            if is_everywhere():
                return rows
            alliance = current_alliance()
            if alliance is None:
                raise NoScope(f"{self.model.__name__}: kein Bündnis gewählt.")
            return rows.filter(**{path: alliance})

    AllianceManager.__qualname__ = f"AllianceManager[{path}]"
    return AllianceManager()
