"""Addresses of the room assessment, below an alliance."""

from django.urls import URLPattern

app_name = "assessment"
urlpatterns: list[URLPattern] = []
