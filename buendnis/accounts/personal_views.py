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
from buendnis.accounts.actions import accept_invitation, rename
from buendnis.accounts.forms import RenameForm
from buendnis.accounts.models import Invitation
from buendnis.accounts.queries import (
    belongings_of,
    employer_name,
    invitation_by_token,
    invitations_for,
    role_words,
)
from buendnis.accounts.rules import may_accept
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance


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
def invitation(request: PortalRequest, found: Invitation) -> HttpResponse:
    """What the invitation gives; a signed-in reader accepts it with a button."""
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
        "way": urlencode({"next": request.path, "email": found.email}),
    }
    return render(request, "buendnis/personal/invitation.html", context)
