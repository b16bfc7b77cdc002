"""`manage.py create_alliance`: the first step of a real installation."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.pages.loading import load_page_texts
from buendnis.tenancy.models import ACCENTS, EMBLEMS, Alliance
from buendnis.tenancy.scope import scope


class Command(BaseCommand):
    """Creates an alliance with its look and loads the page texts."""

    help = "Legt ein Bündnis an: create_alliance magdeburg --name „…“ --ort Magdeburg --land ST --nummern MD"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "slug", help="Wort in der Adresse: Kleinbuchstaben, Ziffern, Bindestriche"
        )
        parser.add_argument("--name", required=True, help="Voller Name des Bündnisses")
        parser.add_argument("--ort", required=True, help="Stadt oder Landkreis")
        parser.add_argument("--land", required=True, help="Kürzel des Bundeslands, zwei Buchstaben")
        parser.add_argument(
            "--nummern", required=True, help="Anfang der Zertifikatsnummern: 2 oder 3 Buchstaben"
        )
        parser.add_argument("--leitsatz", default="", help="Ein Satz für die Startseite")
        parser.add_argument(
            "--farbe",
            default="petrol",
            choices=sorted(ACCENTS),
            metavar="FARBE",
            help=", ".join(ACCENTS),
        )
        parser.add_argument(
            "--zeichen",
            default="haus",
            choices=sorted(EMBLEMS),
            metavar="ZEICHEN",
            help=", ".join(EMBLEMS),
        )
        parser.add_argument("--kontakt", default="", help="Name der Geschäftsstelle")
        parser.add_argument("--mail", default="", help="E-Mail-Adresse der Geschäftsstelle")
        parser.add_argument("--telefon", default="", help="Telefon der Geschäftsstelle")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        alliance = Alliance(
            slug=options["slug"],
            name=options["name"],
            city=options["ort"],
            land=options["land"].upper(),
            code_prefix=options["nummern"].upper(),
            tagline=options["leitsatz"],
            accent=options["farbe"],
            emblem=options["zeichen"],
            contact_name=options["kontakt"],
            contact_email=options["mail"],
            contact_phone=options["telefon"],
        )
        try:
            alliance.full_clean()
        except ValidationError as problem:
            raise CommandError(_sentences(problem)) from problem
        alliance.save()
        with scope(alliance):
            record(
                "alliance.created",
                about=alliance,
                by=Actor(name="Einrichtung"),
                sentence=f"{alliance} ist angelegt.",
            )
        load_page_texts()
        self.stdout.write(f"{alliance.name} ist unter /{alliance.slug}/ erreichbar.")
        self.stdout.write(f"Weiter: manage.py invite MAIL {alliance.slug} admin")


def _sentences(problem: ValidationError) -> str:
    """Return one line for each field that does not fit, with the field's German name."""
    names = {field.name: field.verbose_name for field in Alliance._meta.fields}
    return "\n".join(
        f"{names.get(field, 'Bündnis')}: {' '.join(sentences)}"
        for field, sentences in problem.message_dict.items()
    )
