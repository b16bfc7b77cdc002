"""What somebody reads when a door stays shut, and how typed text survives it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

WORTH_READING = 20


def please_sign_in(request: HttpRequest) -> HttpResponse:
    """Send a reader to the sign-in page; keep what a writer has typed and ask to sign in first."""
    login = f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}"
    if request.headers.get("HX-Request"):
        return render(request, "buendnis/session_ended_partial.html", {"login": login}, status=401)
    if request.method == "POST":
        return keep_typed(request, login=login, status=401)
    return redirect(login)


def keep_typed(request: HttpRequest, *, login: str, status: int) -> HttpResponse:
    """Show the typed fields again in a form that sends them once more after signing in.

    Without JavaScript it takes two steps: the first page asks to sign in elsewhere, and because signing
    in gives a new form token, sending it leads to the second page, which carries that token and saves.
    Files cannot be kept by a browser; the page says so.
    """
    context = {"login": login, "had_files": bool(request.FILES), "action": request.get_full_path()}
    return render(
        request, "buendnis/session_ended.html", context | typed_in(request), status=status
    )


def typed_in(request: HttpRequest) -> dict[str, list]:
    """Return the fields of a form as they came (`typed`), and its longer texts to read (`texts`)."""
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]
    return {"typed": typed, "texts": [value for _, value in typed if len(value) >= WORTH_READING]}


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a stale form token: our own page keeps the text, a foreign one is refused."""
    if not same_origin(request):
        return refused(
            request,
            "Dieses Formular wurde nicht von unserer Seite gesendet. Bitte laden Sie die Seite neu.",
        )
    login = f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': request.path})}"
    if request.headers.get("HX-Request"):
        return render(request, "buendnis/session_ended_partial.html", {"login": login}, status=401)
    if any("password" in name for name in request.POST):
        # A form to sign in or to change a password begins anew; passwords are never written into a page.
        return redirect(request.get_full_path())
    return keep_typed(request, login=login, status=403)


def same_origin(request: HttpRequest) -> bool:
    """Return whether the browser says that the request comes from our own page."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    return bool(origin) and urlsplit(origin).netloc == request.get_host()


def refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """Return the page with the rule's sentence, status 403."""
    return render(request, "403.html", {"sentence": sentence}, status=403)


def wrong_method(request: HttpRequest, allowed: list[str]) -> HttpResponse:
    """Return the page for an address that takes another method, status 405: somebody asked for a form's address."""
    page = render(request, "405.html", status=405)
    page.headers["Allow"] = ", ".join(allowed)
    return page


def second_factor_missing(request: HttpRequest) -> HttpResponse:
    """Return the page that asks to set up the second factor first, status 403."""
    return render(request, "buendnis/second_factor_missing.html", typed_in(request), status=403)
