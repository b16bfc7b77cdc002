"""What is measured: worked cases, a decided case, and desks with many cases."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.accounts.models import User
from buendnis.journal.models import Entry
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.applications.states import OPEN, State
from certification.catalogue.reading import STANDARD
from certification.employers.models import Employer
from certification.records.queries import latest
from certification.reports.rendering import rendered
from tests.builders import catalogue, people
from tests.builders.cases import application_at

EXAMPLES = STANDARD.parent / "examples"


def example_files() -> list[Path]:
    """Return the worked cases that the project ships."""
    return sorted(EXAMPLES.glob("*.yaml"))


def cases(count: int) -> tuple[Alliance, User, str]:
    """Return an alliance with so many open cases in every state, its coordinator, and one case's code."""
    home = people.alliance(f"messung-{count}", code_prefix=f"M{'AB'[count > 10]}")
    edition = catalogue.edition(home)
    coordinator = people.member(home, Role.COORDINATOR)
    states = sorted(OPEN)
    with scope(home):
        employers = Employer.objects.bulk_create(
            Employer(
                alliance=home, name=f"Betrieb {n:04}", sort_key=f"betrieb {n:04}", sector="handel",
                street="Weg 1", postcode="39104", city="Magdeburg", contact_name="Name",
                contact_email="name@example.org", contact_phone="0391 1",
            )
            for n in range(count)
        )  # fmt: skip
        made = Application.objects.bulk_create(
            Application(
                employer=employer, edition=edition, state=states[n % len(states)], headcount=20,
                reference_date=date(2026, 9, 1), adviser=coordinator,
                submitted_at=None if states[n % len(states)] == State.DRAFT else timezone.now(),
            )
            for n, employer in enumerate(employers)
        )  # fmt: skip
        _let_them_wait(made)
    return home, coordinator, made[1].code


def _let_them_wait(cases: list[Application]) -> None:
    """Set every other case back by months, and note something in each: late, resting and lively ones."""
    long_ago = timezone.now() - timedelta(days=100)
    Application.objects.filter(pk__in=[case.pk for case in cases[::2]]).update(state_since=long_ago)
    for number, case in enumerate(cases):
        at = long_ago if number % 4 == 0 else timezone.now()
        Entry.objects.create(
            alliance=case.employer.alliance, at=at, actor_name="Name", verb="application.changed",
            about_type="application", about_code=case.code, case_code=case.code, sentence="–",
        )  # fmt: skip


def report_of_a_decided_case() -> Callable[[], bytes]:
    """Return what renders the audit report of a decided case with all 45 criteria, as bytes."""
    home = people.alliance("messung-bericht", code_prefix="MZ")
    application = application_at(State.CERTIFIED, home=home)
    with scope(home):
        record = latest(application, "decision")
        assert record is not None

        def render() -> bytes:
            with scope(home):
                return rendered("report", record)

        return render
