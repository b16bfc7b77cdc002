"""Start pages, account, administration and employers are accessible and fit on a phone."""

import pytest
from django.test.utils import override_settings

from buendnis.pages.loading import load_page_texts
from buendnis.portal import sample
from tests.browser.helpers import assert_accessible
from tests.builders.people import signed_in

PHONE = {"width": 360, "height": 800}
EVERYBODY = (
    "/", "/magdeburg/", "/magdeburg/seiten/familien/", "/impressum/", "/lizenzen/", "/beispiel/", "/postausgang/",
    "/anmelden/", "/registrieren/", "/anmelden/code/", "/anmelden/passwort-vergessen/",
)  # fmt: skip
ADMINISTRATION = (
    "/magdeburg/verwaltung/", "/magdeburg/verwaltung/personen/", "/magdeburg/verwaltung/auftritt/",
    "/magdeburg/verwaltung/texte/", "/magdeburg/verwaltung/texte/familien/", "/magdeburg/verwaltung/protokoll/",
    "/konto/uebersicht/", "/konto/name/", "/konto/adresse/", "/konto/zweiter-faktor/",
    "/magdeburg/zertifizierung/betrieb-anmelden/", "/abmelden/",
)  # fmt: skip
EMPLOYER = ("", "angaben/", "einladen/")


@pytest.fixture
def portal(live_server, transactional_db):
    """Return the address of a portal with sample people and texts."""
    sample.load_sample_people()
    sample.load_sample_employers()
    load_page_texts()
    with override_settings(SAMPLE_MODE=True):
        yield live_server.url


def window(new_context, portal, key: str = ""):
    """Return a page in a phone-sized window, signed in as a sample person where a key is given."""
    context = new_context(bypass_csp=True)
    if key:
        session = signed_in(sample.user_of(key)).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": portal}])
    page = context.new_page()
    page.set_viewport_size(PHONE)
    return page


def look_at(page, address: str) -> None:
    page.goto(address)
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_public_pages_are_accessible_and_fit_on_a_phone(new_context, portal):
    page = window(new_context, portal)

    for path in EVERYBODY:
        look_at(page, portal + path)


def test_account_and_administration_are_accessible_and_fit_on_a_phone(new_context, portal):
    page = window(new_context, portal, "magdeburg-admin")

    for path in ADMINISTRATION:
        look_at(page, portal + path)


def test_the_pages_of_an_employer_are_accessible_and_fit_on_a_phone(new_context, portal):
    page = window(new_context, portal, "praxis")
    page.goto(f"{portal}/konto/uebersicht/")
    employer = portal + page.get_by_role("link", name="Praxis Elbwiese").get_attribute("href")

    for path in EMPLOYER:
        look_at(page, employer + path)
