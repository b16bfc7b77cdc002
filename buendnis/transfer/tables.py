"""Which tables go with an alliance, in which order, and how one row is written down and read again."""

import base64
import binascii
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from graphlib import TopologicalSorter
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Model

from buendnis.accounts.models import User
from buendnis.pages.models import PageText
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.owners import owner_path_of
from buendnis.transfer.values import Refused

# Tables of the portal that stay where they are, each with the reason.
STAYS = {
    "buendnis.Mail": "Der Postausgang gehört der Installation; eine Mail würde sonst zweimal gesendet.",
    "account.EmailConfirmation": "Eine halbe Bestätigung gilt nur, wo sie begonnen hat.",
    "socialaccount.SocialAccount": "Die Anmeldung über ein anderes Haus wird dort neu verknüpft.",
}
# What hangs on people: only for those who have no account in the other portal yet.
SIGN_IN: tuple[type[Model], ...] = (EmailAddress, Authenticator)
SHARED: tuple[type[Model], ...] = (Alliance, User, *SIGN_IN, PageText)
OURS = ("buendnis", "certification", "services")


def tables() -> list[type[Model]]:
    """Return every table that goes with an alliance; what a row refers to comes before it."""
    owned = [model for model in apps.get_models() if owner_path_of(model)]
    wanted = [*SHARED, *owned]
    graph = {model: _referred(model) - {model} for model in wanted}
    order = {model: place for place, model in enumerate(wanted)}
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    found: list[type[Model]] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=order.__getitem__)
        found += ready
        sorter.done(*ready)
    return found


def _referred(model: type[Model]) -> set[Any]:
    return {field.related_model for field in fields_of(model) if field.is_relation}


def fields_of(model: type[Model]) -> list[Any]:
    """Return what is written down of a row: all columns but the key, which each portal counts for itself."""
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def label_of(model: type[Model]) -> str:
    """Return how the file calls a table."""
    return model._meta.label_lower


def written(row: Model, number: int, numbers: Mapping[type[Model], Mapping[int, int]]) -> dict:
    """Return a row as plain values; keys are the numbers that rows have inside the file."""
    found: dict[str, Any] = {"id": number}
    for field in fields_of(type(row)):
        value = getattr(row, field.attname)
        if field.is_relation and value is not None:
            found[field.name] = numbers[field.related_model][value]
        else:
            found[field.name] = value if isinstance(field, models.JSONField) else plain(value)
    return found


def plain(value: Any) -> Any:
    """Return a value of a column as JSON knows it; times are told in UTC to the microsecond."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return str(value) if isinstance(value, Decimal | UUID) else value


def read(
    model: type[Model], raw: Any, keys: Mapping[type[Model], Mapping[int, int]], *, where: str
) -> Model:
    """Return an unsaved row. Raises Refused naming place and column for what does not fit."""
    names = {field.name for field in fields_of(model)} | {"id"}
    if not isinstance(raw, dict) or set(raw) != names:
        raise Refused(f"{where}: Die Spalten sind nicht die dieser Fassung.")
    row = model()
    for field in fields_of(model):
        try:
            setattr(row, field.attname, _value(field, raw[field.name], keys))
        except (ValidationError, ValueError, TypeError, ArithmeticError, binascii.Error) as problem:
            raise Refused(f"{where}: {field.name} passt nicht.") from problem
    return row


def _value(field: Any, raw: Any, keys: Mapping[type[Model], Mapping[int, int]]) -> Any:
    """Return the column's own value. Raises ValidationError, ValueError or TypeError."""
    if raw is None:
        if not field.null and not isinstance(field, models.JSONField):
            raise ValueError("missing")
        return None
    if field.is_relation:
        return _key(field, raw, keys)
    if isinstance(field, models.JSONField):
        return raw
    if isinstance(field, models.BinaryField):
        return base64.b64decode(raw, validate=True)
    if isinstance(raw, dict | list) or isinstance(raw, bool) != isinstance(
        field, models.BooleanField
    ):
        raise TypeError("other kind")
    if isinstance(field, models.CharField | models.TextField) and "\0" in str(raw):
        raise ValueError("zero sign")
    value = field.to_python(raw)
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError("a time without a zone")
    field.run_validators(value)
    return value


def _key(field: Any, raw: Any, keys: Mapping[type[Model], Mapping[int, int]]) -> int:
    if type(raw) is not int or raw not in keys.get(field.related_model, {}):
        raise ValueError("leads out of the file")
    return keys[field.related_model][raw]


def unique_columns(model: type[Model]) -> Iterable[Any]:
    """Return the columns whose values no two rows of a portal share: codes, numbers, hashes."""
    return [field for field in fields_of(model) if field.unique and not field.is_relation]
