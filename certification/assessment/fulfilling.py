"""How an employer can fulfil a question with what the alliance has already: a sentence, and pages to go to.

The pages belong to the families' side and are named by what they help with (buendnis/bridge.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from buendnis.bridge import HelpPage, help_page


@dataclass(frozen=True, slots=True)
class Way:
    """What to do, and the keys of the pages that help with it."""

    sentence: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """A way with its pages, as it is shown."""

    sentence: str
    pages: tuple[HelpPage, ...]


# The two fields that the alliance's own offers serve, question by question.
WAYS: Mapping[str, tuple[Way, ...]] = {
    "SF-1": (
        Way(
            "Zeigen Sie Ihren Leuten, wer hier Kinder betreut, und verlinken Sie die Liste.",
            ("childcare", "list-for-intranet"),
        ),
    ),
    "SF-2": (
        Way("Schauen Sie, wer in den Ferien und in der Not einspringt.", ("holiday-care",)),
        Way("Sagen Sie, wo es Hilfe gibt, wenn es brennt.", ("help-now",)),
    ),
    "SF-3": (
        Way(
            "Fragen Sie Stellen hier, die Familien kennen, was sich im Alltag bewährt.",
            ("advice-offices",),
        ),
    ),
    "SF-4": (
        Way(
            "Geben Sie eine Mappe aus: Rechte, Briefe und Stellen hier, immer auf neuem Stand.",
            ("care-folder",),
        ),
        Way("Lesen Sie, was Sie als Betrieb tun müssen und was Sie mehr tun können.",
            ("care-for-employers",)),
        Way("Nennen Sie die Stellen, die bei Pflege beraten.", ("care-offices",)),
    ),
    "SF-5": (
        Way(
            "Legen Sie das Verzeichnis ins Intranet. Es hilft ohne Umweg zur richtigen Stelle.",
            ("directory", "list-for-intranet"),
        ),
        Way("Bei Pflege führen ein paar Fragen zu Rechten und Fristen.", ("care-questions",)),
    ),
    "SF-6": (
        Way("Hängen Sie die Termine aus oder laden Sie sie in den Kalender.", ("events",)),
    ),
    "IK-1": (
        Way(
            "Legen Sie zu Ihrer Übersicht den Wegweiser mit den Angeboten hier.",
            ("guide-booklet", "list-for-intranet"),
        ),
    ),
    "IK-2": (
        Way("Geben Sie die Checkliste mit, wenn ein Kind kommt.", ("checklist-child",)),
    ),
    "IK-3": (
        Way("Schreiben Sie allen einmal im Jahr. Der Brief steht bereit.", ("care-staff-letter",)),
        Way("Verlinken Sie den Überblick über die drei Rechte.", ("care-overview",)),
        Way("Legen Sie die Mappe zur Pflege aus.", ("care-folder",)),
    ),
    "IK-4": (
        Way(
            "Was sagt die Ansprechperson am Telefon? Hier steht die Antwort für den ersten Tag.",
            ("care-for-employers",),
        ),
        Way("Und hier die Stellen, an die sie weitergibt.", ("advice-offices",)),
    ),
    "IK-5": (
        Way(
            "Ihre Leute können Fristen und Rechte selbst klären. Fragen Sie danach, was noch fehlt.",
            ("care-questions",),
        ),
    ),
    "IK-6": (
        Way(
            "Den Überblick gibt es auch in Leichter Sprache.",
            ("care-overview-easy",),
        ),
        Way("Das Verzeichnis spricht sieben Sprachen.", ("directory",)),
    ),
}  # fmt: skip


def help_for(question: str) -> tuple[Help, ...]:
    """Return what helps with a question; empty where nothing does, or no app offers its pages."""
    found = []
    for way in WAYS.get(question, ()):
        pages = tuple(page for key in way.pages if (page := help_page(key)) is not None)
        if pages:
            found.append(Help(way.sentence, pages))
    return tuple(found)
