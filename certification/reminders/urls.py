"""Addresses of the room reminders, below an alliance."""

from django.urls import path

from certification.reminders import views

app_name = "reminders"
urlpatterns = [
    path("zertifizierung/erinnerungen/", views.pause, name="pause"),
    path("zertifizierung/erinnerungen/wieder/", views.resume, name="resume"),
    path("zertifizierung/antraege/<str:code>/nachfragen/", views.nudge, name="nudge"),
]
