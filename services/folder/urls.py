"""The folder for employers."""

from django.urls import path

from services.folder import views

app_name = "folder"
urlpatterns = [
    path("familien/pflege-und-beruf/mappe/", views.compose, name="compose"),
    path("familien/pflege-und-beruf/mappe/mappe.pdf", views.booklet, name="booklet"),
]
