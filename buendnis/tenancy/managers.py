"""Managers that show only the rows of the alliance in scope."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from buendnis.tenancy.owners import owner_path_of, refuse_foreign_value
from buendnis.tenancy.scope import NoScope, current_alliance, is_everywhere


class OwnedRows(models.QuerySet):
    """Keeps the promises of `save` where Django does not call it."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        rows = list(objs)
        for row in rows:
            if hasattr(row, "take_in"):
                row.take_in()
        return super().bulk_create(rows, *args, **kwargs)

    def update(self, **values: Any) -> int:
        for name, value in values.items():
            field = self.model._meta.get_field(name)
            if field.name == owner_path_of(self.model) or owner_path_of(field.related_model):
                refuse_foreign_value(field, value)
        return super().update(**values)


def alliance_manager(
    path: str, *, queryset: type[models.QuerySet] = models.QuerySet
) -> models.Manager:
    """Return a manager that filters on `path`, the way from the model to its alliance.

    It makes a class, because related managers subclass the default manager and call it without
    arguments: a constructor argument would be lost there.
    """
    rows: type[models.QuerySet] = OwnedRows
    if queryset is not models.QuerySet:
        rows = type(queryset.__name__, (queryset, OwnedRows), {})

    class AllianceManager(models.Manager.from_queryset(rows)):  # type: ignore[misc]
        use_in_migrations = False

        def get_queryset(self) -> Any:
            found = super().get_queryset()
            if is_everywhere():
                return found
            alliance = current_alliance()
            if alliance is None:
                raise NoScope(f"{self.model.__name__}: kein Bündnis gewählt.")
            return found.filter(**{path: alliance})

    AllianceManager.__qualname__ = f"AllianceManager[{path}]"
    return AllianceManager()
