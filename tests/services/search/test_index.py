"""The index finds what is meant, counts what choosing would show, and changes without a trace."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.search.values import WHEN, Document, Facet, Relaxed
from tests.services.search.documents import TODAY, document, find, index

ALONE = "#situation:allein-erziehen"
SHELF = (
    document("treff", "Info-Treff am Montag", tokens=(ALONE,)),
    document("pflege", "Pflegestützpunkt", "Beratung zur Pflege der Großeltern"),
    document("garten", "Kindergarten Sonnenschein", "Notfallbetreuung für Kinder"),
    document("amt", "Jobcenter", "Bürgergeld und Beratung"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pflege", ["pflege"]),
        ("pflegestuetzpunkt", ["pflege"]),
        ("Stützpunkt", ["pflege"]),  # the end of a compound
        ("Betreuung", ["garten"]),
        ("Pflegeberatung", ["pflege"]),  # both halves are known
        ("Schlüsselkinder", ["garten"]),  # one half is known, and nothing better
        ("grosseltern", ["pflege"]),
        ("pflegestüzpunkt", ["pflege"]),  # a letter is missing
        ("Jobcneter", ["amt"]),  # two letters changed places
        ("Jbocentre", []),  # two slips are too many
        ("Krippe", ["garten"]),
        ("Kripe", ["garten"]),  # a slip in a word that only stands for another
        ("hartz iv", ["amt"]),
        ("Hartz IV Antrag", ["amt"]),
        ("allein mit Kind", ["treff"]),
        ("tek ebeveyn", ["treff"]),
        ("أم وحيدة", ["treff"]),
        ("сама з дитиною", ["treff"]),
        ("!!! ((", ["treff", "amt", "garten", "pflege"]),  # no word at all: everything
        ("quark", []),
    ],
)
def test_a_word_finds_what_it_means(text, expected):
    assert list(find(index(*SHELF), text).keys) == expected


def test_all_words_must_be_there():
    found = find(index(*SHELF), "Beratung Bürgergeld")

    assert (list(found.keys), found.partial) == (["amt"], False)


def test_where_nothing_has_all_words_it_is_said_and_most_of_them_count():
    found = find(index(*SHELF), "Pflege Kindergarten")

    assert (sorted(found.keys), found.partial, found.unknown) == (["garten", "pflege"], True, ())


def test_a_word_that_stands_nowhere_is_left_out_and_named():
    found = find(index(*SHELF), "Pflege Quark")

    assert (list(found.keys), found.partial, found.unknown) == (["pflege"], False, ("quark",))


def test_it_tells_which_terms_the_words_stand_for():
    assert find(index(*SHELF), "alleinerziehende").terms == (("situation", "allein-erziehen"),)


def test_a_title_weighs_more_than_a_text_and_a_recent_check_more_than_an_old_one():
    made = index(
        document("text", "A", "Schulden"),
        document("old", "Schulden", fresh_on=date(2024, 1, 1)),
        document("new", "Schulden", fresh_on=date(2026, 1, 1)),
        document("never", "Schulden"),
    )

    assert find(made, "Schulden").keys == ("new", "old", "never", "text")


def test_an_event_leaves_after_its_last_day():
    made = index(
        document("over", "Fest", until=date(2026, 11, 21)), document("on", "Fest", until=TODAY)
    )

    assert find(made, "Fest").keys == ("on",)


def test_day_and_time_mean_the_same_hour():
    made = index(
        document("a", "A", facets={WHEN: ("mo-vormittag", "di-abend")}),
        document("b", "B", facets={WHEN: ("mo-abend",)}),
        document("c", "C", facets={WHEN: ("mo-",)}),
    )

    assert find(made, tag=("mo",), zeit=("abend",)).keys == ("b",)
    assert find(made, tag=("mo",)).keys == ("a", "b", "c")
    assert find(made, zeit=("abend",)).counts[Facet.DAY] == {"di": 1, "mo": 1}


def test_an_empty_answer_says_what_to_leave_out():
    made = index(
        document("a", "Pflege", facets={"kostenlos": ("1",)}),
        document("b", "Pflege", facets={"ort": ("39104",)}),
    )

    found = find(made, "pflege", kostenlos=("1",), ort=("39104",))

    assert found.relaxed == (
        Relaxed("kostenlos", ("1",), 1),
        Relaxed("ort", ("39104",), 1),
        Relaxed("", (), 2),
    )


def test_an_empty_answer_says_which_word_to_leave_out():
    made = index(document("a", "Pflege Kita"), document("b", "Kita", facets={"ort": ("Altstadt",)}))

    found = find(made, "pflege kita", ort=("Altstadt",))

    assert found.relaxed == (
        Relaxed("ort", ("Altstadt",), 1),
        Relaxed("q", ("pflege",), 1),
        Relaxed("q", (), 1),
    )


WORDS = ("Pflege", "Pflegegeld", "Beratung", "Kita", "Oma", "Großmutter", "Hilfe")
VALUES = {"thema": "abc", "kostenlos": "1"}
some_facets = st.fixed_dictionaries(
    {name: st.sets(st.sampled_from(values)).map(tuple) for name, values in VALUES.items()}
    | {WHEN: st.sets(st.sampled_from(("mo-abend", "di-", "mo-vormittag"))).map(tuple)}
)
some_documents = st.lists(
    st.builds(
        document,
        st.sampled_from("ABCDEF"),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
        facets=some_facets,
        until=st.none() | st.dates(date(2026, 11, 20), date(2026, 11, 24)),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=60)
@given(some_documents, st.sets(st.sampled_from("ABCDEF")))
def test_an_index_that_changed_answers_like_one_made_anew(documents, removed):
    changed = index(*documents)
    for key in removed:
        changed.remove(key)
    last: dict[str, Document] = {each.key: each for each in documents}
    anew = index(*(each for key, each in sorted(last.items()) if key not in removed))

    for text in ("", "pflege", "pflgee", "oma kita", "krippe", "pflegeberatung"):
        assert find(changed, text) == find(anew, text)


@settings(deadline=None, max_examples=60)
@given(some_documents, some_facets)
def test_counts_are_what_choosing_would_show(documents, chosen):
    made = index(*documents)
    filters = {
        "thema": chosen["thema"],
        "kostenlos": chosen["kostenlos"],
        "tag": tuple({pair.split("-")[0] for pair in chosen[WHEN]}),
    }
    filters = {name: values for name, values in filters.items() if values}

    counts = find(made, "pflege", **filters).counts

    for facet, value in [
        *product(("thema",), "abc"),
        ("kostenlos", "1"),
        *product(("tag",), ("mo", "di")),
    ]:
        alone = find(made, "pflege", **(filters | {facet: (value,)})).total
        assert counts[facet].get(value, 0) == alone


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_question_has_an_answer(text):
    found = find(index(*SHELF), text)

    assert found.total <= len(SHELF)
