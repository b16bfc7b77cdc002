"""The result explains itself in German."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from certification.catalogue.reading import STANDARD
from certification.catalogue.score_files import read_assessment
from certification.scoring import Evidence, score
from certification.scoring.levels import Standing
from certification.scoring.reasons import band, german, label_sentence, missing_for, points_missing
from tests.certification.scoring.scenes import all_evidence, assessment, standard

EXAMPLES = STANDARD.parent / "examples"
CORE = dict.fromkeys(("AO", "FU", "PE", "SF", "IK"), Decimal(70))


def result_of(name):
    return score(standard(), read_assessment(EXAMPLES / f"{name}.yaml", standard()))


def test_the_next_level_says_what_is_missing():
    assert result_of("mittel-180").missing == (
        "Für Familienfreundlich fehlen 1,2 Punkte im Handlungsfeld Service für Familien.",
    )


def test_evidence_that_is_missing_is_said_in_percent():
    assert result_of("klein-12-kappung").missing == (
        "Für Familienfreundlich müssen 60 Prozent der Angaben anerkannte Nachweise haben; "
        "bisher sind es 58,7 Prozent.",
    )


def test_a_level_says_why_it_is_reached():
    assert result_of("klein-7").reasons == (
        "Familienfreundlich ist erreicht: 61 Punkte im Gesamtwert, nötig sind 60.",
        "Jedes bewertbare Kernfeld hat mindestens 40 Punkte.",
        "Jedes Ergänzungsfeld hat mindestens 25 Punkte.",
        "Der Diversitätsindikator liegt bei 65,6 Punkten, nötig sind 40.",
        "Anerkannte Nachweise haben 100 Prozent der Angaben, nötig sind 60 Prozent.",
    )


def test_no_level_is_said_without_blame():
    assert result_of("mittel-99-ohne-stufe").reasons == (
        "Mit 27,8 Punkten ist die Stufe „Auf dem Weg“ noch nicht erreicht.",
    )


def test_the_core_fields_that_are_missing_are_counted():
    core = CORE | {"AO": Decimal(20), "FU": Decimal("23.8"), "PE": Decimal(10)}
    standing = Standing(
        total=Decimal(50),
        core=core,
        extra={},
        indicator=Decimal(50),
        evidence_share=Fraction(100),
    )

    sentences = missing_for(standard(), standard().level("weg"), standing)

    assert sentences == (
        "Für „Auf dem Weg“ brauchen 3 Kernfelder mindestens 25 Punkte; bisher sind es 2. "
        "Am nächsten ist Führung: Dort fehlen 1,2 Punkte.",
    )


def test_the_highest_level_misses_nothing():
    result = result_of("mittel-180-vorbildlich")

    assert (result.missing, result.next_level) == ((), None)


def test_every_level_tells_whether_it_is_reached():
    levels = result_of("mittel-180").levels

    assert [(level.id, level.reached) for level in levels] == [
        ("weg", True),
        ("freundlich", False),
        ("vorbild", False),
    ]


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (Fraction(1), "fehlt 1 Punkt"),
        (Fraction(6, 5), "fehlen 1,2 Punkte"),
        (Fraction(1, 10), "fehlen 0,1 Punkte"),
        (Fraction(10), "fehlen 10 Punkte"),
    ],
)
def test_one_point_is_singular(gap, words):
    assert points_missing(gap) == words


def test_numbers_are_written_in_german():
    assert [german(Decimal("61.0")), german(Decimal("38.8"))] == ["61", "38,8"]


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (None, "nicht bewertet"),
        (Decimal("0.0"), "am Anfang"),
        (Decimal("24.9"), "am Anfang"),
        (Decimal("25.0"), "erste Schritte"),
        (Decimal("50.0"), "gut entwickelt"),
        (Decimal("74.9"), "gut entwickelt"),
        (Decimal("75.0"), "stark ausgeprägt"),
        (Decimal("100.0"), "stark ausgeprägt"),
    ],
)
def test_points_have_bands_in_words(points, words):
    assert band(points) == words


@pytest.mark.parametrize("label", ["kompakt", "orientierend", "belastbar"])
def test_every_label_has_its_meaning(label):
    assert label_sentence(label).endswith(".")


def test_a_missing_total_is_explained():
    rules = replace(standard().rules, indicator_minimum_coverage=90)

    result = score(replace(standard(), rules=rules), assessment(headcount=7))

    assert result.reasons == (
        "Ein Gesamtwert lässt sich nicht berechnen.",
        "Im Diversitätsindikator ist zu wenig bewertbar für einen Wert.",
    )
    assert result.missing == (
        "Für „Auf dem Weg“ fehlt ein Gesamtwert: Zu wenig ist anwendbar oder bewertbar.",
    )


def test_points_on_paper_alone_lack_proof():
    result = score(standard(), assessment(stage=4, evidence=all_evidence(Evidence.NONE)))

    assert "bisher sind es 0 Prozent." in result.missing[-1]
