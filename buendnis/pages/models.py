"""Editable texts: legal pages and the ways in, per alliance with a text of the deployment behind."""

from django.db import models
from django.utils import timezone

from buendnis.tenancy.models import Alliance

PAGES = {
    "impressum": "Impressum",
    "datenschutz": "Datenschutz",
    "barrierefreiheit": "Barrierefreiheit",
    "familien": "Für Familien",
    "pflege": "Pflege und Beruf",
    "betriebe": "Für Betriebe",
    "anlaufstellen": "Anlaufstellen für Aushänge",
}
LEGAL_PAGES = ("impressum", "datenschutz", "barrierefreiheit")


class PageText(models.Model):
    """One text. Without an alliance it is the deployment's own, shown where an alliance has none."""

    alliance = models.ForeignKey(
        Alliance, on_delete=models.CASCADE, related_name="+", null=True, blank=True
    )
    key = models.CharField(max_length=40, choices=list(PAGES.items()))
    title = models.CharField("Überschrift", max_length=120)
    body = models.TextField("Text")
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alliance", "key"], name="page_once_per_alliance"),
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(alliance__isnull=True),
                name="page_once_per_deployment",
            ),
        ]

    def __str__(self) -> str:
        return self.title
