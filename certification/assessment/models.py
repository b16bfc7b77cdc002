"""The self-assessment: answers, benefit rows, people numbers and evidence."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone

from buendnis.tenancy.codes import new_code
from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import OwnedThrough
from certification.applications.models import Application


class Versioned(OwnedThrough):
    """A row that counts its versions, so that a stale page cannot overwrite a newer value."""

    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.CharField(max_length=120, blank=True)

    class Meta(OwnedThrough.Meta):
        abstract = True


class Answer(Versioned):
    """The answer to one criterion or one stage question of the diversity indicator."""

    owner_path = "application__employer__alliance"
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="answers")
    criterion = models.CharField(max_length=8)
    stage = models.PositiveSmallIntegerField(null=True, validators=[MaxValueValidator(4)])
    not_applicable = models.CharField("Trifft nicht zu, weil", max_length=60, blank=True)
    not_applicable_why = models.CharField("Begründung", max_length=400, blank=True)
    planned = models.BooleanField("Erst geplant", default=False)
    note = models.TextField("So machen wir es", blank=True, max_length=2000)
    # A neighbouring criterion whose note says it already; this one's own note then only adds to it.
    note_of = models.CharField(max_length=8, blank=True)
    show_on_visit = models.BooleanField("Zeigen wir beim Besuch", default=False)
    visit_note = models.CharField("Was, wo, wer", max_length=300, blank=True)
    objects = alliance_manager("application__employer__alliance")

    class Meta(Versioned.Meta):
        ordering = ["criterion"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "criterion"], name="answer_once_per_criterion"
            ),
            models.CheckConstraint(
                condition=models.Q(stage__isnull=True) | models.Q(stage__lte=4),
                name="answer_stage_0_to_4",
            ),
            models.CheckConstraint(
                condition=models.Q(stage__isnull=True) | models.Q(not_applicable=""),
                name="answer_stage_or_not_applicable",
                violation_error_message="Entweder eine Stufe oder „trifft nicht zu“.",
            ),
        ]

    @property
    def is_given(self) -> bool:
        """Whether the question is answered (a stage, or not applicable with its reason in words)."""
        return self.stage is not None or bool(self.not_applicable and self.not_applicable_why)


class BenefitRow(Versioned):
    """One row of the check list of benefits (DI-B2)."""

    CHOICES = [
        ("none", "Bieten wir nicht"),
        ("some", "Nur für manche"),
        ("all", "Für jede Familienform"),
    ]
    owner_path = "application__employer__alliance"
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="benefit_rows"
    )
    row = models.PositiveSmallIntegerField()  # 1 to 10, the place in the edition's list
    choice = models.CharField(max_length=4, choices=CHOICES)
    objects = alliance_manager("application__employer__alliance")

    class Meta(Versioned.Meta):
        ordering = ["row"]
        constraints = [
            models.UniqueConstraint(fields=["application", "row"], name="benefit_row_once"),
        ]


class PeopleNumbers(Versioned):
    """The people numbers of a case. Deleted at once when the employer falls below ten."""

    owner_path = "application__employer__alliance"
    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, related_name="numbers"
    )
    # Keys and meaning as in the edition's input fields; n_x is derived, never typed.
    values = models.JSONField(default=dict)
    objects = alliance_manager("application__employer__alliance")

    class Meta(Versioned.Meta):
        pass


class Evidence(OwnedThrough):
    """One file, stored outside the web root under a random name; it may serve several criteria."""

    SCANS = [
        ("none", "Nicht auf Viren geprüft"),
        ("waiting", "Wird auf Viren geprüft"),
        ("clean", "Geprüft, keine Viren gefunden"),
        ("refused", "Virus gefunden, abgewiesen"),
    ]
    owner_path = "application__employer__alliance"
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="evidence")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    title = models.CharField("Bezeichnung", max_length=160)
    file_name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=120, unique=True)
    # Without a scanner nothing is said about viruses; with one, a file counts when it is clean.
    scan_state = models.CharField(max_length=8, choices=SCANS, default="none")
    scanned_at = models.DateTimeField(null=True)
    # Taken back by the employer: the content is gone, title and hash stay where a submission names them.
    taken_back_at = models.DateTimeField(null=True)
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.CharField(max_length=120)
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    objects = alliance_manager("application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["uploaded_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "sha256"],
                condition=models.Q(taken_back_at__isnull=True),
                name="evidence_same_file_once",
                violation_error_message="Diese Datei liegt schon bei diesem Antrag.",
            ),
            models.CheckConstraint(
                condition=models.Q(scan_state__in=["none", "waiting", "clean", "refused"]),
                name="evidence_scan_state_known",
            ),
        ]


class SectionTask(OwnedThrough):
    """A section of the self-assessment that somebody of the employer takes on: reminder and filter (DECISIONS 17).

    `section` is the id of an action field, „DI“ for the indicator, or „zahlen“.
    """

    owner_path = "application__employer__alliance"
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="section_tasks"
    )
    section = models.CharField(max_length=20)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="section_tasks"
    )
    due = models.DateField("Bis wann", null=True, blank=True)
    given_at = models.DateTimeField(default=timezone.now)
    given_by = models.CharField(max_length=120)
    objects = alliance_manager("application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["section"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "section"], name="section_task_once_per_section"
            ),
        ]


class EvidenceUse(OwnedThrough):
    """A file belongs to a criterion."""

    owner_path = "evidence__application__employer__alliance"
    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="uses")
    criterion = models.CharField(max_length=8)
    objects = alliance_manager("evidence__application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["criterion"]
        constraints = [
            models.UniqueConstraint(fields=["evidence", "criterion"], name="evidence_use_once"),
        ]
