"""Who only reads is left alone: no cookie, nothing stored, nobody else asked, every part found."""

from urllib.parse import urlsplit

from playwright.sync_api import Request, Response

from tests.browser import pages

STORED = "Object.keys(localStorage).length + Object.keys(sessionStorage).length"


def test_public_pages_keep_nothing_and_ask_nobody_else(portal, window, complaints):
    page, known = window(), pages.marks()
    asked: set[str] = set()

    def note(request: Request) -> None:
        asked.add(urlsplit(request.url).netloc)

    page.on("request", note)
    left = []
    for visit in pages.PUBLIC:
        if pages.NOBODY not in visit.people:
            continue
        address = pages.filled(visit.address, known)
        if visit.status != 200:
            complaints.expect(f"{address})")
        answer = page.goto(address)
        if "set-cookie" in answer.headers or page.context.cookies() or page.evaluate(STORED):
            left.append(address)

    assert left == []
    assert asked - {""} == {urlsplit(portal).netloc}


def test_reading_needs_no_script_beyond_the_menu(portal, window):
    page = window()
    scripts: list[str] = []
    page.on("request", lambda one: one.resource_type == "script" and scripts.append(one.url))

    page.goto("/magdeburg/")

    assert [url.rpartition("/")[2] for url in scripts] == ["menu.js"]


def test_everything_a_page_is_made_of_is_found(portal, window):
    page = window("baeckerei")
    missing: list[str] = []

    def note(answer: Response) -> None:
        if answer.status >= 400:
            missing.append(answer.url)

    page.on("response", note)
    for address in (
        "/",
        "/magdeburg/",
        "/marburg/",
        "/trier/",
        "{baeckerei}/selbsteinschaetzung/ao/",
    ):
        page.goto(pages.filled(address, pages.marks()))
        page.wait_for_load_state("load")

    assert missing == []


def test_signing_in_sets_only_the_cookies_it_needs(portal, window):
    page = window("praxis")

    page.goto("/konto/name/")

    kept = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert set(kept) == {"sessionid", "csrftoken"}
    assert {cookie["sameSite"] for cookie in kept.values()} == {"Lax"}
