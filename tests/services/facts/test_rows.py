"""The facts of an entry in words, and what is not known in words too."""

from datetime import date
from decimal import Decimal

from services.directory.sheets import public_sheet
from services.directory.values import ContactValues, PhoneValues
from services.facts.rows import card_facts, checked, facts_of, feature_lines
from services.languages.values import GERMAN, LANGUAGES
from tests.builders import directory

TODAY = date(2026, 1, 20)
ARABIC = LANGUAGES["ar"]


def rows_of(entry, language=GERMAN):
    """Return the facts of an entry as plain words by their keys."""
    found = facts_of(public_sheet(entry.code), language, TODAY)
    return {fact.key: [line.text for line in fact.lines] for fact in found}


def test_what_is_known_stands_in_rows(alliance):
    made = directory.entry(
        at=directory.place(name="Familieninformationsbüro"),
        slots=(directory.TUESDAYS,),
        cost="kostet",
        cost_amount=Decimal(5),
        cost_note="je Treffen",
        age_to=3,
        languages=("de", "uk"),
        registration="nein",
        contacts=(ContactValues("Empfang", "Auskunft", "empfang@example.org"),),
    )

    rows = rows_of(made)

    assert rows["what"] == ["Angebot", "Beratung"]
    assert rows["for_whom"] == ["Eltern", "bis 3 Jahre"]
    assert rows["cost"] == ["5,00\xa0€", "je Treffen"]
    assert rows["when"] == ["Öffnungszeiten: Dienstag: 10 bis 12 Uhr"]
    assert rows["where"] == ["Familieninformationsbüro, Krügerbrücke 2, 39104 Magdeburg, Altstadt"]
    assert rows["registration"] == ["ohne Anmeldung"]
    assert rows["languages"] == ["Deutsch und Ukrainisch"]
    assert rows["phone"] == ["0391 540 2000"]
    assert rows["contact"] == ["Empfang, Auskunft, empfang@example.org"]
    assert rows["checked"] == ["geprüft am 5. Januar 2026"]


def test_what_is_not_known_is_said_plainly(alliance):
    made = directory.entry(phones=(), terms=())

    unknown = {
        fact.key: line.text
        for fact in facts_of(public_sheet(made.code), GERMAN, TODAY)
        for line in fact.lines
        if line.unknown
    }

    assert unknown == {
        "cost": "Kosten noch nicht bekannt",
        "when": "Zeiten noch nicht bekannt",
        "where": "Ort noch nicht bekannt",
        "registration": "Ob Sie sich anmelden müssen, ist noch nicht bekannt",
        "languages": "Sprachen noch nicht bekannt",
        "phone": "Telefon noch nicht bestätigt",
    }


def test_a_number_that_nobody_confirmed_says_so_and_press_is_never_called(alliance):
    press = PhoneValues("0391 111111", kind="presse")
    made = directory.entry(phones=(PhoneValues("0391 222222"), press))

    assert rows_of(made)["phone"] == ["0391 222222", "noch nicht bestätigt"]


def test_in_another_language_german_words_are_marked(alliance):
    made = directory.entry(at=directory.place(), cost="kostenlos", cost_note="auf Antrag")

    cost = next(f for f in facts_of(public_sheet(made.code), ARABIC, TODAY) if f.key == "cost")

    assert [(line.text, line.german) for line in cost.lines] == [
        ("مجاناً", False),
        ("auf Antrag", True),
    ]


def test_a_card_says_what_people_choose_by(alliance):
    made = directory.entry()

    facts, missing = card_facts(public_sheet(made.code), GERMAN, TODAY)

    assert [fact.key for fact in facts] == ["for_whom", "phone"]
    assert missing == "Noch nicht bekannt: Kosten, Zeiten, Ort"


def test_an_old_entry_says_its_year(alliance):
    made = directory.entry(historical=True, source="Wegweiser", source_date=date(2015, 7, 1))

    assert checked(public_sheet(made.code), GERMAN, TODAY) == (
        "historisch (Stand Juli 2015), wird geprüft"
    )


def test_a_place_where_nobody_has_looked_lists_nothing():
    assert feature_lines({}, GERMAN) == ()
    assert ("Mit dem Rollstuhl erreichbar", "ja") in feature_lines({"rollstuhl": True}, GERMAN)
