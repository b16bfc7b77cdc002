"""What other systems read: pages, filters, problems, marks for caches; and our own description of it holds."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from buendnis.access.rules import ANONYMOUS
from buendnis.tenancy.scope import scope
from services.directory.models import Entry, EntryPlace, Listing
from services.directory.queries import values_of
from services.directory.states import Status
from services.directory.values import ContactValues, PhoneValues, PlaceAt, SlotValues
from services.directory.writing import confirm_entry, write_entry
from services.hsds.schemas import SCHEMAS, page_schema
from services.hsds.terms import uid_of_taxonomy
from services.taxonomy.queries import term
from tests.builders import directory, people

API = "/magdeburg/api/hsds/"
# A number that nothing has.
NOBODY = "11111111-2222-4333-8444-555555555555"
RULES = ["FREQ=WEEKLY;BYDAY=TU,FR", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=DAILY", "FREQ=YEARLY", ""]


def assert_is(shape, value):
    schema = {**shape, "components": {"schemas": SCHEMAS}}
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(value)


def asked(client, path, **query):
    answer = client.get(f"{API}{path}", query)
    assert answer["Access-Control-Allow-Origin"] == "*"
    return answer


def names(client, **query):
    answer = asked(client, "services", **query)
    return [each["name"] for each in answer.json()["contents"]]


@pytest.fixture
def rich(alliance):
    """Return an entry with everything that the standard has a word for."""
    house = directory.place(
        features={"rollstuhl": True, "wc": False},
        latitude=Decimal("52.13"),
        longitude=Decimal("11.6"),
    )
    return directory.entry(
        "Beratung für Eltern",
        at=house,
        slots=tuple(replace(directory.TUESDAYS, rrule=rule) for rule in RULES),
        phones=(directory.PHONE, PhoneValues("0391 540 2001", kind="fax", label="Fax")),
        contacts=(ContactValues("Empfang", "Erste Auskunft", "rat@example.org"),),
        languages=("de", "uk"), cost="kostet", cost_amount=Decimal("5.50"), cost_note="je Abend",
        registration="ja", funded_by="Stadt", website="https://example.org/a", email="a@example.org",
        age_from=3, age_to=17, area="Stadt Magdeburg", postcodes=("39106",), historical=True,
        source="Faltblatt", source_date=date(2015, 7, 1), text="Mehr dazu.",
    )  # fmt: skip


@pytest.fixture
def bare(alliance):
    """Return an entry of which next to nothing is known."""
    return directory.entry(
        "Ausflug", summary="", terms=(), phones=(), checked_on=None, checked_by=""
    )


LISTS = {
    "services": ("ServiceItem", "Service"),
    "service_at_locations": ("ServiceAtLocationItem", "ServiceAtLocation"),
    "taxonomies": ("TaxonomyItem", "Taxonomy"),
    "taxonomy_terms": ("TaxonomyTerm", "TaxonomyTerm"),
}


@pytest.mark.parametrize("resource", LISTS)
def test_lists_and_items_are_as_we_describe_them(client, rich, bare, resource):
    item, single = LISTS[resource]

    page = asked(client, resource).json()

    assert_is(page_schema(item), page)
    assert page["total_items"] == len(page["contents"]) > 0
    for each in page["contents"][:5]:
        assert_is(SCHEMAS[single], asked(client, f"{resource}/{each['id']}").json())


@pytest.mark.parametrize("resource", ["services", "service_at_locations"])
def test_a_list_comes_whole_or_minimal(client, rich, bare, resource):
    full = asked(client, resource, full="true").json()
    minimal = asked(client, resource, minimal="true").json()

    assert_is(page_schema(LISTS[resource][1]), full)
    assert_is(page_schema("ServiceMinimal"), minimal)


def test_the_root_leads_to_a_valid_description(client, rich):
    root = asked(client, "").json()

    described = client.get(root["openapi_url"].removeprefix("http://testserver")).json()

    assert_is(SCHEMAS["Api"], root)
    validate(described)
    assert {f"/{name}" for name in LISTS} < set(described["paths"])


def test_a_rule_becomes_fields_and_what_has_none_is_told_in_words(client, rich):
    schedules = asked(client, f"services/{rich.uid}").json()["schedules"]

    told = [(each.get("freq"), each.get("byday"), each.get("valid_to")) for each in schedules]
    assert told == [
        ("WEEKLY", "TU,FR", None),
        ("MONTHLY", "2TU", None),
        ("WEEKLY", "MO,TU,WE,TH,FR,SA,SU", None),
        (None, None, None),
        (None, None, "2026-01-06"),
    ]
    assert all(each["description"] for each in schedules)


def test_old_facts_carry_a_warning(client, rich):
    assert "2015" in asked(client, f"services/{rich.uid}").json()["alert"]


def test_press_and_printed_names_do_not_leave(client, alliance):
    directory.entry(
        phones=(PhoneValues("0391 111111", kind="presse"),),
        contacts=(ContactValues("Pressestelle Muster", is_press=True),),
        printed={"persons": ["Erika Beispiel"]},
    )

    told = asked(client, "services", full="true").content.decode()

    assert [word for word in ("111111", "Pressestelle", "Erika") if word in told] == []


FILTERS = [
    ({"taxonomy_term_id": str(term("trennung").uid)}, ["Meer"]),
    ({"taxonomy_id": str(uid_of_taxonomy("situation"))}, ["Meer"]),
    ({"taxonomy_id": NOBODY}, []),
    ({"minimum_age": "3"}, ["Meer"]),
    ({"minimum_age": "4"}, []),
    ({"maximum_age": "6"}, ["Meer"]),
    ({"postcode": "39104"}, ["Berg"]),
    ({"postcode": "39106"}, ["Meer"]),
    ({"day": "TU"}, ["Berg"]),
    ({"day": "Tuesday"}, ["Berg"]),
    ({"day": "MO"}, ["Meer"]),
    ({"day": "TU", "start_time": "11:00"}, []),
    ({"day": "TU", "start_time": "10:00", "end_time": "12:00"}, ["Berg"]),
    ({"search": "meer"}, ["Meer"]),
    ({"search": "\x00\u202eMeer"}, ["Meer"]),
    ({"search": "x" * 10_000}, []),
    ({"modified_after": "2126-01-01T00:00:00Z"}, []),
    ({"modified_after": "2020-01-01T00:00:00+01:00"}, ["Berg", "Meer"]),
    ({}, ["Berg", "Meer"]),
]  # fmt: skip


@pytest.fixture
def two(alliance):
    directory.entry("Berg", at=directory.place(), slots=(directory.TUESDAYS,))
    # Each week on the weekday of its first date, a Monday.
    mondays = SlotValues(starts_on=date(2026, 1, 5), rrule="FREQ=WEEKLY", opens=time(9))
    directory.entry(
        "Meer", terms=("trennung",), age_from=3, age_to=6, postcodes=("39106",), slots=(mondays,)
    )


@pytest.mark.parametrize(("query", "found"), FILTERS, ids=lambda each: str(each)[:50])
def test_filters(client, two, query, found):
    assert names(client, **query) == found


def test_filters_hold_for_entries_of_neighbours_too(client, alliance):
    with scope(people.alliance("marburg")):
        other = directory.entry("Pflegebüro", age_from=18)
    Listing.objects.create(entry_code=other.code)

    assert names(client, minimum_age="18") == ["Pflegebüro"]
    assert names(client, minimum_age="19") == []
    assert asked(client, f"services/{other.uid}").json()["name"] == "Pflegebüro"


BAD = [
    {"page": "0"}, {"page": "x"}, {"page": "9" * 30}, {"per_page": "501"}, {"per_page": "-1"},
    {"taxonomy_term_id": "quatsch"}, {"modified_after": "gestern"}, {"modified_after": "T"},
    {"modified_after": "0001-01-01T00:00:00+14:00"},
    {"minimum_age": "drei"}, {"maximum_age": "400"}, {"day": "XX"}, {"start_time": "25:00"},
    {"postcode": "1234"}, {"full": "vielleicht"}, {"proximity": "100"}, {"serch": "tippfehler"},
    {"page": ["1", "2"]},
]  # fmt: skip


@pytest.mark.parametrize("query", BAD, ids=lambda each: str(each)[:40])
def test_bad_parameters_get_a_problem_document(client, alliance, query):
    answer = asked(client, "services", **query)

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert_is(SCHEMAS["Problem"], answer.json())
    assert [each["name"] for each in answer.json()["errors"]] == list(query)


@pytest.mark.parametrize("resource", LISTS)
@pytest.mark.parametrize("uid", [NOBODY, "quatsch", "%22%3C"])
def test_what_is_not_there_gets_a_problem_document(client, alliance, resource, uid):
    answer = asked(client, f"{resource}/{uid}")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert_is(SCHEMAS["Problem"], answer.json())


def test_what_is_off_the_list_is_not_there(client, rich):
    write_entry(rich, replace(values_of(rich), status=Status.OFF), by=ANONYMOUS, how="Weg")

    assert asked(client, f"services/{rich.uid}").status_code == 404
    assert names(client) == []


def test_pages_hold_each_service_once(client, alliance):
    for number in range(5):
        directory.entry(f"Angebot {number}")

    pages = [asked(client, "services", page=n, per_page=2).json() for n in (1, 2, 3, 4)]

    told = [(p["size"], p["first_page"], p["last_page"], p["empty"]) for p in pages]
    assert told == [
        (2, True, False, False), (2, False, False, False), (1, False, True, False),
        (0, False, True, True),
    ]  # fmt: skip
    assert {p["total_pages"] for p in pages} == {3}
    ids = [each["id"] for page in pages for each in page["contents"]]
    assert len(ids) == len(set(ids)) == 5


def test_numbers_stay_when_the_entry_changes(client, rich):
    before = asked(client, f"services/{rich.uid}").json()

    write_entry(rich, replace(values_of(rich), title="Rat"), by=ANONYMOUS, how="Geändert")
    after = asked(client, f"services/{rich.uid}").json()

    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"name", "last_modified"}


def test_what_has_not_changed_is_answered_briefly(client, rich):
    first = asked(client, "services")

    again = client.get(f"{API}services", headers={"If-None-Match": first["ETag"]})
    write_entry(rich, replace(values_of(rich), title="Rat"), by=ANONYMOUS, how="Geändert")
    later = client.get(f"{API}services", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content, later.status_code) == (304, b"", 200)
    assert again["Access-Control-Allow-Origin"] == "*"
    assert not client.cookies


def test_single_answers_know_when_they_changed(client, rich):
    answer = asked(client, f"services/{rich.uid}")

    again = client.get(
        f"{API}services/{rich.uid}", headers={"If-Modified-Since": answer["Last-Modified"]}
    )

    assert again.status_code == 304


def test_a_check_is_news_although_it_changes_no_fact(client, rich):
    address = f"{API}services/{rich.uid}"
    since = {"If-Modified-Since": asked(client, f"services/{rich.uid}")["Last-Modified"]}

    confirm_entry(rich, on=date(2099, 1, 2), by=ANONYMOUS, who="Koordination", how="Geprüft")

    assert client.get(address, headers=since).json()["assured_date"] == "2099-01-02"


def test_pages_of_other_sites_may_ask_with_the_mark_of_what_they_have(client, rich):
    answer = client.options(f"{API}services", headers={"Origin": "https://example.org"})

    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, "*")
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]
    assert asked(client, "services")["Access-Control-Expose-Headers"] == "ETag"


def test_writing_is_refused(client, rich):
    assert client.post(f"{API}services", {}).status_code == 405


def test_a_place_is_listed_for_each_of_its_services(client, alliance):
    one, two = directory.place("Markt 1"), directory.place("Markt 2", postcode="39106")
    directory.entry(places=(PlaceAt(one.code), PlaceAt(two.code, "Raum 3")))

    listed = asked(client, "service_at_locations", postcode="39106").json()["contents"]

    assert [each["location"]["name"] for each in listed] == ["Markt 2, 39106 Magdeburg"]
    assert EntryPlace.objects.count() == 2


def test_more_services_take_no_more_queries(client, alliance, django_assert_num_queries):
    house = directory.place()
    directory.entry("Eins", at=house, slots=(directory.TUESDAYS,))
    with django_assert_num_queries(13):
        asked(client, "services", full="true")
    for title in ("Zwei", "Drei"):
        directory.entry(title, at=house, slots=(directory.TUESDAYS,))

    with django_assert_num_queries(13):
        asked(client, "services", full="true")
    assert Entry.objects.count() == 3
