"""Addresses of the room freshness, below an alliance: the desk, and the pages behind the link of a mail."""

from django.urls import path

from services.freshness import (
    gap_views,
    neighbour_views,
    proposal_views,
    provider_views,
    views,
)

app_name = "freshness"
urlpatterns = [
    path("verzeichnis/", views.desk, name="desk"),
    path("verzeichnis/nachfragen/", views.ask_all, name="ask_all"),
    path("verzeichnis/links/", views.links, name="links"),
    path("verzeichnis/luecken/", gap_views.gaps, name="gaps"),
    path("verzeichnis/eintraege/<str:code>/geprueft/", views.confirm_entry, name="confirm"),
    path("verzeichnis/eintraege/<str:code>/verlauf/", views.history, name="history"),
    path(
        "verzeichnis/organisationen/<str:code>/geprueft/",
        views.confirm_all,
        name="confirm_organisation",
    ),
    path("verzeichnis/organisationen/<str:code>/nachfragen/", views.ask_one, name="ask"),
    path("verzeichnis/vorschlaege/", proposal_views.proposals, name="proposals"),
    path("verzeichnis/vorschlaege/<str:code>/", proposal_views.proposal, name="proposal"),
    path("verzeichnis/nachbarn/", neighbour_views.neighbours, name="neighbours"),
    path(
        "verzeichnis/nachbarn/<str:code>/auffuehren/",
        neighbour_views.list_neighbour,
        name="list_neighbour",
    ),
    path(
        "verzeichnis/nachbarn/<str:code>/ausblenden/",
        neighbour_views.hide_neighbour,
        name="hide_neighbour",
    ),
    path("anbieter/<str:token>/", provider_views.provider, name="provider"),
    path("anbieter/<str:token>/<str:code>/", provider_views.change, name="change"),
]
