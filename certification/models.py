"""Gathers the models of certification's rooms for Django."""

from certification.applications.models import Application, CasePerson, Deputy, Talk
from certification.assessment.models import (
    Answer,
    BenefitRow,
    Evidence,
    EvidenceUse,
    PeopleNumbers,
    SectionTask,
)
from certification.catalogue.models import Edition
from certification.certificates.models import Certificate, CertificateEvent, StoredDocument
from certification.decisions.models import Decision
from certification.employers.models import AccessRequest, Employer, Employment
from certification.programme.models import Measure, Objective, Programme, PublishedProgramme
from certification.records.models import SealedCounts, SealedRecord
from certification.reminders.models import Reminder, ReminderPause
from certification.representation.models import Voice
from certification.review.models import (
    BenefitFinding,
    ComplaintsOffice,
    Finding,
    NumberFinding,
    ReportText,
    Visit,
)
from certification.signoffs.models import SignOff
from certification.whatif.models import StepNote

__all__ = [
    "AccessRequest",
    "Answer",
    "Application",
    "BenefitFinding",
    "BenefitRow",
    "CasePerson",
    "Certificate",
    "CertificateEvent",
    "ComplaintsOffice",
    "Decision",
    "Deputy",
    "Edition",
    "Employer",
    "Employment",
    "Evidence",
    "EvidenceUse",
    "Finding",
    "Measure",
    "NumberFinding",
    "Objective",
    "PeopleNumbers",
    "Programme",
    "PublishedProgramme",
    "Reminder",
    "ReminderPause",
    "ReportText",
    "SealedCounts",
    "SealedRecord",
    "SectionTask",
    "SignOff",
    "StepNote",
    "StoredDocument",
    "Talk",
    "Visit",
    "Voice",
]
