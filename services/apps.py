"""What helps families, as a Django app; directory and care guide find their rooms here."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "services"
    verbose_name = "Hilfen für Familien"
