"""The three sealed records of a case, each chained to the one before (DECISIONS 8)."""

from typing import Any

from django.db import models
from django.utils import timezone

from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import OwnedThrough
from certification.applications.models import Application

SEALED = "Ein versiegelter Stand wird nie geändert."


class RecordIsSealed(RuntimeError):
    """Somebody tried to change a sealed record."""


class SealedRows(models.QuerySet):
    """Refuses the ways around `save`; counts may be deleted, records may not."""

    def update(self, **kwargs: Any) -> int:
        raise RecordIsSealed(SEALED)

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        raise RecordIsSealed(SEALED)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise RecordIsSealed(SEALED)


class SealedForGood(SealedRows):
    """Refuses deleting as well."""

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RecordIsSealed(SEALED)


class SealedRecord(OwnedThrough):
    """A frozen part of the case: submission, examination or decision.

    `parts` maps a part's name to its content; `part_hashes` maps it to the SHA-256 of the canonical
    JSON. The hash of the record is taken over the case, the parent's hash and the list of part hashes, so that
    the people counts (a part of their own, in `SealedCounts`) can be deleted later without breaking it.
    """

    KINDS = [
        ("submission", "Einreichung"),
        ("examination", "Prüfung"),
        ("decision", "Entscheidung"),
    ]
    owner_path = "application__employer__alliance"
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="records")
    kind = models.CharField(max_length=12, choices=KINDS)
    number = models.PositiveSmallIntegerField()
    parts = models.JSONField()
    part_hashes = models.JSONField()
    hash = models.CharField(max_length=64, unique=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    reason = models.CharField(max_length=300, blank=True)
    sealed_at = models.DateTimeField(default=timezone.now)
    sealed_by = models.CharField(max_length=120)
    objects = alliance_manager("application__employer__alliance", queryset=SealedForGood)

    class Meta(OwnedThrough.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="record_number_once"),
        ]

    def __str__(self) -> str:
        return f"Stand {self.number} ({self.get_kind_display()})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise RecordIsSealed(SEALED)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RecordIsSealed(SEALED)


class SealedCounts(OwnedThrough):
    """The people counts of a record, salted, deletable six months after the decision."""

    owner_path = "record__application__employer__alliance"
    record = models.OneToOneField(SealedRecord, on_delete=models.CASCADE, related_name="counts")
    salt = models.CharField(max_length=64)
    content = models.JSONField()
    objects = alliance_manager("record__application__employer__alliance", queryset=SealedRows)

    class Meta(OwnedThrough.Meta):
        pass

    def __str__(self) -> str:
        return f"Zahlen zu {self.record}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise RecordIsSealed(SEALED)
        super().save(*args, **kwargs)
