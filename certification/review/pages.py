"""What the views of an examination share: the context of a page, saying a verb, coming too late."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from buendnis.access.requests import PortalRequest
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.assessment.models import Versioned
from certification.review.actions import Stale
from certification.review.material import Material
from certification.review.rules import may_examine

TEMPLATES = "certification/review"


def done(
    request: PortalRequest,
    application: Application,
    name: str,
    act: Callable[[], object],
    *,
    said: str,
    fragment: str = "",
    again: Callable[[Any], HttpResponse] | None = None,
) -> HttpResponse:
    """Say the verb, then go back to the page; what came too late is said with both versions."""
    try:
        act()
    except Stale as stale:
        if again is None:
            return late(request, application, str(stale))
        return again(stale.stored)
    except NotPossible as refusal:
        return late(request, application, refusal.sentence)
    messages.success(request, said)
    return go(name, application.code, fragment=fragment)


def late(request: PortalRequest, application: Application, sentence: str) -> HttpResponse:
    """Say that this came too late, status 409."""
    context = {"application": application, "sentence": sentence}
    name = "late_part" if request.headers.get("HX-Request") else "late"
    return render(request, f"{TEMPLATES}/{name}.html", context, status=409)


def shared(request: PortalRequest, material: Material) -> dict[str, Any]:
    """What every page of the room shows."""
    return {
        "application": material.application,
        "material": material,
        "editable": bool(may_examine(request.actor, material.application)),
    }


def with_version(data: QueryDict, name: str, stored: Versioned | None) -> QueryDict:
    """Return what was sent with the version that is stored now, so that it can be sent again."""
    copied = data.copy()
    copied[name] = str(stored.version if stored else 0)
    return copied
