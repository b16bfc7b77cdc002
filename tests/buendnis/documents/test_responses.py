"""A document leaves as a download that no cache between keeps."""

from buendnis.documents.responses import pdf_download


def test_a_download_has_its_name_and_is_not_cached():
    response = pdf_download(b"%PDF-", name="Auditbericht Bäckerei.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith(
        "attachment; filename*=utf-8''Auditbericht%20B"
    )
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_preview_opens_in_the_browser():
    response = pdf_download(b"%PDF-", name="Vorschau.pdf", inline=True)

    assert response["Content-Disposition"] == 'inline; filename="Vorschau.pdf"'
