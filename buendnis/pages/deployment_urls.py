"""Editable texts of the whole deployment."""

from django.urls import path

from buendnis.pages import views

app_name = "deployment"
urlpatterns = [
    path("impressum/", views.text, {"key": "impressum"}, name="impressum"),
    path("datenschutz/", views.text, {"key": "datenschutz"}, name="datenschutz"),
    path("barrierefreiheit/", views.text, {"key": "barrierefreiheit"}, name="barrierefreiheit"),
    path("lizenzen/", views.licences, name="licences"),
]
