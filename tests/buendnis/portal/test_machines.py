"""security.txt, robots.txt and the list of pages: true, cached, without a cookie and without a case."""

import re
from datetime import date, timedelta
from fnmatch import fnmatch
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.test import override_settings
from django.utils import timezone

from buendnis.checks import security_contact
from buendnis.pages.actions import change_text
from buendnis.tenancy.scope import scope
from tests.builders import people
from tests.builders.addresses import pages
from tests.permissions import PUBLIC

LEFT_OUT = {
    "gallery": "nur für uns",
    "healthz": "antwortet Maschinen",
    "machines:security_txt": "antwortet Maschinen",
    "machines:robots_txt": "antwortet Maschinen",
    "machines:sitemap": "sie selbst",
    **dict.fromkeys(
        (name for name in PUBLIC if name.startswith(("hsds:", "exchange:"))), "antwortet Maschinen"
    ),
    "callbacks:thanks": "nach einer Bitte um Rückruf",
    "events:feed": "ein Kalender",
    "finding:show_card": "ein Zettel zu jedem Eintrag",
    "feedback:callback_done": "nach einer Bitte um Rückruf",
    "feedback:report": "ein Formular zu jedem Eintrag",
    "feedback:report_done": "nach einer Meldung",
    "takealong:guide_pdf": "erst nach einer Wahl",
    "folder:booklet": "erst nach einer Wahl",
    "takealong:embed_list": "steht in den Seiten anderer",
    "takealong:embed_json": "antwortet Maschinen",
    "quickcheck:questions": "mitten im Kurzcheck",
    "quickcheck:result": "mitten im Kurzcheck",
    "quickcheck:carry": "mitten im Kurzcheck",
}
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def listed(client) -> dict[str, str]:
    """Return the paths of the list for search machines with their dates."""
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {
        url.findtext(f"{SPACE}loc").removeprefix("http://127.0.0.1:8000"): url.findtext(
            f"{SPACE}lastmod", ""
        )
        for url in tree.findall(f"{SPACE}url")
    }


def test_security_txt_names_contact_and_end(client):
    response = client.get("/.well-known/security.txt")

    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    ends = timezone.localdate() + timedelta(days=180)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert lines["Contact"] == "mailto:sicherheit@portal.example"
    assert lines["Expires"] == f"{ends:%Y-%m-%d}T00:00:00Z"
    assert lines["Canonical"] == "http://127.0.0.1:8000/.well-known/security.txt"


@override_settings(SECURITY_EXPIRES=date(2027, 1, 31))
def test_a_day_that_is_set_wins(client):
    assert (
        "Expires: 2027-01-31T00:00:00Z" in client.get("/.well-known/security.txt").content.decode()
    )


@pytest.mark.django_db
@override_settings(SECURITY_CONTACT="")
def test_without_a_contact_there_is_no_file(client):
    assert client.get("/.well-known/security.txt").status_code == 404


def test_a_production_is_warned_in_time():
    today = timezone.localdate()

    def said(**settings) -> list[str]:
        with override_settings(PRODUCTION=True, **settings):
            return [message.id for message in security_contact()]

    assert said(SECURITY_CONTACT="") == ["buendnis.W001"]
    assert said(SECURITY_EXPIRES=today + timedelta(days=59)) == ["buendnis.W002"]
    assert said(SECURITY_EXPIRES=today + timedelta(days=60)) == []
    assert said(SECURITY_EXPIRES=None) == []
    assert security_contact() == []


def test_search_machines_keep_out_of_people_and_cases(client):
    said = client.get("/robots.txt").content.decode()

    assert "Disallow: /*/zertifizierung/\n" in said
    assert "Disallow: /einladung/\n" in said
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml\n" in said


def test_search_machines_keep_out_of_every_link_that_holds_a_secret(client):
    said = client.get("/robots.txt").content.decode()
    closed = [f"{path}*" for path in re.findall(r"Disallow: (\S+)", said)]

    open_to_all = [
        page.path
        for page in pages()
        if "<str:token>" in page.path and not any(fnmatch(page.path, path) for path in closed)
    ]

    assert open_to_all == []


@override_settings(SAMPLE_MODE=True)
def test_a_sample_is_not_indexed_at_all(client):
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"


@pytest.mark.django_db
def test_the_list_names_every_public_page_without_parts(client):
    people.alliance("magdeburg")
    paths = {page.name: page.path for page in pages() if page.name in PUBLIC}
    whole = {
        path.replace("<slug:alliance>", "magdeburg")
        for name, path in paths.items()
        if name not in LEFT_OUT and "<" not in path.replace("<slug:alliance>", "")
    }

    assert whole - set(listed(client)) == set()


@pytest.mark.django_db
def test_the_list_dates_texts_and_holds_no_case(client, alliance):
    admin = people.actor(people.person(), alliance)
    with scope(alliance):
        change_text("familien", title="Für Familien", body="Text", by=admin)

    found = listed(client)

    assert found["/magdeburg/seiten/familien/"] == f"{timezone.localdate():%Y-%m-%d}"
    assert [path for path in found if "zertifizierung" in path or "konto" in path] == []


@pytest.mark.django_db
def test_the_list_is_gathered_once_an_hour_without_a_cookie(client, django_assert_num_queries):
    people.alliance("magdeburg")
    cache.clear()
    first = client.get("/sitemap.xml")

    with django_assert_num_queries(0):
        again = client.get("/sitemap.xml")

    assert again.content == first.content
    assert again["Cache-Control"] == "public, max-age=3600"
    assert not again.cookies
