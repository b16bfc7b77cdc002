"""Looks at a page as axe-core and as a person would."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page, expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = Axe().axe_script
FIND = "options => window.axe.run(options).then(found => found.violations)"
SCREENSHOTS = Path(settings.VAR_DIR) / "screenshots"


def assert_accessible(page: Page) -> None:
    """Raise AssertionError with rule, help and places when axe-core finds anything on the page."""
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(FIND, options)
    lines = [
        f"{violation['id']}: {violation['help']}\n    {node['target']} {node['html'][:160]}"
        for violation in found
        for node in violation["nodes"]
    ]
    if lines:
        raise AssertionError(f"{page.url} ist nicht barrierefrei:\n" + "\n".join(lines))


def screenshot(page: Page, name: str) -> Path:
    """Write the whole page to var/screenshots and return the path; for looking at, not comparing."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = SCREENSHOTS / (re.sub(r"[^a-z0-9-]+", "-", name.lower()) + ".png")
    page.screenshot(path=path, full_page=True)
    return path


def press(page: Page, name: str) -> None:
    """Press the button of that name on the page."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    """Follow the link of that name on the page."""
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def fill(page: Page, **values: str) -> None:
    """Fill in fields by their names."""
    for name, value in values.items():
        page.locator(f"main [name={name}]").fill(value)


def choose(page: Page, name: str, value: str) -> None:
    """Choose a radio button or tick a box by its name and value, once the page's scripts listen."""
    box = page.locator(f"main [name='{name}'][value='{value}']")
    box.wait_for(state="attached")
    page.wait_for_load_state("load")
    box.check()


def saved(page: Page) -> None:
    """Wait until the page says that everything is stored."""
    expect(page.locator("[data-autosave-status]").first).to_have_text("Gespeichert")


def settled(page: Page) -> None:
    """Wait until htmx has put an answer into the page and moved the focus, which it does a moment later.

    Chromium moves it, too, as soon as the answer is there: to see the focus is not enough.
    """
    busy = ".htmx-request, .htmx-swapping, .htmx-added, .htmx-settling"
    expect(page.locator(busy)).to_have_count(0)
