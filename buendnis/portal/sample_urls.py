"""Addresses that exist only in sample mode (and in tests, where each view checks the switch)."""

from django.urls import URLPattern

app_name = "sample"
urlpatterns: list[URLPattern] = []
