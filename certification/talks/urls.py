"""Addresses of the room talks, below an alliance."""

from django.urls import path

from certification.talks import views

app_name = "talks"
_CASE = "zertifizierung/antraege/<str:code>/gespraech"
urlpatterns = [
    path("zertifizierung/gespraech/", views.take_down, name="take_down"),
    path(f"{_CASE}/", views.talk, name="talk"),
    path(f"{_CASE}/beginnen/", views.begin, name="begin"),
    path(f"{_CASE}/uebergeben/", views.hand_over, name="hand_over"),
]
