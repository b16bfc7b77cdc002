"""The ground as a Django app."""

from django.apps import AppConfig


class BuendnisConfig(AppConfig):
    name = "buendnis"
    verbose_name = "Bündnisportal"

    def ready(self) -> None:
        from allauth.account.signals import email_confirmed, user_logged_in

        from buendnis import checks  # noqa: F401 (registers itself)
        from buendnis.accounts.adapter import end_older_password
        from buendnis.accounts.staff_adapter import remember_second_factor
        from buendnis.callbacks.actions import delete_old_callbacks
        from buendnis.jobs import register_job
        from buendnis.mail.sending import deliver_waiting
        from buendnis.personal_data.ground import PARTS, last_administrator
        from buendnis.personal_data.parts import register_obstacle, register_parts
        from buendnis.retention import JOBS

        register_parts(PARTS)
        register_obstacle(last_administrator)
        register_job("Wartende Mails gesendet", deliver_waiting)
        register_job("Alte Bitten um Rückruf gelöscht", delete_old_callbacks)
        for name, job in JOBS.items():
            register_job(name, job)
        email_confirmed.connect(end_older_password)
        user_logged_in.connect(remember_second_factor)
