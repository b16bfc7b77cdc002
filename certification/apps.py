"""Registers the certification app."""

from django.apps import AppConfig


class CertificationConfig(AppConfig):
    """One Django app for all rooms of the certification."""

    name = "certification"
    verbose_name = "Zertifizierung"
