"""Addresses of the room programme, below an alliance."""

from django.urls import URLPattern

app_name = "programme"
urlpatterns: list[URLPattern] = []
