"""Addresses of the room reports, below an alliance."""

from django.urls import path

from certification.reports import reissue_views, views

app_name = "reports"
CASE = "zertifizierung/antraege/<str:code>"
urlpatterns = [
    path(
        "zertifizierung/zertifikate/<str:number>/berichtigen/",
        reissue_views.correct,
        name="reissue",
    ),
    path(f"{CASE}/unterlagen/<slug:kind>.pdf", views.document, name="document"),
    path(f"{CASE}/kuratorium.pdf", views.board_paper, name="board_paper"),
    path("zertifizierung/sitzungsmappe.pdf", views.board_folder, name="board_folder"),
    path(f"{CASE}/ergebnis/", views.result, name="result"),
    path(f"{CASE}/entscheidung/vorschau/<slug:kind>.pdf", views.preview, name="preview"),
]
