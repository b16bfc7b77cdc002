"""A clinic with 400 people: shared out among colleagues, tried out, signed by link, and the staff has its say."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test.utils import override_settings
from django.utils import timezone
from playwright.sync_api import Page, expect

from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts.models import User
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.models import Evidence
from certification.whatif.models import StepNote
from tests.browser.helpers import assert_accessible, choose, fill, follow, press, saved
from tests.builders import people, rest
from tests.builders.cases import example
from tests.builders.reading import last_mail, link_in
from tests.certification.assessment import scenes
from tests.certification.assessment.files import made

DESK = {"width": 1440, "height": 900}
INES, OTTO = "ines@klinik.example.org", "otto@klinik.example.org"
COUNCIL, BOSS = "betriebsrat@klinik.example.org", "leitung@klinik.example.org"
STATEMENT = "Der Dienstplan steht früher fest. Das hat vielen geholfen."


@dataclass
class Clinic:
    """The clinic's draft, and the officer of human resources who answers for it."""

    home: Alliance
    case: Application
    hanna: User

    def path(self, below: str = "") -> str:
        """Return the address of a page of the case."""
        return f"/magdeburg/zertifizierung/antraege/{self.case.code}/{below}"


@pytest.fixture
def clinic(live_server, transactional_db):
    """Return a clinic that has begun a draft with 400 people; registering is another journey."""
    home = people.alliance("magdeburg")
    people.member(home, Role.COORDINATOR, name="Karla Koordination")
    employer = people.employer(home, "Klinik am Stadtpark")
    hanna = people.employed(employer, EmploymentRole.OWNER, name="Hanna Haus")
    with scope(home), override_settings(BASE_URL=live_server.url):
        yield Clinic(home, scenes.draft(home, employer=employer, headcount=400), hanna)


@pytest.fixture
def desk(window):
    """Return a function that opens a wide window for somebody."""

    def opened(who: User | str = "") -> Page:
        page = window(who)
        page.set_viewport_size(DESK)
        return page

    return opened


def invites(page: Page, email: str) -> None:
    follow(page, "Jemanden einladen")
    fill(page, email=email)
    press(page, "Einladung schicken")
    expect(page.locator("main")).to_contain_text(f"Die Einladung an {email} ist unterwegs.")


def accepted(email: str, name: str) -> User:
    """Return the person of that address, once the link of the mail was used."""
    user = people.person(name, email=email)
    people.signed_in(user).post(link_in(last_mail(email)))
    return user


def shares_out(page: Page, clinic: Clinic) -> None:
    page.goto(clinic.path("selbsteinschaetzung/"))
    follow(page, "Abschnitte aufteilen: wer übernimmt was bis wann?")
    due = timezone.localdate() + timedelta(days=10)
    for section, name in (("FU", "Ines Intensiv"), ("AZ", "Otto Ordnung")):
        page.locator(f"main [name='person-{section}']").select_option(label=name)
        page.locator(f"main [name='due-{section}']").fill(due.isoformat())
    press(page, "Speichern")
    expect(page.locator("main")).to_contain_text("Ines Intensiv")
    assert "Führung" in last_mail(INES).body
    assert "Arbeitszeit" in last_mail(OTTO).body


def begins_with_her_own(page: Page) -> None:
    page.goto(link_in(last_mail(INES)))
    expect(page.locator("h1")).to_have_text("Selbsteinschätzung")
    own = page.get_by_role("main").locator(".task-list a")
    expect(own).to_have_count(1)
    follow(page, "Führung")
    expect(page.locator("h1")).to_have_text("Führung")


def both_write_the_same(hanna: Page, ines: Page, clinic: Clinic) -> None:
    hanna.goto(clinic.path("selbsteinschaetzung/fu/"))
    choose(ines, "FU-1-stage", "3")
    saved(ines)
    choose(hanna, "FU-1-stage", "1")
    conflict = hanna.locator("#karte-FU-1 .conflict")
    expect(conflict).to_contain_text("Ines Intensiv")
    conflict.get_by_role("button", name="Gespeicherte übernehmen").click()
    expect(hanna.locator(".conflict")).to_have_count(0)
    expect(hanna.locator("[name='FU-1-stage'][value='3']")).to_be_checked()


def takes_a_file_back(page: Page, clinic: Clinic) -> None:
    page.goto(clinic.path("nachweise/"))
    page.locator("main [name=upload]").set_input_files(
        {"name": "dienstplan.pdf", "mimeType": "application/pdf", "buffer": made.pdf()}
    )
    fill(page, title="Dienstplan")
    page.locator("main [name=criteria][value='AO-1']").check()
    press(page, "Datei hochladen")
    page.get_by_text("Datei sofort zurücknehmen").click()
    press(page, "Zurücknehmen und Inhalt löschen")
    expect(page.locator("main")).to_contain_text("zurückgenommen")
    assert not Evidence.objects.filter(taken_back_at__isnull=True).exists()


def tries_out_what_lifts(page: Page, clinic: Clinic) -> None:
    rest.fill_in_the_rest(
        clinic.case, example("mittel-180"), by=people.actor(clinic.hanna, clinic.home)
    )
    page.goto(clinic.path("was-waere-wenn/"))
    before = page.locator(".whatif__total strong").inner_text()
    page.get_by_text("Service für Familien", exact=True).first.click()
    page.locator("main [name='stage-SF-1']").select_option("4")
    expect(page.locator(".whatif__total")).to_contain_text(f"statt {before}")
    page.get_by_role("main").get_by_role("button", name="Als Maßnahme vormerken").first.click()
    expect(page.locator("main")).to_contain_text("Vorgemerkt.")
    assert StepNote.objects.filter(application=clinic.case, noted_at__isnull=False).count() == 1


def asks_staff_and_top_management(page: Page, clinic: Clinic) -> None:
    page.goto(clinic.path("schritt/einreichen/"))
    follow(
        page, "Haben Sie eine Beschäftigtenvertretung, oder gibt es keine? Bitte sagen Sie es hier."
    )
    choose(page, "exists", "yes")
    fill(page, email=COUNCIL)
    press(page, "Speichern")
    expect(page.locator("main")).to_contain_text(
        f"Der Link geht an {COUNCIL}, sobald Sie einreichen."
    )
    page.goto(clinic.path("schritt/einreichen/"))
    follow(page, "Die oberste Leitung ist jemand anderes? Schicken Sie ihr einen Link.")
    page.get_by_label("Name der obersten Leitung").fill("Dr. Gesine Groß")
    page.get_by_label("Funktion").first.fill("Geschäftsführerin")
    page.get_by_label("Eigene E-Mail-Adresse der Leitung").fill(BOSS)
    press(page, "Link schicken")
    expect(page.locator("main")).to_contain_text("Der Link ist unterwegs")


def signs_by_the_link(page: Page) -> None:
    page.goto(link_in(last_mail(BOSS)))
    expect(page.locator("main")).to_contain_text("Klinik am Stadtpark")
    for name in ("complaints_office", "no_open_findings", "truthful"):
        choose(page, name, "True")
    press(page, "Erklärungen unterschreiben")
    expect(page.locator("h1")).to_have_text("Danke, das ist unterschrieben")


def submits(page: Page, clinic: Clinic) -> None:
    page.goto(clinic.path("leitung/"))
    expect(page.locator("main")).to_contain_text("Dr. Gesine Groß")
    assert_accessible(page)
    follow(page, "Weiter zum Einreichen")
    press(page, "Antrag einreichen")
    expect(page.locator("main")).to_contain_text("Erledigt: Antrag einreichen.")
    clinic.case.refresh_from_db()
    assert clinic.case.state == State.SUBMITTED


def the_staff_has_its_say(page: Page) -> None:
    page.goto(link_in(last_mail(COUNCIL)))
    fill(page, name="Bert Rat", function="Vorsitzender des Betriebsrats", statement=STATEMENT)
    press(page, "Ich habe Kenntnis genommen")
    expect(page.locator("h1")).to_have_text("Danke, das ist angekommen")
    assert_accessible(page)
    assert page.context.cookies() == []


def test_a_clinic_works_together_until_it_is_handed_in(clinic, desk, complaints):
    complaints.expect("status of 409")
    hanna = desk(clinic.hanna)
    hanna.goto(f"/magdeburg/zertifizierung/betriebe/{clinic.case.employer.code}/")
    invites(hanna, INES)
    invites(hanna, OTTO)
    ines = desk(accepted(INES, "Ines Intensiv"))
    accepted(OTTO, "Otto Ordnung")
    shares_out(hanna, clinic)
    begins_with_her_own(ines)
    both_write_the_same(hanna, ines, clinic)
    takes_a_file_back(hanna, clinic)
    tries_out_what_lifts(hanna, clinic)
    asks_staff_and_top_management(hanna, clinic)
    signs_by_the_link(desk())
    submits(hanna, clinic)
    the_staff_has_its_say(desk())

    hanna.goto(clinic.path())
    expect(hanna.locator("main")).to_contain_text(STATEMENT)
