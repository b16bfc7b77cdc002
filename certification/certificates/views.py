"""The public register of an alliance, and the page where the board suspends, lifts and withdraws."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import Role, anyone
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from certification.certificates import queries
from certification.certificates.actions import change_status
from certification.certificates.forms import StatusForm
from certification.certificates.models import Certificate
from certification.certificates.numbers import CERTIFICATE, CONFIRMATION
from certification.certificates.rules import may_change_status

PER_PAGE = 50
MOST_MARKED = 200


@page(rule=anyone)
def register(request: PortalRequest) -> HttpResponse:
    """Certified employers by name; suspended and withdrawn ones openly; „Auf dem Weg“ as participation."""
    words, today = request.GET.get("name", "").strip()[:80], timezone.localdate()
    certified = queries.named_like(queries.in_force(kind=CERTIFICATE, today=today), words)
    on_the_way = queries.named_like(queries.in_force(kind=CONFIRMATION, today=today), words)
    context = {
        "words": words,
        "query": f"{urlencode({'name': words})}&" if words else "",
        "certified": Paginator(certified, PER_PAGE).get_page(request.GET.get("seite")),
        "marked": list(queries.named_like(queries.openly_marked(today=today), words)[:MOST_MARKED]),
        "on_the_way": list(on_the_way[:MOST_MARKED]),
        "may_change": request.actor.has(Role.BOARD),
    }
    return render(request, "certification/certificates/register.html", context)


@page(rule=may_change_status, subject=queries.certificate_by_number, methods=["GET", "POST"])
def status(request: PortalRequest, certificate: Certificate) -> HttpResponse:
    """Suspend, lift or withdraw one certificate, with reason, date and public sentence."""
    form = StatusForm(
        request.POST or None, certificate=certificate, initial={"on": timezone.localdate()}
    )
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            change_status(certificate, **form.cleaned_data, by=request.actor)
        except NotPossible as refused:
            problem = refused.sentence
        else:
            return go("certificates:status", certificate.number)
    context = {
        "certificate": certificate,
        "application": certificate.decision.application,
        "standing": queries.standing_of(certificate),
        "events": certificate.events.all(),
        "form": form,
        "problem": problem,
    }
    return render(
        request,
        "certification/certificates/status.html",
        context,
        status=409 if problem else 200,
    )
