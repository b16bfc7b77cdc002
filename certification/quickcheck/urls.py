"""Addresses of the Kurzcheck, below an alliance."""

from django.urls import path

from certification.quickcheck import views

app_name = "quickcheck"
urlpatterns = [
    path("kurzcheck/", views.start, name="start"),
    path("kurzcheck/fragen/", views.questions, name="questions"),
    path("kurzcheck/ergebnis/", views.result, name="result"),
    path("kurzcheck/mitnehmen/", views.carry, name="carry"),
    path("zertifizierung/antraege/<str:code>/kurzcheck/", views.take, name="take"),
]
