"""Addresses that exist only in sample mode (and in tests, where each view checks the switch)."""

from django.urls import path

from buendnis.portal import sample_views as views

app_name = "sample"
urlpatterns = [
    path("beispiel/", views.choose, name="choose"),
    path("beispiel/<slug:key>/", views.sign_in, name="sign_in"),
    path("postausgang/", views.outbox, name="outbox"),
]
