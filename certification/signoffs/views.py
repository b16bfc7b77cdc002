"""The declarations of the top management: arranging them, the page of the link, paper, signed pages."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import anyone
from buendnis.links.queries import OpenedLink, opened_link
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.assessment.evidence_views import SANDBOX, disposition
from certification.signoffs.arranging import TEMPLATES, arrange_page
from certification.signoffs.declarations import DECLARATIONS
from certification.signoffs.linking import link_page
from certification.signoffs.models import SignOff
from certification.signoffs.pages import PageIsDamaged, bytes_of
from certification.signoffs.papers import paper_to_sign
from certification.signoffs.presenter import covered
from certification.signoffs.rules import may_arrange_declarations, may_fetch_page


@page(rule=may_arrange_declarations, subject=application_by_code, methods=["GET", "POST"])
def declarations(request: PortalRequest, application: Application) -> HttpResponse:
    """Send a link to the top management, or upload a signed page; in the portal the step itself asks."""
    return arrange_page(
        request,
        application,
        DECLARATIONS,
        template=f"{TEMPLATES}/declarations.html",
        in_portal=False,
    )


@page(rule=may_arrange_declarations, subject=application_by_code)
def paper(request: PortalRequest, application: Application) -> HttpResponse:
    """The page to print and to sign by hand."""
    return paper_to_sign(application, DECLARATIONS)


@page(
    rule=anyone,
    subject=opened_link(DECLARATIONS.link_purpose),
    methods=["GET", "POST"],
    cross_site_post=True,
)
def opened(request: PortalRequest, found: OpenedLink) -> HttpResponse:
    """What is declared, with what it speaks of, for whoever has the link."""
    return link_page(
        request,
        found,
        DECLARATIONS,
        template=f"{TEMPLATES}/open.html",
        shown=lambda application: {"covered": covered(application)},
    )


@page(rule=may_fetch_page, subject=application_by_code)
def signed_page(request: PortalRequest, application: Application, *, pk: int) -> HttpResponse:
    """A signed page as a download that no browser opens or runs."""
    row = SignOff.objects.filter(application=application, pk=pk).exclude(stored_as="").first()
    if row is None:
        raise Http404("Diese Seite gibt es hier nicht.")
    try:
        data = bytes_of(row)
    except PageIsDamaged:
        context = {"application": application, "row": row}
        return render(request, f"{TEMPLATES}/damaged.html", context, status=500)
    return HttpResponse(
        data,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": disposition(row.file_name),
            "Content-Security-Policy": SANDBOX,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store, private",
        },
    )
