"""Addresses of the open interface, below an alliance; its root is what validators ask for first."""

from django.urls import path

from services.hsds import views

app_name = "hsds"
urlpatterns = [
    path("api/openapi.json", views.describe, name="openapi"),
    path("api/hsds/", views.about, name="about"),
    path("api/hsds/services", views.services, name="services"),
    path("api/hsds/services/<str:uid>", views.service, name="service"),
    path("api/hsds/service_at_locations", views.service_at_locations, name="service_at_locations"),
    path(
        "api/hsds/service_at_locations/<str:uid>",
        views.service_at_location,
        name="service_at_location",
    ),
    path("api/hsds/taxonomies", views.taxonomies, name="taxonomies"),
    path("api/hsds/taxonomies/<str:uid>", views.taxonomy, name="taxonomy"),
    path("api/hsds/taxonomy_terms", views.taxonomy_terms, name="taxonomy_terms"),
    path("api/hsds/taxonomy_terms/<str:uid>", views.taxonomy_term, name="taxonomy_term"),
]
