"""A sheet is one page whatever is typed, says what it must, and carries the employer's and the alliance's data."""

import pytest

from buendnis.access.rules import Actor
from buendnis.pages.actions import change_text
from buendnis.pages.loading import load_page_texts
from certification.starters.paper import MOST_LINES, printed, shortened
from certification.starters.reading import sheets
from tests.builders import people
from tests.certification.reports.reading import pages_of, tags_of, text_of

pytestmark = pytest.mark.once

SHEETS = {one.key: one for one in sheets().all}


def longest(sheet) -> dict[str, str]:
    """Return the most that fits into every gap, in the widest letters and without a blank."""
    typed = {blank.key: "W" * blank.longest for blank in sheet.blanks}
    cells = sheet.table.cells() if sheet.table else ()
    return typed | {name: "W" * column.longest for _, column, name in cells}


@pytest.mark.parametrize("key", SHEETS)
def test_the_longest_input_stays_on_one_page(alliance, key):
    employer = people.employer(alliance, "Wasserwirtschaftsverband " * 6 + "Altmark")
    change_text("anlaufstellen", title="Rat", body="- W\n" * 5000, by=Actor(name="Kim"))

    pdf = printed(SHEETS[key], employer, alliance, longest(SHEETS[key]))

    assert pages_of(pdf) == 1
    assert "W" * 20 in text_of(pdf)


def test_the_complaints_sheet_names_office_deadline_protection_and_source(alliance):
    employer = people.employer(alliance, "Praxis Elbwiese")

    pdf = printed(
        SHEETS["beschwerdestelle"],
        employer,
        alliance,
        {"office": "Leitung des Büros", "room": "12"},
    )

    text = text_of(pdf)
    for words in (
        alliance.name, "Praxis Elbwiese", "Unsere Beschwerdestelle (§ 13 AGG)", "Leitung des Büros",
        "in zwei Monaten schriftlich tun (§ 15 Abs. 4 AGG)",
        "Niemand darf Ihnen deshalb schaden", "Quelle: §§ 1, 12 Abs. 5, 13", "Vorlage, Stand 22.11.2026",
        "Unterschrift der Leitung",
    ):  # fmt: skip
        assert words in text
    assert ("/H1", "") in tags_of(pdf)


def test_the_family_sheet_prints_the_contacts_of_the_alliance_with_their_age(alliance):
    marburg = people.alliance("marburg")
    load_page_texts()

    text = text_of(printed(SHEETS["familie-und-pflege"], people.employer(marburg), marburg, {}))

    assert "Pflegebüro der Stadt: 06421 201-1508" in text
    assert "Juli 2015. Diese Angaben sind alt und noch nicht geprüft" in text
    assert "030 20179131" in text


def test_an_alliance_without_a_text_prints_the_numbers_for_all(alliance):
    neustadt = people.alliance("neustadt")
    load_page_texts()

    text = text_of(printed(SHEETS["familie-und-pflege"], people.employer(neustadt), neustadt, {}))

    assert "030 20179131" in text


def test_contacts_end_at_a_line_and_say_where_the_rest_is():
    assert shortened("eins\nzwei") == ("eins\nzwei", False)
    assert shortened("x\n" * 99) == ("\n".join("x" * MOST_LINES), True)
    assert shortened("W" * 20000)[1] is True
    assert len(shortened("W" * 20000)[0]) < 2000
