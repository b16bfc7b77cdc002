"""Addresses of the room employers, below an alliance."""

from django.urls import path

from certification.employers import views

app_name = "employers"
BETRIEB = "zertifizierung/betriebe/<str:code>/"
urlpatterns = [
    path("zertifizierung/betrieb-anmelden/", views.register, name="register"),
    path(BETRIEB, views.employer, name="employer"),
    path(f"{BETRIEB}angaben/", views.edit, name="edit"),
    path(f"{BETRIEB}einladen/", views.invite, name="invite"),
    path(f"{BETRIEB}einladungen/<int:key>/", views.readdress, name="readdress"),
    path(f"{BETRIEB}verantwortliche-ersetzen/", views.replace, name="replace"),
    path(f"{BETRIEB}zugang/", views.ask, name="ask"),
    path(f"{BETRIEB}zugang/<int:key>/", views.answer, name="answer"),
    path(f"{BETRIEB}personen/<int:key>/beenden/", views.end, name="end"),
]
