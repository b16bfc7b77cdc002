"""What we ask of an examination."""

from collections.abc import Iterator

from certification.applications.models import Application
from certification.review.material import Material, material_of
from certification.review.models import ComplaintsOffice, EvidenceVerdict, NumberGroup
from certification.review.weight import all_gaps


def open_points(application: Application) -> list[str]:
    """Return what the examiner must still do before finishing (findings, numbers, rows, visit, texts)."""
    return open_points_of(material_of(application))


def open_points_of(material: Material) -> list[str]:
    """Return the open points of an examination that is already read."""
    return [
        *_questions(material),
        *_numbers(material),
        *_benefits(material),
        *_visit(material),
        *_report_text(material),
    ]


def complaints_office_named(application: Application) -> bool:
    """Return whether the complaints office (K-2) is there: as the examiner saw it, otherwise as declared."""
    seen = ComplaintsOffice.objects.filter(application=application).first()
    return seen.named_on is not None if seen else bool(application.complaints_office)


def _questions(material: Material) -> Iterator[str]:
    missing = all_gaps(material)
    for field, questions in material.questions.items():
        untouched = [
            one.id for one in questions if one.id in missing and not _is_chosen(material, one.id)
        ]
        if untouched:
            count = len(untouched)
            word = "Angabe ist" if count == 1 else "Angaben sind"
            yield (
                f"{material.field_title(field)}: {count} von {len(questions)} {word} noch nicht "
                f"entschieden ({', '.join(untouched)})."
            )
        for one in questions:
            if one.id in missing and one.id not in untouched:
                yield f"{one.id} {one.title}: {' '.join(missing[one.id])}"


def _is_chosen(material: Material, question: str) -> bool:
    finding = material.findings.get(question)
    return finding is not None and finding.is_chosen


def _numbers(material: Material) -> Iterator[str]:
    for group in material.groups:
        if group.value not in material.numbers:
            yield f"Die Zahlen „{NumberGroup(group.value).label}“ sind noch nicht geprüft."


def _benefits(material: Material) -> Iterator[str]:
    rows = material.offered_rows
    undecided = sum(row not in material.benefits for row in rows)
    if undecided:
        yield (
            f"Familienleistungen: {undecided} von {len(rows)} angegebenen Leistungen sind noch "
            "nicht geprüft."
        )


def _visit(material: Material) -> Iterator[str]:
    if material.visit is not None:
        return
    if not material.application.visit_refused:
        yield "Der Besuch ist noch nicht eingetragen."
        return
    seen = sorted(
        key for key, one in material.findings.items() if one.evidence == EvidenceVerdict.VISIT
    )
    if seen:
        yield (
            "Der Betrieb hat den Besuch verweigert; „beim Besuch bestätigt“ kann deshalb nicht "
            f"stehen bleiben bei {', '.join(seen)}."
        )


def _report_text(material: Material) -> Iterator[str]:
    text = material.report_text
    if text is None:
        yield "Die Vorschläge für Stärken und Entwicklungsmöglichkeiten sind noch nicht durchgesehen."
    elif not text.strengths.strip() or not text.potentials.strip():
        yield "Im Bericht fehlen Stärken oder Entwicklungsmöglichkeiten."
