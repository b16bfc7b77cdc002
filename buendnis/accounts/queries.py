"""What we ask about people, their memberships and invitations."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from buendnis.access.rules import EMPLOYMENT_LABELS, Actor, EmploymentRole, Role
from buendnis.accounts.employers import Engagement, employer_desk
from buendnis.accounts.models import Invitation, Membership, User
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import across_alliances, require_alliance, scope

CODE_LENGTH = 8
EMPLOYMENT_DESCRIPTIONS = {
    EmploymentRole.OWNER: "Pflegt die Angaben des Betriebs, lädt andere ein und reicht den Antrag ein.",
    EmploymentRole.CONTRIBUTOR: "Antwortet auf die Fragen und legt Nachweise ab.",
    EmploymentRole.MANAGEMENT: "Zeichnet das Handlungsprogramm ab und kann den Antrag einreichen.",
}


@dataclass(frozen=True)
class Belonging:
    """What a person is in one alliance."""

    alliance: Alliance
    roles: list[Role]
    engagements: list[Engagement]


def memberships_today() -> QuerySet[Membership]:
    """Return the current memberships of the alliance in scope, with their people."""
    return Membership.objects.filter(until__isnull=True).select_related("user")


def is_of_the_alliance(email: str) -> bool:
    """Return whether the address is one of somebody who has a task in the alliance in scope today."""
    return memberships_today().filter(user__email=email.strip().lower()).exists()


def has_a_task_anywhere(user: User) -> bool:
    """Return whether an active person has a task in any alliance today."""
    with across_alliances("Der Anmeldedienst der Stadt gehört keinem Bündnis"):
        return user.is_active and memberships_today().filter(user=user).exists()


def administrators() -> QuerySet[Membership]:
    """Return who administers the alliance in scope today."""
    return memberships_today().filter(role=Role.ADMIN, user__is_active=True)


def office_addresses() -> list[str]:
    """Return who hears of what visitors ask: the coordinators, or the office where nobody coordinates yet."""
    members = memberships_today().filter(role=Role.COORDINATOR, user__is_active=True)
    found = list(members.order_by("user__email").values_list("user__email", flat=True))
    return found or [require_alliance().contact_email]


def open_invitations() -> QuerySet[Invitation]:
    """Return the invitations whose links still work."""
    return Invitation.objects.filter(accepted_at__isnull=True, expires_at__gt=timezone.now())


def membership_by_key(actor: Actor, key: int) -> Membership:
    """Return a current membership of the alliance in scope; raises Http404."""
    found = memberships_today().filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def open_invitation_by_key(actor: Actor, key: int) -> Invitation:
    """Return an invitation of the alliance in scope that can be taken back; raises Http404."""
    found = open_invitations().filter(pk=key).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True)
class OpenedInvitation:
    """An invitation as somebody opened it; `damaged` means that the secret in the link is not the right one."""

    invitation: Invitation
    damaged: bool


def invitation_by_token(actor: Actor, token: str) -> OpenedInvitation:
    """Return the invitation behind a link, whichever alliance sent it; raises Http404.

    A link with a wrong secret is found by its code, so that its page can offer a new one, which goes to
    the address on file only.
    """
    code, dash, _ = token.partition("-")
    with across_alliances("Der Link einer Einladung nennt kein Bündnis"):
        every = Invitation.objects.select_related("alliance")
        found = every.filter(token=token).first()
        if found is not None:
            return OpenedInvitation(found, damaged=False)
        if dash and len(code) == CODE_LENGTH:
            found = every.filter(token__startswith=f"{code}-").first()
    if found is None:
        raise Http404
    return OpenedInvitation(found, damaged=True)


def invitations_for(email: str) -> list[Invitation]:
    """Return the open invitations for an address from all alliances."""
    with across_alliances("Die eigene Seite zeigt Einladungen aus allen Bündnissen"):
        return list(open_invitations().filter(email__iexact=email).select_related("alliance"))


def belongings_of(user: User) -> list[Belonging]:
    """Return the alliances in which the person has a role or an employer, in the order of their towns."""
    found = []
    for alliance in Alliance.objects.all():
        with scope(alliance):
            roles = [Role(m.role) for m in memberships_today().filter(user=user)]
            engagements = employer_desk().engagements_of(user)
        if roles or engagements:
            found.append(Belonging(alliance, sorted(roles, key=list(Role).index), engagements))
    return found


def role_words(invitation: Invitation) -> tuple[str, str]:
    """Return label and description of the role that an invitation gives."""
    if invitation.employer_code:
        role = EmploymentRole(invitation.role)
        return EMPLOYMENT_LABELS[role], EMPLOYMENT_DESCRIPTIONS[role]
    return Role(invitation.role).label, Role(invitation.role).description


def employer_name(invitation: Invitation) -> str:
    """Return the employer's name where the invitation is for one, otherwise an empty string."""
    if not invitation.employer_code:
        return ""
    with scope(invitation.alliance):
        return employer_desk().name_of(invitation.employer_code) or "ein Betrieb"
