"""The catalogue as it was in force: an edition is published once and never changes."""

from typing import Any

from django.db import models

from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import AllianceOwned

REFUSAL = "Der Katalogstand {} ist veröffentlicht und bleibt, wie er ist."


class EditionIsPublished(RuntimeError):
    """Somebody tried to change what is published."""


class EditionRows(models.QuerySet[Any]):
    """Refuses the ways around `save` for what is published."""

    def update(self, **values: Any) -> int:
        self._refuse_published()
        return super().update(**values)

    def bulk_update(self, objs: Any, *args: Any, **kwargs: Any) -> int:
        self.filter(pk__in=[row.pk for row in objs])._refuse_published()
        return super().bulk_update(objs, *args, **kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse_published()
        return super().delete()

    def _refuse_published(self) -> None:
        found = self.filter(published_at__isnull=False).first()
        if found is not None:
            raise EditionIsPublished(REFUSAL.format(found.version))


class Edition(AllianceOwned):
    """One state of an alliance's catalogue, with the hash of what scoring and the public page use."""

    version = models.CharField("Katalogstand", max_length=40)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    change_note = models.TextField("Was sich geändert hat", blank=True)
    source = models.CharField(max_length=200, blank=True)
    loaded_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True)
    in_force_from = models.DateField(null=True)

    objects = alliance_manager("alliance", queryset=EditionRows)  # type: ignore[misc]

    class Meta(AllianceOwned.Meta):
        ordering = ["-in_force_from", "-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["alliance", "version"], name="edition_version_once"),
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=True, in_force_from__isnull=True)
                | models.Q(published_at__isnull=False, in_force_from__isnull=False),
                name="edition_published_has_start",
            ),
        ]

    def __str__(self) -> str:
        return self.version

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._refuse_published()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self._refuse_published()
        return super().delete(*args, **kwargs)

    def _refuse_published(self) -> None:
        """Ask the database and not the row at hand, which may say anything."""
        if self.pk and type(self).objects.filter(pk=self.pk, published_at__isnull=False).exists():
            raise EditionIsPublished(REFUSAL.format(self.version))
