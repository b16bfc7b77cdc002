"""Makes the bytes of a document out of the sealed record that it belongs to."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.utils import timezone

from buendnis.documents.pdf import Document, render_document
from certification.certificates.facts import facts_from, facts_of
from certification.certificates.models import Certificate
from certification.decisions.paper import BoardPaper
from certification.records.models import SealedRecord
from certification.reports.paper import Paper, paper_context
from certification.reports.receipt import receipt_of
from certification.reports.report import AuditReport
from certification.reports.sealed import SealedCase, decided_case
from certification.reports.short import ShortReport, is_short

FOLDER = "Sitzungsmappe für das Kuratorium"


def records_by_hash(hashes: set[str]) -> dict[str, SealedRecord]:
    """Return the sealed records of these hashes with everything that their documents print."""
    found = SealedRecord.objects.filter(hash__in=hashes).select_related(
        "application__employer__alliance",
        "application__edition",
        "parent__parent__parent",
        "decision",
    )
    return {record.hash: record for record in found.prefetch_related("decision__certificates")}


def rendered(kind: str, record: SealedRecord) -> bytes:
    """Return the PDF of a kind of document. Raises KeyError for a kind that nobody renders."""
    return RENDERERS[kind](record).pdf


def receipt_document(record: SealedRecord) -> Document:
    """Return the receipt of a sealed submission."""
    receipt = receipt_of(record)
    return render_document(
        "documents/receipt.html",
        {"receipt": receipt, "record": record, "alliance": record.application.employer.alliance},
        title=f"Eingangsbestätigung: {receipt.employer}",
        created=record.sealed_at,
    )


def certificate_document(record: SealedRecord) -> Document:
    """Return the certificate, or the confirmation, of a sealed decision."""
    paper = Paper(facts_of(record), number=_number(record))
    return render_document(
        paper.template,
        paper_context(paper, preview=False),
        title=paper.title,
        created=record.sealed_at,
    )


def corrected_document(record: SealedRecord, certificate: Certificate) -> Document:
    """Return a certificate that was made out again: the sealed decision, with name and number of its row."""
    facts = replace(
        facts_of(record), employer=certificate.employer_name, city=certificate.employer_city
    )
    old = certificate.replaces.number if certificate.replaces else ""
    paper = Paper(facts, number=certificate.number, replaces=old)
    return render_document(
        paper.template,
        paper_context(paper, preview=False),
        title=paper.title,
        created=certificate.issued_at,
    )


def report_document(record: SealedRecord) -> Document:
    """Return the audit report of a sealed decision."""
    return _report(decided_case(record, number=_number(record)))


def certificate_preview(case: SealedCase) -> Document:
    """Return the certificate as a planned decision would bring it out, marked as a preview."""
    paper = Paper(facts_from(case.decision, examination=case.examination))
    return render_document(paper.template, paper_context(paper, preview=True), title=paper.title)


def report_preview(case: SealedCase) -> Document:
    """Return the audit report as a planned decision would bring it out, marked as a preview."""
    return _report(case)


def board_paper_document(papers: Sequence[BoardPaper]) -> Document:
    """Return the page for the board, one for each case; rendered when asked for and never stored."""
    alliance = papers[0].application.employer.alliance
    title = f"Für das Kuratorium: {papers[0].employer}" if len(papers) == 1 else FOLDER
    return render_document(
        "documents/board_paper.html",
        {"papers": papers, "alliance": alliance, "printed_on": timezone.localdate()},
        title=title,
    )


def _report(case: SealedCase) -> Document:
    """Return the report: below fifty employees the short one, of the same sealed content."""
    template, report = (
        ("documents/report_short.html", ShortReport(case))
        if is_short(case)
        else ("documents/report.html", AuditReport(case))
    )
    return render_document(
        template,
        {"report": report, "case": case, "alliance": case.alliance},
        title=f"Auditbericht: {case.employer['name']}",
        created=case.sealed_at,
    )


def _number(record: SealedRecord) -> str:
    """Return the number that was given for a decision, empty where it gave none."""
    decision = getattr(record, "decision", None)
    given = decision.certificates.all() if decision else ()
    return next((one.number for one in given if one.replaces_id is None), "")


RENDERERS: dict[str, Callable[[SealedRecord], Document]] = {
    "receipt": receipt_document,
    "certificate": certificate_document,
    "report": report_document,
}
PREVIEWS: dict[str, Callable[[SealedCase], Document]] = {
    "certificate": certificate_preview,
    "report": report_preview,
}
