"""What an entry is, whether families see it, and the closed lists its facts are chosen from."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What an entry is; also the filter „art“ of a search."""

    OFFER = "angebot", "Angebot"
    CONTACT = "anlaufstelle", "Anlaufstelle"
    MEETING = "treffen", "Treffen"
    EVENT = "veranstaltung", "Veranstaltung"
    FUNDING = "foerderung", "Förderung"
    GUIDE = "internetseite", "Internetseite oder Wegweiser"
    MEMBER = "mitglied", "Mitglied des Bündnisses"


class Status(TextChoices):
    """Whether families see an entry. Nothing is deleted: what is over is taken off the list."""

    DRAFT = "entwurf", "Entwurf"
    PUBLIC = "oeffentlich", "Öffentlich"
    OFF = "abgelegt", "Nicht mehr in der Liste"


class Scope(TextChoices):
    """For which area an entry is there."""

    LOCAL = "ort", "Ort oder Kreis"
    LAND = "land", "Bundesland"
    FEDERAL = "bund", "Ganz Deutschland"


class Cost(TextChoices):
    """What it costs; unknown is a fact of its own."""

    UNKNOWN = "unbekannt", "Nicht bekannt"
    FREE = "kostenlos", "Kostenlos"
    PAID = "kostet", "Kostet etwas"
    DEPENDS = "je-nachdem", "Kommt auf das Einkommen oder den Fall an"


class Registration(TextChoices):
    """Whether one has to announce oneself."""

    UNKNOWN = "unbekannt", "Nicht bekannt"
    NONE = "nein", "Ohne Anmeldung"
    WELCOME = "moeglich", "Anmeldung möglich"
    REQUIRED = "ja", "Nur mit Anmeldung"


class PhoneKind(TextChoices):
    """Whose number it is; only service numbers, and fax below them, are shown to families."""

    SERVICE = "rat", "Beratung und Auskunft"
    FAX = "fax", "Fax"
    PRESS = "presse", "Presse"


class SlotKind(TextChoices):
    """What happens at a time; opening hours are no event, the others stand in the calendar."""

    OPENING = "opening", "Öffnungszeit"
    CONSULTATION = "consultation", "Sprechstunde"
    MEETING = "meeting", "Treffen"
    EVENT = "event", "Veranstaltung"


class TranslationState(TextChoices):
    """Whether a translation still says what the original says."""

    GOOD = "gut", "Stimmt mit dem deutschen Text überein"
    CHECK = "pruefen", "Der deutsche Text hat sich geändert"
