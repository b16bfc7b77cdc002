"""The examiner's pages in a browser: accessible, narrow and wide, saved as they go, worked by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from buendnis.tenancy.scope import scope
from certification.review.models import Finding
from tests.browser.helpers import assert_accessible, screenshot
from tests.builders import people
from tests.builders.people import signed_in
from tests.certification.review.scene import Scene, in_review

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = {
    "uebersicht": "pruefung/",
    "feld": "pruefung/FU/",
    "indikator": "pruefung/DI/",
    "zahlen": "pruefung/zahlen/",
    "besuch": "pruefung/besuch/",
    "bericht": "pruefung/bericht/",
}


@pytest.fixture
def scene(live_server) -> Scene:
    return in_review(people.alliance())


@pytest.fixture
def examiner(page: Page, scene: Scene, live_server) -> Page:
    """Return a browser in which the examiner is signed in."""
    cookie = signed_in(scene.examiner).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return page


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_accessible_and_fits(examiner, scene, live_server, name, width):
    examiner.set_viewport_size({"width": width, "height": 900})

    examiner.goto(live_server.url + scene.path(PAGES[name]))

    screenshot(examiner, f"pruefung-{name}-{width}")
    assert_accessible(examiner)
    assert examiner.evaluate("document.documentElement.scrollWidth") <= width
