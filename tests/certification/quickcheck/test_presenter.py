"""What the result says about a span: where it lies, what is asked for, and no promise."""

import pytest

from certification.quickcheck.answers import heard_from
from certification.quickcheck.presenter import (
    WholeSpan,
    certificate_level,
    minima_in_words,
    result_page,
    verdict,
)
from certification.quickcheck.selection import heaviest
from tests.certification.scoring.scenes import standard

CATALOGUE = standard()


def page_of(stage: str, **changed: str):
    answers = dict.fromkeys(heaviest(CATALOGUE, 9), stage) | changed
    return result_page(CATALOGUE, heard_from(answers, CATALOGUE, 9))


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (60, 85, "Das sieht gut aus: Die ganze Spanne liegt über den 60 Punkten"),
        (59, 60, "„Familienfreundlich“ ist in Reichweite"),
        (30, 59, "In Reichweite ist „Auf dem Weg“"),
        (10, 39, "vermutlich noch ein Stück"),
    ],
)
def test_the_verdict_follows_the_span(low, high, words):
    assert words in verdict(CATALOGUE, WholeSpan(low, high))


def test_what_the_certificate_asks_for_comes_from_the_edition():
    said = list(minima_in_words(CATALOGUE, certificate_level(CATALOGUE)))

    assert said[0] == "Insgesamt mindestens 60 von 100 Punkten."
    assert said[1].startswith("In jedem der 5 Kernfelder mindestens 40 (Arbeitsorganisation, ")
    assert said[2].startswith("In den anderen Feldern mindestens 25 (")
    assert said[3] == "Im Diversitätsindikator mindestens 40."
    assert said[4].startswith("Für 60 von 100 Angaben ein Nachweis")


def test_the_heading_names_both_ends_in_whole_points():
    page = page_of("2")

    assert (
        page.heading == f"Vermutlich zwischen {page.span.low} und {page.span.high} von 100 Punkten"
    )
    assert page.lead == "Für das Zertifikat „Familienfreundlich“ brauchen Sie 60."


def test_proofs_are_named_for_high_claims_only():
    assert page_of("2").proofs == ()
    assert [proof.title for proof in page_of("2", **{"AO-1": "3"}).proofs] == [
        CATALOGUE.criteria["AO-1"].title
    ]


def test_fields_that_may_stay_below_their_minimum_are_named():
    titles = [title for title, _, _ in page_of("4", **{"IK-1": "0", "IK-5": "0"}).close]

    assert titles == ["Information und Kommunikation"]


def test_where_hardly_anything_was_known_there_is_no_estimate():
    page = page_of("?", **{"AO-1": "4"})

    assert not page.says_something
    assert "reicht noch nicht" in page.heading
    assert len(page.unknown) == 14
    assert page.close == ()


@pytest.mark.parametrize("stage", ["0", "4"])
def test_the_steps_end_where_nothing_is_left(stage):
    assert len(page_of(stage).steps) == {"0": 3, "4": 0}[stage]
