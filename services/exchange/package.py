"""Everything families see as open data: tables as CSV, described as a data package, with its licence."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from services.directory.sheets import (
    Sheet,
    SheetContact,
    SheetOrganisation,
    SheetPhone,
    SheetPlace,
    SheetText,
)
from services.taxonomy.queries import terms
from services.timetable.values import Slot

LICENCE = {
    "name": "dl-de/by-2-0",
    "title": "Datenlizenz Deutschland – Namensnennung – Version 2.0",
    "path": "https://www.govdata.de/dl-de/by-2-0",
}
# The same content makes the same bytes.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
Row = Mapping[str, Any]
COLUMNS: dict[str, tuple[str, ...]] = {
    "angebote": (
        "id", "titel", "art", "organisation_id", "in_einem_satz", "beschreibung", "gilt_fuer", "gebiet",
        "postleitzahlen", "alter_ab", "alter_bis", "kosten", "betrag_euro", "zu_den_kosten", "anmeldung",
        "zur_anmeldung", "nach_absprache", "sprachen", "gefoerdert_von", "e_mail", "internetseite",
        "historisch", "quelle", "adresse_der_quelle", "stand_der_quelle", "geprueft_am", "geprueft_von",
        "geaendert_am", "verantwortlich",
    ),
    "organisationen": ("id", "name", "beschreibung", "internetseite", "mitglied"),
    "orte": (
        "id", "name", "strasse", "postleitzahl", "ort", "stadtteil", "breite", "laenge", "zugaenglichkeit",
    ),
    "angebote_orte": ("id", "angebot_id", "ort_id", "hinweis"),
    "telefone": ("id", "angebot_id", "art", "nummer", "gedruckt", "bezeichnung", "bestaetigt"),
    "ansprechpersonen": ("id", "angebot_id", "name", "aufgabe", "e_mail"),
    "zeiten": (
        "id", "angebot_id", "art", "beginn", "regel_rfc5545", "von", "bis", "nach_absprache", "letzter_tag",
        "faellt_aus", "hinweis",
    ),
    "stichworte": ("schluessel", "art", "name"),
    "angebote_stichworte": ("angebot_id", "schluessel"),
    "uebersetzungen": ("angebot_id", "sprache", "titel", "in_einem_satz", "beschreibung", "veraltet"),
}  # fmt: skip


def open_data(sheets: Sequence[Sheet], *, publisher: str, homepage: str) -> bytes:
    """Return a ZIP with one CSV for each table, `datapackage.json` and a licence notice."""
    rows = dict(_tables(sheets))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("datapackage.json", _description(publisher, homepage)),
            ("LIZENZ.txt", _licence(publisher, homepage)),
            *((f"{table}.csv", _csv(table, found)) for table, found in rows.items()),
        ):
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), text)
    return out.getvalue()


def _tables(sheets: Sequence[Sheet]) -> Iterator[tuple[str, list[Row]]]:
    places = [(sheet, place) for sheet in sheets for place in sheet.places]
    yield "angebote", [_offer(sheet) for sheet in sheets]
    yield "organisationen", _unique(_organisation(sheet.organisation) for sheet in sheets)
    yield "orte", _unique(_place(place) for _, place in places)
    yield (
        "angebote_orte",
        [
            {"id": p.uid, "angebot_id": sheet.uid, "ort_id": p.place_uid, "hinweis": p.note}
            for sheet, p in places
        ],
    )
    yield "telefone", [_phone(each) | _of(sheet) for sheet in sheets for each in sheet.phones]
    yield (
        "ansprechpersonen",
        [_contact(each) | _of(sheet) for sheet in sheets for each in sheet.contacts],
    )
    yield "zeiten", [_slot(each) | _of(sheet) for sheet in sheets for each in sheet.slots]
    yield (
        "stichworte",
        [
            {"schluessel": each.key, "art": kind, "name": each.name("de")}
            for kind in ("situation", "topic", "audience", "feature", "spoken")
            for each in terms(kind)
        ],
    )
    yield (
        "angebote_stichworte",
        [{"schluessel": key} | _of(sheet) for sheet in sheets for key in sheet.terms],
    )
    yield (
        "uebersetzungen",
        [
            _translation(code, text) | _of(sheet)
            for sheet in sheets
            for code, text in sheet.texts.items()
            if code != "de"
        ],
    )


def _of(sheet: Sheet) -> dict[str, Any]:
    return {"angebot_id": sheet.uid}


def _organisation(each: SheetOrganisation) -> Row:
    return {
        "id": each.uid, "name": each.name, "beschreibung": each.description,
        "internetseite": each.website, "mitglied": each.is_member,
    }  # fmt: skip


def _place(place: SheetPlace) -> Row:
    features = (f"{key}={_plain(on)}" for key, on in sorted(place.features.items()))
    return {
        "id": place.place_uid, "name": place.name, "strasse": place.street,
        "postleitzahl": place.postcode, "ort": place.town, "stadtteil": place.district,
        "breite": place.latitude, "laenge": place.longitude, "zugaenglichkeit": "; ".join(features),
    }  # fmt: skip


def _phone(each: SheetPhone) -> dict[str, Any]:
    return {
        "id": each.uid, "art": each.kind, "nummer": each.e164, "gedruckt": each.raw,
        "bezeichnung": each.label, "bestaetigt": each.confirmed,
    }  # fmt: skip


def _contact(each: SheetContact) -> dict[str, Any]:
    return {"id": each.uid, "name": each.name, "aufgabe": each.function, "e_mail": each.email}


def _slot(each: Slot) -> dict[str, Any]:
    return {
        "id": each.uid, "art": each.kind, "beginn": each.starts_on, "regel_rfc5545": each.rrule,
        "von": each.opens, "bis": each.closes, "nach_absprache": each.by_appointment,
        "letzter_tag": each.valid_to, "hinweis": each.note,
        "faellt_aus": "; ".join(day.isoformat() for day in sorted(each.cancelled)),
    }  # fmt: skip


def _translation(code: str, text: SheetText) -> dict[str, Any]:
    return {
        "sprache": code, "titel": text.title, "in_einem_satz": text.summary,
        "beschreibung": text.text, "veraltet": text.is_stale,
    }  # fmt: skip


def _offer(sheet: Sheet) -> Row:
    return {
        "id": sheet.uid, "titel": sheet.german.title, "art": sheet.kind,
        "organisation_id": sheet.organisation.uid, "in_einem_satz": sheet.german.summary,
        "beschreibung": sheet.german.text, "gilt_fuer": sheet.scope, "gebiet": sheet.area,
        "postleitzahlen": "; ".join(sheet.postcodes), "alter_ab": sheet.age_from,
        "alter_bis": sheet.age_to, "kosten": sheet.cost, "betrag_euro": sheet.cost_amount,
        "zu_den_kosten": sheet.cost_note, "anmeldung": sheet.registration,
        "zur_anmeldung": sheet.registration_note, "nach_absprache": sheet.by_appointment,
        "sprachen": "; ".join(sheet.languages), "gefoerdert_von": sheet.funded_by,
        "e_mail": sheet.email, "internetseite": sheet.website, "historisch": sheet.historical,
        "quelle": sheet.source, "adresse_der_quelle": sheet.source_url,
        "stand_der_quelle": sheet.source_date, "geprueft_am": sheet.checked_on,
        "geprueft_von": sheet.checked_by, "geaendert_am": sheet.changed_at.date(),
        "verantwortlich": sheet.steward_name,
    }  # fmt: skip


def _unique(rows: Iterable[Row]) -> list[Row]:
    return list({row["id"]: row for row in rows}.values())


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value.isoformat() if isinstance(value, date) else value)


def _csv(table: str, rows: Iterable[Row]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS[table], lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _plain(row[name]) for name in COLUMNS[table]})
    return out.getvalue()


def _description(publisher: str, homepage: str) -> str:
    """Return the description of the package after the Data Package standard."""
    told = {
        "profile": "tabular-data-package",
        "name": "angebote-fuer-familien",
        "title": f"Angebote für Familien: {publisher}",
        "homepage": homepage,
        "licenses": [LICENCE],
        "sources": [{"title": publisher, "path": homepage}],
        "resources": [
            {
                "name": table,
                "path": f"{table}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": [{"name": name, "type": "string"} for name in columns]},
            }
            for table, columns in COLUMNS.items()
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _licence(publisher: str, homepage: str) -> str:
    return (
        f"Angebote für Familien\nQuelle: {publisher}, {homepage}\n\n"
        f"Sie dürfen diese Daten nutzen, ändern und weitergeben. Nennen Sie dabei die Quelle.\n"
        f"Es gilt die {LICENCE['title']}:\n{LICENCE['path']}\n\n"
        "Jeder Eintrag trägt seine Quelle und den Tag der letzten Prüfung. Einträge mit „historisch“ "
        "stammen aus älteren Unterlagen und werden noch geprüft.\n"
    )
