"""Where families begin: start, search, entries, and help at once."""

from django.urls import path

from services.finding import views

app_name = "finding"
urlpatterns = [
    path("familien/", views.start, name="start"),
    path("familien/suche/", views.search_page, name="search"),
    path("familien/hilfe-jetzt/", views.help_now, name="help_now"),
    path("familien/eintrag/<slug:code>/", views.entry, name="entry"),
    path("familien/eintrag/<slug:code>/zeigen/", views.show_card, name="show_card"),
]
