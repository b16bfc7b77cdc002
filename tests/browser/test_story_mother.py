"""A mother with a phone: from what is on her mind to whom to call in two steps, also in Arabic and by keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, Route, expect

from buendnis.templatetags.german import datum
from tests.browser.helpers import assert_accessible
from tests.builders.families import BREAKFAST, LAW

PHONE = {"width": 360, "height": 780}
START = "/magdeburg/familien/"
WEATHER = "https://www.dwd.de/"
MOST_TABS = 60


@pytest.fixture
def phone(window, town) -> Page:
    """Return the browser of a phone."""
    page = window()
    page.set_viewport_size(PHONE)
    return page


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def facts(page: Page) -> dict[str, str]:
    """Return what the entry says at a glance: label and value."""
    rows = page.locator("main .entry .facts .facts__row")
    return {
        row.locator("dt").inner_text(): " ".join(row.locator("dd").inner_text().split())
        for row in rows.all()
    }


def first_hit(page: Page) -> Locator:
    return page.locator("article.hit h2 a").first


def stands_on_the_breakfast(page: Page, town) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(BREAKFAST)
    assert page.url.partition("?")[0].endswith(f"{START}eintrag/{town[BREAKFAST].code}/")


def test_a_mother_types_what_is_on_her_mind_and_stands_on_the_right_entry_after_two_steps(
    phone, town
):
    page = phone
    page.goto(START)
    page.get_by_label("Was beschäftigt Sie?").fill("allein mit Kind")
    page.keyboard.press("Enter")  # step 1
    expect(first_hit(page)).to_have_text(BREAKFAST)
    assert_accessible(page)
    fits(page)
    first_hit(page).click()  # step 2

    stands_on_the_breakfast(page, town)
    told = facts(page)
    assert told["Was"] == "Angebot Treffen und Begegnung"
    assert told["Für wen"] == "Alleinerziehende"
    assert told["Kosten"] == "kostenlos"
    assert told["Wo"] == "Krügerbrücke 2, 39104 Magdeburg, Altstadt"
    assert told["Anmeldung"] == "ohne Anmeldung"
    assert told["Telefon"] == "0391 540 2000"
    times = page.get_by_role("region", name="Zeiten")
    expect(times).to_contain_text("jeden Mittwoch: 10 bis 12 Uhr")
    expect(page.get_by_role("link", name="Anrufen: 0391 540 2000")).to_have_attribute(
        "href", "tel:+493915402000"
    )
    today = datum(timezone.localdate())
    expect(page.locator(".entry__foot")).to_contain_text(f"geprüft am {today}")
    assert_accessible(page)
    fits(page)

    page.goto(START)
    page.get_by_role("link", name="Allein erziehen", exact=True).click()  # step 1
    first_hit(page).click()  # step 2
    stands_on_the_breakfast(page, town)


def test_the_same_way_in_arabic(phone, town):
    page = phone
    page.goto(START)
    page.get_by_role("link", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.locator("#q").fill("أم عزباء")
    page.keyboard.press("Enter")  # step 1
    expect(page.locator("main").get_by_role("link", name="تربية الأطفال وحدي")).to_be_visible()
    first_hit(page).click()  # step 2

    stands_on_the_breakfast(page, town)
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("h1 [lang=de][dir=ltr]")).to_have_text(BREAKFAST)
    told = facts(page)
    assert (told["التكلفة"], told["التسجيل"]) == ("مجاناً", "بدون تسجيل")
    assert told["الهاتف"] == "0391 540 2000"
    expect(page.get_by_role("region", name="الأوقات")).to_contain_text("كل يوم أربعاء")
    assert_accessible(page)
    fits(page)


def tab_to(page: Page, goal: Locator) -> None:
    """Press Tab until the goal has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if goal.evaluate("goal => goal === document.activeElement"):
            return
    pytest.fail(f"Mit {MOST_TABS} Mal Tab nicht zu erreichen: {goal}")


def test_by_keyboard_alone_to_an_entry_and_away_from_it_at_once(window, town, complaints):
    complaints.expect(WEATHER)
    page = window()
    page.context.route(f"{WEATHER}**", weather)
    page.goto(START)
    tab_to(page, page.locator(".skip-link"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#q"))
    page.keyboard.type("scheidung")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Mediation in der Trennung")).to_be_visible()

    tab_to(page, page.get_by_text("Auswahl eingrenzen"))
    if not page.locator(".finder__filters").evaluate("part => part.open"):
        page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("checkbox", name="kostenlos"))
    page.keyboard.press("Space")
    assert_accessible(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Mediation in der Trennung")).to_have_count(0)
    tab_to(page, page.get_by_role("link", name=LAW))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(LAW)
    expect(page).to_have_title("Allgemeine Informationen")
    entry = page.url
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    is_left_for_good(page, entry)

    page.goto(entry)
    page.get_by_role("link", name="Seite schnell verlassen").click()
    is_left_for_good(page, entry)


def weather(route: Route) -> None:
    route.fulfill(body="<title>Wetter</title>", content_type="text/html")


def is_left_for_good(page: Page, entry: str) -> None:
    """The weather has taken the place of the entry in the history."""
    expect(page).to_have_title("Wetter")
    page.evaluate("history.back()")
    page.wait_for_url(lambda url: not url.startswith(WEATHER))
    assert page.url != entry


@contextmanager
def intranet(body: str) -> Iterator[str]:
    """Serve one page of an employer and yield its address: another port is another origin."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args: object) -> None:
            """Stay quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_an_intranet_may_frame_the_list_and_no_other_page(window, town, live_server, complaints):
    complaints.expect("frame-ancestors")
    complaints.expect("X-Frame-Options")
    page = window()
    frames = "".join(
        f'<iframe name="{name}" src="{live_server.url}{START}{below}"></iframe>'
        for name, below in (("list", "einbetten/liste/?lage=allein-erziehen"), ("start", ""))
    )
    with intranet(f"<!DOCTYPE html><title>Intranet</title>{frames}") as address:
        page.goto(address)
        page.frame("start").wait_for_url("chrome-error://**")
        shown = page.frame_locator("[name=list]").get_by_role("link", name=BREAKFAST)
        expect(shown).to_be_visible()
    assert page.context.cookies() == []
