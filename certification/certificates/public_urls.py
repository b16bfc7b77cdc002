"""Addresses of the check page, outside of every alliance."""

from django.urls import URLPattern

app_name = "check"
urlpatterns: list[URLPattern] = []
