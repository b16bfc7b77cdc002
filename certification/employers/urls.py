"""Addresses of the room employers, below an alliance."""

from django.urls import URLPattern

app_name = "employers"
urlpatterns: list[URLPattern] = []
