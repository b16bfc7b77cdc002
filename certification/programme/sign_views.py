"""Signing the action programme: arranging it, the page that the link opens, the page to print."""

from django.http import HttpResponse

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import anyone
from buendnis.links.queries import OpenedLink, opened_link
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.programme.queries import programme_of
from certification.programme.rules import may_sign
from certification.programme.signing import PROGRAMME
from certification.programme.views import programme_download
from certification.signoffs.arranging import arrange_page
from certification.signoffs.linking import link_page, open_or_closed
from certification.signoffs.papers import paper_to_sign

TEMPLATES = "certification/programme"
by_link = opened_link(PROGRAMME.link_purpose)


@page(rule=may_sign, subject=application_by_code, methods=["GET", "POST"])
def sign(request: PortalRequest, application: Application) -> HttpResponse:
    """Sign in the portal, send a link to the top management, or upload a signed page."""
    return arrange_page(
        request, application, PROGRAMME, template=f"{TEMPLATES}/sign.html", in_portal=True
    )


@page(rule=may_sign, subject=application_by_code)
def paper(request: PortalRequest, application: Application) -> HttpResponse:
    """The page to print and to sign by hand."""
    return paper_to_sign(application, PROGRAMME)


@page(rule=anyone, subject=by_link, methods=["GET", "POST"], cross_site_post=True)
def opened(request: PortalRequest, found: OpenedLink) -> HttpResponse:
    """The whole programme, and the place to sign it, for whoever has the link."""
    return link_page(
        request,
        found,
        PROGRAMME,
        template=f"{TEMPLATES}/open.html",
        shown=lambda application: {"programme": programme_of(application)},
    )


@page(rule=anyone, subject=by_link)
def opened_pdf(request: PortalRequest, found: OpenedLink) -> HttpResponse:
    """The programme as a document, for whoever has the link while it works."""
    return open_or_closed(request, found, PROGRAMME, programme_download)
