"""The ground as a Django app."""

from django.apps import AppConfig


class BuendnisConfig(AppConfig):
    name = "buendnis"
    verbose_name = "Bündnisportal"

    def ready(self) -> None:
        from buendnis.jobs import register_job
        from buendnis.mail.sending import deliver_waiting

        register_job("Wartende Mails gesendet", deliver_waiting)
