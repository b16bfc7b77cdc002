"""A person's own pages, outside of every alliance."""

from django.urls import path

from buendnis.accounts import personal_views as views

app_name = "personal"
urlpatterns = [
    path("konto/", views.home, name="home"),
    path("konto/uebersicht/", views.account, name="account"),
    path("konto/name/", views.name, name="name"),
    path("einladung/<str:token>/", views.invitation, name="invitation"),
    path("einladung/<str:token>/neuer-link/", views.new_link, name="new_link"),
]
