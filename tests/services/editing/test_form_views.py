"""The form of an entry: what is typed is stored, and nothing typed is ever lost."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from django.utils import timezone

from buendnis.access.rules import ANONYMOUS, Actor
from buendnis.journal.models import Entry as JournalEntry
from services.directory.merging import merge_entries
from services.directory.models import Entry, Organisation, Place, Translation
from services.directory.queries import values_of
from services.directory.states import Status, TranslationState
from services.directory.translating import Texts, write_translation
from services.directory.values import ContactValues, PhoneValues, SlotValues
from services.directory.writing import take_off, write_entry
from tests.builders import directory
from tests.builders.forms import sent
from tests.builders.reading import words_of

NEW = "/magdeburg/verzeichnis/eintraege/neu/"
EVERYTHING = {
    "text": "Erster Absatz.\n\nZweiter Absatz.\n",
    "terms": ("allein-erziehen", "beratung", "eltern"),
    "languages": ("uk", "de"),
    "postcodes": ("39108", "39104"),
    "cost": "kostet",
    "cost_amount": Decimal("12.5"),
    "age_from": 3,
    "age_to": 6,
    "phones": (
        PhoneValues("0391 540-2000", label="Büro", confirmed=True),
        PhoneValues("(0391) 111111", kind="presse"),
    ),
    "contacts": (ContactValues(name="Frau Muster", function="Beratung"),),
    "slots": (
        SlotValues(starts_on=date(2026, 1, 6), rrule="BYDAY=TU;FREQ=WEEKLY", opens=time(10)),
        SlotValues(starts_on=date(2026, 1, 15), rrule="FREQ=MONTHLY;BYMONTHDAY=15"),
        SlotValues(
            starts_on=date(2026, 1, 13), rrule="FREQ=MONTHLY;BYDAY=2TU", opens=time(16),
            closes=time(18), kind="meeting", cancelled=((date(2026, 12, 8), "Weihnachtsfeier"),),
        ),
        SlotValues(starts_on=date(2026, 5, 1), kind="event", note="Fest"),
    ),
    "source": "Faltblatt",
    "source_url": "https://quelle.example/blatt",
    "printed": {"name": "steht nirgends"},
}  # fmt: skip


def page_of(entry: Entry) -> str:
    return f"/magdeburg/verzeichnis/eintraege/{entry.code}/bearbeiten/"


def filled(client, path=NEW, **fields):
    """Return what the form at this address would send, with these fields changed."""
    return sent(client.get(path), has="title", **fields)


def typed_new(client, **fields):
    given = {"title": "Eltern-Café", "organisation": directory.organisation().code}
    return filled(client, **(given | fields))


def only() -> Entry:
    return Entry.objects.get()


# Making


def test_a_new_entry_is_stored_as_typed(coordinator):
    data = typed_new(
        coordinator,
        do="publish",
        summary="Kaffee und Gespräche.",
        situations=["kind-kommt"],
        audiences=["eltern"],
        cost="kostet",
        cost_amount="2,50",
        postcodes="39104, 39108",
        website="eltern-cafe.example",
        phones__0__raw="0391 540 2000",
        phones__0__confirmed="on",
        places__0__street="Krügerbrücke 2",
        places__0__postcode="39104",
        places__0__feature_rollstuhl="ja",
        places__0__feature_aufzug="nein",
        places__0__note="2. Stock",
        slots__0__kind="meeting",
        slots__0__repeats="monat",
        slots__0__weekdays=["di"],
        slots__0__ordinals=["2"],
        slots__0__opens="10:00",
        slots__0__closes="12:00",
        slots__0__cancelled="8.12.2026 Weihnachtsfeier",
    )

    answer = coordinator.post(NEW, data)

    assert answer.status_code == 302
    made = only()
    assert answer["Location"].endswith(f"/verzeichnis/eintraege/{made.code}/")
    values = values_of(made)
    assert (values.status, values.terms) == (Status.PUBLIC, ("eltern", "kind-kommt"))
    assert (values.cost_amount, values.postcodes) == (Decimal("2.50"), ("39104", "39108"))
    assert values.website == "https://eltern-cafe.example"
    assert values.phones == (PhoneValues("0391 540 2000", "+493915402000", confirmed=True),)
    assert Place.objects.get().features == {"rollstuhl": True, "aufzug": False}
    assert values.places[0].note == "2. Stock"
    slot = values.slots[0]
    assert (slot.rrule, slot.starts_on) == ("FREQ=MONTHLY;BYDAY=2TU", timezone.localdate())
    assert slot.cancelled == ((date(2026, 12, 8), "Weihnachtsfeier"),)


def test_a_second_click_makes_nothing_twice(coordinator):
    data = typed_new(
        coordinator, do="draft", organisation="", new_organisation="Neuer Verein",
        places__0__street="Neuer Weg 1",
    )  # fmt: skip

    answers = [coordinator.post(NEW, data) for _ in range(2)]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert (only().version, only().status) == (1, Status.DRAFT)
    assert Organisation.objects.filter(name="Neuer Verein").count() == 1
    assert Place.objects.count() == 1


def test_going_back_and_saving_more_changes_the_entry_that_was_made(coordinator):
    data = typed_new(coordinator, do="draft")
    coordinator.post(NEW, data)

    coordinator.post(NEW, data | {"summary": "Noch ein Satz."})

    assert (only().version, only().summary) == (2, "Noch ein Satz.")


def test_nobody_chooses_the_code_of_a_new_entry(coordinator):
    coordinator.post(NEW, typed_new(coordinator, code="GEFAELSCHT"))

    assert only().code != "GEFAELSCHT"


def test_an_organisation_that_is_here_is_not_made_again(coordinator):
    known = directory.organisation("Caritas Mitte")

    coordinator.post(NEW, typed_new(coordinator, organisation="", new_organisation="caritas mitte"))

    assert only().organisation == known


def test_a_new_place_at_a_known_address_adds_what_is_new(coordinator):
    known = directory.place(features={"wc": True})

    coordinator.post(
        NEW,
        typed_new(
            coordinator, places__0__street="krügerbrücke 2", places__0__postcode="39104",
            places__0__town="Magdeburg", places__0__feature_aufzug="nein",
        ),
    )  # fmt: skip

    assert Place.objects.get().features == {"wc": True, "aufzug": False}
    assert only().places.get().place == known


# Refusals


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": " "}, "Bitte geben Sie einen Titel ein."),
        ({"title": "x" * 10_000}, "höchstens 200 Zeichen"),
        ({"title": "Null\0Byte"}, "Nullzeichen"),
        ({"organisation": ""}, "Bitte wählen Sie eine Organisation, oder geben Sie den Namen"),
        ({"organisation": "FREMD"}, "FREMD ist keine gültige Auswahl"),
        ({"new_organisation": "Noch eine"}, "Bitte nur eines von beiden."),
        ({"kind": "quatsch"}, "quatsch ist keine gültige Auswahl"),
        ({"cost_amount": "viel"}, "Bitte geben Sie einen Betrag ein, zum Beispiel 12,50."),
        ({"postcodes": "39104, 3910"}, "„3910“ ist keine Postleitzahl."),
        ({"age_from": "7", "age_to": "3"}, "Das Alter „bis“ liegt vor dem Alter „ab“."),
        ({"email": "niemand"}, "„niemand“ ist keine E-Mail-Adresse."),
        ({"website": "javascript:alert(1)"}, "Das ist keine Internetadresse."),
        ({"source_date": "gestern"}, "Bitte geben Sie ein Datum ein"),
        ({"phones__0__raw": "12"}, "Bitte mit Vorwahl"),
        ({"phones__0__label": "Büro"}, "Bitte geben Sie die Nummer ein, oder löschen Sie die Zeile."),
        ({"contacts__0__is_press": "on"}, "Bitte geben Sie einen Namen, eine Aufgabe oder"),
        ({"contacts__0__email": "niemand"}, "„niemand“ ist keine E-Mail-Adresse."),
        ({"places__0__note": "Keller"}, "Bitte geben Sie einen Namen oder eine Adresse ein."),
        ({"places__0__postcode": "1"}, "„1“ ist keine Postleitzahl."),
        ({"slots__0__opens": "10:00"}, "Bitte wählen Sie einen Wochentag."),
        ({"slots__0__repeats": "monat", "slots__0__weekdays": "di"}, "der wievielte Wochentag"),
        ({"slots__0__repeats": "einmal"}, "Bitte geben Sie den ersten Tag ein."),
        ({"slots__0__repeats": "regel"}, "Bitte geben Sie die Regel ein."),
        ({"slots__0__repeats": "regel", "slots__0__rule": "FREQ=SECONDLY"}, "Es geht täglich"),
        ({"slots__0__weekdays": "di", "slots__0__closes": "9:00"}, "Es fehlt die Uhrzeit „von“."),
        (
            {"slots__0__weekdays": "di", "slots__0__opens": "16:00", "slots__0__closes": "15:00"},
            "Die Uhrzeit „bis“ liegt vor der Uhrzeit „von“.",
        ),
        ({"slots__0__weekdays": "di", "slots__0__opens": "25:00"}, "Bitte geben Sie eine Uhrzeit ein"),
        ({"slots__0__weekdays": "di", "slots__0__cancelled": "bald"}, "„bald“ beginnt nicht mit"),
        ({"phones__TOTAL_FORMS": "viele"}, "Das Formular kam nicht ganz an."),
    ],
)  # fmt: skip
def test_what_cannot_be_stored_is_said_and_stays(coordinator, fields, sentence):
    data = typed_new(coordinator, summary="Das bleibt stehen.", **fields)

    answer = coordinator.post(NEW, data)

    assert not Entry.objects.exists()
    assert sentence in words_of(answer)
    assert "Das bleibt stehen." in words_of(answer)


def test_a_place_stands_there_once(coordinator):
    place = directory.place()

    answer = coordinator.post(
        NEW,
        typed_new(coordinator, places__0__code=place.code, places__1__code=place.code)
        | {"places-TOTAL_FORMS": "2"},
    )

    assert "Ein Ort steht zweimal da." in words_of(answer)
    assert not Entry.objects.exists()


def test_markup_is_shown_as_text(coordinator):
    coordinator.post(NEW, typed_new(coordinator, title="<script>x</script>", do="publish"))

    page = coordinator.get(f"/magdeburg/verzeichnis/eintraege/{only().code}/")

    assert b"<script>x" not in page.content
    assert "<script>x</script>" in words_of(page)


# Rows and preview


def test_one_more_row_stores_nothing_and_loses_nothing(coordinator):
    data = typed_new(coordinator, title="", summary="Bleibt.", phones__0__raw="12", more="phones")

    answer = coordinator.post(NEW, data)

    again = sent(answer, has="title")
    assert (again["summary"], again["phones-0-raw"]) == (["Bleibt."], ["12"])
    assert again["phones-1-raw"] == [""]
    assert "phones-1-DELETE" not in answer.content.decode()
    assert "Bitte prüfen Sie" not in words_of(answer)
    assert not Entry.objects.exists()


def test_a_strange_code_of_a_place_breaks_no_page(coordinator):
    data = typed_new(coordinator, more="phones", places__0__code="a/b")

    assert coordinator.post(NEW, data).status_code == 200


def test_rows_end_somewhere(coordinator):
    data = typed_new(coordinator, more="phones", phones__TOTAL_FORMS="9" * 400)

    assert coordinator.post(NEW, data).status_code == 200


def test_a_row_is_taken_out_also_when_it_is_wrong(coordinator):
    entry = directory.entry(phones=(PhoneValues("0391 1111111"), PhoneValues("0391 2222222")))
    data = filled(coordinator, page_of(entry), phones__0__raw="Unsinn", phones__0__DELETE="on")

    coordinator.post(page_of(entry), data)

    assert [each.raw for each in values_of(only()).phones] == ["0391 2222222"]


def test_a_preview_shows_what_families_would_read_and_stores_nothing(coordinator):
    data = typed_new(coordinator, do="preview", organisation="", new_organisation="Neuer Verein")

    answer = coordinator.post(NEW, data)

    assert "Wer das anbietet Neuer Verein" in words_of(answer)
    assert "Es fehlt eine Telefonnummer." in words_of(answer)
    assert not Entry.objects.exists()
    assert not Organisation.objects.filter(name="Neuer Verein").exists()


# Changing


def test_an_untouched_form_changes_nothing(coordinator):
    entry = directory.entry(at=directory.place(), **EVERYTHING)
    before = values_of(Entry.objects.get())

    answer = coordinator.post(page_of(entry), filled(coordinator, page_of(entry)))

    assert answer.status_code == 302
    assert (values_of(only()), only().version) == (before, 1)


def test_a_changed_field_changes_that_field_alone(coordinator):
    entry = directory.entry(at=directory.place(), **EVERYTHING)
    before = values_of(Entry.objects.get())

    coordinator.post(page_of(entry), filled(coordinator, page_of(entry), funded_by="Land"))

    assert values_of(only()) == replace(before, funded_by="Land")


def test_a_check_of_today_is_noted(coordinator):
    entry = directory.entry(historical=True)
    take_off(entry, on=timezone.localdate(), by=ANONYMOUS, why="Niemand hat geantwortet")

    coordinator.post(page_of(entry), filled(coordinator, page_of(entry), checked_today="on"))

    values = values_of(only())
    assert (values.checked_on, values.checked_by) == (timezone.localdate(), "Koordination")
    assert (values.historical, values.next_check.year) == (False, timezone.localdate().year + 1)
    # What left by itself is back.
    assert (values.status, values.left_on) == (Status.PUBLIC, None)


@pytest.mark.parametrize(
    ("fields", "state"),
    [({}, TranslationState.CHECK), ({"keeps_translations": "on"}, TranslationState.GOOD)],
)
def test_translations_are_to_be_checked_unless_only_the_wording_changed(coordinator, fields, state):
    entry = directory.entry()
    write_translation(entry, "en", Texts("Advice"), by=ANONYMOUS)

    coordinator.post(
        page_of(entry), filled(coordinator, page_of(entry), title="Beratungen", **fields)
    )

    assert Translation.objects.get().state == state


def test_a_merged_entry_is_not_published(coordinator):
    keep, lose = directory.entry("Eins"), directory.entry("Zwei")
    merge_entries(keep, lose, values_of(keep), by=ANONYMOUS)

    answer = coordinator.post(
        page_of(lose), filled(coordinator, page_of(lose), do="publish", summary="Doch.")
    )

    assert "Trennen Sie ihn erst wieder." in words_of(answer)
    assert Entry.objects.get(pk=lose.pk).status == Status.OFF


# Two people at once


@pytest.fixture
def both(coordinator):
    """Return an entry, and the form of somebody while another one has saved meanwhile."""
    entry = directory.entry(area="Stadt", funded_by="Bund")
    data = filled(coordinator, page_of(entry), summary="Mein Satz.", funded_by="Land")
    theirs = replace(values_of(entry), summary="Der andere Satz.", area="Altstadt")
    write_entry(entry, theirs, by=Actor(name="Bea Beratung"), how="Geändert")
    return entry, data


def test_both_versions_are_shown_with_whose_it_is(coordinator, both):
    entry, data = both

    answer = coordinator.post(page_of(entry), data)

    words = words_of(answer)
    assert answer.status_code == 409
    assert "Ihre Eingabe Mein Satz. Gespeichert von Bea Beratung" in words
    assert "Der andere Satz." in words
    assert only().summary == "Der andere Satz."
    again = sent(answer, has="title")
    proposed = {name: again[f"take-{name}"] for name in ("summary", "area", "funded_by")}
    assert proposed == {"summary": ["mine"], "area": ["theirs"], "funded_by": ["mine"]}


def test_what_is_chosen_is_stored_and_what_is_not_disputed_stays(coordinator, both):
    entry, data = both
    again = sent(coordinator.post(page_of(entry), data), has="title")

    answer = coordinator.post(page_of(entry), again | {"take-summary": ["theirs"]})

    values = values_of(only())
    assert answer.status_code == 302
    assert (values.summary, values.area, values.funded_by) == (
        "Der andere Satz.", "Altstadt", "Land",
    )  # fmt: skip


def test_a_third_change_is_told_again(coordinator, both):
    entry, data = both
    again = sent(coordinator.post(page_of(entry), data), has="title")
    third = replace(values_of(only()), summary="Noch einer.")
    write_entry(only(), third, by=ANONYMOUS, how="Geändert")

    answer = coordinator.post(page_of(entry), again)

    assert answer.status_code == 409
    assert "Noch einer." in words_of(answer)


def test_one_more_row_in_between_forgets_no_conflict(coordinator, both):
    entry, data = both
    again = sent(coordinator.post(page_of(entry), data), has="title")
    more = sent(coordinator.post(page_of(entry), again | {"more": "phones"}), has="title")

    assert coordinator.post(page_of(entry), more).status_code == 409
    assert only().summary == "Der andere Satz."


def test_two_tabs_that_say_the_same_are_no_conflict(coordinator):
    entry = directory.entry()
    data = filled(coordinator, page_of(entry), summary="Neu.")

    answers = [coordinator.post(page_of(entry), data) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert JournalEntry.objects.filter(verb="entry.changed").count() == 1
