"""What we do with an action programme: write it and agree to it; signing.py says how it is signed."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from buendnis.access.rules import Actor, Rule
from buendnis.journal.actions import record
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.programme.models import Measure, Objective, Programme
from certification.programme.queries import (
    MEASURE_VALUES,
    fingerprint,
    measure_fingerprint,
    programme_fingerprint,
    programme_of,
)
from certification.programme.rules import may_agree, may_edit_programme
from certification.programme.signing import PROGRAMME
from certification.programme.values import MeasureView, content_faults
from certification.signoffs.actions import revoke

CHANGED_SINCE = (
    "Das Handlungsprogramm wurde inzwischen geändert. Bitte lesen Sie den neuen Stand und "
    "entscheiden Sie dann."
)


class Stale(Exception):
    """Somebody changed this in between; `stored` is what stands now, None where it is gone."""

    def __init__(self, stored: Any) -> None:
        super().__init__("Inzwischen wurde etwas anderes gespeichert.")
        self.stored = stored


@transaction.atomic
def save_objective(
    application: Application, *, field: str, text: str, seen: str, by: Actor
) -> Objective:
    """Store the objective of a field; an unchanged one changes nothing.

    `seen` is the `fingerprint` of the text that the page showed: raises Stale where another one is
    stored. Raises NotPossible where the programme may not be changed.
    """
    programme = _locked(application, by=by, rule=may_edit_programme)
    objective = Objective.objects.filter(programme=programme, field=field).first()
    before = objective.text if objective else ""
    if before == text:
        return objective or Objective(programme=programme, field=field)
    if fingerprint(before) != seen:
        raise Stale(before)
    objective = objective or Objective(programme=programme, field=field)
    objective.text = text
    objective.save()
    _changed(programme, by=by, sentence=f"Ziel im Handlungsfeld {field} geändert")
    return objective


@transaction.atomic
def add_measure(application: Application, *, field: str, by: Actor, **values: Any) -> Measure:
    """Add a measure at the end of a field. Raises NotPossible."""
    programme = _locked(application, by=by, rule=may_edit_programme)
    last = programme.measures.filter(field=field).aggregate(last=Max("place"))["last"] or 0
    measure = Measure.objects.create(programme=programme, field=field, place=last + 1, **values)
    _changed(programme, by=by, sentence=f"Maßnahme ergänzt im Handlungsfeld {field}")
    return measure


@transaction.atomic
def change_measure(
    application: Application, *, measure: int, seen: str, by: Actor, **values: Any
) -> Measure:
    """Change a measure. `seen` is the `measure_fingerprint` of what the page showed.

    Raises Stale where somebody changed or deleted it since, NotPossible as the others do.
    """
    programme = _locked(application, by=by, rule=may_edit_programme)
    stored = programme.measures.filter(pk=measure).first()
    if stored is None:
        raise Stale(None)
    changed = [name for name in MEASURE_VALUES if getattr(stored, name) != values[name]]
    if not changed:
        return stored
    if measure_fingerprint(stored) != seen:
        raise Stale(stored)
    for name in changed:
        setattr(stored, name, values[name])
    stored.save()
    _changed(programme, by=by, sentence=f"Maßnahme {_number(application, stored)} geändert")
    return stored


@transaction.atomic
def move_measure(application: Application, *, measure: int, up: bool, by: Actor) -> None:
    """Let a measure change places with its neighbour; at the end of its field it stays. Raises NotPossible."""
    programme = _locked(application, by=by, rule=may_edit_programme)
    moved = programme.measures.filter(pk=measure).first()
    if moved is None:
        raise NotPossible("Diese Maßnahme gibt es nicht mehr.")
    others = programme.measures.filter(field=moved.field)
    neighbour = (
        others.filter(place__lt=moved.place).order_by("-place").first()
        if up
        else others.filter(place__gt=moved.place).order_by("place").first()
    )
    if neighbour is None:
        return
    before = _number(application, moved)
    here, there = moved.place, neighbour.place
    # Each place is taken once: the neighbour steps aside to the end first.
    aside = (others.aggregate(last=Max("place"))["last"] or 0) + 1
    Measure.objects.filter(pk=neighbour.pk).update(place=aside)
    Measure.objects.filter(pk=moved.pk).update(place=there)
    Measure.objects.filter(pk=neighbour.pk).update(place=here)
    moved.place = there
    _changed(
        programme,
        by=by,
        sentence=f"Maßnahme {before} ist jetzt {_number(application, moved)}",
    )


@transaction.atomic
def delete_measure(application: Application, *, measure: int, by: Actor) -> None:
    """Delete a measure; one that is gone already is no error. Raises NotPossible."""
    programme = _locked(application, by=by, rule=may_edit_programme)
    stored = programme.measures.filter(pk=measure).first()
    if stored is None:
        return
    number = _number(application, stored)
    stored.delete()
    _changed(programme, by=by, sentence=f"Maßnahme {number} gelöscht")


@transaction.atomic
def agree(application: Application, *, by: Actor, seen: str = "") -> Programme:
    """The adviser agrees to a programme that is complete, dated and measurable.

    `seen` is the `programme_fingerprint` of what a page showed. Raises NotPossible where the programme
    was changed since, with what is missing first, or for anybody else.
    """
    programme = _locked(application, by=by, rule=may_agree)
    if programme.is_agreed:
        return programme
    _require_seen(application, seen)
    _require_sound(application, day=timezone.localdate())
    programme.agreed_at, programme.agreed_by = timezone.now(), by.name
    programme.save()
    _note(programme, "programme.agreed", by=by, sentence="Beratung stimmt dem Handlungsprogramm zu")
    return programme


def _locked(application: Application, *, by: Actor, rule: Rule) -> Programme:
    """Lock the case and return its programme, made when missing. Raises NotPossible."""
    case = Application.objects.select_for_update().get(pk=application.pk)
    verdict = rule(by, case)
    if not verdict:
        raise NotPossible(verdict.sentence)
    return Programme.objects.get_or_create(application=case)[0]


def _changed(programme: Programme, *, by: Actor, sentence: str) -> None:
    """Write down a change; it takes back agreement and signature."""
    _note(programme, "programme.changed", by=by, sentence=sentence)
    was_signed = revoke(programme.application, PROGRAMME)
    if not (programme.is_agreed or was_signed):
        return
    programme.agreed_at, programme.agreed_by = None, ""
    programme.save()
    _note(
        programme,
        "programme.reopened",
        by=by,
        sentence="Zustimmung und Unterschrift gelten nicht mehr, weil das Handlungsprogramm geändert wurde",
    )


def _note(programme: Programme, verb: str, *, by: Actor, sentence: str) -> None:
    case = programme.application
    record(verb, about=case, by=by, case_code=case.code, sentence=sentence)


def _require_seen(application: Application, seen: str) -> None:
    """Raise NotPossible where the programme is another than the page showed."""
    if seen and seen != programme_fingerprint(programme_of(application)):
        raise NotPossible(CHANGED_SINCE)


def _require_sound(application: Application, *, day: date) -> None:
    """Raise NotPossible with the first thing that keeps the programme from being agreed on."""
    for sentence in content_faults(programme_of(application), today=day):
        raise NotPossible(sentence)


def _number(application: Application, measure: Measure) -> str:
    """The number that readers know the measure by."""
    views: tuple[MeasureView, ...] = programme_of(application).measures
    return next((one.number for one in views if one.pk == measure.pk), "")
