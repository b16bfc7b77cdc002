"""Addresses of the room catalogue, below an alliance."""

from django.urls import path

from certification.catalogue import views

app_name = "catalogue"
urlpatterns = [
    path("kriterien/", views.criteria, name="criteria"),
    path("kriterien/aenderungen/", views.history, name="history"),
    path("kriterien/<str:version>/", views.edition, name="edition"),
]
