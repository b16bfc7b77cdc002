"""Addresses of the room care_rules, below an alliance."""

from django.urls import path

from services.care_rules import views

app_name = "care_rules"
urlpatterns = [path("verzeichnis/rechtsstand/", views.desk, name="desk")]
