"""The answer to somebody who asks what is held about them: one JSON document and a page of words."""

import json
import zipfile
from datetime import date, datetime
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
    "Kennwörter und Schlüssel zum Anmelden stehen hier nicht. Von Kennwörtern ist nur ein Prüfwert gespeichert.",
]
NAMESAKE = (
    "Eine andere Person heißt genauso. Wo nur ein Name notiert ist, kann niemand sagen, wer gemeint ist; "
    "diese Stellen fehlen hier."
)

# How a person calls a column.
LABELS = {
    "accepted_at": "angenommen", "agreed_at": "vereinbart", "alliance__name": "Bündnis", "answered_at": "beantwortet",
    "application__code": "Antrag", "asked_at": "gefragt", "at": "Zeit", "begun_at": "begonnen",
    "body": "Text", "case_code": "Antrag", "certificate__number": "Zertifikat", "changed_at": "geändert",
    "code": "Antrag", "confirmed_at": "bestätigt", "contact_email": "E-Mail-Adresse",
    "contact_name": "Ansprechperson", "contact_phone": "Telefon", "created_at": "angelegt",
    "criterion": "Kriterium", "date_joined": "Konto seit", "decided_at": "entschieden",
    "decided_by_name": "entschieden von", "decided_on": "entschieden am", "declared_by": "erklärt von",
    "due": "bis", "email": "E-Mail-Adresse", "employer__name": "Betrieb", "employer_code": "Betrieb",
    "expire_date": "endet", "expires_at": "endet", "file_name": "Datei", "first_day": "von",
    "function": "Funktion", "given_at": "übernommen", "granted": "gewährt", "held_on": "Gespräch am",
    "is_active": "aktiv", "kind": "Art", "last_day": "bis", "last_login": "zuletzt angemeldet",
    "last_used_at": "zuletzt benutzt", "message": "Nachricht", "name": "Name", "noted_at": "vermerkt",
    "number": "Nummer", "phone": "Telefon", "place": "Ort", "primary": "Hauptadresse",
    "provider": "Dienst", "purpose": "Zweck", "question": "Frage", "reachable": "erreichbar",
    "rendered_at": "ausgefertigt", "role": "Aufgabe", "row": "Zeile", "sealed_at": "versiegelt",
    "section": "Abschnitt", "sent": "gesendet", "sent_at": "gesendet", "sentence": "Eintrag",
    "signed_at": "unterschrieben", "since": "seit", "state": "Stand", "statement": "Stellungnahme",
    "subject": "Betreff", "submitted_at": "eingereicht", "task": "Aufgabe", "title": "Bezeichnung",
    "to": "an", "type": "Art", "uid": "Kennung", "until": "bis", "uploaded_at": "hochgeladen",
    "used_at": "benutzt", "verb": "Vorgang", "verified": "bestätigt", "window": "Zeitfenster",
    "entry__title": "Angebot", "entry_code": "Angebot", "checked_on": "geprüft am", "source": "Quelle",
    "organisation__name": "Organisation", "provider_email": "E-Mail-Adresse", "what": "was", "words": "Worte",
    "reported_at": "gemeldet", "made_at": "vorgeschlagen", "note": "Nachricht",
    "written_at": "geschrieben", "actor_name": "wer", "about": "zu", "created": "angelegt",
    "group": "Gruppe", "date": "Tag", "named_on": "benannt am", "named_at": "bestimmt", "key": "Text",
    "asked_by": "gefragt von", "on": "am",
}  # fmt: skip


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
            told = [
                f"{label_of(key)}: {word_of(value)}" for key, value in row.items() if value != ""
            ]
            lines.append("- " + "; ".join(told))
    return "\n".join(lines) + "\n"


def label_of(key: str) -> str:
    """Return how a person calls a column."""
    return LABELS.get(key, key)


def word_of(value: Any) -> str:
    """Return a value as a person reads it: times in Berlin, yes and no, a dash for nothing."""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%d.%m.%Y, %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return str(value).strip()
