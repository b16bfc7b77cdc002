"""Addresses of callbacks, below an alliance."""

from django.urls import path

from buendnis.callbacks import views

app_name = "callbacks"
urlpatterns = [
    path("rueckruf/", views.ask, name="ask"),
    path("rueckruf/danke/", views.thanks, name="thanks"),
    path("rueckrufe/", views.waiting, name="waiting"),
    path("rueckrufe/<str:code>/erledigt/", views.done, name="done"),
]
