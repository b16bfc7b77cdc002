"""Addresses of the room catalogue, below an alliance."""

from django.urls import URLPattern

app_name = "catalogue"
urlpatterns: list[URLPattern] = []
