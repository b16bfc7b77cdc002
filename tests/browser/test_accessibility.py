"""Every page for everybody who opens it: no violation by axe-core, as wide as its window, one heading."""

from collections.abc import Iterable
from urllib.parse import urlsplit

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.urls import resolve
from playwright.sync_api import Page

from tests.browser import pages
from tests.browser.helpers import AXE, assert_accessible
from tests.browser.pages import Visit
from tests.buendnis.accounts.test_signing_in import totp_code, with_app
from tests.builders import addresses, people
from tests.builders.reading import code_in, last_mail

GROUPS = {
    "public": pages.PUBLIC,
    "to an account": pages.TO_AN_ACCOUNT,
    "personal": pages.PERSONAL,
    "administration": pages.ADMINISTRATION,
    "employers": pages.EMPLOYERS,
    "desks": pages.DESKS,
    "cases": pages.CASES,
    "assessment": pages.ASSESSMENT,
    "examination": pages.EXAMINATION,
    "programmes": pages.PROGRAMMES,
    "by link": pages.BY_LINK,
    "decisions": pages.DECISIONS,
    "directory": pages.DIRECTORY,
    "staying true": pages.STAYING_TRUE,
}
WIDTHS = (360, 1440)
SEEN = """() => ({
  headings: [...document.querySelectorAll('h1')].map(heading => heading.innerText.trim()),
  sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
})"""


def faults_of(page: Page) -> list[str]:
    """Return what is wrong with the page that is open, at both widths."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        seen = page.evaluate(SEEN)
        if len(seen["headings"]) != 1 or not seen["headings"][0]:
            found.append(f"Überschriften h1 bei {width} Pixeln: {seen['headings']}")
        if seen["sideways"] > 0:
            found.append(f"ragt bei {width} Pixeln zur Seite hinaus")
    try:
        assert_accessible(page)
    except AssertionError as error:
        found.append(str(error))
    return [f"{page.url}: {fault}" for fault in found]


def look_at(page: Page, address: str, status: int) -> list[str]:
    """Open an address in a narrow window and return what is wrong with it."""
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    answer = page.goto(address)
    wrong = (
        [] if answer.status == status else [f"{page.url}: Status {answer.status}, nicht {status}"]
    )
    return wrong + faults_of(page)


def walk(visits: Iterable[Visit], window, complaints) -> list[str]:
    """Let each person open their addresses, one browser a person; return what is wrong."""
    known, faults = pages.marks(), []
    visits = list(visits)
    for key in dict.fromkeys(person for visit in visits for person in visit.people):
        page = window(key)
        # Brought in by the browser itself, it need not be sent to it for each page.
        page.context.add_init_script(AXE)
        for visit in visits:
            if key in visit.people:
                address = pages.filled(visit.address, known)
                if visit.status != 200:
                    complaints.expect(f"{address})")
                faults += [
                    f"{key or 'niemand'}: {one}" for one in look_at(page, address, visit.status)
                ]
        page.context.close()
    return faults


@pytest.mark.parametrize("group", GROUPS)
def test_every_page_is_accessible_and_fits(group, portal, window, complaints):
    faults = walk(GROUPS[group], window, complaints)

    assert not faults, "\n".join(faults)


def test_every_address_of_the_portal_is_on_the_list(portal):
    known = pages.marks()
    visited = {
        resolve(pages.filled(visit.address, known).partition("?")[0]).view_name
        for visit in pages.VISITS
        if visit.status != 404
    }
    to_read = {
        page.name for page in addresses.pages() if "GET" in getattr(page.view, "methods", {"GET"})
    }

    elsewhere = set(pages.ON_THE_WAY) | set(pages.NO_PAGES) | pages.WITH_A_SERVICE
    assert visited | elsewhere == to_read


class Way:
    """Somebody on the way through an account: looks at each page and remembers where it was."""

    def __init__(self, page: Page) -> None:
        self.page, self.seen, self.faults = page, set(), []

    def here(self, page_name: str) -> None:
        """Wait for the page of that name and look at it."""
        self.page.wait_for_url(lambda url: resolve(urlsplit(url).path).view_name == page_name)
        self.seen.add(page_name)
        self.faults += faults_of(self.page)

    def type_and_send(self, **fields: str) -> None:
        """Fill in fields by their names and send the form they are in."""
        for name, value in fields.items():
            self.page.locator(f"main [name={name}]").fill(value)
        self.page.locator(f"main form:has([name={name}]) [type=submit]").first.click()


def registers(way: Way) -> None:
    """Somebody new registers with a password and proves the address by a code."""
    word = people.PASSWORD
    way.page.goto("/registrieren/")
    way.type_and_send(name="Nele Neu", email="nele@example.org", password1=word, password2=word)
    way.here("account_email_verification_sent")
    way.type_and_send(code=code_in(last_mail("nele@example.org")))
    way.page.goto("/konto/passwort/")
    way.here("account_change_password")


def signs_in_by_code(way: Way) -> None:
    """Somebody asks for a code by mail instead of a password."""
    user = people.person("Cora Code")
    way.page.goto("/anmelden/code/")
    way.type_and_send(email=user.email)
    way.here("account_confirm_login_code")


def resets_the_password(way: Way) -> None:
    """Somebody has forgotten the password."""
    user = people.person("Veit Vergessen")
    way.page.goto("/anmelden/passwort-vergessen/")
    way.type_and_send(email=user.email)
    way.here("account_confirm_password_reset_code")
    way.type_and_send(code=code_in(last_mail(user.email)))
    way.here("account_complete_password_reset")


def sets_up_a_second_factor(way: Way) -> None:
    """Somebody signs in with the password and begins to set up an app."""
    user = people.person("Zoe Zweifach")
    way.page.goto("/anmelden/")
    way.type_and_send(login=user.email, password=people.PASSWORD)
    way.page.goto("/anmelden/bestaetigen/")
    way.here("account_reauthenticate")
    way.type_and_send(password=people.PASSWORD)
    way.page.goto("/konto/zweiter-faktor/app/")
    way.here("mfa_activate_totp")


def lives_with_a_second_factor(way: Way) -> None:
    """Somebody who has set one up signs in and looks at everything around it."""
    user = people.person("Anton App")
    secret = with_app(user)
    RecoveryCodes.activate(user)
    way.page.goto("/anmelden/")
    way.type_and_send(login=user.email, password=people.PASSWORD)
    way.here("mfa_authenticate")
    way.type_and_send(code=totp_code(secret))
    way.page.goto("/anmelden/bestaetigen/zweiter-faktor/")
    way.here("mfa_reauthenticate")
    way.page.goto("/anmelden/bestaetigen/")
    way.type_and_send(password=people.PASSWORD)
    for path, name in (
        ("/konto/zweiter-faktor/codes/", "mfa_view_recovery_codes"),
        ("/konto/zweiter-faktor/codes/neu/", "mfa_generate_recovery_codes"),
        ("/konto/zweiter-faktor/app/entfernen/", "mfa_deactivate_totp"),
    ):
        way.page.goto(path)
        way.here(name)


WAYS = (
    registers,
    signs_in_by_code,
    resets_the_password,
    sets_up_a_second_factor,
    lives_with_a_second_factor,
)


def test_the_pages_on_the_way_to_an_account_are_accessible_and_fit(window):
    seen, faults = set(), []
    for walks in WAYS:
        way = Way(window())
        walks(way)
        seen |= way.seen
        faults += way.faults
        way.page.context.close()

    assert not faults, "\n".join(faults)
    assert seen == set(pages.ON_THE_WAY)
