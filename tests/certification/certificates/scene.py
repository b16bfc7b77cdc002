"""Sets the scene of certificates without walking there: sealed decisions of employers by name."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from django.utils import timezone

from buendnis.access.rules import Actor, Role
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.states import State
from certification.catalogue.reading import read_catalogue
from certification.certificates.actions import change_status, issue
from certification.certificates.models import Certificate
from certification.decisions.models import Decision
from certification.employers.models import Employer
from certification.records.actions import seal
from certification.scoring import score
from tests.builders import catalogue, people, standing
from tests.builders.cases import example

KARLA = Actor(name="Karla Kuratorium")
LEVELS = {
    State.CERTIFIED: ("zertifikat", "freundlich", "Familienfreundlich", 1095),
    State.ON_THE_WAY: ("status", "weg", "Auf dem Weg", 545),
}


def certified(
    home: Alliance,
    name: str = "Praxis Elbwiese",
    *,
    employer: Employer | None = None,
    days_ahead: int = 0,
) -> Certificate:
    """Return the certificate of an employer (a new one unless given), awarded today or some days ahead."""
    return _decided(
        home, employer or people.employer(home, name), State.CERTIFIED, days_ahead=days_ahead
    )


def on_the_way(
    home: Alliance, name: str = "Nordpark Antriebstechnik", *, employer: Employer | None = None
) -> Certificate:
    """Return the confirmation of an employer (a new one unless given), valid from today."""
    return _decided(home, employer or people.employer(home, name), State.ON_THE_WAY)


@cache
def _score() -> dict[str, Any]:
    return score(read_catalogue(), example("klein-7")).to_dict()


def _decided(
    home: Alliance, employer: Employer, state: State, *, days_ahead: int = 0
) -> Certificate:
    today = timezone.localdate()
    award = today + timedelta(days=days_ahead)
    edition = catalogue.edition(home)
    application = standing.case(home, state, employer=employer, edition=edition)
    user = people.member(home, Role.BOARD)
    visit = {"date": today.isoformat(), "kind": "site", "with_whom": "Leitung"}
    with scope(home):
        people.employed(employer)
        seal(application, kind="submission", parts={}, counts=None, by=KARLA)
        examined = {"visit": visit, "score": _score()}
        seal(application, kind="examination", parts=examined, counts=None, by=KARLA)
        parts = _parts(employer, state, edition, award=award)
        decision = Decision.objects.create(
            application=application,
            level=parts["level"]["id"],
            computed_level=parts["level"]["id"],
            decided_on=today,
            valid_from=award,
            decided_by=user,
            decided_by_name=user.name,
            record=seal(application, kind="decision", parts=parts, counts=None, by=KARLA),
        )
        return issue(decision, by=KARLA)


def _parts(employer: Employer, state: State, edition: Any, *, award: date) -> dict[str, Any]:
    kind, key, title, days = LEVELS[state]
    today, home = timezone.localdate(), employer.alliance
    names = ("name", "city", "emblem", "accent", "contact_name", "contact_email")
    return {
        "level": {"kind": kind, "id": key, "title": title},
        "employer": {"name": employer.name, "city": employer.city, "scope": "der ganze Betrieb"},
        "dates": {
            "decided_on": today.isoformat(),
            "valid_from": award.isoformat(),
            "valid_until": (award + timedelta(days=days)).isoformat(),
        },
        "alliance": {name: getattr(home, name) for name in names},
        "edition": {"version": edition.version, "hash": edition.content_hash},
    }


def shifted(certificate: Certificate, *, days: int) -> Certificate:
    """Move the whole span of a certificate by some days: time passes without waiting."""
    change = timedelta(days=days)
    with scope(certificate.decision.application.employer.alliance):
        Certificate.objects.filter(pk=certificate.pk).update(
            valid_from=certificate.valid_from + change, valid_until=certificate.valid_until + change
        )
        certificate.refresh_from_db()
    return certificate


def changed(certificate: Certificate, kind: str, **given: Any) -> None:
    """Suspend, lift or withdraw as a board member."""
    home = certificate.decision.application.employer.alliance
    values: dict[str, Any] = {
        "on": timezone.localdate(),
        "reason": "Ein innerer Grund",
        "public_text": "Der Zwischenbericht liegt nicht vor.",
    }
    with scope(home):
        change_status(certificate, kind=kind, by=KARLA, **(values | given))
