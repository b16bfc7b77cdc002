"""Addresses of the room applications, below an alliance."""

from django.urls import URLPattern

app_name = "applications"
urlpatterns: list[URLPattern] = []
