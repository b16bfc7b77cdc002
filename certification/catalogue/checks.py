"""Checks that any edition must pass before it is published; each fault is a German sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from certification.scoring import AssessmentInput, Benefits, Catalogue, People, Result, score
from certification.scoring.levels import CORE, EXTRA
from certification.scoring.numbers import ITEM_INPUTS
from certification.scoring.values import HIGHEST_STAGE, SizeClass, SubIndicator

ANCHORS = HIGHEST_STAGE + 1
LABELS = ("kompakt", "orientierend", "belastbar")
RISING = (("unten", "oben"), ("voll_bis", "halb_bei"), ("halb_bei", "null_ab"))
DIVISORS = ("je_geschlecht", "faelle", "fuehrung")
FIELD_ID = re.compile(r"[A-Z]{2}\Z")


def check_catalogue(catalogue: Catalogue) -> list[str]:
    """Everything that keeps an edition from being published; empty when it is sound."""
    faults = [
        *_ids(catalogue),
        *_weights(catalogue),
        *_anchors(catalogue),
        *_references(catalogue),
        *_sizes(catalogue),
        *_levels(catalogue),
        *_parameters(catalogue),
    ]
    # Only an edition that is sound so far can be scored at all.
    return faults or [*_coverage(catalogue), *_ends(catalogue)]


def _ids(catalogue: Catalogue) -> Iterator[str]:
    named = [field.id for field in catalogue.fields]
    named += [criterion.id for field in catalogue.fields for criterion in field.criteria]
    named += [catalogue.indicator.id, *(part.id for part in catalogue.indicator.parts)]
    named += [level.id for level in catalogue.levels]
    named += [knockout.id for knockout in catalogue.knockouts]
    for name in sorted({name for name in named if named.count(name) > 1}):
        yield f"{name}: Diese Kennung steht zweimal da."
    for field in catalogue.fields:
        if not FIELD_ID.match(field.id):
            yield f"{field.id}: Die Kennung eines Handlungsfelds besteht aus zwei Großbuchstaben."
        for criterion in field.criteria:
            if not re.fullmatch(rf"{re.escape(field.id)}-[1-9][0-9]*", criterion.id):
                yield f"{criterion.id}: Die Kennung muss {field.id}- und eine Zahl sein."
    for part in catalogue.indicator.parts:
        expected = f"{catalogue.indicator.id}-{part.pillar}"
        if not re.fullmatch(rf"{re.escape(expected)}[1-9][0-9]*", part.id):
            yield f"{part.id}: Die Kennung muss {expected} und eine Zahl sein."


def _weights(catalogue: Catalogue) -> Iterator[str]:
    whole = sum(field.weight for field in catalogue.fields) + catalogue.indicator.weight
    if whole != 100:
        yield f"Die Gewichte der Felder und des Indikators ergeben {whole} statt 100."
    for field in catalogue.fields:
        inside = sum(criterion.weight for criterion in field.criteria)
        if inside != 100:
            yield f"{field.id}: Die Gewichte der Kriterien ergeben {inside} statt 100."
    for pillar in catalogue.indicator.pillars:
        parts = [part for part in catalogue.indicator.parts if part.pillar == pillar.id]
        inside = sum(part.weight for part in parts)
        if not inside == pillar.weight == 50:
            yield f"Säule {pillar.id}: Die Gewichte ergeben {inside} statt 50."
    weights = {field.id: field.weight for field in catalogue.fields}
    weights |= {criterion.id: criterion.weight for criterion in catalogue.criteria.values()}
    weights |= {part.id: part.weight for part in catalogue.indicator.parts}
    for name, weight in weights.items():
        if weight < 1:
            yield f"{name}: Ein Gewicht muss mindestens 1 sein."


def _anchors(catalogue: Catalogue) -> Iterator[str]:
    if [stage.value for stage in catalogue.stages] != list(range(ANCHORS)):
        yield "reifegrad: Die Stufen müssen von 0 bis 4 gehen."
    anchors = {name: criterion.anchors for name, criterion in catalogue.criteria.items()}
    anchors |= {name: part.anchors for name, part in catalogue.stage_questions.items()}
    for name, texts in anchors.items():
        if len(texts) != ANCHORS or not all(text.strip() for text in texts):
            yield f"{name}: Es müssen fünf Stufenbeschreibungen sein."


def _references(catalogue: Catalogue) -> Iterator[str]:
    pillars = {pillar.id for pillar in catalogue.indicator.pillars}
    inputs = {number.id for number in catalogue.indicator.inputs}
    for name in sorted({name for names in ITEM_INPUTS.values() for name in names} - inputs):
        yield f"eingabefelder: {name} fehlt."
    for part in catalogue.indicator.parts:
        if part.pillar not in pillars:
            yield f"{part.id}: Die Säule {part.pillar} gibt es nicht."
        for name in part.inputs:
            if name not in inputs:
                yield f"{part.id}: Das Eingabefeld {name} gibt es nicht."
    for field in catalogue.fields:
        if field.group not in (CORE, EXTRA):
            yield f"{field.id}: Die Gruppe muss {CORE} oder {EXTRA} sein."
    labels = {label.id for label in catalogue.small_numbers.labels}
    for name in LABELS:
        if name not in labels:
            yield f"etiketten: {name} fehlt."


def _sizes(catalogue: Catalogue) -> Iterator[str]:
    expected: int | None = 1
    for size in catalogue.size_classes:
        if size.lowest != expected or (size.highest is not None and size.highest < size.lowest):
            yield f"groessenklassen: {size.id} muss lückenlos anschließen."
        expected = None if size.highest is None else size.highest + 1
    if expected is not None:
        yield "groessenklassen: Die letzte Klasse muss nach oben offen sein."


def _levels(catalogue: Catalogue) -> Iterator[str]:
    for lower, higher in zip(catalogue.levels, catalogue.levels[1:], strict=False):
        rising = (
            lower.total_from < higher.total_from
            and lower.core_minimum <= higher.core_minimum
            and lower.extra_minimum <= higher.extra_minimum
            and lower.indicator_minimum <= higher.indicator_minimum
            and lower.evidence_minimum <= higher.evidence_minimum
        )
        if not rising:
            yield f"stufen: {higher.id} muss mehr verlangen als {lower.id}."
    for level in catalogue.levels:
        if level.total_from <= 0 or level.valid_months < 1:
            yield f"stufen: {level.id} braucht eine Punktzahl und eine Gültigkeit."


def _parameters(catalogue: Catalogue) -> Iterator[str]:
    """Limits that a formula divides by, or that must lie in this order."""
    for part in catalogue.indicator.parts:
        yield from _limits(part, catalogue.size_classes)
    for cap in (catalogue.rules.cap_without_evidence, catalogue.rules.cap_planned):
        if cap > HIGHEST_STAGE:
            yield "reifegrad: Eine Höchststufe ist größer als die höchste Stufe."


def _limits(part: SubIndicator, sizes: tuple[SizeClass, ...]) -> Iterator[str]:
    limits = part.parameters
    for low, high in RISING:
        if low in limits and high in limits and limits[low] >= limits[high]:
            yield f"{part.id}: {low} muss kleiner sein als {high}."
    breadths = [name for name in limits if name.startswith("breite_")]
    for name in (*breadths, *DIVISORS):
        if name in limits and limits[name] < 1:
            yield f"{part.id}: {name} muss mindestens 1 sein."
    for size in sizes:
        if breadths and f"breite_{size.id}" not in breadths:
            yield f"{part.id}: breite_{size.id} fehlt."


def _coverage(catalogue: Catalogue) -> Iterator[str]:
    """Whatever may be left out legally, every field and the indicator must remain scorable.

    Leaving out everything that may be left out is the hardest case: all others cover more.
    """
    for headcount in _breakpoints(catalogue):
        result = score(catalogue, _everything_left_out(catalogue, headcount))
        for field in result.fields:
            if field.value is None:
                yield f"{field.id}: Bei {headcount} Beschäftigten kann das Feld unbewertbar werden."
        if result.indicator.value is None:
            yield f"{catalogue.indicator.id}: Bei {headcount} Beschäftigten fehlt die Abdeckung."


def _ends(catalogue: Catalogue) -> Iterator[str]:
    """All zero is nothing and no level; all four is everything and the highest level."""
    for size in catalogue.size_classes:
        nothing = _all_at(catalogue, size, 0)
        if nothing.total != 0 or nothing.level is not None:
            yield f"{size.title}: Lauter Stufen 0 ergeben nicht 0 Punkte ohne Stufe."
        everything = _all_at(catalogue, size, HIGHEST_STAGE)
        if everything.total != 100 or everything.level != catalogue.levels[-1].id:
            yield f"{size.title}: Lauter Stufen 4 ergeben nicht 100 Punkte mit der höchsten Stufe."


def _breakpoints(catalogue: Catalogue) -> list[int]:
    """The headcounts at which something else is asked than one below."""
    sizes = {size.lowest for size in catalogue.size_classes}
    sizes |= {criterion.minimum_size for criterion in catalogue.criteria.values()}
    sizes |= {number.from_size for number in catalogue.indicator.inputs}
    return sorted(size for size in sizes if size >= 1)


def _everything_left_out(catalogue: Catalogue, headcount: int) -> AssessmentInput:
    exempt = {
        criterion.id: criterion.not_applicable_reasons[0]
        for criterion in catalogue.criteria.values()
        if criterion.not_applicable_reasons and criterion.minimum_size <= headcount
    }
    return AssessmentInput(employer="Prüfung", headcount=headcount, not_applicable=exempt)


def _all_at(catalogue: Catalogue, size: SizeClass, stage: int) -> Result:
    longest = max(len(part.checklist) for part in catalogue.indicator.parts)
    benefits = Benefits(longest, longest) if stage else None
    best_gap = Decimal(0) if stage else Decimal(100)
    return score(
        catalogue,
        AssessmentInput(
            employer="Prüfung",
            headcount=size.lowest,
            answers=dict.fromkeys(catalogue.criteria, stage),
            stages=dict.fromkeys(catalogue.stage_questions, stage),
            benefits=benefits,
            people=People(gap=best_gap),
        ),
    )
