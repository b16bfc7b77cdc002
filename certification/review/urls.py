"""Addresses of the room review, below an alliance."""

from django.urls import URLPattern

app_name = "review"
urlpatterns: list[URLPattern] = []
