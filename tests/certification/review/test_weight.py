"""Whether a finding alters the level or a minimum is reckoned from all that stands."""

from certification.review.actions import record_finding
from certification.review.material import material_of
from certification.review.values import Found
from certification.review.weight import gaps_of, is_weighty
from tests.certification.review.scene import STAGES, finding, in_review


def found(criterion, stage, evidence="visit"):
    return Found(criterion=criterion, stage=stage, evidence=evidence, reason="part_only")


def test_a_finding_like_the_claim_weighs_nothing(alliance):
    material = material_of(in_review(alliance).application)

    assert not is_weighty(material, "SF-3", found("SF-3", STAGES["SF-3"]))


def test_a_finding_that_lifts_the_level_is_weighty(alliance):
    # Nordpark misses „Familienfreundlich“ by 1.2 points in Service für Familien alone.
    material = material_of(in_review(alliance).application)

    assert is_weighty(material, "SF-3", found("SF-3", 3))


def test_a_finding_that_breaks_a_minimum_is_weighty(alliance):
    # Arbeitsort stands at 60: two stages down and it still holds 50, three and it does not.
    material = material_of(in_review(alliance).application)

    assert is_weighty(material, "OT-1", found("OT-1", 0))


def test_a_finding_that_alters_neither_is_not_weighty(alliance):
    material = material_of(in_review(alliance).application)

    assert not is_weighty(material, "AZ-3", found("AZ-3", 1))


def test_a_weighty_finding_asks_for_words(alliance):
    scene = in_review(alliance)
    values = finding(stage=2, evidence="visit", reason="more_than_claimed")
    record_finding(scene.application, criterion="SF-3", **values, by=scene.actor)

    gaps = gaps_of(material_of(scene.application), "SF-3")

    assert gaps == [
        "Ihr Befund ändert die Gesamtstufe oder einen Mindestwert. Begründen Sie ihn in mindestens 20 Zeichen."
    ]
