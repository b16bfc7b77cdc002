"""What the directory stores: organisations, places, entries and the parts of an entry.

Each row has one steward, the alliance it belongs to; another alliance lists an entry by its code
(`Listing`) and never by a key, so that no alliance can change what another answers for (DECISIONS 20).
"""

import uuid
from typing import Any

from django.db import models
from django.utils import timezone

from buendnis.german import sort_key
from buendnis.tenancy.codes import new_code
from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import AllianceOwned, OwnedThrough
from services.directory.states import (
    Cost,
    Kind,
    PhoneKind,
    Registration,
    Scope,
    SlotKind,
    Status,
    TranslationState,
)

OF_AN_ENTRY = "entry__alliance"


class Sourced(models.Model):
    """Where facts come from: a title, an address if there is one, and the day they describe."""

    source = models.CharField("Quelle", max_length=200, blank=True)
    source_url = models.URLField("Adresse der Quelle", max_length=400, blank=True)
    source_date = models.DateField("Stand der Quelle", null=True, blank=True)

    class Meta:
        abstract = True


class Organisation(Sourced, AllianceOwned):
    """Who answers for entries: an office, a club, a fund; its address on file gets the yearly question."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    uid = models.UUIDField(unique=True, default=uuid.uuid4)
    # The name of an entry in the content files; empty for what people typed in.
    key = models.CharField(max_length=60, blank=True)
    name = models.CharField("Name", max_length=200)
    sort_key = models.CharField(max_length=200, editable=False)
    description = models.TextField("Was sie tut", blank=True)
    website = models.URLField("Internetseite", max_length=400, blank=True)
    website_raw = models.CharField("Internetseite wie gedruckt", max_length=400, blank=True)
    provider_email = models.EmailField("E-Mail für die Nachfrage, nicht öffentlich", blank=True)
    is_member = models.BooleanField("Mitglied des Bündnisses", default=False)
    # Names and direct lines of a printed source: kept, never shown (DECISIONS 21).
    printed = models.JSONField(default=dict, blank=True)
    # Fingerprints of what the content file said last, by field.
    loaded = models.JSONField(default=dict, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta(AllianceOwned.Meta):
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "key"],
                condition=~models.Q(key=""),
                name="organisation_key_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.name)
        super().save(*args, **kwargs)


class Place(AllianceOwned):
    """A house where something happens, and what is known of its doors and stairs."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    uid = models.UUIDField(unique=True, default=uuid.uuid4)
    key = models.CharField(max_length=60, blank=True)
    name = models.CharField("Name des Ortes", max_length=200, blank=True)
    street = models.CharField("Straße und Hausnummer", max_length=120, blank=True)
    postcode = models.CharField("Postleitzahl", max_length=5, blank=True)
    town = models.CharField("Ort", max_length=80, blank=True)
    district = models.CharField("Stadtteil", max_length=80, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    # {feature: true | false}; a feature that is not in it is not known (taxonomy, kind feature).
    features = models.JSONField("Zugänglichkeit", default=dict, blank=True)
    loaded = models.JSONField(default=dict, blank=True)

    class Meta(AllianceOwned.Meta):
        ordering = ["town", "street", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "key"], condition=~models.Q(key=""), name="place_key_once"
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="place_has_both_coordinates_or_none",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(
            filter(None, [self.name, self.street, f"{self.postcode} {self.town}".strip()])
        )


class Entry(Sourced, AllianceOwned):
    """One thing that families find: an offer, a contact, a meeting, a fund, a page, a member.

    What was changed and what was checked are two things: `changed_at` moves when a fact changes,
    `checked_on` when somebody says that all of it is still true.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    uid = models.UUIDField(unique=True, default=uuid.uuid4)
    key = models.CharField(max_length=60, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="entries", verbose_name="Organisation"
    )
    kind = models.CharField("Art", max_length=16, choices=Kind.choices, default=Kind.OFFER)
    status = models.CharField("Stand", max_length=12, choices=Status.choices, default=Status.DRAFT)
    title = models.CharField("Titel", max_length=200)
    sort_key = models.CharField(max_length=200, editable=False)
    summary = models.CharField("In einem Satz", max_length=300, blank=True)
    text = models.TextField("Beschreibung", blank=True)
    scope = models.CharField("Gilt für", max_length=8, choices=Scope.choices, default=Scope.LOCAL)
    area = models.CharField("Gebiet in Worten", max_length=200, blank=True)
    postcodes = models.JSONField("Postleitzahlen des Gebiets", default=list, blank=True)
    age_from = models.PositiveSmallIntegerField("Ab welchem Alter", null=True, blank=True)
    age_to = models.PositiveSmallIntegerField("Bis zu welchem Alter", null=True, blank=True)
    cost = models.CharField("Kosten", max_length=12, choices=Cost.choices, default=Cost.UNKNOWN)
    cost_amount = models.DecimalField(
        "Betrag in Euro", max_digits=8, decimal_places=2, null=True, blank=True
    )
    cost_note = models.CharField("Zu den Kosten", max_length=200, blank=True)
    registration = models.CharField(
        "Anmeldung", max_length=12, choices=Registration.choices, default=Registration.UNKNOWN
    )
    registration_note = models.CharField("Zur Anmeldung", max_length=200, blank=True)
    by_appointment = models.BooleanField("Termine nach Absprache", default=False)
    # Codes of the taxonomy, kind spoken; an empty list means that it is not known.
    languages = models.JSONField("Sprachen", default=list, blank=True)
    funded_by = models.CharField("Gefördert von", max_length=200, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    website = models.URLField("Internetseite", max_length=400, blank=True)
    website_raw = models.CharField("Internetseite wie gedruckt", max_length=400, blank=True)
    # Taken from an old document: says so, and never leaves the list by itself.
    historical = models.BooleanField("Historisch, wird geprüft", default=False)
    checked_on = models.DateField("Zuletzt geprüft am", null=True, blank=True)
    checked_by = models.CharField("Geprüft von", max_length=120, blank=True)
    next_check = models.DateField("Nächste Prüfung am", null=True, blank=True)
    # Nobody confirmed it for too long: a confirmation brings it back, which it does for no other one.
    left_on = models.DateField("Von selbst aus der Liste seit", null=True, blank=True)
    printed = models.JSONField(default=dict, blank=True)
    # Fingerprints of what the content file said last, by field: what people changed since is not written over.
    loaded = models.JSONField(default=dict, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta(AllianceOwned.Meta):
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["alliance", "status", "sort_key"], name="entry_by_name"),
            models.Index(fields=["alliance", "status", "next_check"], name="entry_by_check"),
            models.Index(fields=["alliance", "changed_at"], name="entry_by_change"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "key"], condition=~models.Q(key=""), name="entry_key_once"
            ),
            models.CheckConstraint(
                condition=models.Q(age_from__isnull=True)
                | models.Q(age_to__isnull=True)
                | models.Q(age_from__lte=models.F("age_to")),
                name="entry_ages_run_upwards",
                violation_error_message="Das Alter „bis“ liegt vor dem Alter „ab“.",
            ),
            models.CheckConstraint(
                condition=models.Q(cost_amount__isnull=True) | models.Q(cost_amount__gte=0),
                name="entry_costs_are_not_below_zero",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.title)
        super().save(*args, **kwargs)


class OfEntry(OwnedThrough):
    """A part of an entry."""

    owner_path = OF_AN_ENTRY
    objects = alliance_manager(OF_AN_ENTRY)

    class Meta(OwnedThrough.Meta):
        abstract = True


class EntryTerm(OfEntry):
    """A situation, topic or audience of an entry, by its key in the taxonomy."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="terms")
    term = models.CharField(max_length=40)

    class Meta(OfEntry.Meta):
        ordering = ["term"]
        constraints = [models.UniqueConstraint(fields=["entry", "term"], name="entry_term_once")]


class EntryPlace(OfEntry):
    """An entry at a place: what the open standard calls service at location."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="places")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="entries")
    note = models.CharField("Raum, Stockwerk, Eingang", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(OfEntry.Meta):
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["entry", "place"], name="entry_place_once")]


class Phone(OfEntry):
    """A number, as printed and as it is dialled; not every number is for families."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="phones")
    kind = models.CharField(
        "Wofür", max_length=8, choices=PhoneKind.choices, default=PhoneKind.SERVICE
    )
    raw = models.CharField("Nummer", max_length=40)
    e164 = models.CharField("Nummer zum Wählen", max_length=16)
    label = models.CharField("Bezeichnung", max_length=120, blank=True)
    confirmed = models.BooleanField("Bestätigt", default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(OfEntry.Meta):
        ordering = ["position", "pk"]


class Contact(OfEntry):
    """Somebody, or a desk, to ask for; press contacts are kept for the press and shown to no family."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField("Name", max_length=120, blank=True)
    function = models.CharField("Aufgabe", max_length=120, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    is_press = models.BooleanField("Nur für die Presse", default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(OfEntry.Meta):
        ordering = ["position", "pk"]


class TimeSlot(OfEntry):
    """A time: opening hours, a consultation hour, a meeting; recurring by a rule of RFC 5545 or once."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="slots")
    kind = models.CharField(
        "Was", max_length=12, choices=SlotKind.choices, default=SlotKind.OPENING
    )
    # Without DTSTART, which is `starts_on`; empty for a single date.
    rrule = models.CharField("Wiederholung", max_length=200, blank=True)
    starts_on = models.DateField("Ab")
    opens = models.TimeField("Von", null=True, blank=True)
    closes = models.TimeField("Bis", null=True, blank=True)
    by_appointment = models.BooleanField("Nur nach Absprache", default=False)
    valid_to = models.DateField("Letzter Tag", null=True, blank=True)
    note = models.CharField("Hinweis", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(OfEntry.Meta):
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("starts_on")),
                name="slot_ends_after_its_start",
                violation_error_message="Der letzte Tag liegt vor dem ersten.",
            ),
            models.CheckConstraint(
                condition=models.Q(closes__isnull=True) | models.Q(opens__isnull=False),
                name="slot_that_closes_has_opened",
                violation_error_message="Es fehlt die Uhrzeit „von“.",
            ),
        ]


class CancelledDate(OwnedThrough):
    """One date of a recurring slot that does not take place."""

    owner_path = "slot__entry__alliance"
    slot = models.ForeignKey(TimeSlot, on_delete=models.CASCADE, related_name="cancellations")
    on = models.DateField()
    note = models.CharField("Hinweis", max_length=200, blank=True)
    objects = alliance_manager("slot__entry__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["slot", "on"], name="cancelled_once")]


class Translation(OfEntry):
    """The free texts of an entry in another language; which original they were made from, as a hash."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=2)
    title = models.CharField("Titel", max_length=200, blank=True)
    summary = models.CharField("In einem Satz", max_length=300, blank=True)
    text = models.TextField("Beschreibung", blank=True)
    original_hash = models.CharField(max_length=64)
    state = models.CharField(
        max_length=8, choices=TranslationState.choices, default=TranslationState.GOOD
    )
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta(OfEntry.Meta):
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "language"], name="translation_once")
        ]


class Listing(AllianceOwned):
    """An entry of another alliance in one's own directory; only its steward changes or confirms it."""

    entry_code = models.CharField(max_length=12)
    hidden = models.BooleanField("Bei uns ausgeblendet", default=False)
    note = models.CharField("Hinweis für unsere Familien", max_length=200, blank=True)
    listed_at = models.DateTimeField(default=timezone.now)

    class Meta(AllianceOwned.Meta):
        ordering = ["entry_code"]
        constraints = [
            models.UniqueConstraint(fields=["alliance", "entry_code"], name="listing_once")
        ]
