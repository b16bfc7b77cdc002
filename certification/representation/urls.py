"""Addresses of the room representation, below an alliance."""

from django.urls import path

from certification.representation import views

app_name = "representation"
urlpatterns = [
    path(
        "zertifizierung/antraege/<str:code>/beschaeftigtenvertretung/",
        views.arrange,
        name="arrange",
    ),
    path("beschaeftigtenvertretung/<str:token>/", views.opened, name="open"),
]
