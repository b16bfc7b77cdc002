"""Who may administer an alliance, leave it, or accept an invitation."""

from django.utils import timezone

from buendnis.access.rules import Actor, Role, has_role, rule
from buendnis.accounts.models import Invitation, Membership
from buendnis.accounts.queries import administrators

may_administer = has_role(Role.ADMIN)


@rule(
    "Das ist die letzte Person, die dieses Bündnis verwaltet. Laden Sie zuerst eine weitere ein, "
    "dann kann diese Aufgabe enden."
)
def not_the_last_administrator(actor: Actor, membership: Membership) -> bool:
    return membership.role != Role.ADMIN or administrators().exclude(pk=membership.pk).exists()


may_end_membership = may_administer & not_the_last_administrator


@rule("")
def may_accept(actor: Actor, invitation: Invitation) -> str:
    if invitation.accepted_at is not None:
        return "Diese Einladung wurde schon angenommen. Ihre Aufgabe finden Sie nach dem Anmelden in Ihrem Konto."
    if invitation.expires_at <= timezone.now():
        return (
            "Diese Einladung ist abgelaufen: Links gelten 14 Tage. Bitten Sie um eine neue, "
            "sie ist schnell verschickt."
        )
    if not actor.is_anonymous and actor.email.lower() != invitation.email.lower():
        return (
            f"Diese Einladung gilt für {invitation.email}, angemeldet sind Sie mit {actor.email}. "
            "Melden Sie sich mit der eingeladenen Adresse an, oder bitten Sie um eine Einladung an Ihre."
        )
    return ""
