"""Addresses of the calendar, of what other calendars take, and of the dates of an entry."""

from django.urls import path

from services.events import views

app_name = "events"
urlpatterns = [
    path("familien/termine/", views.calendar, name="calendar"),
    path("familien/termine.ics", views.feed, name="feed"),
    path("familien/eintrag/<str:code>/kalender.ics", views.entry_calendar, name="entry_calendar"),
    path("verzeichnis/eintraege/<str:code>/termine/", views.dates, name="dates"),
]
