"""The coordinator's morning: what is hers today is worked off group by group, then the desk is empty."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test.utils import override_settings
from django.utils import timezone
from playwright.sync_api import Page, expect

from buendnis.access.rules import Role
from buendnis.accounts.models import User
from buendnis.callbacks.actions import ask_for_callback
from buendnis.callbacks.models import Callback
from buendnis.mail.models import Mail
from buendnis.portal import sample_walk
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.applications.states import State
from certification.reminders import actions as reminders
from tests.browser.helpers import assert_accessible, follow, press
from tests.builders import catalogue, people, standing
from tests.builders.cases import example
from tests.builders.reading import last_mail
from tests.certification.assessment import scenes
from tests.certification.reminders.waiting import waited

DESK = {"width": 1440, "height": 900}
BERTA = "berta@example.org"
HOME = "/magdeburg/zertifizierung/"


@dataclass
class Morning:
    """The alliance on this morning, with its people and the two cases that wait."""

    home: Alliance
    karla: User
    kuno: User
    late: Application
    resting: Application


def submitted(home: Alliance, karla: User) -> Application:
    """Return a practice that handed in twelve days ago."""
    employer = people.employer(home, "Praxis Elbwiese")
    owner = people.actor(people.employed(employer, name="Olga Owner"), home)
    karla_acts = people.actor(karla, home)
    cast = sample_walk.Cast(owner, karla_acts, karla_acts, karla_acts)
    case = sample_walk.walk(employer, example("klein-7"), to=State.SUBMITTED, cast=cast)
    return waited(case, days=12, now=timezone.localtime())


def asleep(home: Alliance, karla: User) -> Application:
    """Return a draft in which nothing has happened for a month."""
    employer = people.employer(home, "Bäckerei Morgenrot", contact_phone="0391 000002")
    people.employed(employer, user=people.person("Berta Backstube", email=BERTA))
    case = scenes.draft(home, employer=employer, headcount=9)
    standing.named(case, "adviser", karla)
    return waited(case, days=30, now=timezone.localtime())


@pytest.fixture
def morning(live_server, transactional_db, monkeypatch):
    """Return Magdeburg with a callback, a late submission and a resting draft, on a working day."""
    monkeypatch.setattr(reminders, "is_time_to_write", lambda now: True)
    home = people.alliance("magdeburg")
    catalogue.edition(home)
    karla = people.member(home, Role.COORDINATOR, name="Karla Koordination")
    kuno = people.member(home, Role.COORDINATOR, name="Kuno Koordination")
    people.member(home, Role.EXAMINER, name="Paula Prüfung")
    with scope(home), override_settings(BASE_URL=live_server.url):
        ask_for_callback(
            name="Jonas Brandt", phone="03915402000", window="egal", origin="kurzcheck"
        )
        yield Morning(home, karla, kuno, submitted(home, karla), asleep(home, karla))


def is_reminded_once(morning: Morning) -> None:
    call_command("tick", verbosity=0)
    call_command("tick", verbosity=0)
    mails = Mail.objects.filter(template="reminders", to=morning.karla.email)
    assert [("Praxis Elbwiese wartet auf Sie" in mail.body) for mail in mails] == [True]
    assert "ruht seit 30 Tagen" in last_mail(BERTA).body


def sees_her_day(page: Page) -> None:
    page.goto(HOME)
    expect(page.locator(".desk-counts")).to_contain_text("2 heute für Sie")
    expect(page.locator(".desk-counts")).to_contain_text("1 davon spät")
    expect(page.locator(".desk-counts")).to_contain_text("1 still seit mehr als drei Wochen")
    expect(page.locator("main")).to_contain_text("seit 12 Tagen, üblich sind 7")


def rings_back(page: Page) -> None:
    press(page, "Erledigt")
    expect(page.locator("main")).to_contain_text("Name und Nummer sind gelöscht")
    assert not Callback.objects.exists()


def accepts_and_names(page: Page) -> None:
    follow(page, "Antrag annehmen")
    # The boxes are counted at once, so the page has to be there first.
    expect(page.get_by_role("button", name="Antrag annehmen", exact=True)).to_be_visible()
    for box in page.locator("main form [type=checkbox]").all():
        box.check()
    press(page, "Antrag annehmen")
    expect(page.locator("main")).to_contain_text("Erledigt: Antrag annehmen.")
    follow(page, "Prüferin oder Prüfer benennen")
    page.locator("[name=examiner-person]").select_option(label="Paula Prüfung")
    page.locator("form:has([name=examiner-person]) [type=submit]").click()
    expect(page.locator("main")).to_contain_text("Prüfung: Paula Prüfung.")


def wakes_the_bakery_up(page: Page) -> None:
    page.goto(HOME)
    follow(page, "Mail ansehen und senden")
    assert "Karla Koordination" in page.locator("main textarea").input_value()
    assert_accessible(page)
    press(page, "Mail senden")
    expect(page.locator("main")).to_contain_text("Gesendet an Berta Backstube.")
    expect(page.locator("[aria-label='Fälle, die ruhen']")).to_contain_text("Nachgefragt am")


def nothing_waits(page: Page) -> None:
    page.goto(HOME)
    expect(page.locator("main")).to_contain_text("Heute wartet nichts auf Sie")
    expect(page.locator(".desk-counts")).to_contain_text("0 heute für Sie")
    assert_accessible(page)


def names_a_deputy(page: Page) -> None:
    follow(page, "Vertretung und Übergabe")
    form = page.locator("form:has([name$=first_day])")
    form.locator("select").first.select_option(label="Karla Koordination")
    form.locator("select").last.select_option(label="Kuno Koordination")
    today = timezone.localdate()
    form.locator("[name$=first_day]").fill(today.isoformat())
    form.locator("[name$=last_day]").fill((today + timedelta(days=7)).isoformat())
    press(page, "Vertretung benennen")
    expect(page.locator("main")).to_contain_text("Kuno Koordination vertritt Karla Koordination")


def test_a_morning_is_worked_off(morning, window):
    is_reminded_once(morning)
    karla, kuno = window(morning.karla), window(morning.kuno)
    for page in (karla, kuno):
        page.set_viewport_size(DESK)
    sees_her_day(karla)
    rings_back(karla)
    accepts_and_names(karla)
    wakes_the_bakery_up(karla)
    nothing_waits(karla)
    names_a_deputy(karla)

    kuno.goto(HOME)
    still = kuno.locator("[aria-label='Fälle, die ruhen']")
    expect(still).to_contain_text("Bäckerei Morgenrot")
    expect(still).to_contain_text("Nachgefragt am")
