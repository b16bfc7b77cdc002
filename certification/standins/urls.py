"""Addresses of the room standins, below an alliance."""

from django.urls import path

from certification.standins import views

app_name = "standins"
urlpatterns = [
    path("zertifizierung/vertretung/", views.standins, name="standins"),
    path("zertifizierung/vertretung/benennen/", views.name, name="name"),
    path("zertifizierung/vertretung/uebergeben/", views.hand_over, name="hand_over"),
    path("zertifizierung/vertretung/<int:key>/beenden/", views.end, name="end"),
]
