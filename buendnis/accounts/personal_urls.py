"""A person's own pages, outside of every alliance."""

from django.urls import URLPattern

app_name = "personal"
urlpatterns: list[URLPattern] = []
