"""Addresses of the pages about care and work."""

from django.urls import path

from services.guide import views

app_name = "guide"
urlpatterns = [
    path("familien/pflege-und-beruf/", views.start, name="start"),
    path("familien/pflege-und-beruf/ueberblick/", views.overview, name="overview"),
    path("familien/pflege-und-beruf/wissen/<slug:key>/", views.chapter, name="chapter"),
]
