"""The calculators as people use them: results of the worked cases, and a sentence at the field for what cannot be."""

import re

import pytest

from tests.services.calculator.pages import (
    ALLOWANCE,
    L01,
    L04,
    L15,
    L16,
    LOAN,
    PLANNER,
    TEN_DAYS,
    W17,
    W20,
    leaves,
    sent,
)

pytestmark = pytest.mark.django_db
PAGES = (LOAN, ALLOWANCE, PLANNER)


def words(page: str) -> str:
    return re.sub(r"\s+([,.]?)", r" \1", re.sub(r"<[^>]+>", " ", page)).replace(" ,", ",")


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_page_asks_and_says_what_becomes_of_the_answers(alliance, client, path):
    page = words(client.get(path).content.decode())

    assert "Wir speichern nichts." in page
    assert "Warum fragen wir das alles?" in page
    assert "Rechtsstand: 19." in page


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (L01, ("750 € im Monat, 24 Mal", "18.000 € zusammen", "24 × 750 €", "Erste Rate Ende Jan. 2029")),
        (L04, ("Schätzung, unverbindlich", "603 € im Monat", "höchstens", "15 Stunden")),
        (L15, ("42 × 57,14 €", "die letzte Rate 57,26 €", "letzte Dez. 2030")),
        (L16, ("24 × 100 €", "Erste Rate Ende Jan. 2029")),
        ({**L01, "netto_waehrend": "2.950"}, ("Kein Darlehen:", "ab 50,00 €")),
        ({**L01, "beginn": "2027-05-10"}, ("nicht am Ersten",)),
    ],
    ids=["L01", "L04", "L15", "L16", "L08", "broken"],
)  # fmt: skip
def test_a_loan_is_reckoned_with_its_formula(alliance, client, answers, said):
    page = words(sent(client, LOAN, answers))

    for each in (*said, "So haben wir gerechnet", "§ 3 Abs. 2 FPfZG"):
        assert each.lower() in page.lower()


def test_the_chart_says_in_words_what_it_draws(alliance, client):
    page = sent(client, LOAN, L01)

    assert "Jan. 2027 bis Dez. 2028 2.250,00 €; Jan. 2029 bis Dez. 2030 2.250,00 €" in page
    assert 'role="img" aria-labelledby="diagramm-' in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"netto_vorher": "-1"}, "ab 0 Euro"),
        ({"netto_waehrend": "x"}, "zum Beispiel 1.234,56"),
        ({"monate": "25"}, "von 1 bis 24"),
        ({"gesetz": "pflegezeit", "monate": "7"}, "1 bis 6 Monate"),
        ({"gesetz": "pflegezeit", "monate": "6"}, "Netto bei 15 Stunden"),
        ({"gesetz": "sabbatjahr"}, "Bitte wählen Sie eine der Antworten"),
        ({"beginn": "2027-02-30"}, "Diesen Tag gibt es nicht"),
        ({"wunsch": "49"}, "Die kleinste Rate ist 50,00 €"),
        ({"beginn": ""}, "Bitte füllen Sie dieses Feld aus"),
    ],
)
def test_a_bad_answer_gets_its_sentence_and_the_others_stay(alliance, client, changed, sentence):
    page = sent(client, LOAN, {**L01, **changed})

    assert sentence in page
    assert 'id="ergebnis"' not in page
    kept = {**L01, **changed}["netto_vorher" if "netto_vorher" not in changed else "monate"]
    assert f'value="{kept}"' in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"stunden": "41"}, "weniger Stunden als im Vertrag"),
        ({"stunden": "10", "gesetz": "familienpflegezeit"}, "mindestens 15 Stunden"),
        ({"brutto": "0"}, "über 0 Euro"),
        ({"steuerklasse": "4", "faktor": "2"}, "zum Beispiel 0,912"),
        ({"faktor": "NaN"}, "so: 0,912"),
        ({"faktor": "0,9"}, "Einen Faktor gibt es nur in Steuerklasse IV"),
        ({"basis_monate": "13"}, "von 1 bis 12"),
    ],
)
def test_a_bad_answer_about_gross_pay_gets_its_sentence(alliance, client, changed, sentence):
    page = sent(client, LOAN, {**L04, **changed})

    assert sentence in page
    assert 'value="36.000,00 €"' in page or "brutto" in changed


def test_before_2015_nothing_is_reckoned_but_told_where_to_read(alliance, client):
    page = sent(client, LOAN, {**L01, "beginn": "2014-12-31"})

    assert "Für diese Zeit rechnen wir nicht" in page
    assert "Vor 2015 galt anderes Recht" in page
    assert 'value="3.000"' in page


def test_changing_the_way_keeps_what_was_typed_and_judges_nothing(alliance, client):
    page = sent(client, LOAN, {**L01, "monate": "99", "wechseln": "brutto"})

    assert "Bitte prüfen Sie" not in page
    assert 'name="brutto"' in page
    for typed in ("99", "3.000", "1.500,00", "2027-01-01"):
        assert f'value="{typed}"' in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, ("1.356,30 € für 10 Tage, mehr", "0 Tage bleiben", "135,63 €")),
        ({"netto_fehlt": "900", "sonderzahlung": ""}, ("900,00 € × 90 % = 810,00 €",)),
        ({"netto_fehlt": "900"}, ("900 € für 10 Tage",)),
        ({"benutzt": "6"}, ("für 4 Tage", "noch 4 von Ihren 10 Tagen")),
        ({"erster_tag": "2015-03-02"}, ("962,50 €", "96,25 €")),
        ({"erster_tag": "2020-03-02"}, ("nicht belegt für diese Zeit", "es kann weniger sein")),
        ({"lohn_weiter": "on"}, ("0 € für 0 Tage", "zahlt den Lohn weiter")),
    ],
    ids=["cap", "90", "100", "shared", "2015", "gap", "paid"],
)
def test_the_allowance_is_reckoned_with_its_limit(alliance, client, changed, said):
    answers = {name: value for name, value in {**TEN_DAYS, **changed}.items() if value}

    page = words(sent(client, ALLOWANCE, answers))

    for each in said:
        assert each in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"tage": "0"}, "von 1 bis 20"),
        ({"netto_fehlt": "100.001"}, "Netto, das Ihnen fehlt"),
        ({"benutzt": "-1"}, "von 0 bis 365"),
        ({"erster_tag": "2014-12-31"}, "Vor 2015 galt anderes Recht"),
    ],
)
def test_a_bad_answer_about_the_allowance_gets_its_sentence(alliance, client, changed, sentence):
    page = sent(client, ALLOWANCE, {**TEN_DAYS, **changed})

    assert sentence in page
    assert 'id="ergebnis"' not in page


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (W17, ("So passt es.", "6 Monate", "18 Monate", "30. April 2027")),
        (W20, ("So geht es nicht.", "Möglich ist sie bis 31. Dezember 2027", "6. Juli 2027")),
    ],
    ids=["W17", "W20"],
)
def test_leaves_are_laid_side_by_side(alliance, client, rows, said):
    page = words(sent(client, PLANNER, rows))

    for each in (*said, "Person A: Pflegezeit"):
        assert each in page


def test_several_carers_are_told_apart_and_share_only_the_paid_days(alliance, client):
    rows = leaves(
        ("A", "kurz", "2026-11-23", "2026-12-04", ""),
        ("B", "kurz", "2026-12-07", "2026-12-11", ""),
        ("B", "pflegezeit", "2027-02-01", "2027-07-31", ""),
    )

    page = words(sent(client, PLANNER, rows))

    assert "5 Arbeitstage, davon 0 bezahlt" in page
    assert "2026 10 10 0" in page
    assert "Jede und jeder von Ihnen hat" in page


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ({}, "Es steht noch keine Zeit da"),
        (leaves(("A", "pflegezeit", "2027-07-31", "2027-02-01", "")), "Das Ende liegt vor dem Beginn"),
        (leaves(("A", "", "2027-02-01", "2027-07-31", "")), "Bitte wählen Sie eine der Antworten"),
        (leaves(("Erna", "pflegezeit", "2027-02-01", "2027-07-31", "")), "Bitte wählen Sie eine"),
        (leaves(("A", "pflegezeit", "2014-02-01", "2027-07-31", "")), "Vor 2015 galt anderes Recht"),
        (leaves(("A", "pflegezeit", "2027-02-01", "2097-07-31", "")), "mehr als zehn Jahre"),
        (leaves(("A", "pflegezeit", "2027-02-01", "2027-03-31", "61")), "höchstens 60 Stunden"),
        ({**W17, "land": "XX"}, "Bitte wählen Sie eine der Antworten"),
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_gets_its_sentence(alliance, client, rows, sentence):
    page = sent(client, PLANNER, rows)

    assert sentence in page
    assert 'id="ergebnis"' not in page


def test_faults_of_all_rows_stand_in_one_list(alliance, client):
    rows = leaves(("A", "pflegezeit", "", "", ""), ("B", "", "2027-02-01", "2027-02-30", ""))

    page = sent(client, PLANNER, {**rows, "land": "XX"})

    assert page.count('id="error-summary"') == 1
    assert all(f'href="#id_{name}"' in page for name in ("land", "1-von", "2-art", "2-bis"))


def test_one_more_row_keeps_what_stands_in_the_others(alliance, client):
    page = sent(client, PLANNER, {**W17, "1-bis": "2026-01-01", "mehr": "1"})

    assert "Bitte prüfen Sie" not in page
    assert 'name="3-von"' in page
    assert 'value="2026-01-01"' in page
    assert 'name="zeilen" value="3"' in page


@pytest.mark.parametrize("rows", ["999", "-1", "x", "²"])
def test_rows_end_somewhere(alliance, client, rows):
    page = sent(client, PLANNER, {"zeilen": rows, "mehr": "1"})

    assert 'name="2-von"' in page
    assert 'name="13-von"' not in page


def test_an_estimate_says_so_and_leads_to_the_official_calculator(alliance, client):
    page = sent(client, LOAN, L04)

    assert "Schätzung, unverbindlich" in page
    assert page.count("https://www.wege-zur-pflege.de/familienpflegezeit/rechner.html") == 2
