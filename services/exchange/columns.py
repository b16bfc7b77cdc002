"""The columns of the three tables: what stands above them, which field they hold, and how."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from services.directory.models import Entry, Organisation, Place
from services.directory.queries import organisation_values, place_values, values_of
from services.directory.values import EntryValues, OrganisationValues, PlaceValues
from services.exchange import cells
from services.exchange.cells import Cell

CODE, VERSION = "Kennung", "Fassung"


@dataclass(frozen=True)
class Column:
    """One column: its heading, the field of the values, and how a cell reads."""

    heading: str
    field: str
    cell: Cell = cells.TEXT


@dataclass(frozen=True)
class Table:
    """One table of the directory; the column CODE tells which row of ours is meant."""

    key: str
    title: str
    model: type[Any]
    values: type[Any]
    read: Callable[[Any], Any]
    columns: tuple[Column, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings, in their order."""
        last = (VERSION,) if self.model is not Place else ()
        return (CODE, *(column.heading for column in self.columns), *last)


SOURCES = (
    Column("Quelle", "source"),
    Column("Adresse der Quelle", "source_url"),
    Column("Stand der Quelle", "source_date", cells.DAY),
)
ORGANISATIONS = Table(
    "organisationen", "Organisationen", Organisation, OrganisationValues, organisation_values,
    (
        Column("Name", "name"),
        Column("Was sie tut", "description"),
        Column("Internetseite", "website"),
        Column("Internetseite wie gedruckt", "website_raw"),
        Column("E-Mail für die Nachfrage", "provider_email"),
        Column("Mitglied", "is_member", cells.YES_OR_NO),
        *SOURCES,
    ),
)  # fmt: skip
PLACES = Table(
    "orte", "Orte", Place, PlaceValues, place_values,
    (
        Column("Name", "name"),
        Column("Straße", "street"),
        Column("Postleitzahl", "postcode", cells.POSTCODE),
        Column("Ort", "town"),
        Column("Stadtteil", "district"),
        Column("Breite", "latitude", cells.DEGREES),
        Column("Länge", "longitude", cells.DEGREES),
        Column("Zugänglichkeit", "features", cells.FEATURES),
    ),
)  # fmt: skip
ENTRIES = Table(
    "eintraege", "Einträge", Entry, EntryValues, values_of,
    (
        Column("Organisation", "organisation"),
        Column("Titel", "title"),
        Column("Art", "kind"),
        Column("Stand", "status"),
        Column("In einem Satz", "summary"),
        Column("Beschreibung", "text"),
        Column("Stichworte", "terms", cells.LIST),
        Column("Gilt für", "scope"),
        Column("Gebiet", "area"),
        Column("Postleitzahlen", "postcodes", cells.POSTCODES),
        Column("Alter ab", "age_from", cells.WHOLE),
        Column("Alter bis", "age_to", cells.WHOLE),
        Column("Kosten", "cost"),
        Column("Betrag in Euro", "cost_amount", cells.AMOUNT),
        Column("Zu den Kosten", "cost_note"),
        Column("Anmeldung", "registration"),
        Column("Zur Anmeldung", "registration_note"),
        Column("Termine nach Absprache", "by_appointment", cells.YES_OR_NO),
        Column("Sprachen", "languages", cells.LIST),
        Column("Gefördert von", "funded_by"),
        Column("E-Mail", "email"),
        Column("Internetseite", "website"),
        Column("Internetseite wie gedruckt", "website_raw"),
        Column("Orte", "places", cells.PLACES),
        Column("Telefone", "phones", cells.PHONES),
        Column("Ansprechpersonen", "contacts", cells.CONTACTS),
        Column("Zeiten", "slots", cells.SLOTS),
        Column("Historisch", "historical", cells.YES_OR_NO),
        *SOURCES,
        Column("Geprüft am", "checked_on", cells.DAY),
        Column("Geprüft von", "checked_by"),
        Column("Nächste Prüfung", "next_check", cells.DAY),
        Column("Von selbst abgelegt am", "left_on", cells.DAY),
    ),
)  # fmt: skip
# In the order in which they refer to each other.
TABLES = (ORGANISATIONS, PLACES, ENTRIES)


def table_by_key(key: str) -> Table | None:
    """Return a table by its name in addresses and file names."""
    return next((table for table in TABLES if table.key == key), None)


def row_of(table: Table, row: Any) -> dict[str, str]:
    """Return a stored row as cells by heading."""
    values = table.read(row)
    found = {CODE: row.code}
    for column in table.columns:
        found[column.heading] = column.cell.write(getattr(values, column.field))
    if VERSION in table.headings:
        found[VERSION] = str(row.version)
    return found
