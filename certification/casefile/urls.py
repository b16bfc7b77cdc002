"""Addresses of the room casefile, below an alliance."""

from django.urls import URLPattern

app_name = "casefile"
urlpatterns: list[URLPattern] = []
