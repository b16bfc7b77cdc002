"""`manage.py test_mail`: sends one mail and says in sentences what the mail server made of it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from buendnis.mail.trial import send_trial


class Command(BaseCommand):
    """Sends past the outbox, so that the answer is there at once."""

    help = "Sendet eine Testmail und sagt, was der Mailserver dazu sagt: test_mail it@example.de"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("mail", help="wohin")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["mail"])
        except ValidationError as problem:
            raise CommandError(f"{options['mail']}: {' '.join(problem.messages)}") from problem
        trial = send_trial(options["mail"])
        if not trial.sent:
            raise CommandError("\n".join(trial.sentences))
        for sentence in trial.sentences:
            self.stdout.write(sentence)
