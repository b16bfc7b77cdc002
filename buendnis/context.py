"""What every template may ask: alliance, actor, navigation, and where we are."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from buendnis.access.rules import Role
from buendnis.tenancy.addresses import address


def portal(request: HttpRequest) -> dict[str, Any]:
    """Return the names that layouts use."""
    alliance = getattr(request, "alliance", None)
    actor = getattr(request, "actor", None)
    return {
        "alliance": alliance,
        "actor": actor,
        "deployment_name": settings.DEPLOYMENT_NAME,
        "sample_mode": settings.SAMPLE_MODE,
        "account_service": settings.OIDC_NAME,
        # Asked only where it is shown: pages of families must not look at the session.
        "navigation": SimpleLazyObject(
            lambda: navigation(request, alliance, actor) if alliance else []
        ),
        "account_navigation": [
            ("Mein Konto", reverse("personal:account")),
            ("Abmelden", reverse("account_logout")),
        ],
    }


def navigation(request: HttpRequest, alliance: Any, actor: Any) -> list[tuple[str, str, bool]]:
    """Return the main navigation of an alliance as (label, path, current)."""
    entries = [
        ("Start", address("portal:alliance")),
        ("Für Familien", address("finding:start")),
        ("Für Betriebe", address("pages:text", "betriebe")),
        ("Kriterien", address("catalogue:criteria")),
        ("Zertifizierte Betriebe", address("certificates:register")),
    ]
    if actor and not actor.is_anonymous:
        entries.append(("Mein Schreibtisch", address("casefile:desk")))
    if actor and actor.has(Role.COORDINATOR):
        entries.append(("Verzeichnis", address("freshness:desk")))
    if actor and actor.has(Role.ADMIN):
        entries.append(("Verwaltung", address("accounts:administration")))
    start = address("portal:alliance")
    return [
        (label, path, request.path == path or (path != start and request.path.startswith(path)))
        for label, path in entries
    ]
