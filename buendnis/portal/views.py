"""Start pages of the deployment and of each alliance, and the pages that say what went wrong."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.rules import anyone
from buendnis.tenancy.models import Alliance


@page(rule=anyone)
def home(request: HttpRequest) -> HttpResponse:
    """The deployment's start page: choose an alliance, check a certificate."""
    return render(request, "buendnis/portal/home.html", {"alliances": Alliance.objects.all()})


@page(rule=anyone)
def alliance_home(request: HttpRequest) -> HttpResponse:
    """The start page of an alliance with its ways in."""
    return render(request, "buendnis/portal/alliance.html")


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
