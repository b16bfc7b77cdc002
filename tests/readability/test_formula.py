"""The measure agrees with what a person counts, and with two published values."""

import pytest

from tests.readability.formula import Measure, grade, measure, sentences, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("Brot", 1),
        ("über", 2),
        ("Abend", 2),
        ("bauen", 2),
        ("Quelle", 2),
        ("Knie", 1),
        ("Familie", 3),
        ("Übersicht", 3),
        ("beurteilen", 4),
        ("beenden", 3),
        ("Ideen", 3),
        ("Ferien", 3),
        ("geeignet", 3),
        ("Beispiel", 2),
        ("geht", 1),
        ("Information", 5),
        ("Vor-Ort-Termin", 4),
        ("Pflegezeitgesetz", 5),
    ],
)
def test_syllables_are_counted_as_people_speak(word, count):
    assert syllables(word) == count


def test_abbreviations_and_dates_do_not_end_a_sentence():
    text = (
        "Das gilt ab dem 1. Januar, z. B. für 2.100 Leute (§ 3 Abs. 1 BEEG). Und danach?\nAuch dann"
    )

    assert sentences(text) == [
        "Das gilt ab dem 1 Januar, z B für 2100 Leute (§ 3 Abs 1 BEEG)",
        "Und danach",
        "Auch dann",
    ]


def test_a_sentence_is_counted_as_by_hand():
    # Long: Bäckerei, Sonntag, Familien. Of three syllables: Bäckerei, Familien. Of one: Die, hat, Zeit, Sie, am, für.
    counted = measure("Die Bäckerei hat Zeit. Sie backen am Sonntag für Familien.")

    assert counted == Measure(
        words=10, sentences=2, long_words=3, three_syllables=2, one_syllable=6
    )
    # 0.1935·20 + 0.1672·5 + 0.1297·30 − 0.0327·60 − 0.875
    assert counted.grade == pytest.approx(5.76, abs=0.001)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (
            "Alle meine Entchen schwimmen auf dem See, Köpfchen unters Wasser, Schwänzchen in die Höh.",
            3.8,
        ),
        (
            "Alle Parteien widmen dem Thema rein quantitativ betrachtet nennenswerte Aufmerksamkeit, "
            "die Grünen wenig überraschend am meisten.",
            13.9,
        ),
    ],
)
def test_two_published_values_are_met(text, published):
    """The values that the library textstat publishes with its tests."""
    assert round(grade(text), 1) == published


def test_a_text_without_words_has_no_grade():
    assert grade("– 12 %") == 0
