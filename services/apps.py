"""What helps families, as a Django app."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "services"
    verbose_name = "Hilfen für Familien"

    def ready(self) -> None:
        # Later than the module's own import: the rooms need their models.
        from services.registration import register

        register()
