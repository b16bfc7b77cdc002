"""The examination: findings beside the answers, numbers, benefit rows, the visit, words for the report."""

from django.core.validators import MaxValueValidator
from django.db import models

from buendnis.tenancy.managers import alliance_manager
from certification.applications.models import Application
from certification.assessment.models import Versioned


class EvidenceVerdict(models.TextChoices):
    """How a stage was proven. `planned` caps at 1, `none` at 2."""

    DOCUMENT = "document", "Durch ein Dokument belegt"
    VISIT = "visit", "Beim Besuch bestätigt"
    PLANNED = "planned", "Erst geplant"
    NONE = "none", "Nicht belegt"


class DifferenceReason(models.TextChoices):
    """Why a finding differs from the answer (DECISIONS 15)."""

    NOT_SHOWN = "not_shown", "Beim Besuch nicht gezeigt oder nicht bestätigt"
    ONLY_PLANNED = "only_planned", "Erst geplant oder im Aufbau"
    PART_ONLY = "part_only", "Gilt nur für einen Teil der Beschäftigten"
    LAW_ONLY = "law_only", "Geht nicht über das Gesetz hinaus"
    READ_DIFFERENTLY = "read_differently", "Stufe anders zu lesen"
    MORE_THAN_CLAIMED = "more_than_claimed", "Mehr vorhanden als angegeben"


class NumberVerdict(models.TextChoices):
    """What the examiner says of a group of numbers or a benefit row."""

    CONFIRMED = "confirmed", "Bestätigt"
    CORRECTED = "corrected", "Berichtigt"
    UNPROVEN = "unproven", "Nicht nachgewiesen"


class NumberGroup(models.TextChoices):
    """Groups in which numbers are examined (DECISIONS 10)."""

    WORKFORCE = "workforce", "Belegschaft und Führung"
    PROMOTIONS = "promotions", "Beförderungen"
    LEAVES = "leaves", "Elternzeit"
    PAY = "pay", "Entgelt"
    SURVEY = "survey", "Kurzbefragung"


class Finding(Versioned):
    """The examined value of one criterion or stage question."""

    owner_path = "application__employer__alliance"
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="findings")
    criterion = models.CharField(max_length=8)
    stage = models.PositiveSmallIntegerField(null=True, validators=[MaxValueValidator(4)])
    # Empty where a stage stands; otherwise the reason of the catalogue, confirmed by the examiner.
    not_applicable = models.CharField(max_length=60, blank=True)
    evidence = models.CharField(max_length=10, choices=EvidenceVerdict.choices)
    reason = models.CharField(max_length=20, choices=DifferenceReason.choices, blank=True)
    text = models.TextField("Begründung", blank=True, max_length=2000)
    objects = alliance_manager("application__employer__alliance")

    class Meta(Versioned.Meta):
        ordering = ["criterion"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "criterion"], name="finding_once_per_criterion"
            ),
            models.CheckConstraint(
                condition=models.Q(stage__isnull=True) | models.Q(stage__lte=4),
                name="finding_stage_0_to_4",
            ),
            models.CheckConstraint(
                condition=models.Q(stage__isnull=True) | models.Q(not_applicable=""),
                name="finding_stage_or_not_applicable",
            ),
        ]

    @property
    def is_chosen(self) -> bool:
        """Whether a stage stands, or that the question does not apply."""
        return self.stage is not None or bool(self.not_applicable)


class NumberFinding(Versioned):
    """The examiner's word on one group of numbers; `values` holds the corrected ones."""

    owner_path = "application__employer__alliance"
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="number_findings"
    )
    group = models.CharField(max_length=12, choices=NumberGroup.choices)
    verdict = models.CharField(max_length=10, choices=NumberVerdict.choices)
    values = models.JSONField(default=dict)
    text = models.CharField("Begründung", max_length=400, blank=True)
    objects = alliance_manager("application__employer__alliance")

    class Meta(Versioned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["application", "group"], name="number_finding_once"),
        ]


class BenefitFinding(Versioned):
    """The examiner's word on one benefit row; unproven counts as not offered."""

    owner_path = "application__employer__alliance"
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="benefit_findings"
    )
    row = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=10, choices=NumberVerdict.choices)
    choice = models.CharField(max_length=4, blank=True)
    text = models.CharField("Begründung", max_length=400, blank=True)
    objects = alliance_manager("application__employer__alliance")

    class Meta(Versioned.Meta):
        ordering = ["row"]
        constraints = [
            models.UniqueConstraint(fields=["application", "row"], name="benefit_finding_once"),
        ]


class Visit(Versioned):
    """The visit: a condition of every decision."""

    KINDS = [("site", "Vor Ort"), ("video", "Per Video")]
    owner_path = "application__employer__alliance"
    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="visit")
    date = models.DateField("Datum")
    kind = models.CharField("Art", max_length=5, choices=KINDS)
    with_whom = models.CharField(
        "Gespräch mit (Funktionen, keine Namen von Beschäftigten)", max_length=300
    )
    notes = models.TextField("Notizen", blank=True, max_length=4000)
    objects = alliance_manager("application__employer__alliance")

    class Meta(Versioned.Meta):
        pass


class ReportText(Versioned):
    """Strengths and potentials for the report: proposed by rule, edited by the examiner."""

    owner_path = "application__employer__alliance"
    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, related_name="report_text"
    )
    strengths = models.TextField("Stärken", blank=True, max_length=4000)
    potentials = models.TextField("Entwicklungsmöglichkeiten", blank=True, max_length=4000)
    objects = alliance_manager("application__employer__alliance")

    class Meta(Versioned.Meta):
        pass


class ComplaintsOffice(Versioned):
    """What the examiner saw of the complaints office under § 13 AGG (K-2 is curable until the decision).

    Without a day: the examiner looked and found none, whatever the employer declared.
    """

    owner_path = "application__employer__alliance"
    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, related_name="complaints_office_later"
    )
    named_on = models.DateField("Benannt und bekannt gemacht am", null=True)
    objects = alliance_manager("application__employer__alliance")

    class Meta(Versioned.Meta):
        pass
