"""Addresses of the room whatif, below an alliance."""

from django.urls import path

from certification.whatif import views

app_name = "whatif"
_CASE = "zertifizierung/antraege/<str:code>/was-waere-wenn"
urlpatterns = [
    path(f"{_CASE}/", views.try_out, name="page"),
    path(f"{_CASE}/aufwand/", views.efforts, name="efforts"),
    path(f"{_CASE}/vormerken/", views.note, name="note"),
]
