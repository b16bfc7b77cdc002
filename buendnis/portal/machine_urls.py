"""Addresses that machines know by heart; no alliance can be in their way, for its word holds no dot."""

from django.urls import path

from buendnis.portal import machine_views as views

app_name = "machines"
urlpatterns = [
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("robots.txt", views.robots_txt, name="robots_txt"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]
