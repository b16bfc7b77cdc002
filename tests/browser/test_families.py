"""Families on the way: from the start page to a number by keyboard alone, and away from a page at once."""

from playwright.sync_api import Page, expect

from tests.browser.helpers import assert_accessible

PHONE = {"width": 360, "height": 780}
WEATHER = "https://www.dwd.de/"


def test_a_mother_finds_a_number_by_keyboard(portal, window):
    page = window()
    page.set_viewport_size(PHONE)
    page.goto("/trier/familien/")
    page.get_by_label("Was beschäftigt Sie?").focus()
    page.keyboard.type("allein mit kind")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Treffer")
    page.get_by_label("„allein mit kind“ entfernen").focus()
    # What is chosen, the situation that fits, then the hits.
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Allein erziehen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Allein erziehen")

    page.get_by_text("Auswahl eingrenzen").focus()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="kostenlos").focus()
    page.keyboard.press("Space")
    assert_accessible(page)
    page.keyboard.press("Enter")

    expect(page.get_by_label("„kostenlos“ entfernen")).to_be_visible()
    page.locator("article.hit h2 a").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name="Auf einen Blick")).to_be_visible()
    assert_accessible(page)


def leaves(page: Page) -> None:
    """Wait until the page about the weather has taken the place of the one before."""
    page.wait_for_url(WEATHER)
    page.go_back()
    page.wait_for_url("**/trier/familien/")


def test_a_page_about_separation_is_left_at_once_and_not_come_back_to(portal, window, complaints):
    complaints.expect(WEATHER)
    page = window()
    page.context.route(
        f"{WEATHER}**",
        lambda route: route.fulfill(body="<title>Wetter</title>", content_type="text/html"),
    )
    for leave in (
        lambda: page.get_by_role("link", name="Seite schnell verlassen").click(),
        lambda: [page.keyboard.press("Escape"), page.keyboard.press("Escape")],
    ):
        page.goto("/trier/familien/")
        page.get_by_role("link", name="Trennung", exact=True).click()
        expect(page).to_have_title("Allgemeine Informationen")
        leave()
        leaves(page)
