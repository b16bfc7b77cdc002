"""Addresses of the room certificates, below an alliance."""

from django.urls import path

from certification.certificates import views

app_name = "certificates"
urlpatterns = [
    path("zertifizierte/", views.register, name="register"),
    path("zertifizierung/zertifikate/<str:number>/", views.status, name="status"),
]
