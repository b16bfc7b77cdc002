"""The answer to somebody who asks what is held about them: one JSON document and a page of words."""

import json
import zipfile
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from buendnis.personal_data.parts import Part, Person
from buendnis.personal_data.queries import everything_about

LIMITS = [
    "Freie Texte (Begründungen, Notizen, Anmerkungen) und hochgeladene Dateien werden nicht durchsucht. "
    "Wer darin stehen könnte, bittet den Betrieb oder das Bündnis um Auskunft.",
    "Wo statt des Kontos nur ein Name notiert ist, wird nach dem heutigen Namen gesucht.",
    "Kennwörter und Schlüssel zum Anmelden stehen hier nicht; gespeichert sind davon nur Prüfwerte.",
]
NAMESAKE = (
    "Eine andere Person heißt genauso. Wo nur ein Name notiert ist, kann niemand sagen, wer gemeint ist; "
    "diese Stellen fehlen hier."
)


def export_of(person: Person) -> dict[str, Any]:
    """Return everything held about the person, over all alliances, as plain values for JSON."""
    return {
        "portal": settings.DEPLOYMENT_NAME,
        "erstellt": timezone.localtime().isoformat(timespec="seconds"),
        "adressen": sorted(person.addresses),
        "hinweise": [*LIMITS, NAMESAKE] if person.has_namesake else LIMITS,
        "teile": [
            {
                "titel": part.title,
                "tabelle": part.model,
                "beim Löschen": fate_of(part),
                "zeilen": rows,
            }
            for part, rows in everything_about(person)
        ],
    }


def fate_of(part: Part) -> str:
    """Return in a sentence what erasing does with this part."""
    if part.deletes:
        return "Wird gelöscht."
    sentences = []
    if part.becomes or part.erases:
        sentences.append("Name und Adresse werden ersetzt.")
    if part.stays:
        sentences.append(f"Bleibt: {part.stays} Bis: {part.until}")
    return " ".join(sentences)


def as_json(content: dict[str, Any]) -> str:
    """Return the document as readable JSON."""
    return json.dumps(content, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder) + "\n"


def as_zip(content: dict[str, Any]) -> bytes:
    """Return a ZIP with the JSON document and the same in words."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("auskunft.json", as_json(content))
        archive.writestr("auskunft.txt", as_words(content))
    return packed.getvalue()


def as_words(content: dict[str, Any]) -> str:
    """Return the document as lines that anybody can read."""
    lines = [
        f"Auskunft aus {content['portal']}, erstellt {content['erstellt']}",
        f"Adressen: {', '.join(content['adressen'])}",
        "",
        *content["hinweise"],
    ]
    for part in content["teile"]:
        lines += ["", f"{part['titel']} ({len(part['zeilen'])})", part["beim Löschen"]]
        for row in part["zeilen"]:
            lines.append("- " + "; ".join(f"{key}: {value}" for key, value in row.items()))
    return "\n".join(lines) + "\n"
