"""Sets the scene of a draft: an employer of some size, answers, benefits, numbers."""

from datetime import date
from typing import Any

from buendnis.access.rules import Actor
from buendnis.tenancy.models import Alliance
from certification.applications.models import Application
from certification.assessment.models import Answer, BenefitRow, Evidence, EvidenceUse, PeopleNumbers
from certification.catalogue.queries import catalogue_of
from certification.employers.models import Employer
from tests.builders import people
from tests.builders.catalogue import edition

NUMBERS_OF_180 = {
    "n_w": 117, "n_m": 60, "leaders": 20, "l1_w": 1, "l1_m": 5, "l2_w": 8, "l2_m": 6, "t_l": 3,
    "promotions": 18, "b_w": 11, "b_m": 7, "leaves": 24, "e_w": 18, "e_m": 6, "gap": "4.5",
    "umfrage_n": 100, "umfrage_zustimmung": "72.5",
}  # fmt: skip


def draft(home: Alliance, *, headcount: int = 7, employer: Employer | None = None, **fields: Any):
    """Return a draft of an employer of that size, without answers."""
    employer = employer or people.employer(home)
    return Application.objects.create(
        employer=employer,
        edition=edition(home),
        reference_date=date(2026, 10, 1),
        headcount=headcount,
        **fields,
    )


def answer_all(application: Application, *, stage: int = 2, visit: bool = False) -> None:
    """Answer every question with the same stage."""
    catalogue = catalogue_of(application.edition)
    given = {"show_on_visit": True, "visit_note": "Ordner im Büro, die Leitung"} if visit else {}
    for key in catalogue.question_ids:
        Answer.objects.create(
            application=application, criterion=key, stage=stage, version=1, **given
        )


def answer_benefits(application: Application, *choices: str) -> None:
    """Answer the ten rows of the check list, the last given choice for the rest."""
    padded = [*choices, *[choices[-1]] * (10 - len(choices))]
    for row, choice in enumerate(padded, start=1):
        BenefitRow.objects.create(application=application, row=row, choice=choice, version=1)


def give_numbers(application: Application, **values: Any) -> PeopleNumbers:
    """Store people numbers as they were typed."""
    return PeopleNumbers.objects.create(application=application, values=values, version=1)


def a_file(application: Application, *criteria: str) -> Evidence:
    """Store the row of a file (not its bytes) that serves these criteria."""
    number = Evidence.objects.count()
    row = Evidence.objects.create(
        application=application, title="Plan", file_name="plan.pdf", content_type="application/pdf",
        size=10, sha256=f"{number:064d}", stored_as=f"x/{number}", uploaded_by="Kim",
    )  # fmt: skip
    for criterion in criteria:
        EvidenceUse.objects.create(evidence=row, criterion=criterion)
    return row


def complete(home: Alliance, *, headcount: int = 7, stage: int = 2, visit: bool = False):
    """Return a draft in which nothing is missing (numbers fit 180 employees)."""
    application = draft(home, headcount=headcount)
    answer_all(application, stage=stage, visit=visit)
    answer_benefits(application, "all")
    if headcount >= 10:
        give_numbers(application, **NUMBERS_OF_180)
    return application


def owner_of(application: Application) -> Actor:
    """Return the actor of a new owner of the employer."""
    user = people.employed(application.employer)
    return people.actor(user, application.employer.alliance)
