"""Asking to be rung, and the list of those who wait."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.limits import Limit, is_used_up
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import anyone
from buendnis.callbacks.actions import KEPT_DAYS, ask_for_callback, finish_callback
from buendnis.callbacks.forms import CallbackForm
from buendnis.callbacks.models import Callback
from buendnis.callbacks.queries import callback_by_code, open_callbacks
from buendnis.callbacks.rules import may_ring_back
from buendnis.tenancy.addresses import go

ORIGIN = "kurzcheck"
# A house with one line out to the internet may ask for several people.
PER_SOURCE = Limit("callback", times=6, seconds=60 * 60)


@page(rule=anyone, methods=["GET", "POST"], cross_site_post=True)
def ask(request: PortalRequest) -> HttpResponse:
    """Ask to be rung: no account, no cookie; the answer is the same for a number that waits already."""
    form = CallbackForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _form(request, form)
    if is_used_up(PER_SOURCE, request):
        return _form(request, form, status=HTTPStatus.TOO_MANY_REQUESTS)
    wanted = {name: form.cleaned_data[name] for name in ("name", "phone", "window")}
    ask_for_callback(**wanted, origin=ORIGIN)
    return go("callbacks:thanks")


def _form(
    request: PortalRequest, form: CallbackForm, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {
        "form": form,
        "too_many": status == HTTPStatus.TOO_MANY_REQUESTS,
        "kept_days": KEPT_DAYS,
    }
    answer = render(request, "buendnis/callbacks/ask.html", context, status=status)
    # The stamp in the form belongs to this page alone.
    answer["Cache-Control"] = "no-store"
    return answer


@page(rule=anyone)
def thanks(request: PortalRequest) -> HttpResponse:
    """Say what happens next; it holds nothing of who asked."""
    return render(request, "buendnis/callbacks/thanks.html", {"kept_days": KEPT_DAYS})


@page(rule=may_ring_back)
def waiting(request: PortalRequest) -> HttpResponse:
    """Who waits to be rung, the longest wait first."""
    context = {"callbacks": list(open_callbacks()), "kept_days": KEPT_DAYS}
    return render(request, "buendnis/callbacks/waiting.html", context)


@page(rule=may_ring_back, subject=callback_by_code, methods=["POST"])
def done(request: PortalRequest, callback: Callback | None) -> HttpResponse:
    """The call was made: name and number go; a second click finds that done."""
    if callback is not None:
        finish_callback(callback, by=request.actor)
    messages.success(request, "Erledigt. Name und Nummer sind gelöscht.")
    return go("casefile:desk" if request.POST.get("back") == "desk" else "callbacks:waiting")
