"""The data for search machines: whole, of known shape, and no way out of their element."""

import json
import re
from datetime import date, time
from decimal import Decimal

from services.directory.sheets import public_sheet
from services.directory.values import ContactValues, PhoneValues, SlotValues
from services.finding.linked_data import linked_data, script_of
from services.languages.values import GERMAN
from tests.builders import directory

URL = "https://portal.example/magdeburg/familien/eintrag/ABCDEFGH/"
TODAY = date(2026, 1, 20)
TYPES = {
    "WebPage", "Service", "GovernmentService", "Event", "Organization", "Place", "PostalAddress",
    "GeoCoordinates", "LocationFeatureSpecification", "OpeningHoursSpecification", "ContactPoint",
    "ServiceChannel", "PeopleAudience", "AdministrativeArea", "Country", "Offer",
}  # fmt: skip
MEETING = SlotValues(
    starts_on=date(2026, 1, 21),
    kind="meeting",
    rrule="FREQ=WEEKLY;BYDAY=WE",
    opens=time(16),
    closes=time(18),
)


def data_of(**fields):
    made = directory.entry(**fields)
    return linked_data(public_sheet(made.code), GERMAN, url=URL, today=TODAY)


def parts_of(value):
    """Yield every object in the data."""
    if isinstance(value, dict):
        yield value
    for each in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from parts_of(each)


def test_an_offer_is_a_service_with_hours_place_phone_and_price(alliance):
    place = directory.place(
        latitude=Decimal("52.13"), longitude=Decimal("11.64"), features={"rollstuhl": True}
    )
    data = data_of(at=place, slots=(directory.TUESDAYS,), cost="kostenlos", area="Magdeburg")

    service = data["mainEntity"]
    channel = service["availableChannel"][0]
    assert (data["@context"], data["@type"], data["lastReviewed"]) == (
        "https://schema.org", "WebPage", "2026-01-05",
    )  # fmt: skip
    assert service["@type"] == "Service"
    assert service["provider"]["name"] == "Familieninformationsbüro"
    assert service["areaServed"] == {"@type": "AdministrativeArea", "name": "Magdeburg"}
    assert service["offers"]["price"] == "0"
    assert service["hoursAvailable"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Tuesday"],
            "opens": "10:00",
            "closes": "12:00",
        }
    ]
    assert channel["servicePhone"][0]["telephone"] == "+493915402000"
    assert channel["serviceLocation"][0]["address"]["postalCode"] == "39104"
    assert channel["serviceLocation"][0]["amenityFeature"][0]["value"] is True


def test_a_meeting_is_an_event_with_its_next_date(alliance):
    data = data_of(kind="treffen", slots=(MEETING,), cost="kostenlos", at=directory.place())

    event = data["mainEntity"]
    assert event["@type"] == "Event"
    assert event["startDate"] == "2026-01-21T16:00:00+01:00"
    assert event["endDate"] == "2026-01-21T18:00:00+01:00"
    assert event["isAccessibleForFree"] is True
    assert event["location"][0]["address"]["addressLocality"] == "Magdeburg"


def test_a_member_is_an_organisation_and_money_of_the_country_an_offices_service(alliance):
    assert data_of(title="Mitglied", kind="mitglied")["mainEntity"]["@type"] == "Organization"
    funding = data_of(title="Geld", kind="foerderung", scope="bund")["mainEntity"]
    assert funding["@type"] == "GovernmentService"
    assert funding["areaServed"] == {"@type": "Country", "name": "Deutschland"}


def test_every_object_has_a_type_that_we_know_and_nothing_empty(alliance):
    data = data_of(
        at=directory.place(), slots=(directory.TUESDAYS,), age_from=3, languages=("de", "dgs")
    )

    assert {part["@type"] for part in parts_of(data)} <= TYPES
    assert [part for part in parts_of(data) if {None, ""} & {*map(str, part.values())}] == []
    assert json.loads(json.dumps(data, default=str))


def test_press_and_people_are_not_told(alliance):
    data = data_of(
        phones=(PhoneValues("0391 111111", kind="presse"),),
        contacts=(ContactValues("Pressestelle Muster", is_press=True),),
        printed={"persons": ["Erika Beispiel"]},
    )

    assert re.search("111111|Muster|Erika", json.dumps(data, default=str)) is None


def test_nothing_leads_out_of_the_element(alliance):
    data = data_of(title="</script><script>alert(1)</script>", summary="<!-- & -->")

    written = str(script_of(data))

    inside = written.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert {"<", ">", "&"} & set(inside) == set()
    assert json.loads(inside)["name"] == "</script><script>alert(1)</script>"
