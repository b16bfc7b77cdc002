"""The gallery in a browser: accessible, as wide as its window, and alive by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.browser.helpers import assert_accessible, screenshot

WIDTHS = [360, 1440]


@pytest.fixture
def gallery(page, live_server):
    """Return a function that opens the gallery in a window of a certain width."""

    def opened(width):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{live_server.url}/bausteine/")
        return page

    return opened


def test_every_component_is_accessible_and_fits(gallery):
    page = gallery(WIDTHS[0])

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        screenshot(page, f"bausteine-{width}")
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_buttons_and_ways_are_big_enough_for_a_thumb(gallery):
    page = gallery(360)
    heights = page.evaluate(
        """() => [...document.querySelectorAll('.kern-btn, .side-nav__link, summary, .account__sign-in')]
          .filter(part => part.offsetParent).map(part => part.getBoundingClientRect().height)"""
    )

    assert heights
    assert [height for height in heights if height < 44] == []


def test_the_first_stop_of_the_tab_key_leads_to_the_content(gallery):
    page = gallery(1440)
    page.locator(".brand").focus()

    page.keyboard.press("Shift+Tab")

    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#inhalt")).to_be_focused()


def test_the_first_error_summary_has_the_focus(gallery):
    page = gallery(1440)

    expect(page.locator("#error-summary").first).to_be_focused()
