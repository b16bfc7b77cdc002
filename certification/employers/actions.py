"""Registering an employer and deciding who acts for it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor, EmploymentRole
from buendnis.accounts.actions import correct_invitation, end_invitations, invite
from buendnis.accounts.models import Invitation, User
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import require_alliance
from certification.employers.models import AccessRequest, Employer, Employment
from certification.employers.queries import (
    addresses_of,
    look_alikes,
    newest_case_code,
    owners_of,
    people_of,
)
from certification.employers.rules import may_replace_owners, not_the_last_owner

# How the coordination made sure that the new person speaks for the employer.
HOW_CHECKED = {
    "phone": "Rückruf unter der Nummer, die hier hinterlegt ist",
    "visit": "Besuch im Betrieb",
    "letter": "Schreiben mit Briefkopf und Unterschrift",
    "register": "Auszug aus dem Handels- oder Gewerberegister",
}


class LooksAlike(Exception):
    """An employer of the same name and postcode is registered already."""

    def __init__(self, known: Employer) -> None:
        super().__init__(str(known))
        self.known = known


@transaction.atomic
def register_employer(
    *, by: Actor, user: User | None, another: bool = False, **master_data: Any
) -> Employer:
    """Create an employer in the alliance in scope; the person who registers it is its first owner.

    Without a `user` nobody is responsible yet: a coordinator registers it in a talk, and invites the owner.
    Raises LooksAlike for the same name and postcode, unless it is `another` one.
    """
    # One at a time: otherwise a double click registers the same employer twice.
    Alliance.objects.select_for_update().get(pk=require_alliance().pk)
    known = look_alikes(name=master_data["name"], postcode=master_data["postcode"]).first()
    if known and not another:
        raise LooksAlike(known)
    employer = Employer.objects.create(**master_data)
    if user is not None:
        Employment.objects.create(employer=employer, user=user, role=EmploymentRole.OWNER)
    record(
        "employer.registered", about=employer, by=by, sentence=f"Meldet den Betrieb {employer} an."
    )
    return employer


@transaction.atomic
def change_master_data(employer: Employer, *, by: Actor, **master_data: Any) -> list[str]:
    """Store changed name, address or contact; return the names of the fields that changed.

    The line stands in the journal of the employer's newest case, where its examiner reads it too.
    """
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
            case_code=newest_case_code(locked),
            details=changed,
            sentence=_corrected(changed),
        )
    return list(changed)


def field_label(name: str) -> str:
    """Return how people call a field of the employer."""
    return {field.name: str(field.verbose_name) for field in Employer._meta.fields}[name]


def _corrected(changed: Mapping[str, list[str]]) -> str:
    """Return the line of the journal: what the employer is called before and after, no person's data."""
    public = [name for name in changed if not name.startswith("contact_") and name != "sector"]
    parts = [
        f"{field_label(name)} „{changed[name][1]}“ statt „{changed[name][0]}“" for name in public
    ]
    parts += [field_label(name) for name in changed if name not in public]
    return f"Angaben des Betriebs berichtigt: {'; '.join(parts)}"


@transaction.atomic
def invite_person(
    employer: Employer, *, email: str, role: EmploymentRole, by: Actor, note: str = ""
) -> Invitation:
    """Invite somebody to act for the employer. Raises ValidationError where the person does already."""
    _is_new_to(employer, email)
    return invite(email=email, role=role, by=by, employer_code=employer.code, note=note)


def _is_new_to(employer: Employer, email: str) -> None:
    if people_of(employer).filter(user__email=email.strip().lower()).exists():
        raise ValidationError(f"{email} gehört schon zu diesem Betrieb.")


@transaction.atomic
def readdress_invitation(
    employer: Employer, invitation: Invitation, *, email: str, by: Actor
) -> Invitation:
    """Send an open invitation to the right address; the wrong link is dead at once.

    Raises ValidationError where the person belongs to the employer, or the invitation is not open.
    """
    _is_new_to(employer, email)
    if email.strip().lower() == by.email.lower():
        raise ValidationError("Das ist Ihre eigene Adresse.")
    return correct_invitation(invitation, email=email, by=by)


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


Leaving = Callable[[Employer, User], None]
_leaving: list[Leaving] = []


def when_somebody_leaves(then: Leaving) -> None:
    """Let a room above free what the person had taken on; called once from AppConfig.ready."""
    if then not in _leaving:
        _leaving.append(then)


@transaction.atomic
def end_employment(employment: Employment, *, by: Actor) -> None:
    """End today that a person acts for the employer. Raises ValidationError for the last owner.

    What the person wrote stays, with the name; what the person had taken on belongs to nobody again.
    """
    list(owners_of(employment.employer).select_for_update(of=("self",)))
    verdict = not_the_last_owner(by, employment)
    if not verdict:
        raise ValidationError(verdict.sentence)
    _end(employment, by=by)


def _end(employment: Employment, *, by: Actor) -> None:
    employer = employment.employer
    employment.until = timezone.now()
    employment.save(update_fields=["until"])
    for then in _leaving:
        then(employer, employment.user)
    sentence = f"{employment.user} gehört nicht mehr zu {employer}."
    record("employer.left", about=employer, by=by, sentence=sentence)


@transaction.atomic
def replace_owners(
    employer: Employer,
    *,
    lost: Iterable[int],
    email: str,
    checked: str,
    note: str,
    by: Actor,
) -> Invitation:
    """End the employments of owners who are gone (`lost`: their keys) and invite a new owner.

    The coordination does this after a check (`checked` as in HOW_CHECKED, with a short note). The old
    addresses and everybody else of the employer hear of it. Raises ValidationError where an owner remains,
    somebody is gone already (a double click), or the rule says no.
    """
    Employer.objects.select_for_update().get(pk=employer.pk)
    verdict = may_replace_owners(by, employer)
    if not verdict:
        raise ValidationError(verdict.sentence)
    if email.strip().lower() == by.email.lower():
        raise ValidationError("Das ist Ihre eigene Adresse. Die Einladung geht an den Betrieb.")
    gone = _all_owners(employer, set(lost))
    told = [*addresses_of(employer), *(one.user.email for one in gone)]
    for one in gone:
        _end(one, by=by)
    end_invitations(role=EmploymentRole.OWNER, employer_code=employer.code)
    invitation = invite_person(employer, email=email, role=EmploymentRole.OWNER, by=by)
    names = ", ".join(one.user.name for one in gone) or "bisher niemand"
    record(
        "employer.owner_replaced",
        about=employer,
        by=by,
        case_code=newest_case_code(employer),
        sentence=f"Verantwortliche Person ersetzt ({names}). Geprüft durch: {HOW_CHECKED[checked]}",
        details={"checked": ["", checked], "note": ["", note]},
    )
    send_after_commit(
        "owner_replaced",
        to=told,
        link=address("employers:employer", employer.code),
        employer=employer,
        names=names,
        by_name=by.name,
        checked=HOW_CHECKED[checked],
    )
    return invitation


def _all_owners(employer: Employer, keys: set[int]) -> list[Employment]:
    """Return the owners of these keys. Raises ValidationError unless they are all owners that there are."""
    owners = {one.pk: one for one in owners_of(employer).select_related("user", "employer")}
    if keys - owners.keys():
        raise ValidationError(
            "Diese Person ist schon ersetzt. Sehen Sie auf der Seite des Betriebs nach."
        )
    remaining = [one.user.name for key, one in owners.items() if key not in keys]
    if remaining:
        raise ValidationError(
            f"Weiter verantwortlich ist {' und '.join(remaining)} und kann das selbst tun: jemanden einladen, und die "
            "Mitwirkung der anderen Person beenden."
        )
    return list(owners.values())


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
