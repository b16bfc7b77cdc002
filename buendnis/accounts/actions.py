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
from buendnis.accounts.rules import may_accept, not_the_last_administrator, why_not_renewed
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import require_alliance, scope

INVITATION_DAYS = 14


@transaction.atomic
def invite(
    *,
    email: str,
    role: Role | EmploymentRole,
    by: Actor,
    employer_code: str = "",
    note: str = "",
) -> Invitation:
    """Invite an address to a role of the alliance in scope, or of one of its employers.

    A new invitation replaces an open one for the same role. `note` is a word of whoever invites. Raises
    ValidationError where the person has this role already.
    """
    email = email.strip().lower()
    if not employer_code and memberships_today().filter(user__email=email, role=role).exists():
        raise ValidationError(f"{email} hat die Aufgabe {role.label} in diesem Bündnis schon.")
    end_invitations(email=email, role=role, employer_code=employer_code)
    invitation = Invitation.objects.create(
        email=email,
        role=role.value,
        employer_code=employer_code,
        invited_by_id=by.user_id,
        expires_at=timezone.now() + timedelta(days=INVITATION_DAYS),
    )
    label, employer = role_words(invitation)[0], employer_name(invitation)
    where = f" beim Betrieb {employer}" if employer else ""
    record(
        "account.invited", about=invitation, by=by, sentence=f"Lädt {email} ein: {label}{where}."
    )
    _send(invitation, invited_by=by.name, note=note)
    return invitation


def _send(invitation: Invitation, *, invited_by: str, note: str = "") -> None:
    """Put the mail with the link of an invitation into the outbox."""
    label, description = role_words(invitation)
    send_after_commit(
        "invitation",
        to=[invitation.email],
        link=reverse("personal:invitation", args=[invitation.token]),
        invitation=invitation,
        invited_by=invited_by,
        role=label,
        description=description,
        employer=employer_name(invitation),
        note=note,
    )


def end_invitations(
    *, role: Role | EmploymentRole, employer_code: str = "", email: str | None = None
) -> None:
    """Let open links for a role stop working at once: to one address, or to all."""
    now = timezone.now()
    same = open_invitations().filter(role=role.value, employer_code=employer_code)
    if email is not None:
        same = same.filter(email=email)
    same.update(expires_at=now, taken_back_at=now)


@transaction.atomic
def take_back_invitation(invitation: Invitation, *, by: Actor) -> None:
    """End an open invitation; its link stops working at once."""
    invitation.expires_at = invitation.taken_back_at = timezone.now()
    invitation.save(update_fields=["expires_at", "taken_back_at"])
    record(
        "account.invitation_ended",
        about=invitation,
        by=by,
        sentence=f"Zieht die Einladung an {invitation.email} zurück.",
    )


@transaction.atomic
def correct_invitation(invitation: Invitation, *, email: str, by: Actor) -> Invitation:
    """Send an open invitation to another address instead; the link to the wrong one is dead at once.

    Raises ValidationError where it is not open any more, or for the same address.
    """
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not locked.is_open:
        raise ValidationError("Diese Einladung ist schon angenommen oder gilt nicht mehr.")
    if locked.email == email.strip().lower():
        raise ValidationError("Das ist die Adresse, die schon eingeladen ist.")
    take_back_invitation(locked, by=by)
    role = EmploymentRole(locked.role) if locked.employer_code else Role(locked.role)
    return invite(email=email, role=role, by=by, employer_code=locked.employer_code)


def renew_invitation(invitation: Invitation, *, damaged: bool) -> None:
    """Send a new link to the address on file, because whoever holds the old one asked for it.

    A damaged link gets one too, while the invitation is open. Raises ValidationError where the rule says no.
    """
    with scope(invitation.alliance), transaction.atomic():
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        refusal = why_not_renewed(locked, damaged=damaged)
        if refusal:
            raise ValidationError(refusal)
        role = EmploymentRole(locked.role) if locked.employer_code else Role(locked.role)
        end_invitations(role=role, employer_code=locked.employer_code, email=locked.email)
        renewed = Invitation.objects.create(
            email=locked.email,
            role=locked.role,
            employer_code=locked.employer_code,
            invited_by_id=locked.invited_by_id,
            expires_at=timezone.now() + timedelta(days=INVITATION_DAYS),
        )
        record(
            "account.invitation_renewed",
            about=renewed,
            by=Actor(name="Portal"),
            sentence=f"Schickt auf Wunsch einen neuen Link an {renewed.email}.",
        )
        _send(renewed, invited_by="")


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


@transaction.atomic
def set_number(membership: Membership, *, phone: str, reachable: str, by: Actor) -> None:
    """Store under which number, and when, employers reach this member."""
    if (membership.phone, membership.reachable) == (phone, reachable):
        return
    membership.phone, membership.reachable = phone, reachable
    membership.save(update_fields=["phone", "reachable"])
    record(
        "account.number_set",
        about=membership,
        by=by,
        sentence="Ändert die Nummer für die Betriebe.",
    )


def rename(user: User, *, name: str) -> None:
    """Store the name that a person wants to be called by."""
    user.name = name
    user.save(update_fields=["name"])
