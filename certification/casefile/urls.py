"""Addresses of the room casefile, below an alliance."""

from django.urls import path

from certification.casefile import views

app_name = "casefile"
urlpatterns = [
    path("zertifizierung/", views.desk, name="desk"),
    path("zertifizierung/antraege/<str:code>/", views.case, name="case"),
]
