"""Addresses of the check page, outside of every alliance."""

from django.urls import path

from certification.certificates import public_views

app_name = "check"
urlpatterns = [
    path("", public_views.lookup, name="lookup"),
    path("<str:number>.json", public_views.check_json, name="json"),
    path("<str:number>/", public_views.check, name="page"),
]
