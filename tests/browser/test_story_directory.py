"""An afternoon with the directory: what is due, what is missing, an organisation that answers, and a duplicate."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.test.utils import override_settings
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from buendnis.access.rules import Role
from buendnis.accounts.models import User
from buendnis.templatetags.german import datum
from buendnis.tenancy.scope import scope
from services.directory.models import Entry
from services.directory.states import Cost, Kind, Registration
from tests.browser.helpers import assert_accessible, press
from tests.builders import directory, people
from tests.builders.reading import last_mail, link_in

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 780}
FAMILIES = "/magdeburg/familien/eintrag"
CARE, BREAKFAST, GROUP, OLD = "Pflegestützpunkt", "Elternfrühstück", "Krabbelgruppe", "Krabbeltreff"
NUMBER = "0391 540 2222"
EMAIL = "treff@example.org"
KNOWN = {
    "kind": Kind.OFFER, "cost": Cost.FREE, "registration": Registration.NONE, "languages": ("de",),
    "by_appointment": True,
}  # fmt: skip


@dataclass
class Afternoon:
    """The coordinator, and the entries by title: all are overdue, three lack one thing each."""

    karla: User
    entries: dict[str, Entry]

    def code(self, title: str) -> str:
        return self.entries[title].code


@pytest.fixture
def afternoon(live_server, transactional_db):
    """Return Magdeburg with the entries of two organisations that nobody has checked for a year."""
    home = people.alliance("magdeburg")
    karla = people.member(home, Role.COORDINATOR, name="Karla Koordination")
    late = timezone.localdate() - timedelta(days=370)
    known = KNOWN | {"checked_on": late}
    unsure = (replace(directory.PHONE, confirmed=False),)
    with scope(home), override_settings(BASE_URL=live_server.url):
        office = directory.organisation(provider_email="fib@example.org")
        treff = directory.organisation("Familientreff", provider_email=EMAIL)
        made = [
            directory.entry(CARE, of=office, **known | {"phones": unsure}),
            directory.entry(BREAKFAST, of=treff, **known | {"cost": Cost.UNKNOWN}),
            directory.entry(GROUP, of=treff, **known | {"registration": Registration.UNKNOWN}),
            directory.entry(OLD, of=treff, **known | {"checked_on": timezone.localdate()}),
        ]
        yield Afternoon(karla, {each.title: each for each in made})


def region(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("region", name=name)


def card(page: Page, title: str) -> Locator:
    return page.locator(".card").filter(has=page.get_by_role("heading", name=title))


def said(page: Page, words: str) -> None:
    expect(page.get_by_role("main")).to_contain_text(words)


def in_the_directory(page: Page, name: str) -> None:
    """Follow a link of the directory's own navigation."""
    page.get_by_role("navigation", name="Im Verzeichnis").get_by_role("link", name=name).click()


def confirms_one(page: Page) -> None:
    page.goto("/magdeburg/zertifizierung/")
    page.get_by_role("link", name="Verzeichnis").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Was ist fällig")
    assert_accessible(page)
    region(page, "Familieninformationsbüro").get_by_role(
        "button", name="Geprüft, unverändert"
    ).click()
    said(page, f"„{CARE}“ ist heute geprüft.")
    expect(region(page, "Familieninformationsbüro")).to_have_count(0)


def fills_three_gaps(page: Page, afternoon: Afternoon) -> None:
    in_the_directory(page, "Lücken")
    page.locator(f"[name='{afternoon.code(CARE)}-telefon-is_right']").check()
    page.locator(f"[name='{afternoon.code(BREAKFAST)}-kosten-cost']").select_option("kostenlos")
    page.locator(f"[name='{afternoon.code(GROUP)}-anmeldung-registration']").select_option("nein")
    assert_accessible(page)
    press(page, "Ausgefülltes speichern")
    said(page, "3 Lücken gefüllt.")
    said(page, "Hier fehlt nichts")


def asks_the_organisation(page: Page) -> None:
    in_the_directory(page, "Was ist fällig")
    region(page, "Familientreff").get_by_role("button", name="Per Mail fragen").click()
    said(page, f"Die Nachfrage ist unterwegs an {EMAIL}.")


def answers_without_an_account(page: Page) -> None:
    page.goto(link_in(last_mail(EMAIL)))
    card(page, BREAKFAST).get_by_role("button", name="Stimmt noch").click()
    said(page, "Danke, das ist notiert.")
    assert_accessible(page)
    card(page, GROUP).get_by_role("link", name="Etwas ändern").click()
    page.locator("[name=phones-0-raw]").fill(NUMBER)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    press(page, "Vorschlag schicken")
    said(page, "Ihr Vorschlag ist angekommen.")
    assert page.context.cookies() == []


def accepts(page: Page) -> None:
    in_the_directory(page, "Vorschläge")
    page.get_by_role("link", name=GROUP).click()
    said(page, NUMBER)
    assert_accessible(page)
    page.get_by_label("Ja, übernehmen").check()
    press(page, "Entscheiden")
    said(page, "Entschieden. Die Organisation bekommt eine Mail.")
    assert NUMBER in last_mail(EMAIL).body


def merges(page: Page, afternoon: Afternoon) -> None:
    page.goto(
        f"/magdeburg/verzeichnis/eintraege/{afternoon.code(GROUP)}/doppelt/{afternoon.code(OLD)}/"
    )
    press(page, "Zusammenlegen")
    said(page, f"Zusammengelegt. „{OLD}“ führt jetzt hierher.")


def reads(page: Page, afternoon: Afternoon) -> None:
    """The family follows the address of the duplicate and stands on what was accepted."""
    page.goto(f"{FAMILIES}/{afternoon.code(OLD)}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(GROUP)
    assert page.url.endswith(f"{FAMILIES}/{afternoon.code(GROUP)}/")
    expect(page.get_by_role("link", name=f"Anrufen: {NUMBER}")).to_be_visible()
    expect(page.locator(".entry__foot")).to_contain_text(
        f"geprüft am {datum(timezone.localdate())}"
    )


def test_an_afternoon_keeps_the_directory_true(afternoon, window):
    karla, provider = window(afternoon.karla), window()
    karla.set_viewport_size(DESK)
    provider.set_viewport_size(PHONE)
    confirms_one(karla)
    fills_three_gaps(karla, afternoon)
    asks_the_organisation(karla)

    answers_without_an_account(provider)
    provider.goto(f"{FAMILIES}/{afternoon.code(GROUP)}/")
    expect(provider.get_by_role("link", name=f"Anrufen: {NUMBER}")).to_have_count(0)

    accepts(karla)
    merges(karla, afternoon)
    # A browser may keep a page for a minute; this one has not seen it yet.
    reads(window(), afternoon)
