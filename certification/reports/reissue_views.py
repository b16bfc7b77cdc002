"""Where the board makes a certificate out again because its name is wrong."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from certification.certificates import reissue
from certification.certificates.forms import ReissueForm
from certification.certificates.models import Certificate
from certification.certificates.queries import certificate_by_number
from certification.certificates.rules import may_change_status
from certification.reports.actions import reissue_with_paper

TEMPLATE = "certification/reports/reissue.html"


@page(rule=may_change_status, subject=certificate_by_number, methods=["GET", "POST"])
def correct(request: PortalRequest, certificate: Certificate) -> HttpResponse:
    """Show the wrong and the right name; make the certificate out again."""
    form = ReissueForm(request.POST or None, initial={"seen": reissue.seen_of(certificate)})
    problem, status = reissue.why_not(certificate), 200
    if form.is_valid():
        try:
            made = reissue_with_paper(certificate, **form.cleaned_data, by=request.actor)
        except NotPossible as no:
            problem, status = no.sentence, 409
        else:
            messages.success(
                request, f"Neu ausgestellt: {made.number}. Die alte Nummer ist ersetzt."
            )
            return go("certificates:status", made.number)
    name, city = reissue.right_name(certificate)
    context = {
        "certificate": certificate,
        "application": certificate.decision.application,
        "right": f"{name}, {city}",
        "form": form,
        "problem": problem,
        "closed": reissue.why_not(certificate),
    }
    return render(request, TEMPLATE, context, status=status)
