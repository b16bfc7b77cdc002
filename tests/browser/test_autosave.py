"""What somebody types survives an ended session, a lost connection and a closed page."""

import pytest
from playwright.sync_api import Page, Route, expect

PAGE = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Probe</title>
<meta name="htmx-config" content='{{"includeIndicatorStyles":false,"allowEval":false}}'>
<script defer src="/static/vendor/htmx/htmx.min.js"></script>
<script type="module" src="/static/js/autosave.js"></script>
<script type="module" src="/static/js/keyboard.js"></script></head>
<body><main data-keyboard><h1>Probe</h1>
<form id="antwort" data-autosave hx-post="/probe/speichern/" hx-trigger="input delay:50ms, change"
  hx-target="#ergebnis">
  <input type="hidden" name="version" value="{version}">
  <div data-keyboard-item><label>Text <textarea name="text"></textarea></label></div>
  <div data-keyboard-item data-undecided><label><input type="checkbox" name="ja"> Ja</label></div>
  <p data-autosave-status></p>
</form><p><a href="/abmelden/">Abmelden</a></p><div id="ergebnis"></div></main></body></html>"""


class Server:
    """Answers for the probe page: what to say next, and what was sent."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, f"{address}/probe/"
        self.status, self.body, self.version = 200, "ok", "1"
        self.sent: list[str] = []
        self.tokens: list[str | None] = []
        page.route("**/probe/", self.show)
        page.route("**/probe/speichern/", self.save)

    def show(self, route: Route) -> None:
        """Show the page."""
        html = PAGE.format(version=self.version)
        route.fulfill(content_type="text/html; charset=utf-8", body=html)

    def save(self, route: Route) -> None:
        """Take what was sent, and answer as the test wishes; status 0 is a lost connection."""
        if not self.status:
            route.abort("connectionrefused")
            return
        self.sent.append(route.request.post_data or "")
        self.tokens.append(route.request.headers.get("x-csrftoken"))
        route.fulfill(status=self.status, content_type="text/html", body=self.body)

    def open(self) -> None:
        """Open the page anew."""
        self.page.goto(self.address)
        self.page.wait_for_load_state("load")


@pytest.fixture
def server(page, live_server, complaints):
    """Return a page with one form, and a server that answers as told."""
    complaints.expect("status of 401")
    complaints.expect("status of 409")
    complaints.expect("ERR_CONNECTION_REFUSED")
    complaints.expect("Response Status Error Code")
    complaints.expect("htmx:")
    made = Server(page, live_server.url)
    made.open()
    return made


def status_of(page):
    """Return the line that tells what became of the text."""
    return page.locator("[data-autosave-status]")


def test_what_is_typed_is_saved_and_said(server, page):
    page.get_by_label("Text").press_sequentially("Guten Tag")

    expect(status_of(page)).to_have_text("Gespeichert")
    assert "Guten%20Tag" in server.sent[-1]


def test_the_token_of_the_moment_is_sent(server, page):
    page.evaluate("document.cookie = 'csrftoken=frisch; path=/'")

    page.get_by_label("Text").press_sequentially("a")

    expect(status_of(page)).to_have_text("Gespeichert")
    assert server.tokens == ["frisch"]


def test_an_ended_session_keeps_the_text_and_asks_to_sign_in(server, page):
    server.status = 401

    page.get_by_label("Text").press_sequentially("Wichtig")

    link = page.get_by_role("link", name="Anmelden (neues Fenster)")
    expect(link).to_have_attribute("href", "/anmelden/")
    expect(link).to_have_attribute("target", "_blank")
    expect(page.get_by_label("Text")).to_have_value("Wichtig")


def test_after_signing_in_the_text_is_saved_by_a_button(server, page):
    server.status = 401
    page.get_by_label("Text").press_sequentially("Wichtig")
    again = page.get_by_role("button", name="Noch einmal speichern")
    expect(again).to_be_visible()

    server.status = 200
    again.click()

    expect(status_of(page)).to_have_text("Gespeichert")
    expect(page.locator(".autosave-banner")).to_have_count(0)
    assert "Wichtig" in server.sent[-1]


def test_a_lost_connection_is_said_and_tried_again(server, page):
    page.clock.install()
    server.status = 0
    page.get_by_label("Text").press_sequentially("Weiter")
    page.clock.run_for(500)
    expect(status_of(page)).to_have_text("Nicht gespeichert. Wir versuchen es weiter.")

    server.status = 200
    # Longer than the first two pauses: on a busy machine the first attempt may still meet the old answer.
    page.clock.run_for(14000)

    expect(status_of(page)).to_have_text("Gespeichert")
    assert "Weiter" in server.sent[-1]


def test_a_conflict_is_shown_in_place(server, page):
    server.status, server.body = 409, "<p>Inzwischen steht dort etwas anderes.</p>"

    page.get_by_label("Text").press_sequentially("x")

    expect(page.locator("#ergebnis")).to_have_text("Inzwischen steht dort etwas anderes.")
    expect(status_of(page)).to_have_text(
        "Nicht gespeichert. Inzwischen wurde etwas anderes gespeichert."
    )


def test_a_page_opened_again_brings_the_unsaved_text_back_with_its_version(server, page):
    server.status = 0
    page.get_by_label("Text").press_sequentially("Noch da")
    expect(status_of(page)).to_contain_text("Nicht gespeichert")
    page.on("dialog", lambda dialog: dialog.accept())

    server.status, server.version = 200, "2"
    server.open()

    expect(page.get_by_label("Text")).to_have_value("Noch da")
    expect(status_of(page)).to_have_text("Gespeichert")
    assert server.sent == ["version=1&text=Noch%20da"]


def test_leaving_with_unsaved_text_asks_first(server, page):
    server.status = 0
    page.get_by_label("Text").press_sequentially("Noch da")
    expect(status_of(page)).to_contain_text("Nicht gespeichert")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.goto("about:blank")

    assert asked == ["beforeunload"]


def test_signing_out_leaves_nothing_behind(server, page):
    server.status = 0
    page.get_by_label("Text").press_sequentially("Vertraulich")
    expect(status_of(page)).to_contain_text("Nicht gespeichert")
    page.route("**/abmelden/", lambda route: route.fulfill(body="Auf Wiedersehen"))

    page.get_by_role("link", name="Abmelden").click()
    page.wait_for_url("**/abmelden/")

    kept = page.evaluate("Object.values(sessionStorage).join()")
    assert "Vertraulich" not in kept


def test_keys_lead_from_stop_to_stop_and_to_what_is_undecided(server, page):
    page.locator("h1").click()

    page.keyboard.press("j")
    expect(page.get_by_label("Text")).to_be_focused()
    page.get_by_label("Text").blur()
    page.keyboard.press("n")
    expect(page.get_by_label("Ja")).to_be_focused()
    page.keyboard.press("k")
    expect(page.get_by_label("Text")).to_be_focused()


def test_letters_typed_into_a_text_stay_text(server, page):
    page.get_by_label("Text").press_sequentially("jkn?")

    expect(page.get_by_label("Text")).to_have_value("jkn?")
