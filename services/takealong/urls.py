"""Addresses of checklists, of the guide, and of lists that other pages embed."""

from django.urls import path

from services.takealong import views

app_name = "takealong"
urlpatterns = [
    path("familien/checklisten/", views.checklist_list, name="checklists"),
    path("familien/checklisten/<slug:key>/", views.checklist, name="checklist"),
]
