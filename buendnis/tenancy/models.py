"""The alliance (the tenant), and the two ways to belong to one."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models

from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.owners import refuse_foreign
from buendnis.tenancy.scope import across_alliances, require_alliance
from buendnis.tenancy.slugs import RESERVED_SLUGS

ACCENTS = {
    "elbe": "Elbblau",
    "lahn": "Waldgrün",
    "mosel": "Weinrot",
    "koralle": "Koralle",
    "bernstein": "Bernstein",
    "pflaume": "Pflaume",
    "petrol": "Petrol",
    "schiefer": "Schiefer",
}
EMBLEMS = {"elbe": "Fluss und Dom", "lahn": "Hügel und Burg", "mosel": "Tor", "haus": "Haus"}


class Alliance(models.Model):
    """A local alliance for families with its own people, employers, criteria and look."""

    slug = models.SlugField("Kürzel in der Adresse", max_length=40, unique=True)
    name = models.CharField("Name", max_length=120)
    city = models.CharField("Ort", max_length=80)
    land = models.CharField("Bundesland (Kürzel)", max_length=2)
    code_prefix = models.CharField(
        "Kürzel der Zertifikatsnummern",
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2,3}$", "Zwei oder drei Großbuchstaben.")],
    )
    accent = models.CharField(
        "Farbe", max_length=20, choices=list(ACCENTS.items()), default="petrol"
    )
    emblem = models.CharField(
        "Zeichen", max_length=20, choices=list(EMBLEMS.items()), default="haus"
    )
    tagline = models.CharField("Leitsatz auf der Startseite", max_length=200, blank=True)
    contact_name = models.CharField("Geschäftsstelle", max_length=120, blank=True)
    contact_email = models.EmailField("E-Mail der Geschäftsstelle", blank=True)
    contact_phone = models.CharField("Telefon der Geschäftsstelle", max_length=40, blank=True)
    second_factor_roles = models.JSONField("Zweiter Faktor verlangt für", default=list, blank=True)

    class Meta:
        ordering = ["city"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(slug__in=sorted(RESERVED_SLUGS)),
                name="alliance_slug_is_not_reserved",
                violation_error_message="Dieses Kürzel braucht das Portal selbst.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Owned(models.Model):
    """What both ways share: nothing is saved that belongs, or refers, to another alliance."""

    owner_path = ""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.take_in()
        super().save(*args, **kwargs)

    def take_in(self) -> None:
        """Raise WrongAlliance where the row, its parent or a reference belongs to another alliance."""
        refuse_foreign(self)

    def validate_unique(self, *args: Any, **kwargs: Any) -> None:
        # What the database keeps unique is unique in all alliances; a scoped look would miss half of it.
        with across_alliances("Eindeutig heißt: in allen Bündnissen"):
            super().validate_unique(*args, **kwargs)


class AllianceOwned(Owned):
    """A row that belongs to one alliance directly."""

    owner_path = "alliance"
    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    objects = alliance_manager("alliance")

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def take_in(self) -> None:
        """Stamp a new row with the alliance in scope. Raises WrongAlliance for another's row."""
        if self.alliance_id is None:
            self.alliance = require_alliance()
        super().take_in()


class OwnedThrough(Owned):
    """A row that belongs to an alliance through its parent; `owner_path` names the way."""

    class Meta:
        abstract = True
        base_manager_name = "objects"
