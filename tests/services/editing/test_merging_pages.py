"""What looks like the same thing twice, and one entry made of two."""

from datetime import date

import pytest

from services.directory.models import Entry
from services.directory.queries import values_of
from services.directory.values import EntryValues, PhoneValues
from services.editing.duplicates import Card, pairs_among, similar_organisations
from services.editing.joining import joined, rows
from tests.builders import directory
from tests.builders.forms import sent
from tests.builders.reading import words_of


def card(code: str, title: str, **fields) -> Card:
    given = {
        "organisation": f"Haus {code}",
        "website": "",
        "postcodes": frozenset(),
        "numbers": frozenset(),
    }
    given |= {
        name: frozenset(value) if isinstance(value, set) else value
        for name, value in fields.items()
    }
    return Card(code=code, title=title, sort_key=title.lower(), **given)


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        ({"postcodes": {"39104"}}, {"postcodes": {"39104"}}, ["gleicher Titel"]),
        ({"postcodes": {"39104"}}, {}, ["gleicher Titel"]),
        ({"postcodes": {"39104"}}, {"postcodes": {"35037"}}, []),
        ({"title": "Beratung für Paare", "numbers": {"+49391"}},
         {"title": "Paare Beratung", "numbers": {"+49391"}}, ["gleiche Telefonnummer"]),
        ({"title": "Schulden", "numbers": {"+49391"}}, {"title": "Hebammen", "numbers": {"+49391"}}, []),
        ({"title": "Elterngeld", "website": "a.example/x"},
         {"title": "Elterngeld beantragen", "website": "a.example/x"}, ["gleiche Internetseite"]),
        ({"title": "Elterncafe Nord", "organisation": "FIB"},
         {"title": "Eltern-Cafe Nord", "organisation": "FIB"}, ["ähnlicher Titel"]),
        ({"title": "Elterncafe Nord"}, {"title": "Eltern-Cafe Nord"}, []),
    ],
)  # fmt: skip
def test_two_entries_look_alike_for_a_reason(one, other, reasons):
    pair = [
        card(code, **{"title": "Beratung"} | fields) for code, fields in (("A", one), ("B", other))
    ]

    assert [list(found.reasons) for found in pairs_among(pair)] == ([reasons] if reasons else [])


def test_a_number_that_everybody_has_says_nothing():
    cards = [card(str(number), "Beratung Paare", numbers={"+49391"}, postcodes={str(number)})
             for number in range(21)]  # fmt: skip

    assert pairs_among(cards) == []


def test_organisations_with_nearly_the_same_name_are_shown(alliance):
    for name in ("Caritasverband Magdeburg", "Caritas-Verband Magdeburg", "Diakonie"):
        directory.organisation(name)

    assert [(pair.left[1], pair.right[1]) for pair in similar_organisations()] == [
        ("Caritas-Verband Magdeburg", "Caritasverband Magdeburg")
    ]


LEFT = EntryValues(
    "FIB", "Beratung", terms=("eltern",), phones=(PhoneValues("0391 1", "+493911", "Büro"),),
    checked_on=date(2026, 1, 1),
)  # fmt: skip
RIGHT = EntryValues(
    "FIB", "Beratungen", summary="Ein Satz.", terms=("beratung",), checked_on=date(2020, 1, 1),
    phones=(PhoneValues("0391/1", "+493911"), PhoneValues("0391 2", "+493912")),
)  # fmt: skip


def test_only_what_differs_is_asked_and_a_good_answer_proposed():
    asked = {row.field: row.take for row in rows(LEFT, RIGHT, {})}

    assert asked == {"title": "links", "summary": "rechts", "terms": "beide", "phones": "beide"}


def test_lists_are_put_together_and_each_number_stands_once():
    values = joined(
        LEFT, RIGHT, {"terms": "beide", "phones": "beide", "summary": "rechts", "title": "quatsch"}
    )

    assert (values.title, values.summary, values.terms) == (
        "Beratung",
        "Ein Satz.",
        ("beratung", "eltern"),
    )
    assert [each.raw for each in values.phones] == ["0391 1", "0391 2"]
    assert values.checked_on == date(2026, 1, 1)


@pytest.fixture
def two(alliance):
    return directory.entry("Beratung"), directory.entry("Beratungen", summary="Der bessere Satz.")


def merge_path(two) -> str:
    return f"/magdeburg/verzeichnis/eintraege/{two[0].code}/doppelt/{two[1].code}/"


def test_two_entries_become_one_and_a_second_click_changes_nothing(coordinator, two):
    data = sent(coordinator.get(merge_path(two)), has="seen", summary="rechts")

    answers = [coordinator.post(merge_path(two), data) for _ in range(2)]

    keep, lose = (Entry.objects.get(pk=each.pk) for each in two)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (keep.summary, keep.version, lose.merged_into) == ("Der bessere Satz.", 2, keep)


def test_what_changed_since_the_page_was_opened_is_looked_at_again(coordinator, two):
    data = sent(coordinator.get(merge_path(two)), has="seen")
    form = f"/magdeburg/verzeichnis/eintraege/{two[1].code}/bearbeiten/"
    coordinator.post(form, sent(coordinator.get(form), has="title", area="Nord"))

    answer = coordinator.post(merge_path(two), data)

    assert answer.status_code == 409
    assert "inzwischen geändert" in words_of(answer)
    assert Entry.objects.get(pk=two[1].pk).merged_into is None


def test_what_is_merged_elsewhere_is_refused(coordinator, two):
    coordinator.post(merge_path(two), sent(coordinator.get(merge_path(two)), has="seen"))
    third = directory.entry("Dritte")
    path = merge_path((third, two[1]))

    answer = coordinator.post(path, sent(coordinator.get(path), has="seen"))

    assert answer.status_code == 409
    assert "ist schon mit einem anderen Eintrag zusammengelegt" in words_of(answer)


def test_the_two_are_suggested_and_the_other_one_can_be_looked_for(coordinator, two):
    suggested = words_of(coordinator.get("/magdeburg/verzeichnis/doppelte/"))

    page = coordinator.get(f"/magdeburg/verzeichnis/eintraege/{two[0].code}/doppelt/?q=beratungen")

    assert "Gleiche Telefonnummer" in suggested
    assert merge_path(two) in page.content.decode()
    assert values_of(Entry.objects.get(pk=two[0].pk)).title == "Beratung"
