"""Sample mode: sign in as somebody with one click, and read the mails that were not sent."""

import re
from itertools import groupby
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from buendnis.access.doors import page
from buendnis.access.rules import Actor, anyone
from buendnis.accounts.models import User
from buendnis.mail.models import Mail
from buendnis.portal.sample import PEOPLE, SamplePerson, sample_person
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance

MAILS_A_PAGE = 20
ADDRESS = re.compile(r"https?://[^\s<>&]+(?:&amp;[^\s<>&]+)*")


def only_in_sample_mode(actor: Actor) -> None:
    """Find nothing, and raise Http404 wherever the sample switch is off: asked at every request."""
    if not settings.SAMPLE_MODE:
        raise Http404


def loaded_sample_person(actor: Actor, key: str) -> tuple[SamplePerson, User]:
    """Return the sample person with the loaded user; raises Http404 outside of sample mode."""
    only_in_sample_mode(actor)
    person = sample_person(key)
    user = User.objects.filter(email=person.email, is_active=True).first() if person else None
    if person is None or user is None:
        raise Http404
    return person, user


@page(rule=anyone, subject=only_in_sample_mode)
def choose(request: HttpRequest, _: None) -> HttpResponse:
    """All sample people by alliance and task, each with a button."""
    names = {alliance.slug: alliance for alliance in Alliance.objects.all()}
    known = set(
        User.objects.filter(email__in=[p.email for p in PEOPLE]).values_list("email", flat=True)
    )
    by_slug = sorted(
        (p for p in PEOPLE if p.alliance in names and p.email in known), key=lambda p: p.alliance
    )
    groups = [
        (names[slug], list(people)) for slug, people in groupby(by_slug, key=lambda p: p.alliance)
    ]
    return render(request, "buendnis/portal/sample.html", {"groups": groups})


@page(rule=anyone, subject=loaded_sample_person, methods=["POST"])
def sign_in(request: HttpRequest, found: tuple[SamplePerson, User]) -> HttpResponse:
    """Sign in as the sample person and go to their desk."""
    person, user = found
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(address("casefile:desk", alliance=Alliance.objects.get(slug=person.alliance)))


@page(rule=anyone, subject=only_in_sample_mode)
def outbox(request: HttpRequest, _: None) -> HttpResponse:
    """The mails that a real installation would have sent, newest first."""
    mails = Paginator(Mail.objects.select_related("alliance"), MAILS_A_PAGE).get_page(
        request.GET.get("seite")
    )
    shown = [(mail, clickable(mail.body)) for mail in mails]
    return render(request, "buendnis/portal/outbox.html", {"page": mails, "mails": shown})


def clickable(body: str) -> SafeString:
    """Return the text as HTML in which addresses of this portal are links; everything else stays text."""

    def link(found: re.Match[str]) -> Any:
        target = found[0]
        if not target.startswith(escape(settings.BASE_URL)):
            return target
        path = target.removeprefix(escape(settings.BASE_URL)) or "/"
        # The match comes out of escape(); escaping it again would show &amp;amp;.
        return format_html('<a href="{}">{}</a>', mark_safe(path), mark_safe(target))  # noqa: S308

    # The text is escaped before links are put into it.
    return mark_safe(ADDRESS.sub(link, escape(body)))  # noqa: S308
