"""Who reads what is typed at a field, and until when: the sentences beside the field (DECISIONS 4 and 8)."""

from dataclasses import dataclass

from certification.applications.models import Application


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads it, and what becomes of it, as sentences."""

    readers: str
    until: str


DRAFT = "Bis zum Einreichen: nur Ihr Betrieb{adviser}."
LATER = (
    "Danach auch die Koordination, Ihre Prüferin oder Ihr Prüfer und am Ende das Kuratorium. Öffentlich wird "
    "nichts davon."
)
UNTIL = (
    "Im Entwurf können Sie alles ändern und löschen. Was Sie einreichen, wird festgehalten und bleibt als Grundlage "
    "des Siegels in den Unterlagen. Ziehen Sie den Antrag vorher zurück, liest ihn niemand sonst."
)
ADVISER = " und Ihre Beratung, weil Sie ihr das Mitlesen erlauben"


def audience_of(application: Application) -> Audience:
    """Return who reads answers, notes and evidence of a case now and later, and until when."""
    adviser = ADVISER if application.adviser_may_read else ""
    return Audience(f"{DRAFT.format(adviser=adviser)} {LATER}", UNTIL)
