"""Certification as a Django app."""

from django.apps import AppConfig


class CertificationConfig(AppConfig):
    name = "certification"
    verbose_name = "Zertifizierung"

    def ready(self) -> None:
        from buendnis.accounts.actors import register_employments
        from certification.employers.queries import employments_of

        register_employments(employments_of)
