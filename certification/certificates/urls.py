"""Addresses of the room certificates, below an alliance."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from buendnis.access.doors import page
from buendnis.access.rules import anyone


@page(rule=anyone)
def register(request: HttpRequest) -> HttpResponse:
    """Stands in until the room's views are written."""
    return HttpResponse()


app_name = "certificates"
urlpatterns = [path("zertifizierte/", register, name="register")]
