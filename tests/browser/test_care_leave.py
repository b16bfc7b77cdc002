"""Four people with a phone: a stroke yesterday, a child with a grade, a small employer, a second leave."""

import json

import pytest
from playwright.sync_api import Page, expect

PATH = "/magdeburg/familien/pflege-und-beruf/fragen/"
PHONE = {"width": 360, "height": 740}
NO_SCRIPT = {"java_script_enabled": False}


def first_answers(page: Page, who: str, size: str, *, acute: str = "nein") -> None:
    """Answer the first four questions and see the first result."""
    page.goto(PATH)
    page.locator("[name=arbeit][value=angestellt]").check()
    page.locator("[name=wer]").select_option(who)
    page.locator(f"[name=ploetzlich][value={acute}]").check()
    page.locator(f"[name=kollegen][value={size}]").check()
    page.get_by_role("button", name="Ergebnis zeigen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihr Ergebnis bisher")


def way(page: Page, name: str):
    """Return the card of a way."""
    return page.get_by_role("article", name=name, exact=True)


def go_on(page: Page) -> None:
    """Press the button of the step that stands open."""
    page.locator("details[open] > .actions button[name=schritt]").click()


def test_a_stroke_yesterday_grows_on_one_page_and_leaves_nothing(town, window):
    page = window()
    page.set_viewport_size(PHONE)
    first_answers(page, "eltern", "mehr", acute="ja")
    expect(way(page, "Kurz fehlen")).to_contain_text("Sie dürfen")
    expect(way(page, "Pflegezeit")).to_contain_text("Noch offen")

    page.locator("[name=ort][value=zuhause]").check()
    page.locator("[name=bedarf][value=erwartet]").check()

    expect(way(page, "Pflegezeit")).to_contain_text("Noch nicht")
    expect(page.locator("[name=bedarf][value=erwartet]")).to_be_focused()
    expect(page.get_by_role("status").first).to_contain_text("Pflegezeit Noch nicht")
    expect(page.get_by_role("region", name="Das können Sie jetzt tun")).to_contain_text(
        "schneller begutachten"
    )
    page.route(f"**{PATH}", lambda route: route.fulfill(body="no"))
    page.get_by_role("button", name="Übersicht als PDF").click()
    expect(page.get_by_text("Ihre Antworten stehen noch hier.")).to_be_visible()
    expect(page.locator("[name=bedarf][value=erwartet]")).to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []

    page.get_by_role("link", name="Angaben löschen").click()
    expect(page.locator("[name=arbeit]:checked")).to_have_count(0)


@pytest.mark.parametrize("options", [{}, NO_SCRIPT], ids=["script", "plain"])
def test_a_child_with_a_grade_may_be_accompanied_in_the_clinic(town, window, options):
    page = window(**options)
    first_answers(page, "kind", "mehr")

    page.locator("[name=bedarf][value=festgestellt]").check()
    page.locator("[name=minderjaehrig][value=ja]").check()
    page.locator("[name=ort][value=klinik]").check()
    go_on(page)

    expect(way(page, "Zeit für ein Kind unter 18")).to_contain_text("Sie dürfen")
    expect(page.locator("#schritt-3")).to_have_attribute("open", "")


@pytest.mark.parametrize("options", [{}, NO_SCRIPT], ids=["script", "plain"])
def test_with_eight_people_one_asks_and_the_letter_is_filled(town, window, options):
    page = window(**options)
    first_answers(page, "eltern", "bis-15")
    page.locator("[name=bedarf][value=festgestellt]").check()
    page.locator("[name=ort][value=zuhause]").check()
    go_on(page)
    page.locator("#frage_beginn").fill("2027-02-01")
    page.locator("#frage_monate").fill("6")
    go_on(page)

    card = way(page, "Pflegezeit")
    expect(card).to_contain_text("Sie können bitten")
    expect(card).to_contain_text("Der Betrieb muss bis zum")
    expect(card).to_contain_text("vom 1. Februar 2027 bis zum 31. Juli 2027")
    with page.expect_popup() as opened:
        card.locator(".way__letter button").first.click()

    expect(opened.value.locator("[name=beginn]")).to_have_value("2027-02-01")
    expect(page.locator("#frage_beginn")).to_have_value("2027-02-01")


def test_a_second_leave_is_taken_along_and_opened_again_without_being_sent(
    portal, window, tmp_path
):
    page = window()
    first_answers(page, "eltern", "mehr")
    page.locator("[name=bedarf][value=festgestellt]").check()
    page.locator("[name=ort][value=zuhause]").check()
    page.locator("#schritt-4 summary").click()
    page.locator("[name=schon_genutzt][value=ja]").check()
    page.locator("[name=frueher_1_art]").select_option("pflegezeit")
    page.locator("[name=frueher_1_von]").fill("2025-01-01")
    page.locator("[name=frueher_1_bis]").fill("2025-02-28")
    page.locator("[name=frueher_1_bis]").blur()
    expect(way(page, "Pflegezeit")).to_contain_text("Nur, wenn der Betrieb zustimmt")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Zwischenstand mitnehmen").click()
    taken.value.save_as(tmp_path / taken.value.suggested_filename)
    assert json.loads((tmp_path / "zwischenstand.json").read_text())["antworten"]["wer"] == "eltern"

    page.goto(PATH)
    page.get_by_text("Zwischenstand öffnen").click()
    page.locator("[name=zwischenstand]").set_input_files(tmp_path / "zwischenstand.json")
    with page.expect_request(lambda each: each.method == "POST") as sent:
        page.get_by_role("button", name="Öffnen", exact=True).click()

    expect(way(page, "Pflegezeit")).to_contain_text("Nur, wenn der Betrieb zustimmt")
    assert "multipart" not in sent.value.headers["content-type"]
