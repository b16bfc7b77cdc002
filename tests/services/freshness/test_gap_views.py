"""The list of gaps: what is typed right is stored, each other row says what is wrong with it."""

from dataclasses import replace
from datetime import time

import pytest

from buendnis.access.rules import Role
from services.directory.models import Place
from services.directory.queries import values_of
from services.directory.values import PhoneValues
from services.directory.writing import write_entry
from tests.builders import directory, people
from tests.builders.reading import inline_things, says_du, words_of
from tests.services.freshness.scene import KORA, due, fresh, provider

HOME = "/magdeburg/verzeichnis/luecken/"
WITHOUT_GAPS = {
    "cost": "kostenlos", "registration": "nein", "languages": ("de",), "by_appointment": True,
}  # fmt: skip


@pytest.fixture
def kora(alliance):
    return people.signed_in(people.member(alliance, Role.COORDINATOR, name="Kora Koordination"))


def row(entry, gap, **fields):
    """Return one row of the page as a browser sends it."""
    typed = {f"{entry.code}-{gap}-{name}": value for name, value in fields.items()}
    return {f"version-{entry.code}": str(fresh(entry).version)} | typed


def test_an_entry_stands_with_its_gaps_and_one_without_does_not(kora):
    due("Mit Lücken", phones=())
    due("Ohne Lücken", **WITHOUT_GAPS)

    page = kora.get(HOME)

    words = words_of(page)
    assert [(each.entry.title, [gap.key for gap, _ in each.forms]) for each in page.context["rows"]] == [
        ("Mit Lücken", ["telefon", "zeiten", "kosten", "anmeldung", "sprachen"])
    ]  # fmt: skip
    assert (says_du(words), inline_things(page)) == ([], [])


def test_the_filter_shows_one_field(kora):
    due("Kosten fehlen", **WITHOUT_GAPS | {"cost": "unbekannt"})
    due("Sprachen fehlen", **WITHOUT_GAPS | {"languages": ()})

    page = kora.get(f"{HOME}?feld=kosten")

    assert [each.entry.title for each in page.context["rows"]] == ["Kosten fehlen"]


def test_several_rows_are_saved_at_once(kora):
    place = directory.place()
    one = due("Eins", at=place, phones=(PhoneValues("0391 540 2000"),))
    two = due("Zwei", of=directory.organisation("Ohne Adresse"))
    sent = (
        row(one, "telefon", number="0391 540 2000", is_right="on")
        | row(one, "kosten", cost="kostet", cost_amount="3,50")
        | row(one, "zugang", wheelchair="ja")
        | row(two, "zeiten", days=["MO", "WE"], opens="09:00", closes="12:00")
        | row(two, "anmeldung", registration="ja")
        | row(two, "sprachen", languages=["de", "uk"])
        | row(two, "anbieter", provider_email="zwei@example.org")
    )

    page = kora.post(HOME, sent)

    first, second = values_of(fresh(one)), values_of(fresh(two))
    assert page.status_code == 200
    assert "7 Lücken gefüllt." in words_of(page)
    assert (first.phones[0].confirmed, first.cost, str(first.cost_amount)) == (
        True,
        "kostet",
        "3.50",
    )
    assert Place.objects.get(pk=place.pk).features == {"rollstuhl": True}
    assert [(slot.rrule, slot.opens) for slot in second.slots] == [
        ("FREQ=WEEKLY;BYDAY=MO,WE", time(9))
    ]
    assert (second.registration, second.languages) == ("ja", ("de", "uk"))
    assert fresh(two).organisation.provider_email == "zwei@example.org"


def test_a_wrong_number_takes_the_place_of_the_doubted_one(kora):
    entry = due(phones=(PhoneValues("0391 1111111", label="Büro"),))

    kora.post(HOME, row(entry, "telefon", number="0391 540 2000", is_right="on"))

    found = [(each.raw, each.label, each.confirmed) for each in values_of(fresh(entry)).phones]
    assert found == [("0391 540 2000", "Büro", True)]


def test_a_topic_is_added_to_the_other_words(kora):
    entry = due(**WITHOUT_GAPS, terms=("eltern",))

    kora.post(HOME, row(entry, "thema", topic="beratung"))

    assert values_of(fresh(entry)).terms == ("beratung", "eltern")


@pytest.mark.parametrize(
    ("gap", "fields", "sentence"),
    [
        ("telefon", {"number": "ruf an", "is_right": "on"}, "Bitte nur Ziffern"),
        ("telefon", {"number": "0391 540 2000"}, "Bitte bestätigen Sie, dass die Nummer stimmt."),
        ("zeiten", {"days": ["MO"]}, "Es fehlt die Uhrzeit „von“."),
        ("zeiten", {"opens": "09:00"}, "Bitte wählen Sie einen Tag."),
        ("kosten", {"cost": "kostenlos", "cost_amount": "3"}, "Ein Betrag passt nur zu"),
        ("kosten", {"cost": "geschenkt"}, "geschenkt"),
        ("anbieter", {"provider_email": "keine Adresse"}, "E-Mail"),
    ],
)
def test_a_faulty_row_says_why_while_the_others_are_saved(kora, gap, fields, sentence):
    faulty = due("Fehler", of=directory.organisation("Ohne Adresse"), phones=())
    good = due("Gut")

    page = kora.post(HOME, row(faulty, gap, **fields) | row(good, "anmeldung", registration="nein"))

    assert page.status_code == 422
    assert sentence in words_of(page)
    assert fresh(good).registration == "nein"
    assert fresh(faulty).version == faulty.version


def test_what_somebody_changed_meanwhile_is_not_written_over(kora):
    stale, good = due("Alt"), due("Gut")
    sent = row(stale, "kosten", cost="kostenlos") | row(good, "kosten", cost="kostenlos")
    write_entry(stale, replace(values_of(stale), summary="Anders"), by=KORA, how="Geändert")

    page = kora.post(HOME, sent)

    assert page.status_code == 422
    assert "Jemand hat diesen Eintrag inzwischen geändert." in words_of(page)
    assert (fresh(stale).cost, fresh(good).cost) == ("unbekannt", "kostenlos")


def test_an_empty_page_saves_nothing(kora):
    entry = due()

    page = kora.post(HOME, row(entry, "kosten", cost="", cost_amount=""))

    assert "Es war nichts ausgefüllt." in words_of(page)
    assert fresh(entry).version == entry.version


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_for_one_entry_and_for_three(kora, count, django_assert_num_queries):
    for n in range(count):
        due(f"Angebot {n}", of=provider(f"Haus {n}"))

    with django_assert_num_queries(QUERIES):
        kora.get(HOME)


QUERIES = 21
