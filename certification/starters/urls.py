"""Addresses of the room starters, below an alliance."""

from django.urls import path

from certification.starters import views

app_name = "starters"
urlpatterns = [
    path("zertifizierung/antraege/<str:code>/vorlagen/", views.starters, name="page"),
]
