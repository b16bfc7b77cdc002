"""By thumb and by keyboard: menus that fold, steps with the Tab key, errors that are reached at once."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.content import case_of
from tests.browser.helpers import assert_accessible, settled
from tests.browser.pages import BOARD, EXAMINER

PHONE = {"width": 360, "height": 780}
# Pages that somebody opens on the way, with a form sent empty: who, where, and the button.
EMPTY_FORMS = {
    "sign in": ("", "/anmelden/", "Anmelden"),
    "register": ("", "/registrieren/", "Konto anlegen"),
    "employer": ("baeckerei", "/magdeburg/zertifizierung/betrieb-anmelden/", "Betrieb anmelden"),
    "measure": ("musterstadt", "{musterstadt}/programm/FU/neu/", "Maßnahme speichern"),
    "visit": (EXAMINER, "{hafenspeicher}/pruefung/besuch/", "Besuch eintragen"),
    "formal check": ("magdeburg-coordinator-1", "{kita}/schritt/annehmen/", "Antrag annehmen"),
    "declarations": ("domblick", "{domblick}/schritt/einreichen/", "Antrag einreichen"),
}


def opened(page: Page, address: str) -> Page:
    """Open an address; {key} stands for the case of that sample person's employer."""
    if address.startswith("{"):
        key, _, below = address[1:].partition("}")
        alliance = "marburg" if key == "musterstadt" else "magdeburg"
        address = f"/{alliance}/zertifizierung/antraege/{case_of(key).code}{below}"
    page.goto(address)
    return page


@pytest.fixture
def phone(portal, window):
    """Return a function that opens a page on a phone, as that sample person."""

    def on_a_phone(key: str, address: str) -> Page:
        page = window(key)
        page.set_viewport_size(PHONE)
        return opened(page, address)

    return on_a_phone


def test_the_menu_opens_and_closes(phone):
    page = phone("baeckerei", "{baeckerei}/")
    button, menu = page.get_by_role("button", name="Menü"), page.locator("#hauptmenue")
    expect(menu).to_be_hidden()

    button.click()
    expect(menu).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert_accessible(page)
    button.press("Enter")

    expect(menu).to_be_hidden()


def test_the_ways_inside_a_case_fold_away(phone):
    page = phone("baeckerei", "{baeckerei}/selbsteinschaetzung/")
    ways = page.locator(".case__nav nav")
    expect(ways).to_be_hidden()

    page.locator(".case__nav summary").press("Enter")

    page.get_by_role("link", name="Nachweise", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nachweise")


def test_the_account_menu_closes_by_escape(phone):
    page = phone("baeckerei", "{baeckerei}/")
    account = page.locator(".account-menu")
    account.locator("summary").press("Enter")
    expect(account.get_by_role("link", name="Abmelden")).to_be_visible()

    page.keyboard.press("Escape")

    expect(account.get_by_role("link", name="Abmelden")).to_be_hidden()
    expect(account.locator("summary")).to_be_focused()


@pytest.mark.parametrize("key", ["", "baeckerei", EXAMINER])
def test_the_skip_link_is_the_first_stop(portal, window, key):
    page = window(key)
    page.goto("/magdeburg/")

    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#inhalt")).to_be_focused()


@pytest.mark.parametrize("form", EMPTY_FORMS)
def test_an_empty_form_leads_to_its_errors(phone, form, complaints):
    complaints.expect("status of 422")
    key, address, button = EMPTY_FORMS[form]
    page = phone(key, address)
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()

    summary = page.locator("#error-summary")
    expect(summary).to_be_focused()
    assert_accessible(page)
    link = summary.get_by_role("link").first
    field = link.get_attribute("href").removeprefix("#")
    link.press("Enter")

    expect(page.locator(f"[id='{field}']")).to_be_in_viewport()


def test_details_open_by_keyboard(phone):
    page = phone("baeckerei", "{baeckerei}/selbsteinschaetzung/ao/")
    fold = page.locator("details", has_text="So wählen Sie die Stufe").last

    fold.locator("summary").press("Enter")

    expect(fold).to_have_attribute("open", "")


@pytest.fixture
def examination(portal, window):
    """Return the examiner's page of one field."""
    return opened(window(EXAMINER), "{hafenspeicher}/pruefung/FU/")


def reached(page: Page, card: str) -> None:
    """Hold that the keys have reached one card, and no other one is marked."""
    # htmx lends a new card the classes of the old one for a moment.
    page.wait_for_function(
        """card => [...document.querySelectorAll("[data-keyboard-item].is-current")]
            .map(each => each.id).join() === card""",
        arg=card,
    )


def test_j_and_k_lead_from_question_to_question(examination):
    examination.keyboard.press("j")
    examination.keyboard.press("j")
    reached(examination, "befund-FU-2")

    examination.keyboard.press("k")

    reached(examination, "befund-FU-1")


def test_n_leads_to_the_next_undecided_question(examination):
    examination.keyboard.press("j")
    decide = examination.locator("#befund-FU-1").get_by_role(
        "button", name="Wie angegeben, durch Dokument belegt"
    )
    decide.press("Enter")
    expect(examination.locator("#stand-FU-1 [autofocus]")).to_be_focused()
    settled(examination)

    examination.keyboard.press("n")
    reached(examination, "befund-FU-2")
    examination.keyboard.press("k")
    examination.keyboard.press("n")

    reached(examination, "befund-FU-2")


def test_letters_typed_into_a_reason_stay_there(examination):
    reason = examination.locator("[name='FU-1-text']")

    reason.press_sequentially("jkn?")

    expect(reason).to_have_value("jkn?")
    expect(examination.locator("#befund-FU-1 [data-autosave-status]")).to_have_text("Gespeichert")


def test_what_the_next_click_aims_at_stays_where_it_is(examination):
    evidence = examination.locator("[name='FU-1-evidence']").first
    evidence.scroll_into_view_if_needed()
    before = evidence.bounding_box()["y"]

    examination.locator("[name='FU-1-choice'][value='1']").check()

    expect(examination.locator("#luecken-FU-1")).not_to_be_empty()
    assert abs(evidence.bounding_box()["y"] - before) < 2


def test_the_board_reads_and_decides_on_a_phone(phone):
    page = phone(BOARD, "{nordpark}/entscheidung/")

    page.get_by_role("button", name="Weiter zur Vorschau").press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Bevor Sie entscheiden")
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
