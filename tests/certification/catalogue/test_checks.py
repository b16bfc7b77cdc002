"""What any edition must pass before it is published."""

from dataclasses import replace
from decimal import Decimal

import pytest

from certification.catalogue.checks import check_catalogue
from certification.catalogue.reading import read_catalogue
from certification.scoring import Catalogue, Criterion


def standard() -> Catalogue:
    return read_catalogue()


def with_criterion(**changes: object) -> Catalogue:
    """Return the standard edition with a changed AO-1."""
    return with_criteria("AO", lambda first: replace(first, **changes))


def with_criteria(field_id, change) -> Catalogue:
    fields = tuple(
        replace(field, criteria=(change(field.criteria[0]), *field.criteria[1:]))
        if field.id == field_id
        else field
        for field in standard().fields
    )
    return replace(standard(), fields=fields)


def with_part(place: int, **changes: object) -> Catalogue:
    indicator = standard().indicator
    parts = list(indicator.parts)
    parts[place] = replace(parts[place], **changes)
    return replace(standard(), indicator=replace(indicator, parts=tuple(parts)))


def with_field(**changes: object) -> Catalogue:
    first, *others = standard().fields
    return replace(standard(), fields=(replace(first, **changes), *others))


def with_level(place: int, **changes: object) -> Catalogue:
    levels = list(standard().levels)
    levels[place] = replace(levels[place], **changes)
    return replace(standard(), levels=tuple(levels))


def without_label(name: str) -> Catalogue:
    numbers = standard().small_numbers
    labels = tuple(label for label in numbers.labels if label.id != name)
    return replace(standard(), small_numbers=replace(numbers, labels=labels))


def with_parameters(place: int, **changes: Decimal) -> Catalogue:
    part = standard().indicator.parts[place]
    return with_part(place, parameters={**part.parameters, **changes})


def test_the_standard_edition_passes():
    assert check_catalogue(standard()) == []


@pytest.mark.parametrize(
    ("catalogue", "fault"),
    [
        (with_criterion(id="AO-2"), "AO-2: Diese Kennung steht zweimal da."),
        (with_criterion(id="FU-9"), "FU-9: Die Kennung muss AO- und eine Zahl sein."),
        (
            with_field(id="Arbeit"),
            "Arbeit: Die Kennung eines Handlungsfelds besteht aus zwei Großbuchstaben.",
        ),
        (with_part(0, id="DI-B7"), "DI-B7: Die Kennung muss DI-A und eine Zahl sein."),
        (
            with_field(weight=13),
            "Die Gewichte der Felder und des Indikators ergeben 101 statt 100.",
        ),
        (with_criterion(weight=21), "AO: Die Gewichte der Kriterien ergeben 101 statt 100."),
        (with_part(0, weight=13), "Säule A: Die Gewichte ergeben 51 statt 50."),
        (with_criterion(weight=0), "AO-1: Ein Gewicht muss mindestens 1 sein."),
        (
            with_criterion(anchors=("a", "b", "c", "d")),
            "AO-1: Es müssen fünf Stufenbeschreibungen sein.",
        ),
        (
            with_criterion(anchors=("a", "b", "c", "d", " ")),
            "AO-1: Es müssen fünf Stufenbeschreibungen sein.",
        ),
        (with_part(0, pillar="C"), "DI-A1: Die Säule C gibt es nicht."),
        (with_part(0, inputs=("n_y",)), "DI-A1: Das Eingabefeld n_y gibt es nicht."),
        (with_field(group="rand"), "AO: Die Gruppe muss kern oder ergaenzung sein."),
        (without_label("belastbar"), "etiketten: belastbar fehlt."),
        (
            with_level(1, total_from=Decimal(40)),
            "stufen: freundlich muss mehr verlangen als weg.",
        ),
        (
            with_level(0, valid_months=0),
            "stufen: weg braucht eine Punktzahl und eine Gültigkeit.",
        ),
        (
            with_parameters(0, unten=Decimal("0.95")),
            "DI-A1: unten muss kleiner sein als oben.",
        ),
        (
            with_parameters(4, halb_bei=Decimal(10)),
            "DI-A5: halb_bei muss kleiner sein als null_ab.",
        ),
        (
            with_parameters(0, je_geschlecht=Decimal(0)),
            "DI-A1: je_geschlecht muss mindestens 1 sein.",
        ),
        (
            with_part(8, parameters={"breite_klein": Decimal(2)}),
            "DI-B2: breite_kleinst fehlt.",
        ),
        (
            replace(standard(), rules=replace(standard().rules, cap_planned=5)),
            "reifegrad: Eine Höchststufe ist größer als die höchste Stufe.",
        ),
        (
            replace(standard(), stages=standard().stages[:4]),
            "reifegrad: Die Stufen müssen von 0 bis 4 gehen.",
        ),
        (
            replace(standard(), size_classes=standard().size_classes[:3]),
            "groessenklassen: Die letzte Klasse muss nach oben offen sein.",
        ),
        (
            replace(standard(), size_classes=standard().size_classes[1:]),
            "groessenklassen: klein muss lückenlos anschließen.",
        ),
    ],
)
def test_a_fault_is_said_in_a_sentence(catalogue, fault):
    assert fault in check_catalogue(catalogue)


def test_a_missing_input_field_is_said():
    indicator = standard().indicator
    inputs = tuple(number for number in indicator.inputs if number.id != "gap")

    faults = check_catalogue(replace(standard(), indicator=replace(indicator, inputs=inputs)))

    assert "eingabefelder: gap fehlt." in faults


def exempt(criterion: Criterion) -> Criterion:
    return replace(criterion, not_applicable_reasons=("keine",))


def test_a_field_that_could_become_void_is_refused():
    fields = tuple(
        replace(field, criteria=tuple(exempt(one) for one in field.criteria))
        if field.id == "OT"
        else field
        for field in standard().fields
    )

    faults = check_catalogue(replace(standard(), fields=fields))

    assert "OT: Bei 1 Beschäftigten kann das Feld unbewertbar werden." in faults


def test_an_indicator_that_could_become_void_is_refused():
    rules = replace(standard().rules, indicator_minimum_coverage=61)

    faults = check_catalogue(replace(standard(), rules=rules))

    assert "DI: Bei 1 Beschäftigten fehlt die Abdeckung." in faults


def test_an_edition_that_nobody_can_fulfil_is_refused():
    faults = check_catalogue(with_level(2, total_from=Decimal(101)))

    assert (
        "Kleinbetrieb: Lauter Stufen 4 ergeben nicht 100 Punkte mit der höchsten Stufe." in faults
    )
