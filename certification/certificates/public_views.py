"""The check page: anybody may ask whether a number is genuine; no cookie, no sign-in."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

from buendnis.access.doors import page
from buendnis.access.rules import anyone
from buendnis.tenancy.addresses import address
from certification.certificates.numbers import typed
from certification.certificates.presenter import CheckedCertificate
from certification.certificates.queries import by_number
from certification.certificates.standing import Standing

UNKNOWN = "Zu dieser Nummer gibt es kein Zertifikat und keine Teilnahmebestätigung."


@page(rule=anyone)
def lookup(request: HttpRequest) -> HttpResponse:
    """Ask for a number; one that can be a number leads to its page, any other gets a sentence."""
    text = request.GET.get("nummer", "").strip()[:60]
    if not text:
        return render(request, "certification/certificates/lookup.html")
    read = typed(text)
    if read.spellings:
        return HttpResponseRedirect(address("check:page", read.spellings[0]))
    context = {"number": text, "sentence": read.sentence}
    return render(request, "certification/certificates/lookup.html", context, status=404)


@page(rule=anyone)
def check(request: HttpRequest, *, number: str) -> HttpResponse:
    """Say what a number is worth today; an unknown one gets its own page with status 404."""
    found = _found(number)
    if found is None:
        unknown = {"number": number[:60], "sentence": typed(number).sentence or UNKNOWN}
        return render(request, "certification/certificates/unknown.html", unknown, status=404)
    if number != found.certificate.number:
        return HttpResponseRedirect(address("check:page", found.certificate.number))
    context = {"checked": found, "certificate": found.certificate, "alliance": found.alliance}
    return _conditional(request, render(request, "certification/certificates/check.html", context))


@page(rule=anyone)
def check_json(request: HttpRequest, *, number: str) -> HttpResponse:
    """Say the same for machines, as schema.org `Certification`."""
    found = _found(number)
    if found is None:
        problem = {"error": typed(number).sentence or UNKNOWN, "number": number[:60]}
        return JsonResponse(problem, status=404, json_dumps_params={"ensure_ascii": False})
    return _conditional(
        request,
        JsonResponse(
            found.as_json(),
            content_type="application/ld+json",
            json_dumps_params={"ensure_ascii": False},
        ),
    )


def _found(number: str) -> CheckedCertificate | None:
    """Return the certificate of a number, None for an unknown one and before the day of its award."""
    certificate = by_number(number)
    if certificate is None:
        return None
    checked = CheckedCertificate(certificate, timezone.localdate())
    return None if checked.standing is Standing.UPCOMING else checked


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let caches keep the page but ask each time: a withdrawal shows at once. Unchanged answers 304."""
    etag = quote_etag(sha256(response.content).hexdigest()[:32])
    response.headers["ETag"] = etag
    patch_cache_control(response, no_cache=True)
    return get_conditional_response(request, etag=etag, response=response) or response
