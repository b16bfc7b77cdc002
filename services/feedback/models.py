"""A fault that somebody without an account reported; an address, where one is left, goes with the answer."""

from django.db import models
from django.utils import timezone

from buendnis.tenancy.codes import new_code
from buendnis.tenancy.models import AllianceOwned


class ErrorReport(AllianceOwned):
    """What is wrong with an entry, told by a visitor."""

    WHAT = [
        ("telefon", "Die Telefonnummer stimmt nicht"),
        ("zeiten", "Die Zeiten stimmen nicht"),
        ("ort", "Die Adresse stimmt nicht"),
        ("gibt-es-nicht", "Das gibt es nicht mehr"),
        ("link", "Die Internetseite geht nicht"),
        ("anderes", "Etwas anderes"),
    ]
    code = models.CharField(max_length=12, unique=True, default=new_code)
    entry_code = models.CharField(max_length=12)
    what = models.CharField("Was stimmt nicht?", max_length=16, choices=WHAT)
    words = models.CharField("Was ist richtig?", max_length=500, blank=True)
    email = models.EmailField("E-Mail für eine Antwort", blank=True)
    language = models.CharField(max_length=2, default="de")
    reported_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)

    class Meta(AllianceOwned.Meta):
        ordering = ["reported_at", "pk"]
