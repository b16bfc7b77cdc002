"""Inviting people, taking them in, ending a task, and the look of an alliance."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from buendnis.access.rules import Actor, EmploymentRole, Role
from buendnis.accounts.employers import employer_desk
from buendnis.accounts.models import Invitation, Membership, User
from buendnis.accounts.queries import (
    administrators,
    employer_name,
    memberships_today,
    open_invitations,
    role_words,
)
from buendnis.accounts.rules import may_accept, not_the_last_administrator
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import require_alliance, scope

INVITATION_DAYS = 14


@transaction.atomic
def invite(
    *, email: str, role: Role | EmploymentRole, by: Actor, employer_code: str = ""
) -> Invitation:
    """Invite an address to a role of the alliance in scope, or of one of its employers.

    A new invitation replaces an open one for the same role. Raises ValidationError where the person
    has this role already.
    """
    email = email.strip().lower()
    if not employer_code and memberships_today().filter(user__email=email, role=role).exists():
        raise ValidationError(f"{email} hat die Aufgabe {role.label} in diesem Bündnis schon.")
    same = {"email": email, "role": role.value, "employer_code": employer_code}
    open_invitations().filter(**same).update(expires_at=timezone.now())
    invitation = Invitation.objects.create(
        **same,
        invited_by_id=by.user_id,
        expires_at=timezone.now() + timedelta(days=INVITATION_DAYS),
    )
    label, description = role_words(invitation)
    employer = employer_name(invitation)
    where = f" beim Betrieb {employer}" if employer else ""
    record(
        "account.invited", about=invitation, by=by, sentence=f"Lädt {email} ein: {label}{where}."
    )
    send_after_commit(
        "invitation",
        to=[email],
        link=reverse("personal:invitation", args=[invitation.token]),
        invitation=invitation,
        invited_by=by.name,
        role=label,
        description=description,
        employer=employer,
    )
    return invitation


@transaction.atomic
def take_back_invitation(invitation: Invitation, *, by: Actor) -> None:
    """End an open invitation; its link stops working at once."""
    invitation.expires_at = timezone.now()
    invitation.save(update_fields=["expires_at"])
    record(
        "account.invitation_ended",
        about=invitation,
        by=by,
        sentence=f"Zieht die Einladung an {invitation.email} zurück.",
    )


def accept_invitation(invitation: Invitation, *, user: User, by: Actor) -> None:
    """Give the user what the invitation promises, in its alliance. Raises ValidationError where the rule says no."""
    with scope(invitation.alliance), transaction.atomic():
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        verdict = may_accept(by, locked)
        if not verdict:
            raise ValidationError(verdict.sentence)
        locked.accepted_at, locked.accepted_by = timezone.now(), user
        locked.save(update_fields=["accepted_at", "accepted_by"])
        if locked.employer_code:
            employer_desk().take_in(locked.employer_code, user, EmploymentRole(locked.role), by)
        else:
            join(user, role=Role(locked.role), by=by)


@transaction.atomic
def join(user: User, *, role: Role, by: Actor) -> Membership:
    """Make the user a member of the alliance in scope with this role (once)."""
    membership, new = Membership.objects.get_or_create(user=user, role=role, until=None)
    if new:
        record(
            "account.joined",
            about=membership,
            by=by,
            sentence=f"{user} hat jetzt die Aufgabe {role.label}.",
        )
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, by: Actor) -> None:
    """End a task of a person today. Raises ValidationError for the last administrator."""
    list(administrators().select_for_update(of=("self",)))
    verdict = not_the_last_administrator(by, membership)
    if not verdict:
        raise ValidationError(verdict.sentence)
    membership.until = timezone.now()
    membership.save(update_fields=["until"])
    label = Role(membership.role).label
    record(
        "account.left",
        about=membership,
        by=by,
        sentence=f"Die Aufgabe {label} von {membership.user} ist beendet.",
    )
    send_after_commit(
        "membership_ended",
        to=[membership.user.email],
        role=label,
        recipient_name=membership.user.name,
    )


@transaction.atomic
def change_alliance(*, by: Actor, **fields: Any) -> list[str]:
    """Store name, look, contact and second-factor roles of the alliance in scope; return what changed."""
    alliance = Alliance.objects.select_for_update().get(pk=require_alliance().pk)
    changed = {
        name: [getattr(alliance, name), value]
        for name, value in fields.items()
        if getattr(alliance, name) != value
    }
    if not changed:
        return []
    for name, (_, value) in changed.items():
        setattr(alliance, name, value)
    alliance.full_clean()
    alliance.save(update_fields=list(changed))
    record(
        "alliance.changed",
        about=alliance,
        by=by,
        details=changed,
        sentence="Ändert Angaben des Bündnisses.",
    )
    return list(changed)


def rename(user: User, *, name: str) -> None:
    """Store the name that a person wants to be called by."""
    user.name = name
    user.save(update_fields=["name"])
