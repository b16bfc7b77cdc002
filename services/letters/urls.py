"""Addresses of the letters."""

from django.urls import path

from services.letters import views

app_name = "letters"
urlpatterns = [
    path("familien/pflege-und-beruf/schreiben/", views.index, name="index"),
    path("familien/pflege-und-beruf/schreiben/<slug:key>/", views.letter, name="letter"),
]
