"""The list of entries, the page of one, and whether it is on the list."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from buendnis.access.rules import ANONYMOUS
from buendnis.journal.models import Entry as JournalEntry
from services.directory.merging import merge_entries
from services.directory.models import Entry
from services.directory.queries import values_of
from services.directory.states import Status
from services.directory.translating import Texts, write_translation
from services.editing.queries import counts, found_entries
from tests.builders import directory, people
from tests.builders.reading import words_of

LIST = "/magdeburg/verzeichnis/eintraege/"


def queries_for(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    "path",
    [LIST, "/magdeburg/verzeichnis/organisationen/", "/magdeburg/verzeichnis/orte/",
     "/magdeburg/verzeichnis/doppelte/", "/magdeburg/verzeichnis/uebersetzungen/?sprache=uk&stand=fehlt"],
)  # fmt: skip
def test_one_row_and_three_rows_take_the_same_queries(coordinator, path):
    def full(number: int) -> None:
        directory.entry(
            "Beratung",
            of=directory.organisation(f"Verein {number}"),
            at=directory.place(f"Weg {number}"),
        )

    full(1)
    one = queries_for(coordinator, path)
    full(2)
    full(3)

    assert queries_for(coordinator, path) == one


def test_the_page_and_the_form_of_a_full_entry_take_a_fixed_number_of_queries(coordinator):
    phones = [directory.PhoneValues(f"0391 540 200{number}") for number in range(3)]
    few = directory.entry(
        "Eins", at=directory.place(), phones=tuple(phones[:1]), slots=(directory.TUESDAYS,)
    )
    many = directory.entry(
        "Zwei", places=tuple(directory.PlaceAt(directory.place(f"Weg {n}").code) for n in range(3)),
        phones=tuple(phones), slots=(directory.TUESDAYS, directory.SlotValues(date(2026, 5, 1))),
    )  # fmt: skip

    for page in ("", "bearbeiten/"):
        assert queries_for(coordinator, f"{LIST}{few.code}/{page}") == queries_for(
            coordinator, f"{LIST}{many.code}/{page}"
        )


def test_every_word_has_to_stand_in_title_or_organisation(alliance):
    directory.entry("Elterncafé", of=directory.organisation("Caritas Mitte"))
    directory.entry("Elterntreff", of=directory.organisation("Diakonie"))

    found = {
        q: [each.title for each in found_entries({"q": q})]
        for q in ("ELTERN caritas", "eltern", "größe", "x" * 9000, "%", "a\0b")
    }

    assert found == {
        "ELTERN caritas": ["Elterncafé"],
        "eltern": ["Elterncafé", "Elterntreff"],
        "größe": [], "x" * 9000: [], "%": [], "a\0b": [],
    }  # fmt: skip


def test_each_filter_counts_what_it_shows(coordinator):
    long_ago = timezone.localdate() - timedelta(days=60)
    directory.entry("Gut", next_check=timezone.localdate())
    directory.entry("Alt", next_check=long_ago)
    directory.entry("Papier", historical=True, next_check=long_ago)
    directory.entry("Entwurf", status=Status.DRAFT)
    directory.entry("Weg", status=Status.OFF, historical=True)
    stale = directory.entry("Übersetzt", next_check=timezone.localdate())
    write_translation(stale, "en", Texts("Old"), by=ANONYMOUS, original="ein anderer Text")

    counted = counts(found_entries({}), timezone.localdate())
    titles = {
        key: words_of(coordinator.get(f"{LIST}?stand={key}")) for key in counted if key != "alle"
    }

    assert counted == {
        "alle": 6, "oeffentlich": 4, "entwurf": 1, "abgelegt": 1, "historisch": 1, "unbestaetigt": 1,
        "uebersetzung": 1,
    }  # fmt: skip
    shown = {key: sorted(t for t in ("Gut", "Alt", "Papier", "Weg", "Übersetzt") if f" {t} F" in words)
             for key, words in titles.items()}  # fmt: skip
    assert shown == {
        "oeffentlich": ["Alt", "Gut", "Papier", "Übersetzt"], "entwurf": [], "abgelegt": ["Weg"],
        "historisch": ["Papier"], "unbestaetigt": ["Alt"], "uebersetzung": ["Übersetzt"],
    }  # fmt: skip


@pytest.mark.parametrize(
    "query", ["stand=gibtesnicht", "organisation=FREMD", "seite=zwei", "q=%00"]
)
def test_strange_filters_break_nothing(coordinator, query):
    assert coordinator.get(f"{LIST}?{query}").status_code == 200


def test_codes_from_elsewhere_are_not_there(coordinator):
    from buendnis.tenancy.scope import scope

    with scope(people.alliance("marburg")):
        foreign = directory.entry(at=directory.place())
        place, organisation = foreign.places.get().place, foreign.organisation
    own = directory.entry("Eigen")
    paths = [
        *(f"eintraege/{foreign.code}/{page}" for page in (
            "", "bearbeiten/", "stand/", "doppelt/", "uebersetzen/uk/", f"doppelt/{own.code}/")),
        f"eintraege/{own.code}/doppelt/{foreign.code}/",
        f"eintraege/{own.code}/doppelt/{own.code}/",
        f"eintraege/{own.code}/uebersetzen/de/",
        f"eintraege/{own.code}/uebersetzen/xx/",
        f"organisationen/{organisation.code}/",
        f"orte/{place.code}/",
    ]  # fmt: skip

    answers = {
        path: coordinator.get(f"/magdeburg/verzeichnis/{path}").status_code for path in paths
    }

    assert set(answers.values()) == {404}


# On the list and off it


def said(entry: Entry, client, **data) -> str:
    client.post(f"{LIST}{entry.code}/stand/", data)
    entry.refresh_from_db()
    return entry.status


def test_an_entry_leaves_the_list_with_a_reason_and_comes_back(coordinator):
    entry = directory.entry(left_on=None)

    assert said(entry, coordinator, do="off", reason="Gibt es nicht mehr") == Status.OFF
    assert "Gibt es nicht mehr" in JournalEntry.objects.first().sentence
    assert said(entry, coordinator, do="draft") == Status.DRAFT
    assert said(entry, coordinator, do="publish") == Status.PUBLIC
    assert said(entry, coordinator, do="publish") == Status.PUBLIC
    assert JournalEntry.objects.filter(verb="entry.changed").count() == 3


@pytest.mark.parametrize("data", [{"do": "off"}, {"do": "weg"}, {}])
def test_without_a_reason_or_a_known_wish_nothing_happens(coordinator, data):
    assert said(directory.entry(), coordinator, **data) == Status.PUBLIC


@pytest.mark.parametrize(("fields", "shown"), [({}, 1), ({"status": Status.DRAFT}, 0)])
def test_what_families_read_is_confirmed_where_it_is_read(coordinator, fields, shown):
    entry = directory.entry(**fields)

    page = coordinator.get(f"{LIST}{entry.code}/").content.decode()

    assert page.count("Geprüft, unverändert") == shown


def test_a_merged_entry_is_parted_before_it_is_public_again(coordinator):
    keep, lose = directory.entry("Eins"), directory.entry("Zwei")
    merge_entries(keep, lose, values_of(keep), by=ANONYMOUS)

    answer = coordinator.post(f"{LIST}{lose.code}/stand/", {"do": "publish"})

    assert answer.status_code == 409
    assert "Trennen Sie ihn erst wieder." in words_of(answer)
    assert said(lose, coordinator, do="draft") == Status.DRAFT
    assert lose.merged_into is None


# What stands beside entries


def test_an_organisation_is_changed_and_two_at_once_see_each_other(coordinator):
    from tests.builders.forms import sent

    office = directory.organisation("Büro")
    path = f"/magdeburg/verzeichnis/organisationen/{office.code}/"
    first = sent(coordinator.get(path), has="provider_email", provider_email="a@example.org")
    second = first | {"provider_email": "b@example.org", "website": "buero.example"}

    assert coordinator.post(path, first).status_code == 302
    answer = coordinator.post(path, second)

    assert answer.status_code == 409
    assert "Gespeichert von Kora Koordination" in words_of(answer)
    assert coordinator.post(path, sent(answer, has="provider_email")).status_code == 302
    office.refresh_from_db()
    assert (office.provider_email, office.website) == ("b@example.org", "https://buero.example")


def test_a_place_is_changed_and_two_at_once_see_each_other(coordinator):
    from tests.builders.forms import sent

    house = directory.place(features={"wc": True}, latitude=Decimal(52), longitude=Decimal(11))
    path = f"/magdeburg/verzeichnis/orte/{house.code}/"
    first = sent(coordinator.get(path), has="street", feature_aufzug="nein")

    assert coordinator.post(path, first).status_code == 302
    answer = coordinator.post(path, first | {"feature_aufzug": "ja"})

    assert answer.status_code == 409
    assert coordinator.post(path, sent(answer, has="street")).status_code == 302
    house.refresh_from_db()
    assert (house.features, house.latitude) == ({"wc": True, "aufzug": True}, 52)


@pytest.mark.parametrize(
    ("path", "data", "sentence"),
    [
        ("organisationen/neu/", {"name": ""}, "Bitte geben Sie einen Namen ein."),
        ("organisationen/neu/", {"name": "A", "provider_email": "b"}, "„b“ ist keine E-Mail-Adresse."),
        ("organisationen/neu/", {"name": "A", "website": "http://"}, "Das ist keine Internetadresse."),
        ("orte/{place}/", {"postcode": "39"}, "„39“ ist keine Postleitzahl."),
        ("orte/{place}/", {}, "Bitte geben Sie einen Namen oder eine Adresse ein."),
    ],
)  # fmt: skip
def test_what_cannot_be_stored_is_said(coordinator, path, data, sentence):
    path = path.format(place=directory.place().code)

    assert sentence in words_of(coordinator.post(f"/magdeburg/verzeichnis/{path}", data))


def test_a_new_organisation_twice_is_one(coordinator):
    path = "/magdeburg/verzeichnis/organisationen/neu/"

    answers = {coordinator.post(path, {"name": "Verein"})["Location"] for _ in range(2)}

    assert len(answers) == 1


def test_after_a_call_everything_of_an_organisation_is_confirmed_from_its_page(coordinator):
    entry = directory.entry("Eins", historical=True, checked_on=None)
    page = coordinator.get(f"/magdeburg/verzeichnis/organisationen/{entry.organisation.code}/")

    [path] = re.findall(r'action="([^"]+/geprueft/)"', page.content.decode())
    coordinator.post(path)

    entry.refresh_from_db()
    assert (entry.historical, entry.checked_on) == (False, timezone.localdate())


def test_an_organisation_is_merged_from_its_page(coordinator):
    keep, lose = directory.organisation("Bleibt"), directory.organisation("Geht")
    entry = directory.entry(of=lose)
    path = f"/magdeburg/verzeichnis/organisationen/{lose.code}/zusammenlegen/"

    for into in ("", "FREMD", lose.code):
        coordinator.post(path, {"into": into})
        assert Entry.objects.get().organisation == lose
    coordinator.post(path, {"into": keep.code})

    assert Entry.objects.get(pk=entry.pk).organisation == keep


def test_a_code_with_a_null_byte_is_no_code(coordinator):
    for path in ("eintraege/%00/", "eintraege/%00/bearbeiten/", "organisationen/%00/", "orte/%00/"):
        assert coordinator.get(f"/magdeburg/verzeichnis/{path}").status_code == 404
