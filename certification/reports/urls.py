"""Addresses of the room reports, below an alliance."""

from django.urls import path

from certification.reports import views

app_name = "reports"
CASE = "zertifizierung/antraege/<str:code>"
urlpatterns = [
    path(f"{CASE}/unterlagen/<slug:kind>.pdf", views.document, name="document"),
    path(f"{CASE}/ergebnis/", views.result, name="result"),
    path(f"{CASE}/entscheidung/vorschau/<slug:kind>.pdf", views.preview, name="preview"),
]
