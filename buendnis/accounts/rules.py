"""Who may administer an alliance, leave it, or accept an invitation."""

from datetime import timedelta

from django.utils import timezone

from buendnis.access.rules import Actor, Role, has_role, rule
from buendnis.accounts.models import Invitation, Membership
from buendnis.accounts.queries import administrators

# A link that ran out can be renewed for so long, and so often in a day.
RENEWABLE = timedelta(days=60)
A_DAY, TIMES_A_DAY = timedelta(days=1), 3

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


def why_not_renewed(invitation: Invitation, *, damaged: bool) -> str:
    """Return the sentence why nobody gets a new link by this one, empty where its address gets one.

    Never for what was accepted or taken back: whoever lost a task would get it again by an old mail.
    """
    now = timezone.now()
    if invitation.accepted_at is not None:
        return "Diese Einladung wurde schon angenommen. Melden Sie sich mit der eingeladenen Adresse an."
    if invitation.taken_back_at is not None:
        return (
            "Diese Einladung gilt nicht mehr. Vielleicht liegt schon eine neue in Ihrem Postfach."
        )
    if invitation.is_open and not damaged:
        return "Dieser Link gilt noch. Sie brauchen keinen neuen."
    if invitation.expires_at < now - RENEWABLE:
        return (
            "Diese Einladung ist zu lange her. Bitten Sie um eine neue, sie ist schnell verschickt."
        )
    sent = Invitation.objects.filter(
        email=invitation.email,
        role=invitation.role,
        employer_code=invitation.employer_code,
        created_at__gt=now - A_DAY,
    )
    if sent.count() >= TIMES_A_DAY:
        return "Heute haben wir schon mehrere Links an diese Adresse geschickt. Bitte sehen Sie auch im Spam nach."
    return ""
