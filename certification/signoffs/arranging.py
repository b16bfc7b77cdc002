"""The page of a case where a signature is arranged: the same for declarations and programme."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.failures import refused
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import EmploymentRole
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.assessment.files.kinds import Refused
from certification.signoffs import actions
from certification.signoffs.forms import LinkForm, PageForm, PortalForm
from certification.signoffs.pages import drop_page, store_page
from certification.signoffs.queries import arranged, signature_of, signed
from certification.signoffs.values import Matter, mark_of

TEMPLATES = "certification/signoffs"
SAID = {
    "portal": "Unterschrieben.",
    "link": "Der Link ist unterwegs.",
    "page": "Die unterschriebene Seite ist gespeichert.",
    "again": "Der Link ist noch einmal unterwegs.",
    "withdraw": "Zurückgenommen.",
}


def arrange_page(
    request: PortalRequest,
    application: Application,
    matter: Matter,
    *,
    template: str,
    in_portal: bool,
) -> HttpResponse:
    """Show what stands and the ways to sign, and take the way that was sent.

    `in_portal` offers signing right here; where the step itself does that, it stays False.
    """
    way = request.POST.get("way", "")
    forms = _forms(request, application, matter, way=way, in_portal=in_portal)
    done = way in ("again", "withdraw") or (way in forms and forms[way].is_valid())
    if request.method == "POST" and done:
        try:
            _take(request, application, matter, way, forms.get(way))
        except (NotPossible, Refused) as refusal:
            if way not in forms:
                return refused(request, refusal.sentence)
            forms[way].add_error(None, refusal.sentence)
            # The page shows what is there now: the next click is about that.
            now = {f"{way}-seen": matter.subject_hash(application)}
            forms[way].data = request.POST.dict() | now
        else:
            messages.success(request, SAID[way])
            return go(matter.home, application.code)
    standing = _standing(application, matter)
    context = standing | {
        **{f"{name}_form": form for name, form in forms.items()},
        # Where nobody signs in the portal, the link is the first way.
        "link_open": way == "link" or not (in_portal or standing["row"]),
        "page_open": way == "page",
    }
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render(request, template, context, status=status)


def _standing(application: Application, matter: Matter) -> dict[str, Any]:
    """Return what is signed or asked for so far, and what stands against signing."""
    row, counts = arranged(application, matter), signed(application, matter)
    return {
        "application": application,
        "matter": matter,
        "row": row,
        "signature": signature_of(counts) if counts else None,
        "is_stale": bool(row and row.is_signed and not counts),
        "waits": bool(row and not row.is_signed),
        "fault": matter.fault(application, timezone.localdate()),
        "mark": mark_of(matter.subject_hash(application)),
    }


def _forms(
    request: PortalRequest, application: Application, matter: Matter, *, way: str, in_portal: bool
) -> dict[str, Any]:
    """Return the form of each way; only the one that was sent is bound."""

    def sent(name: str) -> dict[str, Any]:
        given = {"data": request.POST, "files": request.FILES} if way == name else {}
        return given | {"prefix": name}

    now = matter.subject_hash(application)
    asks = {"asks_declarations": matter.asks_declarations}
    first = {"seen": now, "on": timezone.localdate()}
    forms: dict[str, Any] = {
        "link": LinkForm(**sent("link")),
        "page": PageForm(**sent("page"), subject_hash=now, initial=first, **asks),
    }
    if in_portal:
        portal = PortalForm(**sent("portal"), initial=first, asks_place=matter.asks_place, **asks)
        role = request.actor.employments.get(application.employer_id)
        if role == EmploymentRole.MANAGEMENT:
            del portal.fields["stated"]
        forms["portal"] = portal
    return forms


def _take(
    request: PortalRequest, application: Application, matter: Matter, way: str, form: Form | None
) -> None:
    """Do what was sent. Raises NotPossible and Refused."""
    by = request.actor
    if way == "withdraw":
        actions.withdraw(application, matter, by=by)
    elif way == "again":
        actions.send_again(application, matter, by=by)
    elif way == "link" and form:
        actions.ask(application, matter, by=by, **form.cleaned_data)
    elif isinstance(form, PageForm):
        _keep_page(application, matter, form, by=by)
    elif isinstance(form, PortalForm):
        data = form.cleaned_data
        actions.sign_in_portal(
            application,
            matter,
            function=data["function"],
            place=data.get("place", ""),
            stated=data.get("stated", False),
            declared=form.declared,
            seen=data["seen"],
            by=by,
        )


def _keep_page(application: Application, matter: Matter, form: PageForm, *, by: Any) -> None:
    """Store the file and keep it; what cannot be kept is not left lying about."""
    data = form.cleaned_data
    stored = store_page(data["upload"])
    values = {name: data[name] for name in ("name", "function", "place", "on", "seen")}
    try:
        actions.keep_page(
            application, matter, stored=stored, declared=form.declared, by=by, **values
        )
    except Exception:
        drop_page(stored)
        raise
