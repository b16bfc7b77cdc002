"""A person's own pages: alliances and employers, name, invitations."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from buendnis.access.doors import page
from buendnis.access.failures import please_sign_in, refused
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import anyone, signed_in
from buendnis.accounts.actions import accept_invitation, rename, renew_invitation
from buendnis.accounts.forms import RenameForm
from buendnis.accounts.queries import (
    OpenedInvitation,
    belongings_of,
    employer_name,
    invitation_by_token,
    invitations_for,
    role_words,
)
from buendnis.accounts.rules import may_accept, why_not_renewed
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope


@page(rule=signed_in)
def home(request: PortalRequest) -> HttpResponse:
    """After signing in: straight to the desk where there is only one, otherwise all there is to choose from."""
    belongings = belongings_of(request.user)
    invitations = invitations_for(request.user.email)
    if len(belongings) == 1 and not invitations:
        return redirect(address("casefile:desk", alliance=belongings[0].alliance))
    return account(request)


@page(rule=signed_in)
def account(request: PortalRequest) -> HttpResponse:
    """Everything about one's own account on one page."""
    return render(
        request,
        "buendnis/personal/account.html",
        {
            "belongings": belongings_of(request.user),
            "alliances": Alliance.objects.all(),
            "invitations": [
                (
                    i,
                    role_words(i)[0],
                    employer_name(i),
                    reverse("personal:invitation", args=[i.token]),
                )
                for i in invitations_for(request.user.email)
            ],
            "second_factor": is_mfa_enabled(request.user),
        },
    )


@page(rule=signed_in, methods=["GET", "POST"])
def name(request: PortalRequest) -> HttpResponse:
    """Change one's own name."""
    form = RenameForm(request.POST or None, initial={"name": request.user.name})
    if form.is_valid():
        rename(request.user, name=form.cleaned_data["name"])
        messages.success(request, "Ihr Name ist geändert.")
        return redirect("personal:account")
    return render(request, "buendnis/personal/name.html", {"form": form})


@page(rule=anyone, subject=invitation_by_token, methods=["GET", "POST"])
def invitation(request: PortalRequest, opened: OpenedInvitation) -> HttpResponse:
    """What the invitation gives; a signed-in reader accepts it with a button."""
    found = opened.invitation
    if opened.damaged:
        return _closed(request, opened)
    actor = request.actor
    if request.method == "POST":
        if actor.is_anonymous:
            return please_sign_in(request)
        try:
            accept_invitation(found, user=request.user, by=actor)
        except ValidationError as no:
            return refused(request, no.messages[0])
        messages.success(request, "Willkommen! Ihre neue Aufgabe ist eingetragen.")
        return redirect(address("casefile:desk", alliance=found.alliance))
    role, description = role_words(found)
    context = {
        "invitation": found,
        # The page shows itself in the look of who invites, although its address names no alliance.
        "alliance": found.alliance,
        "role": role,
        "description": description,
        "employer": employer_name(found),
        "verdict": may_accept(actor, found),
        "renewable": _renewable(opened),
        "way": urlencode({"next": request.path, "email": found.email}),
    }
    return render(request, "buendnis/personal/invitation.html", context)


@page(rule=anyone, subject=invitation_by_token, methods=["POST"])
def new_link(request: PortalRequest, opened: OpenedInvitation) -> HttpResponse:
    """Send a new link to the address on file, whoever asks; the page never says which address that is."""
    try:
        renew_invitation(opened.invitation, damaged=opened.damaged)
    except ValidationError as no:
        return _closed(request, opened, sentence=no.messages[0], status=409)
    return _closed(request, opened, sent=True)


def _renewable(opened: OpenedInvitation) -> bool:
    with scope(opened.invitation.alliance):
        return not why_not_renewed(opened.invitation, damaged=opened.damaged)


def _closed(
    request: PortalRequest,
    opened: OpenedInvitation,
    *,
    sentence: str = "Dieser Link ist nicht vollständig, oder ein Zeichen ist verändert.",
    sent: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Show that a link does not work, without a word about whom it is for; offer a new one where there can be."""
    context = {
        "alliance": opened.invitation.alliance,
        "sentence": sentence,
        "sent": sent,
        "path": reverse("personal:new_link", args=[request.resolver_match.kwargs["token"]]),  # type: ignore[union-attr]
        "renewable": status == 200 and not sent and _renewable(opened),
    }
    return render(request, "buendnis/personal/invitation_closed.html", context, status=status)
