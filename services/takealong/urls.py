"""Addresses of checklists, of the guide, and of lists that other pages embed."""

from django.urls import path

from services.takealong import embed_views, guide_views, views

app_name = "takealong"
urlpatterns = [
    path("familien/checklisten/", views.checklist_list, name="checklists"),
    path("familien/checklisten/<slug:key>/", views.checklist, name="checklist"),
    path("familien/wegweiser/", guide_views.guide, name="guide"),
    path("familien/wegweiser/wegweiser.pdf", guide_views.guide_pdf, name="guide_pdf"),
    path("familien/einbetten/", embed_views.embed, name="embed"),
    path("familien/einbetten/liste/", embed_views.embed_list, name="embed_list"),
    path("familien/einbetten/liste.json", embed_views.embed_json, name="embed_json"),
]
