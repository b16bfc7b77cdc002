"""What we ask of an action programme."""

from hashlib import sha256
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from buendnis.access.rules import Actor
from certification.applications.models import Application
from certification.catalogue.queries import catalogue_of
from certification.programme.models import Measure, Programme, PublishedProgramme
from certification.programme.values import (
    OBJECTIVES_FROM,
    FieldView,
    MeasureView,
    ProgrammeView,
    content_faults,
    faults,
)
from certification.records.sealing import hash_of
from certification.scoring import Catalogue
from certification.signoffs.queries import signature_of, standing
from certification.signoffs.values import Signature

PURPOSE = "programme"
MEASURE_VALUES = ("text", "units", "due", "status", "success", "criterion")


def programme_of(application: Application) -> ProgrammeView:
    """Return the programme of a case as values; an empty one where nobody has begun it."""
    catalogue = catalogue_of(application.edition)
    stored = (
        Programme.objects.filter(application=application)
        .prefetch_related("objectives", "measures")
        .first()
    )
    needs_objectives = application.headcount >= OBJECTIVES_FROM
    if stored is None:
        return ProgrammeView(fields=_fields(catalogue, {}, []), needs_objectives=needs_objectives)
    objectives = {one.field: one.text for one in stored.objectives.all()}
    fields = _fields(catalogue, objectives, list(stored.measures.all()))
    return ProgrammeView(
        fields=fields,
        agreed_at=stored.agreed_at,
        agreed_by=stored.agreed_by,
        needs_objectives=needs_objectives,
        signature=_signature(application, fields),
    )


def programme_hash(application: Application) -> str:
    """Return the hash of everything that the top management signs: objectives and measures."""
    return hash_of_fields(programme_of(application).fields)


def programme_faults(application: Application) -> list[str]:
    """Return what keeps the programme from being complete, dated, measurable, agreed and signed."""
    return faults(programme_of(application), today=timezone.localdate())


def programme_content_faults(application: Application) -> list[str]:
    """Return what keeps the programme from being complete, dated and measurable."""
    return content_faults(programme_of(application), today=timezone.localdate())


def programme_part(application: Application) -> dict[str, Any]:
    """Return the programme as plain values, as the decision record freezes it."""
    programme = programme_of(application)
    signed = programme.signature
    return {
        "fields": [_field_part(one) for one in programme.used],
        "agreed": programme.agreed_at
        and {"at": programme.agreed_at.isoformat(), "by": programme.agreed_by},
        "signed": signed and signed.part(),
    }


def measure_of(application: Application, pk: int) -> Measure:
    """Return a measure of this case. Raises Http404 for one of another case."""
    found = (
        Measure.objects.filter(pk=pk, programme__application=application)
        .select_related("programme")
        .first()
    )
    if found is None:
        raise Http404("Diese Maßnahme gibt es nicht mehr.")
    return found


def fingerprint(*values: object) -> str:
    """Return a short mark of what a page shows, to notice that somebody changed it meanwhile."""
    text = "\x1f".join("" if value is None else str(value) for value in values)
    return sha256(text.encode()).hexdigest()[:16]


def measure_fingerprint(measure: Measure) -> str:
    """Return the mark of a measure's values."""
    return fingerprint(*(getattr(measure, name) for name in MEASURE_VALUES))


def programme_fingerprint(programme: ProgrammeView) -> str:
    """Return the mark of everything that is agreed to and signed."""
    return fingerprint(*(_field_part(one) for one in programme.used))


def published_programmes() -> QuerySet[PublishedProgramme]:
    """Return the published programmes of the alliance in scope."""
    return PublishedProgramme.objects.all()


def published_by_key(actor: Actor, key: str) -> PublishedProgramme:
    """Return a published programme of this alliance. Raises Http404."""
    found = published_programmes().filter(key=key).select_related("alliance").first()
    if found is None:
        raise Http404("Dieses Handlungsprogramm gibt es hier nicht.")
    return found


def _fields(
    catalogue: Catalogue, objectives: dict[str, str], measures: list[Measure]
) -> tuple[FieldView, ...]:
    """All fields of the edition; those with measures are numbered in the edition's order."""
    views, number = [], 0
    for one in catalogue.fields:
        own = sorted((m for m in measures if m.field == one.id), key=lambda m: m.place)
        number += bool(own)
        views.append(
            FieldView(
                id=one.id,
                title=one.title,
                aim=one.aim,
                number=number if own else 0,
                objective=objectives.get(one.id, ""),
                measures=tuple(
                    _measure(catalogue, measure, f"{number}.{place}")
                    for place, measure in enumerate(own, start=1)
                ),
            )
        )
    return tuple(views)


def _measure(catalogue: Catalogue, measure: Measure, number: str) -> MeasureView:
    known = measure.criterion in catalogue.question_ids
    return MeasureView(
        pk=measure.pk,
        number=number,
        field=measure.field,
        text=measure.text,
        units=measure.units,
        due=measure.due,
        status=measure.status,
        status_label=measure.get_status_display(),
        success=measure.success,
        criterion=measure.criterion,
        criterion_title=catalogue.title_of(measure.criterion) if known else "",
    )


def _signature(application: Application, fields: tuple[FieldView, ...]) -> Signature | None:
    """Return the signature that counts: of these measures and objectives, and not taken back."""
    row = standing(application, PURPOSE)
    if row is None or not row.is_signed:
        return None
    return signature_of(row) if row.subject_hash in ("", hash_of_fields(fields)) else None


def hash_of_fields(fields: tuple[FieldView, ...]) -> str:
    """Return the hash of objectives and measures that are read already."""
    return hash_of([_field_part(one) for one in fields if one.is_used])


def _field_part(one: FieldView) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "number": one.number,
        "objective": one.objective,
        "measures": [
            {
                "number": measure.number,
                "text": measure.text,
                "units": measure.units,
                "due": measure.due and measure.due.isoformat(),
                "status": measure.status,
                "success": measure.success,
                "criterion": measure.criterion,
            }
            for measure in one.measures
        ],
    }
