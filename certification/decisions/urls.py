"""Addresses of the room decisions, below an alliance."""

from django.urls import path

from certification.decisions import views

app_name = "decisions"
urlpatterns = [
    path("zertifizierung/antraege/<str:code>/entscheidung/", views.decide, name="decide"),
]
