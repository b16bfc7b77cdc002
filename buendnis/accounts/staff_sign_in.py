"""The three pages of signing in through a city's account service; without settings none of them is there."""

import logging
from collections.abc import Callable

from allauth.socialaccount import views as social
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect import views as openid
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from requests import RequestException

from buendnis.access.failures import same_origin

logger = logging.getLogger(__name__)
PROVIDER = "anmeldedienst"
# What a service that is down or speaks another language raises while its answers are read.
OUT_OF_ORDER = (RequestException, OAuth2Error, KeyError, ValueError, TypeError)


def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the account service. Only our own pages start that at once; any other link shows a page first.

    A form would be stricter, but browsers hold `form-action` against every address that a service leads
    on to, and nobody knows these beforehand.
    """
    _only_when_switched_on()
    if request.method != "GET" or not same_origin(request):
        return render(request, "socialaccount/login.html", {"next": request.GET.get("next", "")})
    # Further parameters would reach the service or change what the sign-in is for.
    wanted = QueryDict(mutable=True)
    if "next" in request.GET:
        wanted["next"] = request.GET["next"]
    request.GET = wanted  # type: ignore[assignment]
    return _asked(lambda: openid.login(request, provider_id=PROVIDER), request)


def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take in what the account service says."""
    _only_when_switched_on()
    return _asked(lambda: openid.callback(request, provider_id=PROVIDER), request)


def cancelled(request: HttpRequest) -> HttpResponse:
    """Somebody turned back at the account service."""
    _only_when_switched_on()
    return social.login_cancelled(request)


def _only_when_switched_on() -> None:
    if not settings.OIDC_NAME:
        raise Http404("Ein Dienst zum Anmelden ist hier nicht eingerichtet.")


def _asked(step: Callable[[], HttpResponse], request: HttpRequest) -> HttpResponse:
    try:
        return step()
    except OUT_OF_ORDER as problem:
        logger.warning("Der Anmeldedienst antwortet nicht richtig: %s", type(problem).__name__)
        return render(request, "socialaccount/unreachable.html", status=503)
