"""Addresses of the room reports, below an alliance."""

from django.urls import URLPattern

app_name = "reports"
urlpatterns: list[URLPattern] = []
