"""What we ask of certificates: one by its number, the public register, what is new."""

import re
from datetime import date
from itertools import product

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.german import sort_key
from buendnis.tenancy.scope import across_alliances
from certification.applications.models import Application
from certification.certificates.models import Certificate, CertificateEvent
from certification.certificates.numbers import compact, typed
from certification.certificates.standing import Span, Standing, standing

_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue"}
_UMLAUT_PARTS = re.compile(r"(ä|ae|ö|oe|ü|ue)")
_MOST_UMLAUTS = 5


def with_everything(queryset: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """Return the certificates with alliance, edition and events in a fixed number of queries."""
    return queryset.select_related(
        "decision",
        "decision__application__employer__alliance",
        "decision__application__edition",
        "replaces",
        "replaced_by",
    ).prefetch_related("events")


def by_number(text: str) -> Certificate | None:
    """Return the certificate of a number as somebody typed it, whatever the alliance; None for none."""
    with across_alliances("Wer eine Nummer prüft, kennt das Bündnis nicht."):
        found = with_everything(Certificate.objects.filter(number__in=typed(text).spellings))
        return found.first()


def certificate_by_number(actor: Actor, number: str) -> Certificate:
    """Return a certificate of the alliance in scope. Raises Http404."""
    found = with_everything(Certificate.objects.filter(number=number)).first()
    if found is None:
        raise Http404("Diese Nummer gibt es in diesem Bündnis nicht.")
    return found


def current_of(application: Application) -> Certificate | None:
    """Return the newest certificate or confirmation of a case: a corrected one before the one it replaces."""
    papers = Certificate.objects.filter(decision__application=application)
    return papers.select_related("decision__application").order_by("-issued_at", "-pk").first()


def is_taken(number: str) -> bool:
    """Return whether this number, or one that reads the same without hyphens, is given anywhere."""
    with across_alliances("Eine Nummer ist im ganzen Portal einmalig."):
        return Certificate.objects.filter(number__in=typed(compact(number)).spellings).exists()


def standing_of(certificate: Certificate, *, today: date | None = None) -> Standing:
    """Return what a certificate is today (or on the given day); reads its events."""
    replaced = [event.on for event in certificate.events.all() if event.kind == "replaced"]
    span = Span(
        status=certificate.status,
        valid_from=certificate.valid_from,
        valid_until=certificate.valid_until,
        replaced_on=max(replaced, default=None),
    )
    return standing(span, today=today or timezone.localdate())


def in_force(*, kind: str, today: date) -> QuerySet[Certificate]:
    """Return what is valid on that day in the alliance in scope, by name."""
    return _running(kind=kind, today=today).filter(status="valid")


def openly_marked(*, today: date) -> QuerySet[Certificate]:
    """Return suspended and withdrawn certificates until their planned end, by name, with what happened so far."""
    rows = _running(kind="certificate", today=today).filter(status__in=["suspended", "withdrawn"])
    happened = CertificateEvent.objects.filter(on__lte=today)
    return rows.prefetch_related(Prefetch("events", queryset=happened))


def _running(*, kind: str, today: date) -> QuerySet[Certificate]:
    """Return what runs on that day and is not replaced yet: a newer paper replaces from its own first day."""
    replaced = CertificateEvent.objects.filter(
        certificate=OuterRef("pk"), kind="replaced", on__lte=today
    )
    running = Certificate.objects.filter(kind=kind, valid_from__lte=today, valid_until__gte=today)
    return running.filter(~Exists(replaced))


def newly_certified(limit: int = 5) -> list[Certificate]:
    """Return the newest valid certificates of the alliance in scope, for start pages."""
    rows = in_force(kind="certificate", today=timezone.localdate())
    return list(rows.order_by("-valid_from", "sort_key")[:limit])


def named_like(queryset: QuerySet[Certificate], words: str) -> QuerySet[Certificate]:
    """Return those whose employer's name has every word; ä may be typed as a or ae, ß as ss."""
    for word in words.split()[:8]:
        ways = Q()
        for spelling in spellings(word):
            ways |= Q(sort_key__contains=spelling)
        queryset = queryset.filter(ways)
    return queryset


def spellings(word: str) -> list[str]:
    """Return the ways in which a name with this word may be filed: `Mueller` as muller and mueller."""
    pieces = _UMLAUT_PARTS.split(word.lower(), maxsplit=_MOST_UMLAUTS)
    choices = [_ways(piece) for piece in pieces]
    return sorted({sort_key("".join(way)) for way in product(*choices)})


def _ways(piece: str) -> tuple[str, ...]:
    for umlaut, letters in _UMLAUTS.items():
        if piece in (umlaut, letters):
            return (umlaut, letters)
    return (piece,)
