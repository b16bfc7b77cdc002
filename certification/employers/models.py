"""Employers of an alliance, and who acts for them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from buendnis.access.rules import EmploymentRole
from buendnis.german import sort_key
from buendnis.tenancy.codes import new_code
from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import AllianceOwned, OwnedThrough

SECTORS = [
    ("bau", "Bau und Handwerk"),
    ("bildung", "Bildung und Erziehung"),
    ("gastgewerbe", "Gastgewerbe und Tourismus"),
    ("gesundheit", "Gesundheit und Pflege"),
    ("handel", "Handel und Verkauf"),
    ("industrie", "Industrie und Produktion"),
    ("it", "IT, Medien und Kommunikation"),
    ("landwirtschaft", "Landwirtschaft und Gartenbau"),
    ("logistik", "Verkehr und Logistik"),
    ("soziales", "Soziales und Vereine"),
    ("verwaltung", "Öffentliche Verwaltung"),
    ("dienste", "Beratung, Finanzen und andere Dienste"),
    ("wissenschaft", "Wissenschaft und Kultur"),
    ("sonstiges", "Sonstiges"),
]


class Employer(AllianceOwned):
    """An employer (Betrieb) in one alliance."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    name = models.CharField("Name des Betriebs", max_length=160)
    sort_key = models.CharField(max_length=160, editable=False)
    sector = models.CharField("Branche", max_length=20, choices=SECTORS)
    street = models.CharField("Straße und Hausnummer", max_length=120)
    postcode = models.CharField("Postleitzahl", max_length=5)
    city = models.CharField("Ort", max_length=80)
    website = models.URLField("Internetseite", blank=True, max_length=200)
    contact_name = models.CharField("Ansprechperson", max_length=120)
    contact_email = models.EmailField("E-Mail der Ansprechperson")
    contact_phone = models.CharField("Telefon der Ansprechperson", max_length=40)
    registered_at = models.DateTimeField(default=timezone.now)

    class Meta(AllianceOwned.Meta):
        ordering = ["sort_key", "pk"]
        indexes = [models.Index(fields=["alliance", "sort_key"], name="employer_by_name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.name)
        super().save(*args, **kwargs)


class Employment(OwnedThrough):
    """A person acts for an employer; ended employments are kept (they bar from examining it)."""

    owner_path = "employer__alliance"
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="employments")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="employments"
    )
    role = models.CharField(max_length=20, choices=[(role, role.label) for role in EmploymentRole])
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    objects = alliance_manager("employer__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "user"],
                condition=models.Q(until__isnull=True),
                name="employment_once",
                violation_error_message="Diese Person gehört schon zu diesem Betrieb.",
            )
        ]


class AccessRequest(OwnedThrough):
    """Somebody asks to act for an employer that is registered already."""

    owner_path = "employer__alliance"
    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="access_requests")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    message = models.CharField("Nachricht", max_length=300, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)
    objects = alliance_manager("employer__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "user"],
                condition=models.Q(answered_at__isnull=True),
                name="access_request_once_open",
            )
        ]
