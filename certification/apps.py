"""Certification as a Django app."""

from django.apps import AppConfig


class CertificationConfig(AppConfig):
    name = "certification"
    verbose_name = "Zertifizierung"

    def ready(self) -> None:
        # Later than the module's own import: the rooms need their models.
        from certification.registration import register

        register()
