"""Looks at a page as axe-core and as a person would."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENSHOTS = Path(settings.VAR_DIR) / "screenshots"


def assert_accessible(page: Page) -> None:
    """Raise AssertionError with rule, help and places when axe-core finds anything on the page."""
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
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
