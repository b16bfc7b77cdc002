"""Addresses of the room assessment, below an alliance."""

from django.urls import path

from certification.assessment import evidence_views, section_views, views

app_name = "assessment"
_CASE = "zertifizierung/antraege/<str:code>"
_SELF = f"{_CASE}/selbsteinschaetzung"
urlpatterns = [
    path(f"{_SELF}/", views.overview, name="overview"),
    path(f"{_SELF}/stand/", views.score, name="score"),
    path(f"{_SELF}/diversitaet/", views.diversity, name="diversity"),
    path(f"{_SELF}/zahlen/", views.numbers, name="numbers"),
    path(f"{_SELF}/aufteilen/", section_views.share, name="share"),
    path(f"{_SELF}/fragebogen.pdf", section_views.questionnaire, name="questionnaire"),
    path(f"{_SELF}/<slug:field_id>/", views.field, name="field"),
    path(f"{_CASE}/nachweise/", evidence_views.evidence, name="evidence"),
    path(f"{_CASE}/nachweise/<str:file>/", evidence_views.change, name="evidence_change"),
    path(
        f"{_CASE}/nachweise/<str:file>/zuruecknehmen/",
        evidence_views.take_back,
        name="evidence_take_back",
    ),
    path(f"{_CASE}/nachweise/<str:file>/datei/", evidence_views.download, name="evidence_file"),
]
