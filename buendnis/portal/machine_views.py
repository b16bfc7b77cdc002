"""What machines ask for first: where faults are reported, what may be indexed, and which pages there are."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import anyone
from buendnis.mail.sending import absolute
from buendnis.pages.models import LEGAL_PAGES, PAGES, PageText
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.catalogue.queries import published
from certification.programme.queries import published_programmes
from services.directory.queries import public_entries

HOUR = 60 * 60
# Without a date of its own the file is good for half a year from the day it is asked for.
SECURITY_TXT_DAYS = 180
# Nothing for a search machine: accounts, links with tokens, people's desks, and the samples.
CLOSED = (
    "/abmelden/",
    "/anmelden/",
    "/bausteine/",
    "/beispiel/",
    "/einladung/",
    "/konto/",
    "/postausgang/",
    "/registrieren/",
    "/*/beschaeftigtenvertretung/",
    "/*/unterschrift/",
    "/*/anbieter/",
    "/*/verwaltung/",
    "/*/verzeichnis/",
    "/*/zertifizierung/",
)
OF_THE_PORTAL = ("home", "check:lookup", "deployment:licences")
OF_EACH_ALLIANCE = (
    "portal:alliance",
    "quickcheck:start",
    "callbacks:ask",
    "finding:start",
    "finding:search",
    "finding:help_now",
    "feedback:callback",
    "events:calendar",
    "takealong:checklists",
    "takealong:guide",
    "takealong:embed",
    "guide:start",
    "guide:overview",
    "advice:questions",
    "letters:index",
    "calculator:loan",
    "calculator:allowance",
    "calculator:planner",
    "folder:compose",
    "catalogue:criteria",
    "catalogue:history",
    "certificates:register",
    "programme:listing",
)


class Entry(NamedTuple):
    """One public page in the list for search machines."""

    location: str
    changed: date | None = None


@page(rule=anyone)
def security_txt(request: PortalRequest) -> HttpResponse:
    """Whom to tell about a weakness (RFC 9116); not there where no contact is set."""
    if not settings.SECURITY_CONTACT:
        raise Http404("Für dieses Portal ist kein Kontakt für Sicherheitsfragen hinterlegt.")
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {security_txt_expires():%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: de, en",
        f"Canonical: {absolute(reverse('machines:security_txt'))}",
    ]
    return _plain("\n".join(lines) + "\n", "text/plain; charset=utf-8")


def security_txt_expires() -> datetime:
    """Return until when the contact holds: the day that is set, otherwise half a year from today."""
    chosen = settings.SECURITY_EXPIRES or timezone.localdate() + timedelta(days=SECURITY_TXT_DAYS)
    return datetime(chosen.year, chosen.month, chosen.day)  # noqa: DTZ001 (written out as UTC)


@page(rule=anyone)
def robots_txt(request: PortalRequest) -> HttpResponse:
    """What search machines leave out; in sample mode that is everything."""
    lines = ["User-agent: *"]
    if settings.SAMPLE_MODE:
        lines.append("Disallow: /")
    else:
        lines += [f"Disallow: {path}" for path in CLOSED]
        lines += ["", f"Sitemap: {absolute(reverse('machines:sitemap'))}"]
    return _plain("\n".join(lines) + "\n", "text/plain; charset=utf-8")


@page(rule=anyone)
def sitemap(request: PortalRequest) -> HttpResponse:
    """The public pages of all alliances, gathered once an hour."""
    found = cache.get_or_set("sitemap", _written_sitemap, HOUR)
    return _plain(str(found), "application/xml; charset=utf-8")


def _plain(text: str, kind: str) -> HttpResponse:
    response = HttpResponse(text, content_type=kind)
    response["Cache-Control"] = f"public, max-age={HOUR}"
    return response


def _written_sitemap() -> str:
    entries = [Entry(absolute(one.location), one.changed) for one in public_pages()]
    return render_to_string("buendnis/portal/sitemap.xml", {"entries": entries})


def public_pages() -> Iterator[Entry]:
    """Yield the public pages of the portal and of every alliance; never a page of a case or a person."""
    texts = {
        (text.alliance_id, text.key): text.changed_at.date() for text in PageText.objects.all()
    }
    for name in OF_THE_PORTAL:
        yield Entry(reverse(name))
    for key in LEGAL_PAGES:
        yield Entry(reverse(f"deployment:{key}"), texts.get((None, key)))
    for alliance in Alliance.objects.all():
        with scope(alliance):
            yield from _pages_of(alliance, texts)


def _pages_of(alliance: Alliance, texts: dict[tuple[int | None, str], date]) -> Iterator[Entry]:
    for name in OF_EACH_ALLIANCE:
        yield Entry(address(name))
    for key in PAGES:
        changed = texts.get((alliance.pk, key)) or texts.get((None, key))
        if key in LEGAL_PAGES:
            yield Entry(address(f"pages:{key}"), changed)
        elif changed:
            yield Entry(address("pages:text", key), changed)
    for edition in published():
        changed = edition.published_at.date() if edition.published_at else None
        yield Entry(address("catalogue:edition", edition.version), changed)
    for programme in published_programmes():
        yield Entry(address("programme:published", programme.key))
    for code, changed_at in public_entries().values_list("code", "changed_at"):
        yield Entry(address("finding:entry", code), timezone.localdate(changed_at))
