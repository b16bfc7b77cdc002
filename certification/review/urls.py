"""Addresses of the room review, below an alliance."""

from django.urls import path

from certification.review import number_views, views, visit_views

app_name = "review"
CASE = "zertifizierung/antraege/<str:code>/pruefung/"
urlpatterns = [
    path(CASE, views.overview, name="overview"),
    path(f"{CASE}zahlen/", number_views.numbers, name="numbers"),
    path(f"{CASE}zahlen/leistungen/", number_views.benefits, name="benefits"),
    path(f"{CASE}zahlen/<slug:group>/", number_views.group, name="group"),
    path(f"{CASE}besuch/", visit_views.visit, name="visit"),
    path(f"{CASE}besuch/verweigert/", visit_views.visit_refused, name="visit_refused"),
    path(f"{CASE}beschwerdestelle/", visit_views.complaints_office, name="complaints_office"),
    path(f"{CASE}bericht/", views.report, name="report"),
    path(f"{CASE}befund/<str:criterion>/", views.finding, name="finding"),
    path(f"{CASE}<str:field>/", views.field, name="field"),
]
