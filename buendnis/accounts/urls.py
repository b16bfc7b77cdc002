"""Administration of an alliance: its people, look and texts."""

from django.urls import path

from buendnis.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.administration, name="administration"),
    path("personen/", views.people, name="people"),
    path("personen/<int:key>/beenden/", views.end, name="end"),
    path("einladungen/<int:key>/zurueckziehen/", views.take_back, name="take_back"),
    path("auftritt/", views.look, name="look"),
    path("meine-nummer/", views.my_number, name="my_number"),
    path("texte/", views.texts, name="texts"),
    path("texte/<slug:key>/", views.text, name="text"),
    path("protokoll/", views.journal, name="journal"),
]
