"""Whose a row is, and the refusal of rows and references that belong to another alliance."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models

from buendnis.tenancy.scope import WrongAlliance, is_everywhere, require_alliance

REFUSAL = "{} gehört zu einem anderen Bündnis."


def owner_path_of(model: type[models.Model] | str | None) -> str:
    """Return the way from a model to its alliance, empty for what alliances share."""
    return getattr(model, "owner_path", "")


def owner_of(row: models.Model) -> int:
    """Return the id of the alliance that a row belongs to, following its declared path.

    Raises WrongAlliance where a parent is not among the rows of the alliance in scope.
    """
    target: Any = row
    *parents, last = owner_path_of(type(row)).split("__")
    try:
        for step in parents:
            target = getattr(target, step)
    except ObjectDoesNotExist as missing:
        raise WrongAlliance(REFUSAL.format(type(row).__name__)) from missing
    return getattr(target, f"{last}_id")


def refuse_foreign(row: models.Model) -> None:
    """Raise WrongAlliance when the row, or one it refers to, is not of the alliance in scope."""
    if is_everywhere():
        return
    alliance = require_alliance()
    if owner_of(row) != alliance.pk:
        raise WrongAlliance(REFUSAL.format(type(row).__name__))
    first = owner_path_of(type(row)).split("__")[0]
    for field in row._meta.concrete_fields:
        if field.name != first and owner_path_of(field.related_model):
            _refuse_reference(row, field)


def _refuse_reference(row: models.Model, field: Any) -> None:
    """Look at one key beside the path: at what is loaded, and at a bare number in a new row.

    A number in a stored row needs no query here: reading it goes through the scoped manager and fails.
    """
    if field.is_cached(row):
        target = field.get_cached_value(row)
        if target is not None and owner_of(target) != require_alliance().pk:
            raise WrongAlliance(REFUSAL.format(type(target).__name__))
    elif row._state.adding and getattr(row, field.attname) is not None:
        refuse_foreign_value(field, getattr(row, field.attname))


def refuse_foreign_value(field: Any, value: Any) -> None:
    """Raise WrongAlliance when a key is about to point at another alliance's row.

    An expression is refused as well: nobody can see whose row it will be.
    """
    if is_everywhere() or value is None:
        return
    alliance = require_alliance()
    key = value.pk if isinstance(value, models.Model) else value
    if field.related_model is type(alliance):
        known = key == alliance.pk
    else:
        known = isinstance(key, int) and (field.related_model._base_manager.filter(pk=key).exists())
    if not known:
        raise WrongAlliance(REFUSAL.format(field.verbose_name))
