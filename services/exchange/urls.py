"""Addresses of tables in and out, and of the open data."""

from django.urls import path

from services.exchange import views

app_name = "exchange"
urlpatterns = [
    path("verzeichnis/import/", views.import_, name="import_"),
    path("verzeichnis/import/vorschau/", views.look, name="look"),
    path("verzeichnis/import/uebernehmen/", views.apply, name="apply"),
    path("verzeichnis/export.xlsx", views.export_xlsx, name="export_xlsx"),
    path("verzeichnis/export/<slug:table>.csv", views.export_csv, name="export_csv"),
    path("api/daten.zip", views.data, name="data"),
]
