"""Puts bare cases into a state without walking there: for rules that ask state and people, nothing else.

A test that needs what the steps leave behind (records, findings, a decision) walks by `cases.application_at`.
"""

from datetime import date
from typing import Any

from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts.models import User
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.models import Application, CasePerson
from certification.applications.states import DECIDED, State
from certification.catalogue.models import Edition
from tests.builders import people

REFERENCE_DATE = date(2026, 10, 1)


def bare_edition(home: Alliance) -> Edition:
    """Return an edition that holds nothing, for cases whose questions nobody asks."""
    with scope(home):
        return Edition.objects.get_or_create(
            version="leer", defaults={"content": {}, "content_hash": "0" * 64}
        )[0]


def case(home: Alliance, state: State = State.DRAFT, **fields: Any) -> Application:
    """Return a case in that state, of a new employer unless one is given."""
    with scope(home):
        given = {
            "employer": fields.pop("employer", None) or people.employer(home),
            "edition": bare_edition(home),
            "reference_date": REFERENCE_DATE,
            "headcount": 12,
            "submitted_at": None if state is State.DRAFT else timezone.now(),
            "decided_at": timezone.now() if state in DECIDED else None,
        }
        return Application.objects.create(state=state, **(given | fields))


def named(application: Application, task: str, user: User, *, until: Any = None) -> None:
    """Note that somebody advises or examines the case (or did, `until`)."""
    with scope(application.employer.alliance):
        CasePerson.objects.create(application=application, user=user, task=task, until=until)
        if until is None:
            setattr(application, task, user)
            application.save()


def cast(application: Application) -> dict[str, User]:
    """Return one person for each relation to a case that the rules know, all named where they are."""
    home, employer = application.employer.alliance, application.employer
    other = people.employer(home, "Ein anderer Betrieb")
    found = {
        "owner": people.employed(employer, EmploymentRole.OWNER, name="Olga Owner"),
        "contributor": people.employed(employer, EmploymentRole.CONTRIBUTOR, name="Kai Kontributor"),
        "management": people.employed(employer, EmploymentRole.MANAGEMENT, name="Lea Leitung"),
        "former": people.employed(employer, EmploymentRole.OWNER, name="Ede Ehemals"),
        "foreign": people.employed(other, EmploymentRole.OWNER, name="Frank Fremd"),
        "adviser": people.member(home, Role.COORDINATOR, name="Bea Beratung"),
        "replaced": people.member(home, Role.COORDINATOR, Role.BOARD, name="Ella Ersetzt"),
        "coordinator": people.member(home, Role.COORDINATOR, name="Kora Koordination"),
        "examiner": people.member(home, Role.EXAMINER, name="Pia Prüfung"),
        "other_examiner": people.member(home, Role.EXAMINER, name="Peer Prüfung"),
        "board": people.member(home, Role.BOARD, name="Karl Kuratorium"),
        "admin": people.member(home, Role.ADMIN, name="Adele Admin"),
        "nobody": people.person("Niemand Neu"),
    }  # fmt: skip
    with scope(home):
        employer.employments.filter(user=found["former"]).update(until=timezone.now())
    named(application, "adviser", found["replaced"], until=timezone.now())
    named(application, "adviser", found["adviser"])
    named(application, "examiner", found["examiner"])
    return found
