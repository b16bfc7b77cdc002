"""Addresses of what families tell the office, and of the coordinators' list."""

from django.urls import path

from services.feedback import views

app_name = "feedback"
urlpatterns = [
    path("familien/rueckruf/", views.callback, name="callback"),
    path("familien/rueckruf/danke/", views.callback_done, name="callback_done"),
    path("familien/eintrag/<str:code>/melden/", views.report, name="report"),
    path("familien/eintrag/<str:code>/melden/danke/", views.report_done, name="report_done"),
    path("verzeichnis/meldungen/", views.reports, name="reports"),
    path("verzeichnis/meldungen/<str:code>/", views.answer, name="answer"),
]
