"""Everything can be done without JavaScript: with buttons, whole pages, and nothing lost on the way."""

import pytest
from playwright.sync_api import Page, expect

from buendnis.accounts.models import User
from buendnis.callbacks.models import Callback
from buendnis.tenancy.scope import across_alliances, scope
from certification.applications.states import State
from certification.assessment.models import Answer
from certification.review.models import Finding
from services.feedback.models import ErrorReport
from tests.browser.content import acting, case_of
from tests.browser.pages import BOARD, EXAMINER
from tests.builders.families import LAW

NO_SCRIPT = {"java_script_enabled": False}
CASE = "/magdeburg/zertifizierung/antraege"


@pytest.fixture
def at(portal):
    """Return a function that opens a page of somebody's case."""

    def opened(page: Page, key: str, below: str) -> Page:
        page.goto(f"{CASE}/{case_of(key).code}/{below}")
        return page

    return opened


def stored(key: str, model, **fields):
    """Return a row of the case, read in its alliance."""
    home, _ = acting(key)
    with scope(home):
        return model.objects.get(application=case_of(key), **fields)


def save(page: Page) -> None:
    page.get_by_role("button", name="Speichern", exact=True).click()


def test_the_self_assessment_is_saved_by_its_button(window, at):
    page = at(window("baeckerei", **NO_SCRIPT), "baeckerei", "selbsteinschaetzung/sf/")

    page.locator("[name='SF-1-stage'][value='2']").check()
    page.locator("[name='SF-1-note']").fill("Absprache mit der Kita nebenan")
    save(page)

    expect(page.get_by_role("main")).to_contain_text("Gespeichert.")
    expect(page.locator("[name='SF-1-stage'][value='2']")).to_be_checked()
    answer = stored("baeckerei", Answer, criterion="SF-1")
    assert (answer.stage, answer.note) == (2, "Absprache mit der Kita nebenan")


def test_a_conflict_shows_both_and_is_answered_by_a_button(window, at, complaints):
    complaints.expect("status of 409")
    first = at(window("baeckerei", **NO_SCRIPT), "baeckerei", "selbsteinschaetzung/sf/")
    second = at(window("baeckerei", **NO_SCRIPT), "baeckerei", "selbsteinschaetzung/sf/")
    first.locator("[name='SF-1-stage'][value='3']").check()
    save(first)
    second.locator("[name='SF-1-stage'][value='1']").check()
    save(second)

    conflict = second.locator("#karte-SF-1 .conflict")
    expect(conflict).to_contain_text("Stufe 1")
    expect(conflict).to_contain_text("Stufe 3")
    assert stored("baeckerei", Answer, criterion="SF-1").stage == 3
    conflict.get_by_role("button", name="Meine Eingabe behalten").click()

    expect(second.locator(".conflict")).to_have_count(0)
    assert stored("baeckerei", Answer, criterion="SF-1").stage == 1


def test_text_typed_when_the_session_had_ended_is_kept_and_saved(window, at, complaints):
    complaints.expect("status of 401")
    complaints.expect("status of 403")
    page = at(window("baeckerei", **NO_SCRIPT), "baeckerei", "selbsteinschaetzung/sf/")
    page.locator("[name='SF-2-note']").fill("Diesen Satz möchte ich nicht noch einmal schreiben.")
    kept = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    save(page)
    expect(page.get_by_role("main")).to_contain_text("möchte ich nicht noch einmal schreiben")

    page.context.add_cookies(kept)
    page.get_by_role("button", name="Weiter").click()
    page.get_by_role("button", name="Jetzt speichern").click()

    expect(page.get_by_role("main")).to_contain_text("Gespeichert.")
    answer = stored("baeckerei", Answer, criterion="SF-2")
    assert answer.note == "Diesen Satz möchte ich nicht noch einmal schreiben."


def test_a_finding_is_saved_by_its_button(window, at):
    page = at(window(EXAMINER, **NO_SCRIPT), "hafenspeicher", "pruefung/FU/")
    form = page.locator("#befund-FU-1")

    form.locator("[name='FU-1-choice'][value='3']").check()
    form.locator("[name='FU-1-evidence'][value='document']").check()
    form.locator("[name='FU-1-reason']").select_option("read_differently")
    form.locator("[name='FU-1-text']").fill("Das Ergebnis wird nicht jährlich mitgeteilt.")
    form.get_by_role("button", name="Speichern", exact=True).click()

    expect(page.locator("#stand-FU-1")).to_contain_text("Entschieden")
    assert stored("hafenspeicher", Finding, criterion="FU-1").stage == 3


def test_one_button_confirms_an_answer(window, at):
    page = at(window(EXAMINER, **NO_SCRIPT), "hafenspeicher", "pruefung/FU/")

    page.locator("#befund-FU-1").get_by_role(
        "button", name="Wie angegeben, durch Dokument belegt"
    ).click()

    expect(page.locator("#stand-FU-1")).to_contain_text("Entschieden")
    assert stored("hafenspeicher", Finding, criterion="FU-1").stage == 4


def test_the_board_decides(window, at):
    page = at(window(BOARD, **NO_SCRIPT), "nordpark", "entscheidung/")

    page.get_by_role("button", name="Weiter zur Vorschau").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bevor Sie entscheiden")
    assert case_of("nordpark").state == State.FOR_DECISION
    page.get_by_role("button", name="Status „Auf dem Weg“ bestätigen").click()

    expect(page.get_by_role("main")).to_contain_text("Erledigt")
    assert case_of("nordpark").state == State.ON_THE_WAY


def test_a_family_finds_an_entry_with_filters(window, town):
    page = window(**NO_SCRIPT)
    page.goto("/magdeburg/familien/")
    page.get_by_label("Was beschäftigt Sie?").fill("Scheidung")
    page.get_by_role("button", name="Suchen").click()
    filters = page.locator(".finder__filters")
    filters.locator("summary").first.click()
    page.get_by_role("checkbox", name="kostenlos").check()
    page.get_by_role("button", name="Auswahl anwenden").click()
    page.locator("article.hit").get_by_role("link", name=LAW).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(LAW)
    # Without its script the way out is a plain link.
    expect(page.get_by_role("link", name="Seite schnell verlassen")).to_have_attribute(
        "href", "https://www.dwd.de/"
    )


def test_a_family_asks_to_be_rung_and_reports_an_error(window, town):
    asks, reports = window(**NO_SCRIPT), window(**NO_SCRIPT)
    asks.goto("/magdeburg/familien/rueckruf/")
    reports.goto(f"/magdeburg/familien/eintrag/{town[LAW].code}/")
    reports.get_by_role("link", name="Fehler melden").click()
    # Nobody types as fast as a machine.
    reports.wait_for_timeout(2_100)
    asks.get_by_label("Telefonnummer mit Vorwahl").fill("0391 540 2000")
    asks.get_by_role("button", name="Rufen Sie mich an").click()
    reports.get_by_label("Die Telefonnummer").check()
    reports.get_by_role("button", name="Fehler melden").click()

    expect(asks.get_by_role("heading", level=1)).to_have_text("Wir rufen Sie an")
    expect(reports.get_by_role("heading", level=1)).to_have_text("Danke, wir sehen nach")
    with across_alliances("a test looks for what was asked and told"):
        assert Callback.objects.get().phone == "03915402000"
        assert ErrorReport.objects.get().entry_code == town[LAW].code
    assert (asks.context.cookies(), reports.context.cookies()) == ([], [])


def test_a_checklist_is_read_and_printed(window, town):
    page = window(**NO_SCRIPT)
    page.goto("/magdeburg/familien/checklisten/trennung/")
    expect(page.get_by_role("checkbox", name="Mit den Kindern reden")).to_be_visible()
    expect(page.get_by_role("button", name="Haken löschen")).to_be_hidden()

    page.emulate_media(media="print")

    expect(page.get_by_role("checkbox", name="Mit den Kindern reden")).to_be_visible()
    expect(page.get_by_role("link", name="Seite schnell verlassen")).to_be_hidden()
    expect(page.locator(".help-strip")).to_be_hidden()


def test_the_menus_stand_open(window, at):
    page = window("baeckerei", **NO_SCRIPT)
    page.set_viewport_size({"width": 360, "height": 800})
    at(page, "baeckerei", "")

    expect(page.locator("#hauptmenue")).to_be_visible()
    expect(page.locator(".case__nav nav")).to_be_visible()
    expect(page.locator(".menu-button")).to_be_hidden()


def test_somebody_signs_in_and_out(window, portal):
    user = User.objects.get(email="praxis@beispiel.example")
    user.set_password("sonnige-wiese-42")
    user.save()
    page = window(**NO_SCRIPT)
    page.goto("/anmelden/")
    page.locator("[name=login]").fill(user.email)
    page.locator("[name=password]").fill("sonnige-wiese-42")
    page.get_by_role("main").get_by_role("button", name="Anmelden", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mein Schreibtisch")

    page.goto("/abmelden/")
    page.get_by_role("main").get_by_role("button").first.click()

    page.goto("/konto/uebersicht/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Anmelden")
