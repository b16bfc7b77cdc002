"""Addresses of the room applications, below an alliance."""

from django.urls import path

from certification.applications import views

app_name = "applications"
_CASE = "zertifizierung/antraege/<str:code>"
urlpatterns = [
    path("zertifizierung/betriebe/<str:code>/antrag/", views.start, name="start"),
    path(f"{_CASE}/angaben/", views.edit, name="edit"),
    path(f"{_CASE}/beteiligte/", views.people, name="people"),
    path(f"{_CASE}/mitlesen/", views.reading, name="reading"),
    path(f"{_CASE}/berichtigen/", views.correct, name="correct"),
]
