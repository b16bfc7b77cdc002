"""Addresses of the room signoffs, below an alliance."""

from django.urls import path

from certification.signoffs import views

app_name = "signoffs"
CASE = "zertifizierung/antraege/<str:code>/leitung/"
urlpatterns = [
    path(CASE, views.declarations, name="declarations"),
    path(f"{CASE}erklaerungen.pdf", views.paper, name="paper"),
    path(f"{CASE}seiten/<int:pk>/", views.signed_page, name="page"),
    path("unterschrift/erklaerungen/<str:token>/", views.opened, name="open"),
]
