"""The one address of the wizard."""

from django.urls import path

from services.advice import views

app_name = "advice"
urlpatterns = [
    path("familien/pflege-und-beruf/fragen/", views.questions, name="questions"),
]
