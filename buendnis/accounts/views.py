"""Administration of an alliance: its people, its look, its texts, its journal."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.forms.models import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import Role, has_role
from buendnis.accounts.actions import (
    change_alliance,
    end_membership,
    invite,
    set_number,
    take_back_invitation,
)
from buendnis.accounts.forms import AllianceForm, InviteForm, NumberForm
from buendnis.accounts.models import Invitation, Membership
from buendnis.accounts.queries import (
    membership_by_key,
    memberships_today,
    open_invitation_by_key,
    open_invitations,
)
from buendnis.accounts.rules import may_administer, may_end_membership, not_the_last_administrator
from buendnis.journal.queries import entries_of_alliance
from buendnis.pages.actions import change_text, use_deployment_text
from buendnis.pages.forms import TextForm
from buendnis.pages.models import PAGES, PageText
from buendnis.pages.queries import own_texts, text_for
from buendnis.tenancy.addresses import address, go
from buendnis.tenancy.models import Alliance

ENTRIES_A_PAGE = 50


@page(rule=may_administer)
def administration(request: PortalRequest) -> HttpResponse:
    """What can be administered, with what is waiting."""
    return render(
        request,
        "buendnis/administration/overview.html",
        {
            "people": len({m.user_id for m in memberships_today()}),
            "invitations": open_invitations().filter(employer_code="").count(),
            "missing_roles": [
                role for role in Role if not memberships_today().filter(role=role).exists()
            ],
            "entries": entries_of_alliance()[:5],
            **frame("accounts:administration"),
        },
    )


def frame(current: str) -> dict[str, Any]:
    """Return what the layout of the administration needs: its pages as (label, path, current)."""
    names = {
        "accounts:administration": "Überblick",
        "accounts:people": "Personen",
        "accounts:look": "Auftritt und Angaben",
        "accounts:texts": "Texte",
        "accounts:journal": "Protokoll",
    }
    tabs = [(label, address(name), name == current) for name, label in names.items()]
    return {"tabs": tabs, "nav_label": "Verwaltung"}


@page(rule=may_administer, methods=["GET", "POST"])
def people(request: PortalRequest) -> HttpResponse:
    """Who has which task, who is invited, and a form to invite somebody."""
    form = InviteForm(request.POST or None)
    if form.is_valid():
        try:
            invite(**form.cleaned_data, by=request.actor)
        except ValidationError as problem:
            form.add_error("email", problem)
        else:
            messages.success(
                request, f"Die Einladung an {form.cleaned_data['email']} ist unterwegs."
            )
            return go("accounts:people")
    return render(
        request,
        "buendnis/administration/people.html",
        {
            "form": form,
            "memberships": _with_reasons(list(memberships_today())),
            "invitations": [(i, Role(i.role)) for i in open_invitations().filter(employer_code="")],
            **frame("accounts:people"),
        },
    )


def _with_reasons(memberships: list[Membership]) -> list[tuple[Membership, Role, str]]:
    """Return each membership with its role and why it cannot end; asks the database nothing per row."""
    administrators = sum(m.role == Role.ADMIN and m.user.is_active for m in memberships)
    reason = not_the_last_administrator.sentence
    return [
        (m, Role(m.role), reason if m.role == Role.ADMIN and administrators == 1 else "")
        for m in memberships
    ]


@page(rule=may_end_membership, subject=membership_by_key, methods=["GET", "POST"])
def end(request: PortalRequest, membership: Membership) -> HttpResponse:
    """Ask once more, then end the task."""
    if request.method == "POST":
        end_membership(membership, by=request.actor)
        messages.success(request, f"Die Aufgabe von {membership.user} ist beendet.")
        return go("accounts:people")
    context = {
        "membership": membership,
        "role": Role(membership.role),
        **frame("accounts:people"),
    }
    return render(request, "buendnis/administration/end.html", context)


@page(rule=may_administer, subject=open_invitation_by_key, methods=["POST"])
def take_back(request: PortalRequest, invitation: Invitation) -> HttpResponse:
    """End an open invitation."""
    take_back_invitation(invitation, by=request.actor)
    messages.success(request, f"Die Einladung an {invitation.email} gilt nicht mehr.")
    return go("accounts:people")


@page(rule=may_administer, methods=["GET", "POST"])
def look(request: PortalRequest) -> HttpResponse:
    """Name, look, contact and second factor."""
    # A copy: the form writes into its instance while it checks, and the page shows the stored look.
    stored = Alliance.objects.get(pk=request.alliance.pk)
    form = AllianceForm(request.POST or None, instance=stored, initial=model_to_dict(stored))
    if form.is_valid():
        changed = change_alliance(**form.cleaned_data, by=request.actor)
        messages.success(request, "Gespeichert." if changed else "Es hat sich nichts geändert.")
        return go("accounts:look")
    return render(
        request,
        "buendnis/administration/look.html",
        {
            "form": form,
            **frame("accounts:look"),
        },
    )


@page(rule=has_role(Role.COORDINATOR), methods=["GET", "POST"])
def my_number(request: PortalRequest) -> HttpResponse:
    """The number under which employers reach this coordinator."""
    membership = memberships_today().get(user=request.user, role=Role.COORDINATOR)
    stored = {"phone": membership.phone, "reachable": membership.reachable}
    form = NumberForm(request.POST or None, initial=stored)
    if form.is_valid():
        set_number(membership, **form.cleaned_data, by=request.actor)
        messages.success(request, "Gespeichert. So steht es jetzt auf den Seiten Ihrer Betriebe.")
        return go("casefile:desk")
    return render(request, "buendnis/administration/my_number.html", {"form": form})


@page(rule=may_administer)
def texts(request: PortalRequest) -> HttpResponse:
    """Which texts are the alliance's own, and which are those of the deployment."""
    own = own_texts(request.alliance)
    rows = [(key, title, own.get(key)) for key, title in PAGES.items()]
    return render(
        request,
        "buendnis/administration/texts.html",
        {
            "rows": rows,
            **frame("accounts:texts"),
        },
    )


@page(rule=may_administer, methods=["GET", "POST"])
def text(request: PortalRequest, *, key: str) -> HttpResponse:
    """Edit one text of the alliance, beginning with the one that readers see now."""
    if key not in PAGES:
        raise Http404
    shown = text_for(key, alliance=request.alliance)
    first = {"title": shown.title, "body": shown.body} if shown else {"title": PAGES[key]}
    form = TextForm(request.POST or None, initial=first)
    is_own = shown is not None and shown.alliance_id is not None
    if request.method == "POST" and request.POST.get("action") == "reset":
        use_deployment_text(key, by=request.actor)
        messages.success(request, "Jetzt gilt wieder der gemeinsame Text.")
        return go("accounts:texts")
    preview = None
    if form.is_valid():
        if request.POST.get("action") != "preview":
            change_text(key, **form.cleaned_data, by=request.actor)
            messages.success(request, f"„{form.cleaned_data['title']}“ ist gespeichert.")
            return go("accounts:texts")
        preview = PageText(**form.cleaned_data)
    context = {"form": form, "key": key, "name": PAGES[key], "is_own": is_own, "preview": preview}
    return render(request, "buendnis/administration/text.html", context | frame("accounts:texts"))


@page(rule=may_administer)
def journal(request: PortalRequest) -> HttpResponse:
    """What happened in this alliance, newest first."""
    found = Paginator(entries_of_alliance(), ENTRIES_A_PAGE).get_page(request.GET.get("seite"))
    return render(
        request,
        "buendnis/administration/journal.html",
        {
            "page": found,
            **frame("accounts:journal"),
        },
    )
