"""Programmes that somebody published: shown with their source and date, never scored."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.rules import anyone
from certification.programme.models import PublishedProgramme
from certification.programme.presenter import published_paper
from certification.programme.queries import published_by_key, published_programmes
from certification.programme.views import DOCUMENT, TEMPLATES


@page(rule=anyone)
def listing(request: HttpRequest) -> HttpResponse:
    """The published programmes of this alliance."""
    papers = [
        (one, published_paper(one)) for one in published_programmes().select_related("alliance")
    ]
    return render(request, f"{TEMPLATES}/listing.html", {"papers": papers})


@page(rule=anyone, subject=published_by_key)
def published(request: HttpRequest, programme: PublishedProgramme) -> HttpResponse:
    """One published programme."""
    context = {
        "programme": programme,
        "paper": published_paper(programme),
        "year": programme.content["signed"]["on"][:4],
    }
    return render(request, f"{TEMPLATES}/published.html", context)


@page(rule=anyone, subject=published_by_key)
def pdf(request: HttpRequest, programme: PublishedProgramme) -> HttpResponse:
    """One published programme as a document."""
    from buendnis.documents.pdf import render_document
    from buendnis.documents.responses import pdf_download

    paper = published_paper(programme)
    document = render_document(
        DOCUMENT,
        {"paper": paper, "alliance": paper.alliance},
        title=f"{paper.title} {paper.organisation}",
    )
    return pdf_download(document.pdf, name=f"{paper.title} {paper.organisation}.pdf")
