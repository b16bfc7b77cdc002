"""Chips, choices and ways out of an empty result are links to the same search with one thing changed."""

from services.finding.filters import chips_of, filters_of, value_words, ways_out
from services.languages.values import GERMAN, LANGUAGES
from services.search.query import Query
from services.search.values import Facet, Found, Relaxed

QUERY = Query("oma pflege", {"thema": ("beratung", "finanzen"), "kostenlos": ("1",)}, page=3)
SEARCH = "/magdeburg/familien/suche/"


def test_each_choice_is_a_chip_that_takes_it_back(alliance):
    chips = chips_of(QUERY, GERMAN)

    assert [chip.text for chip in chips] == [
        "oma pflege", "Beratung", "Geld und Anträge", "kostenlos",
    ]  # fmt: skip
    assert chips[1].label == "„Beratung“ entfernen"
    assert chips[1].href == f"{SEARCH}?q=oma+pflege&thema=finanzen&kostenlos=1"


def test_choices_stand_in_their_order_with_counts_and_only_where_there_is_something():
    found = Found(
        counts={
            "tag": {"so": 1, "mo": 4},
            "thema": {"finanzen": 2},
            "ort": {"39104": 1, "Altstadt": 3},
        }
    )

    filters = {each.key: each for each in filters_of(QUERY, found, GERMAN)}

    assert list(filters) == ["thema", "ort", "tag", "kostenlos"]
    assert [(one.label, one.count) for one in filters["tag"].choices] == [
        ("Montag", 4), ("Sonntag", 1),
    ]  # fmt: skip
    assert [(one.value, one.count, one.chosen) for one in filters["thema"].choices] == [
        ("beratung", 0, True), ("finanzen", 2, True),
    ]  # fmt: skip
    assert [one.value for one in filters["ort"].choices] == ["Altstadt", "39104"]


def test_the_ways_out_leave_one_thing_out(alliance):
    relaxed = (
        Relaxed("kostenlos", ("1",), 4),
        Relaxed("q", ("oma",), 2),
        Relaxed("q", (), 9),
        Relaxed("", (), 1),
    )

    ways = ways_out(QUERY, Found(relaxed=relaxed), GERMAN)

    assert [(way.text, way.href.removeprefix(SEARCH)) for way in ways] == [
        ("Ohne „kostenlos“: 4 Treffer", "?q=oma+pflege&thema=beratung&thema=finanzen"),
        ("Ohne „oma“: 2 Treffer", "?q=pflege&thema=beratung&thema=finanzen&kostenlos=1"),
        ("Ohne alle Suchwörter: 9 Treffer", "?thema=beratung&thema=finanzen&kostenlos=1"),
        ("Ohne jede Auswahl: 1 Treffer", "?q=oma+pflege"),
    ]


def test_values_are_said_in_the_readers_language():
    english = LANGUAGES["en"]

    assert value_words(Facet.DAY, "mo", english) == "Monday"
    assert value_words(Facet.TIME, "abend", GERMAN) == "am Abend"
    assert value_words(Facet.FREE, "1", english) == "free of charge"
    assert value_words(Facet.PLACE, "Altstadt", english) == "Altstadt"
