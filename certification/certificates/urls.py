"""Addresses of the room certificates, below an alliance."""

from django.urls import URLPattern

app_name = "certificates"
urlpatterns: list[URLPattern] = []
