"""The start page of an alliance."""

from django.urls import path

from buendnis.portal import views

app_name = "portal"
urlpatterns = [path("", views.alliance_home, name="alliance")]
