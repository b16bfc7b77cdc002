"""The pages of an action programme in a browser: accessible, narrow and wide."""

import pytest
from playwright.sync_api import Page

from buendnis.tenancy.scope import scope
from certification.programme.loading import load_programme
from certification.programme.reading import TRIER
from tests.browser.helpers import assert_accessible
from tests.builders import people
from tests.builders.people import signed_in
from tests.certification.programme.scene import agree, programme_open, write
from tests.certification.review.scene import Scene

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = [360, 1440]
PAGES = ["programm/", "programm/AO/ziel/", "programm/AO/neu/", "programm/unterschrift/"]


@pytest.fixture
def scene(live_server) -> Scene:
    made = programme_open(people.alliance())
    write(made, "AO", "AO", "SF")
    agree(made)
    return made


@pytest.fixture
def owner(page: Page, scene: Scene, live_server) -> Page:
    """Return a browser in which somebody of the employer is signed in."""
    cookie = signed_in(scene.owner).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return page


def look_at(page: Page, address: str) -> None:
    """Open a page and raise AssertionError where it is not accessible or too wide, narrow or wide."""
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.goto(address)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_page_is_accessible_and_fits(owner, scene, live_server):
    for below in PAGES:
        look_at(owner, live_server.url + scene.path(below))


def test_the_published_programme_is_accessible_and_fits(page, live_server):
    with scope(people.alliance("trier")):
        key = load_programme(TRIER)[0].key

    look_at(page, f"{live_server.url}/trier/programme/{key}/")
