"""Lists for an employer's intranet: framed on exactly one address, bounded, readable by programs."""

import json
from pathlib import Path

from django.conf import settings

from services.takealong import embed
from tests.builders import directory

EMBED = "/magdeburg/familien/einbetten/"
LIST, DATA = f"{EMBED}liste/", f"{EMBED}liste.json"
ROOT = Path(settings.BASE_DIR)


def test_only_the_bare_list_may_stand_in_a_frame(alliance, client):
    framed = client.get(LIST)

    assert "X-Frame-Options" not in framed
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "default-src 'none'" in framed["Content-Security-Policy"]
    for address in (
        EMBED,
        DATA,
        "/magdeburg/familien/",
        "/magdeburg/familien/checklisten/pflege/",
        "/",
    ):
        other = client.get(address)
        assert other["X-Frame-Options"] == "DENY", address
        assert "frame-ancestors 'none'" in other["Content-Security-Policy"], address


def test_no_other_view_lifts_the_ban_on_frames():
    lifting = {
        path.relative_to(ROOT).as_posix()
        for room in ("buendnis", "certification", "services")
        for path in (ROOT / room).rglob("*.py")
        if "xframe_options" in (said := path.read_text()) or "csp_override" in said
    }

    assert lifting == {"services/takealong/embed_views.py"}


def test_an_unchanged_list_is_not_sent_again_and_keeps_its_frame_rule(alliance, client):
    first = client.get(LIST)

    again = client.get(LIST, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert "X-Frame-Options" not in again
    assert "frame-ancestors *" in again["Content-Security-Policy"]
    assert not client.cookies


def test_the_list_minds_the_filters_and_opens_new_windows(alliance, client):
    found = directory.entry("Pflegeberatung <b>", terms=("pflege", "pflege-beruf"))
    directory.entry("Krabbelgruppe", terms=("treffen",))

    page = client.get(LIST, {"thema": ["pflege-beruf", "gibtesnicht"]}).content.decode()

    address = f"http://127.0.0.1:8000/magdeburg/familien/eintrag/{found.code}/"
    assert (
        f'<a href="{address}" target="_blank" rel="noopener"><span>Pflegeberatung &lt;b&gt;' in page
    )
    assert "Krabbelgruppe" not in page
    assert page.count("target=") == page.count('rel="noopener"') == 2
    assert "<script" not in page
    assert "languages__list" not in page


def test_the_list_is_bounded_and_says_how_many_there_are(alliance, client, monkeypatch):
    monkeypatch.setattr(embed, "MOST", 2)
    for number in range(3):
        directory.entry(f"Beratung {number}")

    data = json.loads(client.get(DATA, {"thema": "beratung"}).content)

    assert (len(data["entries"]), data["total"]) == (2, 3)
    assert data["address"] == "http://127.0.0.1:8000/magdeburg/familien/suche/?thema=beratung"


def test_programs_of_other_sites_may_read_the_list(alliance, client):
    directory.entry("Beratung", at=directory.place())

    answer = client.get(DATA, {"thema": "beratung"}, headers={"origin": "https://intranet.example"})

    (entry,) = json.loads(answer.content)["entries"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    assert entry["title"] == "Beratung"
    assert entry["phones"] == [
        {"number": "0391 540 2000", "dial": "+493915402000", "confirmed": True}
    ]
    assert entry["checked_on"] == "2026-01-05"
    assert [fact["key"] for fact in entry["facts"]] == ["for_whom", "where", "phone"]


def test_an_unknown_filter_is_left_out_and_said(alliance, client):
    directory.entry("Beratung")
    asked = {"thema": ["beratung", "quatsch"]}

    assert "quatsch" in client.get(LIST, asked).content.decode()
    data = json.loads(client.get(DATA, asked).content)
    assert (data["total"], data["ignored"]) == (1, [{"parameter": "thema", "value": "quatsch"}])


def test_the_list_reads_from_the_right_in_arabic(alliance, client):
    directory.entry("Beratung")

    page = client.get(LIST, {"sprache": "ar"}).content.decode()

    assert '<html lang="ar" dir="rtl"' in page
    assert '<span lang="de" dir="ltr">Beratung</span>' in page


def test_the_page_for_employers_writes_the_lines_to_copy(alliance, client):
    page = client.get(EMBED, {"thema": "pflege-beruf", "lage": '"><script>'}).content.decode()

    wanted = "http://127.0.0.1:8000/magdeburg/familien/einbetten/liste/?thema=pflege-beruf"
    assert f'<code>&lt;iframe src="{wanted}" title=' in page
    assert '<option value="pflege-beruf" selected>' in page
    assert '"><script>' not in page
