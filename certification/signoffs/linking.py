"""The page that a link to the top management opens: the same for declarations and programme."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.requests import PortalRequest
from buendnis.links.pages import closed_page, unkept
from buendnis.links.queries import USED, OpenedLink
from buendnis.templatetags.german import datum
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.queries import with_people
from certification.signoffs import actions
from certification.signoffs.forms import SignForm
from certification.signoffs.queries import signature_of, signed, standing
from certification.signoffs.values import Matter

TEMPLATES = "certification/signoffs"


def case_of(found: OpenedLink) -> Application:
    """Return the case that a link is about. Raises Http404."""
    application = with_people(Application.objects.filter(code=found.link.about)).first()
    if application is None:
        raise Http404
    return application


def link_page(
    request: PortalRequest,
    found: OpenedLink,
    matter: Matter,
    *,
    template: str,
    shown: Callable[[Application], dict[str, Any]],
) -> HttpResponse:
    """Show what is signed, and sign it once; `shown` returns what only this matter's template reads."""
    application = case_of(found)
    answer = _refused(request, found, matter, application) or _page(
        request, found, matter, application, template=template, shown=shown
    )
    return unkept(answer)


def _page(
    request: PortalRequest,
    found: OpenedLink,
    matter: Matter,
    application: Application,
    *,
    template: str,
    shown: Callable[[Application], dict[str, Any]],
) -> HttpResponse:
    form = _form(matter, application, request.POST or None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            return _signed(request, found, matter, form)
        except NotPossible as late:
            # The page shows what is there now, with the answers that were given.
            problem = late.sentence
            now = {"seen": matter.subject_hash(application)}
            form = _form(matter, application, request.POST.dict() | now)
    context = {
        "application": application,
        "matter": matter,
        "row": standing(application, matter.purpose),
        "form": form,
        "problem": problem,
        **shown(application),
    }
    status = 409 if problem else 422 if form.errors else 200
    return render(request, template, context, status=status)


def open_or_closed(
    request: PortalRequest,
    found: OpenedLink,
    matter: Matter,
    answer: Callable[[Application], HttpResponse],
) -> HttpResponse:
    """Return the answer while the link works, else the page that says why not."""
    application = case_of(found)
    return unkept(_refused(request, found, matter, application) or answer(application))


def _refused(
    request: PortalRequest, found: OpenedLink, matter: Matter, application: Application
) -> HttpResponse | None:
    """Return the page for a link that does not open, or has nothing to sign now."""
    row = standing(application, matter.purpose)
    if found.closed:
        return _closed(request, found, matter, application)
    problem = matter.fault(application, timezone.localdate())
    if row is None or row.is_signed or row.email != found.link.email:
        problem = actions.NOT_NEEDED
    if not problem:
        return None
    return render(request, f"{TEMPLATES}/over.html", {"sentence": problem}, status=409)


def _form(matter: Matter, application: Application, data: Any) -> SignForm:
    first = {"seen": matter.subject_hash(application), "place": application.employer.city}
    return SignForm(
        data,
        asks_place=matter.asks_place,
        asks_declarations=matter.asks_declarations,
        initial=first,
    )


def _signed(
    request: PortalRequest, found: OpenedLink, matter: Matter, form: SignForm
) -> HttpResponse:
    """Sign and say thanks. Raises NotPossible."""
    data = form.cleaned_data
    row = actions.sign_by_link(
        found.link,
        matter,
        seen=data["seen"],
        place=data.get("place", ""),
        declared=form.declared,
    )
    context = {
        "application": row.application,
        "matter": matter,
        "signature": signature_of(row),
    }
    return render(request, f"{TEMPLATES}/thanks.html", context)


def _closed(
    request: PortalRequest,
    found: OpenedLink,
    matter: Matter,
    application: Application,
) -> HttpResponse:
    """Return the page of a closed link; who has signed needs no new one."""
    counts = signed(application, matter)
    is_done = counts is not None and counts.email == found.link.email
    thanks = (
        f"Ihre Unterschrift vom {datum(counts.signed_on)} liegt vor." if counts and is_done else ""
    )
    return closed_page(
        request,
        found,
        send_again=lambda: actions.send_again(application, matter),
        instead=f"{thanks} Sie müssen nichts mehr tun." if found.closed == USED and thanks else "",
        is_over=is_done and found.closed == USED,
    )
