"""Whom to call about care and work: near ones first, honest about their age, without names, at a fixed price."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import connection
from django.test.utils import CaptureQueriesContext

from services.directory.states import Kind, Scope
from services.directory.values import ContactValues, PhoneValues
from services.guide.contacts import care_contacts
from services.languages.values import GERMAN
from tests.builders import directory

CARE = ("pflege", "beratung", "pflege-hilfe")
# A Tuesday, half past two.
NOW = datetime(2026, 11, 24, 14, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def near(alliance):
    return [each for each in care_contacts(alliance, GERMAN, NOW) if each.is_local]


def test_a_care_office_tells_number_hours_and_whether_somebody_is_there(alliance):
    directory.entry(
        "Pflegestützpunkt",
        terms=CARE,
        kind=Kind.CONTACT,
        slots=(directory.TUESDAYS,),
        phones=(PhoneValues("0391 540 2000", confirmed=True),),
        checked_on=date(2026, 11, 1),
    )

    (office,) = near(alliance)

    assert [(each.raw, each.href) for each in office.phones] == [
        ("0391 540 2000", "tel:+493915402000")
    ]
    assert office.now
    assert office.is_open is not None
    assert office.hours
    assert office.source_date == date(2026, 11, 1)
    assert not office.doubtful


def test_an_office_from_an_old_paper_says_so_and_nothing_is_reckoned_from_its_hours(alliance):
    directory.entry(
        "Altes Pflegebüro",
        terms=CARE,
        kind=Kind.CONTACT,
        slots=(directory.TUESDAYS,),
        phones=(PhoneValues("06421 201-1508"),),
        historical=True,
        source="Materialmappe",
        source_date=date(2015, 7, 1),
        contacts=(ContactValues(name="Ulrike Beispiel"),),
    )

    (office,) = near(alliance)

    assert office.doubtful
    assert office.needs_a_call
    assert "Juli 2015" in office.status
    assert (office.now, office.is_open) == ("", None)
    assert "Ulrike" not in repr(office)


def test_offices_with_a_number_that_holds_come_first_and_groups_pages_and_far_ones_not_at_all(
    alliance,
):
    directory.entry("A ohne Telefon", terms=CARE, kind=Kind.CONTACT, phones=())
    directory.entry("B mit Telefon", terms=CARE, kind=Kind.CONTACT)
    directory.entry("C Internetseite", terms=CARE, kind=Kind.GUIDE)
    directory.entry("D Treff", terms=CARE, kind=Kind.MEETING)
    directory.entry("E Land", terms=CARE, kind=Kind.CONTACT, scope=Scope.LAND)
    directory.entry("F Betrieb", terms=("pflege-beruf", "betriebe"), kind=Kind.CONTACT)

    assert [each.name for each in near(alliance)] == ["B mit Telefon", "A ohne Telefon"]


def test_where_there_is_no_office_the_helpline_for_the_whole_country_is_left(alliance):
    contacts = care_contacts(alliance, GERMAN, NOW)

    assert [(each.key, each.is_local) for each in contacts] == [("pflegetelefon", False)]
    assert contacts[0].phones[0].href == "tel:+493020179131"
    assert contacts[0].is_open is True
    assert not contacts[0].doubtful


def test_contacts_cost_the_same_for_one_office_and_for_three(alliance):
    asked = []
    for number in range(3):
        directory.entry(f"Büro {number}", terms=CARE, kind=Kind.CONTACT)
        care_contacts(alliance, GERMAN, NOW)
        with CaptureQueriesContext(connection) as captured:
            care_contacts(alliance, GERMAN, NOW)
        asked.append(len(captured))

    assert asked[0] == asked[2]
