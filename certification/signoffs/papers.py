"""The page that the top management signs by hand: with a mark by which it can be matched."""

from django.http import HttpResponse

from certification.applications.models import Application
from certification.signoffs.values import QUESTIONS, Matter, mark_of

BLANKS = ("Name", "Funktion", "Ort und Datum", "Unterschrift")
TEMPLATE = "documents/signature_page.html"


def paper_to_sign(application: Application, matter: Matter) -> HttpResponse:
    """Return the page to print, about what stands now."""
    from buendnis.documents.pdf import render_document
    from buendnis.documents.responses import pdf_download

    employer = application.employer
    document = render_document(
        TEMPLATE,
        {
            "application": application,
            "employer": employer,
            "matter": matter,
            "mark": mark_of(matter.subject_hash(application)),
            "questions": QUESTIONS if matter.asks_declarations else (),
            "blanks": BLANKS,
            "alliance": employer.alliance,
        },
        title=f"{matter.title}: {employer.name}",
    )
    return pdf_download(document.pdf, name=f"{matter.title} Unterschrift {employer.name}.pdf")
