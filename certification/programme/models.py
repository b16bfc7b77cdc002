"""The action programme (Handlungsprogramm): objectives, measures and agreement."""

from django.db import models

from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import AllianceOwned, OwnedThrough
from certification.applications.models import Application


class Programme(OwnedThrough):
    """The programme of a case. Changing a measure takes back agreement and signature (a SignOff)."""

    owner_path = "application__employer__alliance"
    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, related_name="programme"
    )
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.CharField(max_length=120, blank=True)
    objects = alliance_manager("application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agreed_at__isnull=True, agreed_by="")
                | (models.Q(agreed_at__isnull=False) & ~models.Q(agreed_by="")),
                name="programme_agreed_by_somebody",
            ),
        ]

    @property
    def is_agreed(self) -> bool:
        return self.agreed_at is not None


class Objective(OwnedThrough):
    """The objective of one action field."""

    owner_path = "programme__application__employer__alliance"
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="objectives")
    field = models.CharField(max_length=4)
    text = models.TextField("Ziel", max_length=800)
    objects = alliance_manager("programme__application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "field"], name="objective_once_per_field"),
        ]


class Measure(OwnedThrough):
    """One measure of a field; its number (1.1, 1.2 …) follows from field order and place."""

    STATUSES = [
        ("planned", "Geplant"),
        ("running", "Läuft"),
        ("kept", "Besteht und bleibt"),
        ("done", "Umgesetzt"),
    ]
    owner_path = "programme__application__employer__alliance"
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="measures")
    field = models.CharField("Handlungsfeld", max_length=4)
    place = models.PositiveSmallIntegerField()
    text = models.CharField("Maßnahme", max_length=600)
    units = models.CharField("Zuständig (Stellen, keine Namen)", max_length=200, blank=True)
    due = models.DateField("Bis wann", null=True, blank=True)
    status = models.CharField("Stand", max_length=10, choices=STATUSES, default="planned")
    success = models.CharField("Woran wir merken, dass es wirkt", max_length=400, blank=True)
    criterion = models.CharField("Hebt das Kriterium", max_length=8, blank=True)
    objects = alliance_manager("programme__application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["programme", "field", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "field", "place"], name="measure_place_once"
            ),
        ]


class PublishedProgramme(AllianceOwned):
    """A programme that somebody published (Trier): shown with its source, never scored (DECISIONS 19)."""

    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    organisation = models.CharField(max_length=160)
    content = models.JSONField()

    class Meta(AllianceOwned.Meta):
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["alliance", "key"], name="published_programme_once"),
        ]
