"""The application (Antrag, the case): scope, size, edition, people and state."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone

from buendnis.tenancy.codes import new_code
from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import AllianceOwned, OwnedThrough
from certification.applications.states import DECIDED, LABELS, OPEN, TURN, Party, State
from certification.catalogue.models import Edition
from certification.employers.models import Employer


class Scope(models.TextChoices):
    """What the certificate speaks of (Geltungsbereich)."""

    WHOLE = "whole", "Der ganze Betrieb"
    SITES = "sites", "Bestimmte Standorte"


class Application(OwnedThrough):
    """One case of one employer under one edition."""

    owner_path = "employer__alliance"
    code = models.CharField(max_length=12, unique=True, default=new_code)
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="applications")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=20, choices=[(s.value, LABELS[s][1]) for s in State], default=State.DRAFT
    )
    state_since = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    returned_comment = models.TextField(blank=True)

    scope = models.CharField(
        "Geltungsbereich", max_length=10, choices=Scope.choices, default=Scope.WHOLE
    )
    sites = models.TextField("Standorte", blank=True, max_length=600)
    excluded = models.TextField("Ausgenommen ist", blank=True, max_length=600)
    reference_date = models.DateField("Stichtag")
    headcount = models.PositiveIntegerField(
        "Beschäftigte am Stichtag", validators=[MinValueValidator(1)]
    )

    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="advised_cases", null=True
    )
    examiner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="examined_cases", null=True
    )
    # The employer grew or shrank after the reference date: told, but the questions stay those of `headcount`.
    headcount_today = models.PositiveIntegerField(
        "Beschäftigte heute", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    adviser_may_read = models.BooleanField("Die Beratung darf im Entwurf mitlesen", default=True)
    # Declarations of the top management (K-2, K-3, K-4): unanswered until submission.
    complaints_office = models.BooleanField(null=True)
    no_open_findings = models.BooleanField(null=True)
    truthful = models.BooleanField(null=True)
    declared_by = models.CharField(max_length=160, blank=True)
    # K-5, stated by the examiner.
    visit_refused = models.BooleanField(default=False)

    objects = alliance_manager("employer__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["-state_since", "-pk"]
        indexes = [models.Index(fields=["state", "state_since"], name="application_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in State]),
                name="application_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(submitted_at__isnull=False)
                | models.Q(state__in=[State.DRAFT, State.WITHDRAWN]),
                name="application_submitted_has_date",
                violation_error_message="Ein eingereichter Antrag hat ein Datum.",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=sorted(DECIDED), decided_at__isnull=False)
                | (~models.Q(state__in=sorted(DECIDED)) & models.Q(decided_at__isnull=True)),
                name="application_decided_has_date",
                violation_error_message="Ein entschiedener Antrag hat ein Datum.",
            ),
            models.CheckConstraint(
                condition=models.Q(headcount__gte=1), name="application_has_people"
            ),
            models.CheckConstraint(
                condition=models.Q(adviser__isnull=True)
                | models.Q(examiner__isnull=True)
                | ~models.Q(adviser=models.F("examiner")),
                name="application_adviser_is_not_examiner",
                violation_error_message="Beratung und Prüfung sind zwei verschiedene Menschen.",
            ),
            models.UniqueConstraint(
                fields=["employer"],
                condition=models.Q(state__in=sorted(OPEN)),
                name="application_one_open_per_employer",
                violation_error_message="Für diesen Betrieb läuft schon ein Antrag.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employer} ({self.code})"

    @property
    def turn(self) -> Party:
        """Whose turn it is."""
        return TURN[State(self.state)]


class CasePerson(OwnedThrough):
    """Who advised or examined a case, from when to when: whoever ever did counts for the three-people rule."""

    owner_path = "application__employer__alliance"
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="people")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    task = models.CharField(
        max_length=10,
        choices=[("adviser", "Beratung"), ("examiner", "Prüfung"), ("deputy", "Vertretung")],
    )
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    reason = models.CharField("Grund des Wechsels", max_length=200, blank=True)
    objects = alliance_manager("application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "task"],
                condition=models.Q(until__isnull=True),
                name="case_one_person_per_task",
            )
        ]


class Talk(OwnedThrough):
    """A coordinator types in a talk on behalf of the employer („erfasst von … im Gespräch am …“).

    Open from the beginning of the talk until an owner confirms what was typed, or takes it over.
    """

    owner_path = "application__employer__alliance"
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="talks")
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    held_on = models.DateField("Gespräch am")
    begun_at = models.DateTimeField(default=timezone.now)
    # When the coordinator said that the talk is through and the owner was asked to look.
    handed_over_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    objects = alliance_manager("application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["begun_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(confirmed_at__isnull=True),
                name="talk_one_unconfirmed",
                violation_error_message="Ein Gespräch ist noch nicht bestätigt.",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | models.Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="talk_confirmed_by_somebody",
            ),
        ]


class Deputy(AllianceOwned):
    """A coordinator stands in for another one over some days; both are kept for the three-people rule."""

    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    first_day = models.DateField("Von")
    last_day = models.DateField("Bis")
    named_at = models.DateTimeField(default=timezone.now)
    named_by = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True)

    class Meta(AllianceOwned.Meta):
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="deputy_ends_after_start",
                violation_error_message="Der letzte Tag liegt vor dem ersten.",
            ),
            models.CheckConstraint(
                condition=~models.Q(coordinator=models.F("deputy")),
                name="deputy_is_somebody_else",
                violation_error_message="Eine Vertretung ist jemand anderes.",
            ),
        ]
