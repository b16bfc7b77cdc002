"""What speaks against a planned decision: every refusal with its sentence."""

from dataclasses import replace
from datetime import date

import pytest

from certification.catalogue.reading import read_catalogue
from certification.decisions.planning import NOT_HIGHER, Bounds, Plan, faults, valid_until

TODAY = date(2026, 11, 22)
BOUNDS = Bounds(
    levels=read_catalogue().levels,
    ceiling="freundlich",
    computed="freundlich",
    examined_on=date(2026, 11, 20),
    today=TODAY,
)
PLAN = Plan(kind="zertifikat", level="freundlich", reasons="", decided_on=TODAY, valid_from=TODAY)


def test_the_computed_level_can_be_decided_without_a_reason():
    assert list(faults(PLAN, BOUNDS)) == []


def test_a_lower_level_with_a_reason_can_be_decided():
    plan = replace(PLAN, kind="status", level="weg", reasons="Der Bericht ist unvollständig.")

    assert list(faults(plan, BOUNDS)) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"level": "vorbild"}, NOT_HIGHER),
        ({"level": "gold"}, "Diese Stufe gibt es in diesem Katalogstand nicht."),
        ({"kind": "status"}, "Die Stufe passt nicht zu diesem Schritt."),
        (
            {"kind": "status", "level": "weg"},
            "Sie bleiben unter der gerechneten Stufe. Bitte begründen Sie das.",
        ),
        (
            {"kind": "", "level": ""},
            "Sie bleiben unter der gerechneten Stufe. Bitte begründen Sie das.",
        ),
        (
            {"decided_on": date(2026, 11, 23), "valid_from": date(2026, 11, 23)},
            "Das Datum des Beschlusses liegt in der Zukunft.",
        ),
        (
            {"decided_on": date(2026, 11, 19)},
            "Der Beschluss kann nicht vor dem Abschluss der Prüfung liegen.",
        ),
        (
            {"valid_from": date(2026, 11, 21)},
            "Gültig wird die Entscheidung frühestens am Tag des Beschlusses.",
        ),
        (
            {"valid_from": date(2027, 11, 23)},
            "Die Verleihung liegt mehr als ein Jahr nach dem Beschluss. Bitte prüfen Sie das Datum.",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_sentence(change, sentence):
    assert list(faults(replace(PLAN, **change), BOUNDS)) == [sentence]


def test_a_knock_out_is_named_where_the_points_would_do():
    bounds = replace(BOUNDS, ceiling="", ceiling_reasons=("K-5: Der Besuch wurde verweigert.",))

    assert list(faults(PLAN, bounds)) == [
        "Diese Stufe ist nicht möglich. K-5: Der Besuch wurde verweigert."
    ]


def test_a_level_that_is_used_up_is_refused():
    bounds = replace(BOUNDS, ceiling="weg", computed="weg", used_up={"weg": "Schon zweimal."})
    plan = replace(PLAN, kind="status", level="weg")

    assert list(faults(plan, bounds)) == ["Schon zweimal."]


def test_validity_follows_from_the_level():
    assert valid_until(PLAN, BOUNDS) == date(2029, 11, 21)
    assert valid_until(replace(PLAN, kind="status", level="weg"), BOUNDS) == date(2028, 5, 21)
    assert valid_until(replace(PLAN, kind="", level=""), BOUNDS) is None
