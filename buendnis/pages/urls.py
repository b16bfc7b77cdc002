"""Editable texts of an alliance."""

from django.urls import path

from buendnis.pages import views

app_name = "pages"
urlpatterns = [
    path("seiten/<slug:key>/", views.text, name="text"),
    path("impressum/", views.text, {"key": "impressum"}, name="impressum"),
    path("datenschutz/", views.text, {"key": "datenschutz"}, name="datenschutz"),
    path("barrierefreiheit/", views.text, {"key": "barrierefreiheit"}, name="barrierefreiheit"),
]
