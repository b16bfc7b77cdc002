"""The page of a link that does not open any more: it says why, and sends a new one to the address on file."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render

from buendnis.access.requests import PortalRequest
from buendnis.links.queries import ALTERED, OpenedLink
from buendnis.workflow import NotPossible


def unkept(response: HttpResponse) -> HttpResponse:
    """Return the answer to a link with the request that nobody keeps it: what it shows is for one person."""
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def closed_page(
    request: PortalRequest,
    opened: OpenedLink,
    *,
    send_again: Callable[[], object],
    instead: str = "",
    is_over: bool = False,
    typed: str = "",
    ask_whom: str = "Bitte fragen Sie in Ihrem Betrieb nach.",
) -> HttpResponse:
    """Return the page that says why a link is closed; a POST with `again` sends a new one.

    To somebody whose link was whole `instead` says what has become of the thing, and where it `is_over`
    no new link is offered. `typed` is a text that came too late: it is shown, so that nobody types twice.
    `send_again` raises NotPossible where no link can be sent; `ask_whom` is for whom it does not reach.
    """
    whole = opened.closed != ALTERED
    problem, sent = "", False
    if "again" in request.POST:
        try:
            send_again()
            sent = True
        except NotPossible as refusal:
            problem = refusal.sentence
    context = {
        "closed": opened.closed,
        "instead": instead if whole else "",
        "offers": not (whole and is_over),
        "problem": problem,
        "sent": sent,
        "typed": typed,
        "ask_whom": ask_whom,
    }
    status = 409 if problem else 200 if sent else 410
    return render(request, "buendnis/links/closed.html", context, status=status)
