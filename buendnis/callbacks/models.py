"""Somebody wants to be rung back: name, number, time; the row goes when it is done."""

from django.db import models
from django.utils import timezone

from buendnis.callbacks.phones import readable_phone
from buendnis.tenancy.codes import new_code
from buendnis.tenancy.models import AllianceOwned


class Callback(AllianceOwned):
    """A wish to be rung back. Deleted when it is done; nothing of it is kept but a journal line without name."""

    WINDOWS = [
        ("egal", "Jederzeit"),
        ("morgens", "Morgens, 8 bis 10 Uhr"),
        ("vormittags", "Vormittags, 10 bis 12 Uhr"),
        ("mittags", "Mittags, 12 bis 14 Uhr"),
        ("nachmittags", "Nachmittags, 14 bis 17 Uhr"),
        ("abends", "Abends, 17 bis 19 Uhr"),
    ]
    LANGUAGES = [
        ("de", "Deutsch"),
        ("en", "Englisch"),
        ("uk", "Ukrainisch"),
        ("ar", "Arabisch"),
        ("tr", "Türkisch"),
        ("ru", "Russisch"),
        ("ls", "Leichte Sprache"),
    ]
    code = models.CharField(max_length=12, unique=True, default=new_code)
    # The page it was asked on: „kurzcheck“ or „familien“.
    origin = models.CharField(max_length=40)
    # Families need not say who they are, but in which language they would like to talk, and about what.
    name = models.CharField("Ihr Name", max_length=120, blank=True)
    language = models.CharField("Sprache", max_length=2, choices=LANGUAGES, default="de")
    topic = models.CharField("Thema", max_length=40, blank=True)
    phone = models.CharField("Telefonnummer", max_length=40)
    window = models.CharField("Wann passt es?", max_length=12, choices=WINDOWS, default="egal")
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta(AllianceOwned.Meta):
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "origin", "phone"],
                name="callback_once_per_number",
                violation_error_message="Dieser Rückruf ist schon vorgemerkt.",
            )
        ]

    @property
    def readable_phone(self) -> str:
        """The number in small groups, as one reads it while dialling."""
        return readable_phone(self.phone)
