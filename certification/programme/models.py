"""The action programme (Handlungsprogramm): objectives, measures, agreement and signature."""

from django.db import models

from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import AllianceOwned, OwnedThrough
from certification.applications.models import Application


class Programme(OwnedThrough):
    """The programme of a case. Changing a measure takes back agreement and signature."""

    METHODS = [
        ("paper", "Auf Papier unterschrieben"),
        ("meeting", "Im Gespräch erklärt und vermerkt"),
        ("electronic", "Elektronisch unterschrieben"),
    ]
    owner_path = "application__employer__alliance"
    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, related_name="programme"
    )
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.CharField(max_length=120, blank=True)
    signed_name = models.CharField("Name", max_length=120, blank=True)
    signed_function = models.CharField("Funktion", max_length=120, blank=True)
    signed_place = models.CharField("Ort", max_length=80, blank=True)
    signed_on = models.DateField("Datum", null=True)
    signed_method = models.CharField("Form", max_length=12, choices=METHODS, blank=True)
    objects = alliance_manager("application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agreed_at__isnull=True, agreed_by="")
                | (models.Q(agreed_at__isnull=False) & ~models.Q(agreed_by="")),
                name="programme_agreed_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_on__isnull=True, signed_name="", signed_method="")
                | (
                    models.Q(signed_on__isnull=False)
                    & ~models.Q(signed_name="")
                    & ~models.Q(signed_method="")
                ),
                name="programme_signed_completely",
            ),
        ]

    @property
    def is_agreed(self) -> bool:
        return self.agreed_at is not None

    @property
    def is_signed(self) -> bool:
        return self.signed_on is not None


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
