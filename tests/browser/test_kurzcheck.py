"""The bakery on a phone, between two batches: from the start page to „Wir rufen Sie an“."""

from playwright.sync_api import Page, expect

from buendnis.callbacks.models import Callback
from buendnis.tenancy.scope import across_alliances
from tests.browser.helpers import assert_accessible

PHONE = {"width": 360, "height": 780}
ANSWERS = (2, 1, 3, 2, 2, 1, 3, 2, 3, 1, 2, 2, 3, 2)


def reached(page: Page, number: int) -> None:
    expect(page.locator(".progress__text")).to_have_text(f"{number} von 15")


def choose(page: Page, stage: int) -> None:
    page.get_by_role("radio").nth(stage).check()
    page.get_by_role("button", name="Weiter").click()


def test_a_bakery_learns_where_it_stands_and_asks_to_be_rung(portal, window):
    page = window()
    page.set_viewport_size(PHONE)
    page.goto("/magdeburg/")
    page.get_by_role("link", name="Kurzcheck für Betriebe").click()
    page.get_by_label("Wie viele Menschen arbeiten bei Ihnen?").fill("9")
    page.get_by_role("button", name="Los geht’s").click()
    reached(page, 1)
    assert_accessible(page)

    for number, stage in enumerate(ANSWERS, start=1):
        reached(page, number)
        choose(page, stage)
    reached(page, 15)
    # The way back of a phone keeps what was chosen, and so does the button.
    page.go_back()
    reached(page, 14)
    expect(page.get_by_role("radio").nth(ANSWERS[-1])).to_be_checked()
    page.get_by_role("button", name="Zurück").click()
    reached(page, 13)
    expect(page.get_by_role("radio").nth(ANSWERS[-2])).to_be_checked()
    choose(page, ANSWERS[-2])
    reached(page, 14)
    choose(page, ANSWERS[-1])
    reached(page, 15)
    # By keyboard: the first sentence, one further down, and on with Enter.
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Vermutlich zwischen")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert_accessible(page)
    page.wait_for_timeout(2_100)
    page.get_by_label("Ihr Name").fill("Jonas Brandt")
    page.get_by_label("Telefonnummer").fill("0391 540 2000")
    page.get_by_role("button", name="Rufen Sie mich an").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wir rufen Sie an")
    assert page.context.cookies() == []
    assert "0391" not in page.url
    with across_alliances("a test looks for what was asked"):
        assert Callback.objects.get().phone == "03915402000"
