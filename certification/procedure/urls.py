"""Addresses of the room procedure, below an alliance."""

from django.urls import path

from certification.procedure import views

app_name = "procedure"
urlpatterns = [
    path("zertifizierung/antraege/<str:code>/schritt/<slug:name>/", views.step, name="step"),
]
