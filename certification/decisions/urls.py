"""Addresses of the room decisions, below an alliance."""

from django.urls import URLPattern

app_name = "decisions"
urlpatterns: list[URLPattern] = []
