"""Erases a person: what may go goes, what must stay loses the name, and every remainder is told with its reason."""

from contextlib import nullcontext
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.accounts.models import User
from buendnis.journal.actions import record
from buendnis.personal_data.parts import (
    ADDRESS,
    NAME,
    NOWHERE,
    Part,
    Person,
    obstacles_of,
    registered_parts,
)
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.owners import owner_path_of
from buendnis.tenancy.scope import across_alliances, scope

NOT_IN_THE_REASON = (
    "Die Begründung steht danach im Protokoll. Bitte nennen Sie darin weder Namen noch Adresse."
)


def erase(person: Person, *, reason: str, by: Actor) -> list[str]:
    """Erase the person everywhere; return as sentences what was done and what stays, why and until when.

    Returns an empty list where nothing is held. Raises ValidationError with every obstacle, and for a reason
    that names the person.
    """
    _check_reason(reason, person)
    with transaction.atomic(), across_alliances("Gelöscht wird in allen Bündnissen"):
        if person.user is not None:
            User.objects.select_for_update().get(pk=person.user.pk)
        obstacles = obstacles_of(person)
        if obstacles:
            raise ValidationError(obstacles)
        parts = [(part, part.rows(person)) for part in registered_parts()]
        touched = sorted({key for part, rows in parts for key in _alliances(part, rows)})
        account = _bury(person)
        done = [_erase_part(part, rows, person) for part, rows in parts]
        if account or any(each.changed for each in done):
            _tell_journal(person, touched, reason=reason, by=by)
    return [*account, *(each.sentence for each in done if each.sentence)]


@dataclass(frozen=True)
class Erased:
    """What became of one part of the table."""

    sentence: str = ""
    changed: bool = False


def _check_reason(reason: str, person: Person) -> None:
    if not reason.strip():
        raise ValidationError("Bitte nennen Sie den Grund in einem Satz.")
    told = [*person.addresses, *([person.user.name] if person.user else [])]
    if any(each and each.lower() in reason.lower() for each in told):
        raise ValidationError(NOT_IN_THE_REASON)


def _alliances(part: Part, rows: QuerySet) -> set[int]:
    """Return the alliances in which rows of this part lie."""
    path = owner_path_of(part.table)
    if not path:
        return set()
    return {key for key in rows.order_by().values_list(path, flat=True).distinct() if key}


def _erase_part(part: Part, rows: QuerySet, person: Person) -> Erased:
    """Do what the table says with these rows; return the sentence about it."""
    count = rows.count()
    if not count:
        return Erased()
    if part.deletes:
        # Where more hangs on the rows than they themselves, the part deletes them.
        part.erases(rows, person) if part.erases else rows.delete()
        return Erased(f"Gelöscht: {part.title} ({count}).", changed=True)
    if part.erases is not None:
        part.erases(rows, person)
    if part.ends:
        rows.filter(**{f"{part.ends}__isnull": True}).update(**{part.ends: timezone.now()})
    if part.becomes:
        # The condition may ask for the very field that is written over, so the rows are named first.
        keys = list(rows.values_list("pk", flat=True))
        values = {key: _written(value, person) for key, value in part.becomes.items()}
        part.table._default_manager.filter(pk__in=keys).update(**values)
    changed = bool(part.erases or part.becomes)
    if part.stays:
        sentence = f"Es bleibt: {part.title} ({count}). Grund: {part.stays} Bis: {part.until}"
        return Erased(sentence, changed)
    return Erased(f"Name und Adresse ersetzt: {part.title} ({count}).", changed)


def _written(value: str, person: Person) -> str:
    return {NAME: person.tombstone, ADDRESS: person.dead_address}.get(value, value)


def _bury(person: Person) -> list[str]:
    """Turn the account into a tombstone that keys may go on pointing to; return the sentence about it."""
    user = person.user
    if user is None or user.email.endswith(NOWHERE):
        return []
    user.name, user.email = person.tombstone, person.dead_address
    user.is_active, user.last_login = False, None
    user.set_unusable_password()
    user.save()
    return [f"Das Konto heißt jetzt „{person.tombstone}“ und lässt niemanden mehr ein."]


def _tell_journal(person: Person, alliances: list[int], *, reason: str, by: Actor) -> None:
    """Write one line into the journal of every alliance that held something, or of none where none did."""
    homes: list[Alliance | None] = list(Alliance.objects.filter(pk__in=alliances))
    for home in homes or [None]:
        with scope(home) if home else nullcontext():
            record(
                "personal_data.erased",
                about=person.user or NoAccount(),
                by=by,
                sentence=f"Personenbezogene Daten gelöscht ({person.tombstone}): {reason.strip()}",
            )


class NoAccount:
    """Stands in the journal for somebody who never had an account."""

    pk = 0
    code = "ohne Konto"
