"""Behind the door of pages that keep nothing, what is typed leaves no trace, whatever goes wrong."""

import logging
import sys
import tempfile

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, transaction
from django.http import Http404, HttpResponse
from django.template import engines
from django.test import RequestFactory, override_settings
from django.urls import path

from buendnis import urls as portal
from buendnis.access.doors import WriteOnGet
from buendnis.access.rules import ANONYMOUS
from buendnis.access.unkept import comes_from_elsewhere, unkept_page
from buendnis.accounts.models import User
from tests.builders import people
from tests.unkept import MARK, filled, watched

MEGABYTE = 1024 * 1024


def fill_in(text: str) -> str:
    """What a test lets fail."""
    return text


def word(actor, word):
    if word != "da":
        raise Http404
    return word


@unkept_page()
def form(request):
    files = [type(each.file).__name__ for each in request.FILES.values()]
    return HttpResponse(f"{fill_in(request.POST.get('text', ''))} {files}")


@unkept_page(subject=word, methods=("POST",))
def about(request, found, *, extra):
    return HttpResponse(f"{found} {extra}")


@unkept_page()
def writing(request):
    User.objects.update(name=request.POST.get("text", ""))
    return HttpResponse()


@unkept_page()
def leaky(request):
    """Do everything that must not be done."""
    text = request.POST.get("text", "")
    cache.set("typed", text)
    with tempfile.NamedTemporaryFile() as file:
        file.write(text.encode())
        file.flush()
    with tempfile.TemporaryFile() as file:
        file.write(text.encode())
    logging.getLogger("tests").error(f"Typed {text}")
    sys.stderr.write(text)
    list(User.objects.filter(name=text))
    request.session["text"] = text
    return HttpResponse(headers={"Content-Disposition": f"attachment; filename={text}.pdf"})


@unkept_page()
def with_token(request):
    words = engines["django"].from_string("{% csrf_token %}").render(request=request)
    return HttpResponse(words)


VIEWS = [form, writing, leaky, with_token]
urlpatterns = [
    *(path(f"static/unkept/{view.__name__}/", view) for view in VIEWS),
    path("static/unkept/about/<str:word>/<str:extra>/", about),
    *portal.urlpatterns,
]
handler404, handler500 = portal.handler404, portal.handler500
FORM = "/static/unkept/form/"

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def a_file(size: int) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{MARK}.png", (MARK * (size // len(MARK) + 1)).encode()[:size])


def test_a_view_gets_its_fields_and_keeps_none(alliance):
    with watched() as watch:
        shown, sent = watch.get(FORM), watch.post(FORM, filled({"text": MARK}))

    assert watch.traces == []
    assert (shown.status_code, sent.content.decode()) == (200, f"{MARK} []")


def test_a_file_stays_in_memory(alliance):
    with watched() as watch:
        sent = watch.post(FORM, filled({"logo": a_file(MEGABYTE * 3 // 2)}))

    assert watch.traces == []
    assert "BytesIO" in sent.content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {"logo": a_file(3 * MEGABYTE)},
        {"text": MARK * (2 * MEGABYTE // len(MARK) + 1)},
        {f"{MARK}{number}": "" for number in range(2001)},
    ],
    ids=["file", "text", "fields"],
)
def test_too_much_is_refused_with_a_sentence(alliance, fields):
    with watched() as watch:
        refused = watch.post(FORM, fields)

    assert watch.traces == []
    assert refused.status_code == 413
    assert "zusammen 2 MB groß sein" in refused.content.decode()


@pytest.mark.parametrize("error", [RuntimeError, AttributeError, OperationalError])
@pytest.mark.parametrize("debug", [False, True])
def test_a_fault_tells_where_it_happened_and_no_word(alliance, error, debug):
    with override_settings(DEBUG=debug), watched(f"{__name__}.fill_in", error) as watch:
        broken = watch.post(FORM, filled({"text": MARK}))

    assert watch.traces == []
    assert broken.status_code == 500
    assert ("test_unkept.py" in broken.content.decode()) == debug


def test_a_fault_before_the_page_is_reached_keeps_nothing_either(alliance):
    with watched("buendnis.tenancy.middleware._drop_null_bytes", OperationalError) as watch:
        broken = watch.post(FORM, filled({"text": MARK}))

    assert watch.traces == []
    assert broken.status_code == 500


def test_a_report_as_plain_text_has_no_words_either(alliance):
    with override_settings(DEBUG=True), watched(f"{__name__}.fill_in") as watch:
        broken = watch.post(FORM, {"text": MARK}, accept="text/plain", sec_fetch_site="same-origin")

    assert watch.traces == []
    assert "builtins.KeyError (Wortlaut weggelassen)" in broken.content.decode()


def test_who_comes_with_a_session_is_not_asked_for_it(alliance):
    with watched() as watch:
        watch.client = people.signed_in(people.person(), raise_request_exception=False)
        watch.post(FORM, {"text": MARK})
        watch.post(FORM, {"text": MARK}, sec_fetch_site="cross-site")

    assert watch.traces == []


def test_nothing_that_is_sent_can_be_written(db):
    request = RequestFactory().post("/", {"text": MARK}, headers={"sec-fetch-site": "same-origin"})
    request.actor = ANONYMOUS

    with pytest.raises(WriteOnGet), transaction.atomic():
        writing(request)


@pytest.mark.parametrize("method", ["put", "delete", "options"])
def test_another_method_is_refused(alliance, method):
    with watched() as watch:
        answer = watch._kept(getattr(watch.client, method)(FORM))

    assert watch.traces == []
    assert (answer.status_code, answer["Allow"]) == (405, "GET, POST")


def test_a_page_about_something_is_found_or_not(alliance):
    with watched() as watch:
        found = watch.post("/static/unkept/about/da/mehr/", {"text": MARK})
        missing = watch.post("/static/unkept/about/fort/mehr/", {"text": MARK})
    kept = [each for each in watch.traces if "Cookie" not in each]

    assert kept == []
    assert (found.content, missing.status_code) == (b"da mehr", 404)


@pytest.mark.parametrize(
    ("headers", "elsewhere"),
    [
        ({"sec-fetch-site": "same-origin"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"sec-fetch-site": "same-site", "origin": "null"}, True),
        ({"origin": "http://testserver"}, False),
        ({"origin": "https://fremd.example"}, True),
        ({"referer": "https://fremd.example/seite"}, True),
        # Without an encrypted line, or in an old browser, a page without referrers sends just this.
        ({"origin": "null"}, False),
        ({}, False),
    ],
)
def test_a_form_from_elsewhere_is_known_by_what_browsers_say(headers, elsewhere):
    request = RequestFactory().post("/", headers=headers)

    assert comes_from_elsewhere(request) == elsewhere


def test_a_form_from_elsewhere_is_refused(alliance):
    with watched() as watch:
        refused = watch.post(FORM, {"text": MARK}, origin="https://fremd.example")

    assert watch.traces == []
    assert refused.status_code == 403
    assert "fremden Seite" in refused.content.decode()


def test_the_watch_finds_what_is_left_behind(alliance):
    """Without this test all others could be blind."""
    with watched() as watch:
        watch.post("/static/unkept/leaky/", {"text": MARK})
        watch.get("/static/unkept/with_token/")
    places = " · ".join(watch.traces)

    for place in ("gelöschte Datei tmp", "Datei ohne Namen", "Zeilen", "Datenbankabfrage", "djcache",
                  "Sitzung ·", "Kopfzeilen", "Cookie oder Sitzung"):  # fmt: skip
        assert place in places, place
