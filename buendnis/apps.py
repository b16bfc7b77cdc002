"""The ground as a Django app."""

from django.apps import AppConfig


class BuendnisConfig(AppConfig):
    name = "buendnis"
    verbose_name = "Bündnisportal"
