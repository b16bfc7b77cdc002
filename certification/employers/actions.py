"""Registering an employer and deciding who acts for it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor, EmploymentRole
from buendnis.accounts.actions import invite
from buendnis.accounts.models import Invitation, User
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import require_alliance
from certification.employers.models import AccessRequest, Employer, Employment
from certification.employers.queries import look_alikes, owners_of, people_of
from certification.employers.rules import not_the_last_owner


class LooksAlike(Exception):
    """An employer of the same name and postcode is registered already."""

    def __init__(self, known: Employer) -> None:
        super().__init__(str(known))
        self.known = known


@transaction.atomic
def register_employer(
    *, by: Actor, user: User, another: bool = False, **master_data: Any
) -> Employer:
    """Create an employer in the alliance in scope; the person who registers it is its first owner.

    Raises LooksAlike for the same name and postcode, unless it is `another` one.
    """
    # One at a time: otherwise a double click registers the same employer twice.
    Alliance.objects.select_for_update().get(pk=require_alliance().pk)
    known = look_alikes(name=master_data["name"], postcode=master_data["postcode"]).first()
    if known and not another:
        raise LooksAlike(known)
    employer = Employer.objects.create(**master_data)
    Employment.objects.create(employer=employer, user=user, role=EmploymentRole.OWNER)
    record(
        "employer.registered", about=employer, by=by, sentence=f"Meldet den Betrieb {employer} an."
    )
    return employer


@transaction.atomic
def change_master_data(employer: Employer, *, by: Actor, **master_data: Any) -> list[str]:
    """Store changed name, address or contact; return the names of the fields that changed."""
    locked = Employer.objects.select_for_update().get(pk=employer.pk)
    changed = {
        name: [getattr(locked, name), value]
        for name, value in master_data.items()
        if getattr(locked, name) != value
    }
    if changed:
        for name, (_, value) in changed.items():
            setattr(locked, name, value)
        locked.save()
        record(
            "employer.changed",
            about=locked,
            by=by,
            details=changed,
            sentence=f"Ändert die Angaben von {locked}.",
        )
    return list(changed)


@transaction.atomic
def invite_person(employer: Employer, *, email: str, role: EmploymentRole, by: Actor) -> Invitation:
    """Invite somebody to act for the employer. Raises ValidationError where the person does already."""
    if people_of(employer).filter(user__email=email.strip().lower()).exists():
        raise ValidationError(f"{email} gehört schon zu diesem Betrieb.")
    return invite(email=email, role=role, by=by, employer_code=employer.code)


@transaction.atomic
def take_in(employer: Employer, *, user: User, role: EmploymentRole, by: Actor) -> Employment:
    """Let a person act for the employer; somebody who does already gets the new role."""
    employment = (
        employer.employments.select_for_update().filter(user=user, until__isnull=True).first()
    )
    if employment is None:
        employment = Employment.objects.create(employer=employer, user=user, role=role)
    elif employment.role != role and not_the_last_owner(by, employment):
        employment.role = role
        employment.save(update_fields=["role"])
    label = EmploymentRole(employment.role).label
    record(
        "employer.joined",
        about=employer,
        by=by,
        sentence=f"{user} gehört jetzt zu {employer}: {label}.",
    )
    return employment


def take_in_by_code(code: str, user: User, role: EmploymentRole, by: Actor) -> None:
    """Take in whoever accepted an invitation (the ground calls this without knowing employers)."""
    take_in(Employer.objects.get(code=code), user=user, role=role, by=by)


@transaction.atomic
def end_employment(employment: Employment, *, by: Actor) -> None:
    """End today that a person acts for the employer. Raises ValidationError for the last owner."""
    list(owners_of(employment.employer).select_for_update(of=("self",)))
    verdict = not_the_last_owner(by, employment)
    if not verdict:
        raise ValidationError(verdict.sentence)
    employment.until = timezone.now()
    employment.save(update_fields=["until"])
    sentence = f"{employment.user} gehört nicht mehr zu {employment.employer}."
    record("employer.left", about=employment.employer, by=by, sentence=sentence)


@transaction.atomic
def request_access(employer: Employer, *, user: User, message: str, by: Actor) -> AccessRequest:
    """Ask the owners to be taken in; asking twice keeps the first request."""
    asked, new = AccessRequest.objects.get_or_create(
        employer=employer, user=user, answered_at=None, defaults={"message": message}
    )
    if new:
        record(
            "employer.access_asked",
            about=employer,
            by=by,
            sentence=f"{user} bittet um Zugang zu {employer}.",
        )
        send_after_commit(
            "access_requested",
            to=owners_of(employer).values_list("user__email", flat=True),
            link=address("employers:employer", employer.code),
            employer=employer,
            asking=user,
            message=message,
        )
    return asked


@transaction.atomic
def answer_request(request: AccessRequest, *, granted: bool, by: Actor) -> AccessRequest:
    """Take the person in or refuse it, once, and tell them by mail. Raises ValidationError the second time."""
    locked = AccessRequest.objects.select_for_update().get(pk=request.pk)
    if locked.answered_at is not None:
        raise ValidationError("Diese Anfrage ist schon beantwortet.")
    locked.answered_at, locked.granted = timezone.now(), granted
    locked.save(update_fields=["answered_at", "granted"])
    employer, asking = request.employer, request.user
    if granted:
        take_in(employer, user=asking, role=EmploymentRole.CONTRIBUTOR, by=by)
    else:
        sentence = f"Lehnt den Zugang von {asking} zu {employer} ab."
        record("employer.access_refused", about=employer, by=by, sentence=sentence)
    send_after_commit(
        "access_answered",
        to=[asking.email],
        link=address("employers:employer", employer.code) if granted else "",
        employer=employer,
        granted=granted,
        recipient_name=asking.name,
    )
    return locked
