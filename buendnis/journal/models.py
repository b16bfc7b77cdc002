"""Who did what to what, and when; rows are added and never changed."""

import re
from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils import timezone

from buendnis.accounts.models import User
from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.owners import refuse_foreign

ONLY_ADDED = "Das Protokoll wird nur ergänzt."


class AppendOnly(RuntimeError):
    """Somebody tried to change or delete a row that may only be added."""


class AppendOnlyQuerySet(models.QuerySet):
    """Refuses the ways around `save`; a bulk insert could change what stands there already."""

    def update(self, **kwargs: Any) -> int:
        raise AppendOnly(ONLY_ADDED)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnly(ONLY_ADDED)

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        raise AppendOnly(ONLY_ADDED)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise AppendOnly(ONLY_ADDED)

    def replace_person(self, *, actor: int | None, name: str, words: Mapping[str, str]) -> None:
        """Write other words in place of a person's name and address: the one change that the law asks for.

        What happened, and when, stays as it is (docs/decisions/0011).
        """
        for pk, acted, said, sentence, details in self.values_list(
            "pk", "actor_id", "actor_name", "sentence", "details"
        ):
            models.QuerySet.update(
                self.model._default_manager.filter(pk=pk),
                actor_name=name if actor is not None and acted == actor else said,
                sentence=replaced(sentence, words)[:300],
                details=replaced(details, words),
            )


def replaced(value: Any, words: Mapping[str, str]) -> Any:
    """Return a text, or every text in lists and mappings, with whole words replaced whatever their case."""
    if isinstance(value, str):
        for old, new in words.items():
            # What stands in the place of a backslash or a group would be read as one.
            plain = new.replace("\\", r"\\")
            value = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", plain, value, flags=re.IGNORECASE)
        return value
    if isinstance(value, Mapping):
        return {key: replaced(inner, words) for key, inner in value.items()}
    return [replaced(inner, words) for inner in value] if isinstance(value, list) else value


class Entry(models.Model):
    """One line of the journal. `details` never holds counts of people (DECISIONS 4)."""

    owner_path = "alliance"
    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    actor_name = models.CharField(max_length=120)
    verb = models.CharField(max_length=60)
    about_type = models.CharField(max_length=40)
    about_code = models.CharField(max_length=60)
    case_code = models.CharField(max_length=12, blank=True)
    sentence = models.CharField(max_length=300)
    details = models.JSONField(default=dict)

    objects = alliance_manager("alliance", queryset=AppendOnlyQuerySet)

    class Meta:
        base_manager_name = "objects"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["alliance", "case_code", "-at"], name="journal_by_case"),
            models.Index(fields=["alliance", "-at"], name="journal_by_alliance"),
        ]

    def __str__(self) -> str:
        return self.sentence

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AppendOnly(ONLY_ADDED)
        refuse_foreign(self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnly(ONLY_ADDED)
