"""What somebody reads when a door stays shut, and how typed text survives it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode


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

    Files cannot be kept by a browser; the page says so.
    """
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]
    context = {
        "typed": typed,
        "login": login,
        "had_files": bool(request.FILES),
        "action": request.path,
    }
    return render(request, "buendnis/session_ended.html", context, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a stale form token: our own page keeps the text, a foreign one is refused."""
    if same_origin(request) and request.POST:
        login = f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': request.path})}"
        if request.headers.get("HX-Request"):
            return render(
                request, "buendnis/session_ended_partial.html", {"login": login}, status=401
            )
        return keep_typed(request, login=login, status=403)
    return refused(
        request,
        "Dieses Formular wurde nicht von unserer Seite gesendet. Bitte laden Sie die Seite neu.",
    )


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


def second_factor_missing(request: HttpRequest) -> HttpResponse:
    """Return the page that asks to set up the second factor first, status 403."""
    return render(request, "buendnis/second_factor_missing.html", status=403)
