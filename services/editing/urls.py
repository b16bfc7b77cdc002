"""Addresses of the room editing, below an alliance."""

from django.urls import path

from services.editing import form_views, merge_views, organisation_views, translate_views, views

app_name = "editing"
_ENTRIES = "verzeichnis/eintraege"
_ENTRY = f"{_ENTRIES}/<str:code>"
_ORGANISATIONS = "verzeichnis/organisationen"
urlpatterns = [
    path(f"{_ENTRIES}/", views.entries, name="entries"),
    path(f"{_ENTRIES}/neu/", form_views.new, name="new"),
    path(f"{_ENTRY}/", views.entry, name="entry"),
    path(f"{_ENTRY}/bearbeiten/", form_views.edit, name="edit"),
    path(f"{_ENTRY}/stand/", views.status, name="status"),
    path(f"{_ENTRY}/doppelt/", merge_views.choose_other, name="choose_other"),
    path(f"{_ENTRY}/doppelt/<str:other>/", merge_views.merge, name="merge"),
    path(f"{_ENTRY}/uebersetzen/<slug:language>/", translate_views.translate, name="translate"),
    path(f"{_ENTRY}/uebersetzen/<slug:language>/stimmt/", translate_views.holds, name="holds"),
    path("verzeichnis/doppelte/", merge_views.duplicates, name="duplicates"),
    path("verzeichnis/uebersetzungen/", translate_views.translations, name="translations"),
    path(f"{_ORGANISATIONS}/", organisation_views.organisations, name="organisations"),
    path(f"{_ORGANISATIONS}/neu/", organisation_views.new_organisation, name="new_organisation"),
    path(f"{_ORGANISATIONS}/<str:code>/", organisation_views.organisation, name="organisation"),
    path(
        f"{_ORGANISATIONS}/<str:code>/zusammenlegen/",
        organisation_views.merge_organisation,
        name="merge_organisation",
    ),
    path("verzeichnis/orte/", organisation_views.places, name="places"),
    path("verzeichnis/orte/<str:code>/", organisation_views.place, name="place"),
]
