"""Fields and values of an entry in German words."""

from datetime import date, time
from decimal import Decimal

from services.directory.differences import plain
from services.directory.values import ContactValues, EntryValues, PhoneValues, PlaceAt, SlotValues
from services.directory.words import label_of, words_of

VALUES = EntryValues(
    organisation="ORG",
    title="Beratung",
    terms=("geld", "eltern"),
    cost_amount=Decimal("50"),
    by_appointment=True,
    languages=("de", "uk"),
    places=(PlaceAt("ORT", "1. Stock"),),
    phones=(PhoneValues("0391 1234567", label="Büro"), PhoneValues("0391 1", kind="presse")),
    contacts=(ContactValues(function="Sekretariat", is_press=True),),
    slots=(
        SlotValues(
            starts_on=date(2026, 1, 6), rrule="FREQ=WEEKLY;BYDAY=TU", opens=time(10), closes=time(12),
            cancelled=((date(2026, 12, 29), "Ferien"),),
        ),
        SlotValues(starts_on=date(2026, 3, 1), kind="event", note="Fest", valid_to=date(2026, 3, 1)),
    ),
    checked_on=date(2026, 1, 5),
)  # fmt: skip
WORDS = {
    "terms": "Das Geld reicht nicht; Eltern",
    "cost_amount": "50,00 Euro",
    "cost": "Nicht bekannt",
    "by_appointment": "ja",
    "organisation": "FIB",
    "places": "Haus – 1. Stock",
    "phones": "0391 1234567 (Büro, noch nicht bestätigt); 0391 1 (Presse, noch nicht bestätigt)",
    "contacts": "Sekretariat (nur für die Presse)",
    "slots": "Öffnungszeit: jede Woche am Dienstag ab 06.01.2026, 10:00 bis 12:00 Uhr, fällt aus am "
    "29.12.2026; Veranstaltung: am 01.03.2026, Fest, bis 01.03.2026",
    "checked_on": "05.01.2026",
    "text": "(leer)",
}


def test_values_read_as_people_say_them():
    names = {"ORG": "FIB", "ORT": "Haus"}

    words = {name: words_of(name, plain(getattr(VALUES, name)), places=names) for name in WORDS}

    assert words == WORDS


def test_fields_have_names_also_in_other_languages():
    assert label_of("phones") == "Telefon"
    assert label_of("provider_email") == "E-Mail für die Nachfrage, nicht öffentlich"
    assert label_of("uk.title") == "Titel (Ukrainisch)"
    assert label_of("gibtesnicht") == "gibtesnicht"
