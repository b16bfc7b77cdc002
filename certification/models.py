"""Gathers the models of certification's rooms for Django."""

from certification.applications.models import Application, CasePerson
from certification.assessment.models import Answer, BenefitRow, Evidence, EvidenceUse, PeopleNumbers
from certification.catalogue.models import Edition
from certification.certificates.models import Certificate, CertificateEvent, StoredDocument
from certification.decisions.models import Decision
from certification.employers.models import AccessRequest, Employer, Employment
from certification.programme.models import Measure, Objective, Programme, PublishedProgramme
from certification.records.models import SealedCounts, SealedRecord
from certification.review.models import (
    BenefitFinding,
    ComplaintsOffice,
    Finding,
    NumberFinding,
    ReportText,
    Visit,
)

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
    "ReportText",
    "SealedCounts",
    "SealedRecord",
    "StoredDocument",
    "Visit",
]
