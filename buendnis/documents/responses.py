"""Hands a document to the browser as a download."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def pdf_download(pdf: bytes, *, name: str, inline: bool = False) -> HttpResponse:
    """Return the bytes as PDF under that file name; `inline` opens it in the browser instead.

    Never kept by caches between: documents of a case belong to its people.
    """
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = content_disposition_header(not inline, name) or ""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
