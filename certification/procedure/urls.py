"""Addresses of the room procedure, below an alliance."""

from django.urls import URLPattern

app_name = "procedure"
urlpatterns: list[URLPattern] = []
