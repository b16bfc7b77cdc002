"""Who may come in through the account service of a city: people we know already, and nobody else."""

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from buendnis.accounts.models import User
from buendnis.accounts.queries import has_a_task_anywhere

logger = logging.getLogger(__name__)
SECOND_FACTOR = "second_factor_of_the_service"
# RFC 8176: the service asked for more than one factor.
SEVERAL_FACTORS = "mfa"

NOT_OFFERED = "Auf diesem Weg können Sie sich hier nur anmelden."
CONTRADICTION = (
    "Die Angaben des Anmeldedienstes passen nicht zusammen. Bitte versuchen Sie es noch einmal."
)
UNPROVED = (
    "Der Anmeldedienst hat uns keine geprüfte E-Mail-Adresse von Ihnen genannt. "
    "Bitte wenden Sie sich an Ihre IT."
)
UNKNOWN = (
    "Für Ihre E-Mail-Adresse gibt es hier noch kein Konto. Lassen Sie sich bitte von der Verwaltung "
    "Ihres Bündnisses einladen. Danach können Sie sich auch auf diesem Weg anmelden."
)
WITHOUT_TASK = (
    "Sie haben zurzeit keine Aufgabe in einem Bündnis. Dieser Weg steht nur Personen mit einer Aufgabe "
    "offen. Mit Passwort oder Code können Sie sich weiter anmelden."
)
ANOTHER = (
    "Ihr Konto ist schon mit einer anderen Kennung des Anmeldedienstes verbunden. "
    "Bitte wenden Sie sich an die Stelle, die das Portal betreibt."
)


class StaffAdapter(DefaultSocialAccountAdapter):
    """Lets known people with a task in; every refusal is a page with a sentence."""

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """Return the person behind an address that the service has proved, or None."""
        email = proved_address(sociallogin)
        user = User.objects.filter(email=email).first() if email else None
        return (user, user.email) if user else None

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Refuse whom we do not let in, and keep nothing of what the service tells beyond the subject."""
        sentence = why_not(sociallogin)
        sociallogin.state["second_factor"] = says_several_factors(sociallogin)
        sociallogin.account.extra_data = {}
        if sociallogin.account.pk:
            sociallogin.account.save(update_fields=["extra_data"])
        if sentence:
            logger.warning("Anmeldung über den Anmeldedienst abgelehnt")
            raise ImmediateHttpResponse(
                render(request, "socialaccount/refused.html", {"sentence": sentence}, status=403)
            )

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody registers through the service."""
        return False

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None,
        extra_context: Any = None,
    ) -> None:  # fmt: skip
        """Tell the log what kind of fault it was, without what the service said."""
        kind = type(exception).__name__ if exception else error
        logger.warning("Anmeldung über den Anmeldedienst gescheitert: %s", kind)


def why_not(sociallogin: SocialLogin) -> str:
    """Return the sentence why this sign-in is refused, empty where it may go on."""
    told = sociallogin.account.extra_data
    subjects = {part["sub"] for part in told.values() if isinstance(part, dict) and "sub" in part}
    if sociallogin.state.get("process") != AuthProcess.LOGIN:
        return NOT_OFFERED
    if subjects != {sociallogin.account.uid}:
        return CONTRADICTION
    linked = bool(sociallogin.account.pk)
    if not linked and not proved_address(sociallogin):
        return UNPROVED
    if not sociallogin.is_existing:
        return UNKNOWN
    if not linked and SocialAccount.objects.filter(user=sociallogin.user).exists():
        return ANOTHER
    if not has_a_task_anywhere(sociallogin.user):
        return WITHOUT_TASK
    return ""


def proved_address(sociallogin: SocialLogin) -> str:
    """Return the address that the service vouches for, in lower case, or nothing.

    The claim must be the value true: some services write the word "false", which counts as true in code.
    A service that says nothing is believed for the domains that the operator names.
    """
    told = sociallogin.account.extra_data
    claims = told.get("userinfo") or told.get("id_token") or {}
    email = str(claims.get("email") or "").strip().lower()
    if "email_verified" in claims:
        return email if claims["email_verified"] is True else ""
    return email if email.partition("@")[2] in settings.OIDC_MAIL_DOMAINS else ""


def says_several_factors(sociallogin: SocialLogin) -> bool:
    """Return whether the signed token says that the service asked for more than one factor."""
    methods = (sociallogin.account.extra_data.get("id_token") or {}).get("amr")
    return isinstance(methods, list) and SEVERAL_FACTORS in methods


def remember_second_factor(
    request: HttpRequest, sociallogin: SocialLogin | None = None, **_: Any
) -> None:
    """Note in the session how it began; called when somebody has signed in, by whatever way."""
    request.session.pop(SECOND_FACTOR, None)
    if sociallogin is not None and sociallogin.state.get("second_factor"):
        request.session[SECOND_FACTOR] = True


def second_factor_counts(request: HttpRequest) -> bool:
    """Return whether this session has a second factor of the service, and the operator lets it count."""
    return settings.OIDC_SECOND_FACTOR and bool(request.session.get(SECOND_FACTOR))
