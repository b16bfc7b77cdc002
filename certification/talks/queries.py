"""What we ask about a talk: what was typed, what changed since it was handed over, and whether a page is stale."""

import hashlib
import json

from buendnis.access.rules import EmploymentRole
from certification.applications.actions import MASTER_DATA
from certification.applications.models import Application, Talk
from certification.assessment.models import (
    Answer,
    BenefitRow,
    Evidence,
    PeopleNumbers,
    Versioned,
)
from certification.employers.queries import people_of
from certification.employers.rules import IN_CHARGE

Typed = type[Answer] | type[BenefitRow] | type[PeopleNumbers]
VERSIONED: tuple[Typed, ...] = (Answer, BenefitRow, PeopleNumbers)
_WORDS = {"Answer": "Frage", "BenefitRow": "Familienleistung", "PeopleNumbers": "Zahlen"}


def last_talk(application: Application) -> Talk | None:
    """Return the newest talk of a case, confirmed or not, with its people; None where there never was one."""
    talks = Talk.objects.filter(application=application).select_related("typed_by", "confirmed_by")
    return talks.order_by("-begun_at", "-pk").first()


def fingerprint(application: Application) -> str:
    """Return a short hash of everything that a draft says: another one means that something changed."""
    files = Evidence.objects.filter(application=application).order_by("code")
    said = [
        [str(getattr(application, name)) for name in MASTER_DATA],
        *(_versions(model, application) for model in VERSIONED),
        list(files.values_list("code", "title")),
        list(files.order_by("code", "uses__criterion").values_list("code", "uses__criterion")),
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:24]


def _versions(model: Typed, application: Application) -> list[list[int]]:
    rows = model.objects.filter(application=application).order_by("pk")
    return [list(pair) for pair in rows.values_list("pk", "version")]


def changed_since(application: Application, talk: Talk) -> list[str]:
    """Return in words what was typed after the talk was handed over, with who did; no values, no counts."""
    since = talk.handed_over_at
    if since is None:
        return []
    rows = [
        row
        for model in VERSIONED
        for row in model.objects.filter(application=application, changed_at__gt=since)
    ]
    files = Evidence.objects.filter(application=application, uploaded_at__gt=since)
    return [f"{_title(row)}, geändert von {row.changed_by}" for row in rows] + [
        f"Nachweis „{one.title}“, hinzugefügt von {one.uploaded_by}" for one in files
    ]


def _title(row: Versioned) -> str:
    word = _WORDS[type(row).__name__]
    return " ".join(
        str(part) for part in (word, getattr(row, "criterion", getattr(row, "row", ""))) if part
    )


def confirming_addresses(application: Application) -> list[str]:
    """Return the mail addresses of those who may confirm for the employer, owners first."""
    people = people_of(application.employer).filter(role__in=IN_CHARGE, user__is_active=True)
    rows = sorted(people, key=lambda one: one.role != EmploymentRole.OWNER)
    return [one.user.email for one in rows]
