"""Addresses of the families' side, below an alliance; each room names its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("services.feedback.urls")),
]
