"""Administration of an alliance: its people, look and texts."""

from django.urls import URLPattern

app_name = "accounts"
urlpatterns: list[URLPattern] = []
