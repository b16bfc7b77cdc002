"""Addresses of the calculators."""

from django.urls import path

from services.calculator import views

app_name = "calculator"
ROOM = "familien/pflege-und-beruf/rechner"
urlpatterns = [
    path(f"{ROOM}/darlehen/", views.loan, name="loan"),
    path(f"{ROOM}/pflegeunterstuetzungsgeld/", views.allowance, name="allowance"),
    path(f"{ROOM}/planer/", views.planner, name="planner"),
]
