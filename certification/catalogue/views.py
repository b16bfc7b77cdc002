"""The public yardstick: criteria in force with weights, thresholds and history."""

from itertools import pairwise

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import anyone
from certification.catalogue.models import Edition
from certification.catalogue.queries import (
    catalogue_of,
    changes_between,
    edition_by_version,
    edition_in_force,
    published,
)
from certification.scoring import Catalogue


@page(rule=anyone)
def criteria(request: PortalRequest) -> HttpResponse:
    """The criteria in force today."""
    edition = edition_in_force(timezone.localdate())
    if edition is None:
        return render(request, "certification/catalogue/none.html")
    return _show(request, edition)


@page(rule=anyone, subject=edition_by_version)
def edition(request: PortalRequest, edition: Edition) -> HttpResponse:
    """One published edition, also when a newer one is in force."""
    return _show(request, edition)


@page(rule=anyone)
def history(request: PortalRequest) -> HttpResponse:
    """All published editions with what changed from one to the next."""
    editions = list(published())
    steps = [
        (newer, changes_between(catalogue_of(older), catalogue_of(newer)))
        for newer, older in pairwise(editions)
    ]
    first = editions[-1] if editions else None
    return render(request, "certification/catalogue/history.html", {"steps": steps, "first": first})


def weights_sentence(catalogue: Catalogue) -> str:
    """Return how much core fields, supplementary fields and the indicator count, in one sentence."""
    core, extra = (
        sum(field.weight for field in catalogue.fields if field.group == group)
        for group in ("kern", "ergaenzung")
    )
    indicator = catalogue.indicator
    return (
        f"Kernfelder zählen {core}, Ergänzungsfelder {extra} und der {indicator.title} "
        f"{indicator.weight} von 100."
    )


def _show(request: PortalRequest, edition: Edition) -> HttpResponse:
    """Return the page of an edition."""
    catalogue = catalogue_of(edition)
    context = {
        "edition": edition,
        "catalogue": catalogue,
        "weights": weights_sentence(catalogue),
        "in_force": edition == edition_in_force(timezone.localdate()),
    }
    return render(request, "certification/catalogue/edition.html", context)
