"""What each letter says: its paragraph, what it asks for, and the words of the old folder that it must not say."""

import re

import pytest

from services.care_rules.queries import the_rulebook
from services.letters.drawing import blank_parts
from services.letters.queries import letters
from services.letters.values import FieldKind, Writer
from tests.readability.formula import grade
from tests.services.letters.typed import TODAY, empty_paper, paper_of, text_of

KEYS = [each.key for each in letters()]
# Words of the folder of 2015 that are wrong, and what a letter has no business to ask.
WRONG = (
    r"Antrag auf Pflegezeit|beantrage ich Pflegezeit|Altenwohnheim|Pflegestufe|zehn Tage"
    r"|nach (dem )?Ende der (Auszeit|Freistellung)"
    r"|SGB IX\b|Geburtsdatum|geboren|Diagnose|IBAN|Kontonummer: |Arbeitnehmer\b|Mitarbeiter\b"
)
SAYS = {
    "t1": ["§ 2 PflegeZG", "§ 3 PflegeZG", "§ 2 FPfZG", "§ 44a Absatz 3 SGB XI", "§ 5 PflegeZG",
           "§ 4 Absatz 4 PflegeZG", "10 Arbeitstage vorher", "8 Wochen", "24 Monate", "Nach 48 Monaten",
           "gezählt ab dem Beginn", "dürfen wir den Urlaub"],
    "t2": ["Ankündigung von Pflegezeit", "§ 3 Pflegezeitgesetz", "keine Familienpflegezeit", "1. Februar 2027",
           "§ 3 Absatz 1 PflegeZG", "bestätigen Sie mir"],
    "t3": ["§ 2 und § 2a FPfZG", "39,5 Stunden", "20 Stunden", "mindestens 15 Stunden", "4 Wochen nach diesem Tag",
           "nicht mehr möglich oder nicht mehr zumutbar", "3.000,00 Euro", "1.500,50 Euro", "§ 4 FPfZG",
           "Montag bis Donnerstag"],
    "t4": ["50964 Köln", "ersten 3 Monaten", "mindestens 50 Euro", "Nach 48 Monaten", "ab dem Beginn der Auszeit",
           "Lohnzettel der letzten zwölf Monate"],
    "t5": ["§ 2 Pflegezeitgesetz", "ab 1. Februar 2027", "bis 10. Februar 2027", "bestätigen Sie mir"],
    "t6": ["Ankündigung von Familienpflegezeit", "keine Pflegezeit", "20 Stunden in der Woche", "§ 2 Absatz 1 FPfZG",
           "§ 2a Absatz 2 FPfZG", "bestätigen Sie mir"],
    "t7": ["§ 3 Absatz 6a", "vereinbaren", "4 Wochen Zeit", "Ihre Gründe", "bestätigen Sie mir"],
    "t8": ["§ 3 Absatz 6a PflegeZG", "Wir sagen Ja", "20. November 2026"],
    "t9": ["§ 4 Absatz 2 PflegeZG", "4 Wochen nach diesem Tag", "keine Pflege mehr nötig"],
    "t10": ["§ 4 Familienpflegezeitgesetz", "39,5", "1.500,50 Euro", "ohne Sachbezüge", "letzten zwölf Kalendermonate"],
    "t11": ["§ 7 Absatz 1 FPfZG", "stunden"],
    "t12": ["§ 44a Absatz 3 SGB XI", "Bescheinigung über den plötzlichen Pflegefall", "Formular"],
}  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_a_letter_says_what_its_law_asks_for(key):
    said = text_of(paper_of(key, groesse="gross"))

    assert [each for each in SAYS[key] if each not in said] == []


@pytest.mark.parametrize("key", KEYS)
def test_a_letter_repeats_no_error_of_the_old_folder_and_asks_nothing_needless(key):
    blank = blank_parts(key, TODAY)
    labels = [f"{each.label} {each.hint}" for each in blank.letter.fields]
    said = "\n".join([text_of(paper_of(key)), text_of(blank.paper), *blank.hints, *labels])

    assert re.findall(WRONG, said) == []


@pytest.mark.parametrize("key", KEYS)
def test_letters_and_hints_are_plain(key):
    blank = blank_parts(key, TODAY)
    texts = {
        "letter": text_of(paper_of(key)),
        "hints": "\n".join([blank.when_needed, *blank.hints]),
    }

    assert {name: grade(text) for name, text in texts.items() if grade(text) > 10} == {}


def test_all_twelve_letters_are_there_and_known_by_who_writes():
    writers = {each.key: each.writer for each in letters()}

    assert sorted(writers, key=lambda key: int(key[1:])) == [f"t{n}" for n in range(1, 13)]
    assert {key for key in writers if writers[key] is Writer.EMPLOYER} == {"t1", "t8", "t10"}
    assert {key for key in writers if writers[key] is Writer.BOTH} == {"t3"}


def test_a_letter_was_checked_on_no_day_after_the_last_reading_of_the_law():
    assert {each.key for each in letters() if each.checked_on > the_rulebook().law_of} == set()


def test_the_announcement_has_its_variants():
    minor = text_of(paper_of("t2", anlass="minderjaehrig"))
    last = text_of(paper_of("t2", anlass="lebensphase"))
    part = text_of(paper_of("t2", umfang="teil"))

    assert "§ 3 Absatz 5" in minor
    assert "§ 3 Absatz 6" in last
    assert "ärztliches Zeugnis" in last
    assert "Pflegekasse" not in last
    assert "20 Stunden in der Woche. So möchte ich die Stunden verteilen: Montag" in part
    assert "§ 3 Absatz 4" in part


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ("klein", "nicht mehr als 15 Menschen"),
        ("mittel", "Ohne Auszubildende sind wir höchstens 25"),
        ("gross", "mehr als 25 Menschen, Auszubildende nicht mitgezählt"),
    ],
)
def test_the_staff_reads_the_threshold_of_its_own_employer(size, said):
    text = text_of(paper_of("t1", groesse=size))

    assert said in text
    assert ("kündigen Sie 10 Arbeitstage vorher an" in text) == (size != "klein")


def test_the_staff_reads_whether_it_is_paid():
    assert "zahlen wir keinen Lohn" in text_of(paper_of("t1", lohn="ohne")).split("Geld, Schutz")[0]
    assert "zahlen wir Ihren Lohn weiter" in text_of(paper_of("t1", lohn="mit"))


def test_an_agreement_for_care_leave_in_part_time_names_its_own_paragraph():
    said = text_of(paper_of("t3", gesetz="pflegezeit"))

    assert "§ 3 Absatz 4 PflegeZG" in said
    assert "mindestens 15 Stunden" not in said


@pytest.mark.parametrize(
    ("answer", "reasons", "proposal"),
    [("zusage", False, False), ("absage", True, False), ("vorschlag", True, True)],
)
def test_an_employer_says_yes_or_no_with_reasons_or_proposes(answer, reasons, proposal):
    said = text_of(paper_of("t8", antwort=answer))

    assert ("Wir sind acht.\nNiemand kann" in said, "Drei Monate statt" in said) == (
        reasons,
        proposal,
    )


def test_what_nobody_chose_is_a_box_to_tick_and_what_is_empty_a_line():
    said = text_of(empty_paper("t2"))

    assert "[ ] In dieser Zeit arbeite ich nicht." in said
    assert "Erster Tag: ....." in said
    assert all(
        each.name not in said
        for each in blank_parts("t2").letter.fields
        if each.kind is FieldKind.DATE
    )


def test_an_email_leaves_out_what_is_open_and_not_needed():
    said = text_of(empty_paper("t6", beginn=TODAY))

    assert "Letzter Tag: ....." in said
    assert "Diese Person ist für mich" not in said
    assert "Den Nachweis" not in said


def test_a_request_of_the_loan_names_its_paragraph():
    said = {key: text_of(paper_of("t11", antrag=key)) for key in ("erlass", "aufschub", "pause")}

    assert "§ 7 Absatz 2" in said["erlass"]
    assert "§ 6 Absatz 2 Satz 2" in said["aufschub"]
    assert "§ 6 Absatz 2 Satz 3" in said["pause"]
    assert "Mein Grund" not in said["pause"]


def test_a_waiver_asks_to_defer_the_rest():
    assert "anderen drei Viertel ohne Zinsen" in text_of(paper_of("t11", antrag="erlass"))


def test_a_change_never_makes_the_leave_longer_than_planned():
    said = {text_of(paper_of("t9", zeit=key)) for key in ("pflegezeit", "familienpflegezeit")}

    assert all(
        "4 Wochen nach diesem Tag, spätestens aber am geplanten letzten Tag" in each
        for each in said
    )


def test_an_employer_between_the_sizes_promises_family_care_leave_to_nobody():
    said = text_of(paper_of("t1", groesse="mittel"))

    assert "Um Familienpflegezeit bitten Sie uns" in said
    assert "Familienpflegezeit 8 Wochen" not in said
    assert "Bei der Pflegezeit lehnen wir" in said
