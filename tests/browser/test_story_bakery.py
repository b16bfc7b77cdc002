"""The bakery with nine people: rung back, taken down in one talk, looked through and handed in on a phone."""

from dataclasses import dataclass

import pytest
from django.test.utils import override_settings
from playwright.sync_api import Page, expect

from buendnis.access.rules import Role
from buendnis.accounts.models import User
from buendnis.callbacks.actions import ask_for_callback
from buendnis.callbacks.models import Callback
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.models import Answer
from tests.browser.helpers import assert_accessible, choose, fill, follow, press, saved
from tests.builders import catalogue, people, rest
from tests.builders.cases import example
from tests.builders.reading import code_in, last_mail, link_in

PHONE = {"width": 360, "height": 780}
DESK = {"width": 1440, "height": 900}
MAIL = "jonas@example.org"


@dataclass
class Talk:
    """The alliance with its coordinator, and the case once she has taken the bakery down."""

    home: Alliance
    karla: User

    @property
    def case(self) -> Application:
        return Application.objects.select_related("employer").get()

    def path(self, below: str = "") -> str:
        """Return the address of a page of the case."""
        return f"/magdeburg/zertifizierung/antraege/{self.case.code}/{below}"


@pytest.fixture
def talk(live_server, transactional_db):
    """Return Magdeburg with its coordinator, and Jonas Brandt who wants to be rung in the morning."""
    home = people.alliance("magdeburg", contact_phone="0391 000000")
    catalogue.edition(home)
    karla = people.member(home, Role.COORDINATOR, name="Karla Koordination")
    with scope(home), override_settings(BASE_URL=live_server.url):
        ask_for_callback(
            name="Jonas Brandt", phone="03915402000", window="morgens", origin="kurzcheck"
        )
        yield Talk(home, karla)


def rings_back_and_takes_him_down(page: Page) -> None:
    page.goto("/magdeburg/zertifizierung/")
    expect(page.locator("[aria-label=Rückrufe]")).to_contain_text("Morgens, 8 bis 10 Uhr")
    expect(page.get_by_role("link", name="0391 540 2000")).to_have_attribute(
        "href", "tel:03915402000"
    )
    follow(page, "Jonas Brandt gleich aufnehmen")
    expect(page.locator("main [name=contact_name]")).to_have_value("Jonas Brandt")
    fill(page, name="Bäckerei Brandt", street="Marktgasse 2", postcode="39104", headcount="9")
    page.locator("main [name=sector]").select_option("handel")
    fill(page, contact_email=MAIL)
    press(page, "Aufnehmen und weiter")
    expect(page.locator("main")).to_contain_text("Bäckerei Brandt ist aufgenommen.")


def types_what_he_tells(page: Page, talk: Talk) -> None:
    assert not Callback.objects.exists()
    follow(page, "Arbeitsorganisation")
    expect(page.locator(".case__header")).to_contain_text(
        "Erfasst von Karla Koordination im Gespräch"
    )
    choose(page, "AO-1-stage", "2")
    page.locator("[name='AO-1-note']").fill("Wer krank ist, ruft an; Meike und Jonas springen ein.")
    choose(page, "AO-3-stage", "3")
    expect(page.locator("[name='AO-3-version']")).not_to_have_value("0")
    saved(page)
    rest.fill_in_the_rest(talk.case, example("klein-7"), by=people.actor(talk.karla, talk.home))
    page.reload()
    expect(page.locator("[name='AO-1-stage'][value='2']")).to_be_checked()


def hands_over(page: Page) -> None:
    page.locator(".case__header").get_by_role(
        "link", name="Fertig: Betrieb durchsehen lassen"
    ).click()
    expect(page.locator("main [name=email]")).to_have_value(MAIL)
    press(page, "Link schicken")
    expect(page.locator("main")).to_contain_text(f"Der Link ist unterwegs an {MAIL}.")


def follows_the_link(page: Page) -> None:
    mail = last_mail(MAIL)
    assert "Karla Koordination hat Ihre Angaben im Gespräch am" in mail.body
    page.goto(link_in(mail))
    expect(page.locator("main")).to_contain_text("Bäckerei Brandt")
    follow(page, "Neu registrieren")
    expect(page.locator("main [name=email]")).to_have_value(MAIL)
    fill(page, name="Jonas Brandt", password1=people.PASSWORD, password2=people.PASSWORD)
    press(page, "Konto anlegen")
    page.wait_for_url("**/konto/adresse/bestaetigen/")
    fill(page, code=code_in(last_mail(MAIL)))
    press(page, "Weiter")
    press(page, "Einladung annehmen")


def looks_through_and_confirms(page: Page, talk: Talk) -> None:
    expect(page.locator("main")).to_contain_text(
        "Sehen Sie durch, was im Gespräch aufgeschrieben wurde"
    )
    follow(page, "Durchsehen und bestätigen")
    expect(page.locator("h1")).to_have_text("Was im Gespräch aufgeschrieben wurde")
    expect(page.locator("main")).to_contain_text(
        "Dazu: Wer krank ist, ruft an; Meike und Jonas springen ein."
    )
    assert_accessible(page)
    fits(page)
    follow(page, "Ändern: Arbeitsorganisation")
    choose(page, "AO-1-stage", "3")
    saved(page)
    page.locator(".case__header").get_by_role("link", name="Durchsehen und bestätigen").click()
    press(page, "Ich habe alles gesehen; so stimmt es")
    expect(page.locator("main")).to_contain_text(
        "Ihre Angaben sind bestätigt. Jetzt können Sie einreichen."
    )
    stored = Answer.objects.get(application=talk.case, criterion="AO-1")
    assert (stored.stage, stored.changed_by) == (3, "Jonas Brandt")


def submits(page: Page, talk: Talk) -> None:
    expect(page.locator("h1")).to_have_text("Antrag einreichen")
    for name in ("complaints_office", "no_open_findings", "truthful"):
        choose(page, name, "True")
    fill(page, function="Inhaber")
    page.get_by_label("Ich bin die oberste Leitung dieses Betriebs.").check()
    press(page, "Antrag einreichen")
    expect(page.locator("main")).to_contain_text("Erledigt: Antrag einreichen.")
    assert talk.case.state == State.SUBMITTED


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_bakery_is_handed_in_after_one_talk(talk, window):
    karla, jonas = window(talk.karla), window()
    karla.set_viewport_size(DESK)
    jonas.set_viewport_size(PHONE)
    rings_back_and_takes_him_down(karla)
    types_what_he_tells(karla, talk)
    hands_over(karla)
    follows_the_link(jonas)
    fits(jonas)
    looks_through_and_confirms(jonas, talk)
    submits(jonas, talk)
    fits(jonas)

    karla.goto("/magdeburg/zertifizierung/")
    expect(karla.get_by_role("link", name="Antrag annehmen")).to_be_visible()
