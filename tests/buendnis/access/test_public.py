"""A public page is kept by caches for a while and answered briefly when nothing changed."""

from django.http import HttpResponse
from django.test import RequestFactory

from buendnis.access.public import public_page
from buendnis.access.rules import ANONYMOUS


@public_page(max_age=300)
def shop_window(request):
    response = HttpResponse(request.GET.get("text", "Guten Tag"))
    if stamp := request.GET.get("changed"):
        response["Last-Modified"] = stamp
    return response


@public_page()
def gone(request):
    return HttpResponse("Nicht mehr da", status=410)


def asked(path: str = "/", view=shop_window, **headers: str) -> HttpResponse:
    request = RequestFactory().get(path, headers=headers)
    request.actor = ANONYMOUS
    return view(request)


def test_a_public_page_may_be_kept_by_anybody():
    response = asked()

    assert response["Cache-Control"] == "public, max-age=300"
    assert response["ETag"] == asked()["ETag"] != asked("/?text=Anders")["ETag"]


def test_who_has_the_page_already_gets_no_body_again():
    mark = asked()["ETag"]

    again = asked(if_none_match=mark)

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", mark)
    assert again["Cache-Control"] == "public, max-age=300"


def test_another_page_is_sent_whole():
    mark = asked("/?text=Anders")["ETag"]

    assert asked(if_none_match=mark).status_code == 200


def test_the_day_of_change_is_minded_where_the_page_knows_it():
    day = "Tue, 06 Jan 2026 10:00:00 GMT"

    again = asked(f"/?changed={day}", if_modified_since=day)

    assert again.status_code == 304
    assert asked(if_modified_since=day).status_code == 200


def test_what_went_wrong_is_not_kept():
    response = asked(view=gone)

    assert response.status_code == 410
    assert not response.has_header("ETag")
    assert not response.has_header("Cache-Control")
