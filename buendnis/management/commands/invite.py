"""`manage.py invite`: brings the first administrator into an alliance."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.urls import reverse

from buendnis.access.rules import Actor, Role
from buendnis.accounts.actions import INVITATION_DAYS, invite
from buendnis.mail.sending import absolute
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope


class Command(BaseCommand):
    """Sends an invitation and prints its link, in case mail does not work yet."""

    help = "Lädt jemanden ein: invite anna@example.org magdeburg admin"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("mail", help="E-Mail-Adresse der Person")
        parser.add_argument(
            "slug", help="Wort des Bündnisses in der Adresse, zum Beispiel magdeburg"
        )
        parser.add_argument("role", help=", ".join(f"{role.value} ({role.label})" for role in Role))

    def handle(self, *args: Any, **options: Any) -> None:
        alliance = Alliance.objects.filter(slug=options["slug"]).first()
        if alliance is None:
            known = (
                ", ".join(Alliance.objects.values_list("slug", flat=True))
                or "noch keines, siehe create_alliance"
            )
            raise CommandError(
                f"Ein Bündnis „{options['slug']}“ gibt es nicht. Vorhanden: {known}."
            )
        if options["role"] not in set(Role):
            raise CommandError(
                f"Die Aufgabe „{options['role']}“ gibt es nicht. Möglich: {', '.join(Role)}."
            )
        try:
            validate_email(options["mail"])
            with scope(alliance):
                invitation = invite(
                    email=options["mail"], role=Role(options["role"]), by=Actor(name="Einrichtung")
                )
        except ValidationError as problem:
            raise CommandError(f"{options['mail']}: {' '.join(problem.messages)}") from problem
        self.stdout.write(f"Eingeladen: {invitation.email}. Der Link gilt {INVITATION_DAYS} Tage:")
        self.stdout.write(absolute(reverse("personal:invitation", args=[invitation.token])))
