"""The table of reminders: of what, whom, when. Values only; `finding.py` knows how to look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: who is told, when (for readers), after how many days or months each time, in which words."""

    key: str
    who: str
    when: str
    steps: tuple[int, ...]
    sentence: str


TURN = Kind(
    "turn", "wer am Zug ist (Koordination, Prüfung, Kuratorium)",
    "wenn die übliche Zeit vorbei ist, und noch einmal nach der doppelten",
    (1, 2), "{employer} wartet auf Sie {waiting}.",
)  # fmt: skip
DRAFT = Kind(
    "draft", "die Verantwortlichen des Betriebs",
    "wenn sich im Entwurf drei Wochen nichts ändert, noch einmal nach sechs, dann nicht mehr",
    (21, 42), "Ihr Antrag für {employer} ruht seit {days} Tagen.",
)  # fmt: skip
PROGRAMME = Kind(
    "programme", "die Verantwortlichen des Betriebs und seine Beratung",
    "wenn das Handlungsprogramm vier Wochen offen ist, und noch einmal nach acht",
    (28, 56), "Das Handlungsprogramm von {employer} ist seit {days} Tagen offen.",
)  # fmt: skip
SECTION_SOON = Kind(
    "section-soon", "wer den Abschnitt übernommen hat", "drei Tage vor dem Termin eines Abschnitts",
    (3,), "„{section}“ für {employer}: Ihr Termin ist am {day}.",
)  # fmt: skip
SECTION_OVER = Kind(
    "section-over", "wer den Abschnitt übernommen hat", "am Tag nach dem Termin eines Abschnitts, in dem etwas fehlt",
    (1,), "„{section}“ für {employer}: Der Termin war am {day}, etwas ist noch offen.",
)  # fmt: skip
TALK = Kind(
    "talk", "die Verantwortlichen des Betriebs",
    "wenn sieben Tage niemand bestätigt, was im Gespräch erfasst wurde",
    (7,), "{employer}: Sehen Sie bitte durch, was im Gespräch erfasst wurde, und bestätigen Sie es.",
)  # fmt: skip
SIGN_OFF = Kind(
    "sign-off", "die Verantwortlichen des Betriebs",
    "wenn die Leitung sieben Tage nach dem Link nicht unterschrieben hat",
    (7,), "{employer}: Ihre Leitung hat noch nicht unterschrieben („{purpose}“). Fragen Sie bitte nach.",
)  # fmt: skip
VOICE = Kind(
    "voice", "die Verantwortlichen des Betriebs",
    "wenn die Beschäftigtenvertretung sieben Tage nach dem Link nichts gesagt hat",
    (7,), "{employer}: Die Beschäftigtenvertretung hat noch nicht geantwortet. Fragen Sie bitte nach.",
)  # fmt: skip
CERTIFICATE = Kind(
    "certificate", "die Verantwortlichen des Betriebs",
    "sechs und drei Monate vor dem Ende von Zertifikat oder Bestätigung",
    (6, 3), "{number} für {employer} gilt noch bis {day}. Wer weitermachen will, beginnt jetzt einen neuen Antrag.",
)  # fmt: skip
ONE_OWNER = Kind(
    "one-owner", "die verantwortliche Person des Betriebs",
    "einmal, wenn ein Betrieb eine Woche nach Beginn nur eine verantwortliche Person hat",
    (7,), "{employer}: Nur Sie sind verantwortlich. Laden Sie eine zweite Person ein, dann geht es auch weiter, "
    "wenn Sie ausfallen.",
)  # fmt: skip
CALLBACK = Kind(
    "callback", "alle Koordinatorinnen und Koordinatoren",
    "wenn jemand länger als zwei Werktage auf einen Rückruf wartet",
    (2,), "Jemand wartet {waiting} auf einen Rückruf.",
)  # fmt: skip

KINDS = (
    TURN, DRAFT, PROGRAMME, SECTION_SOON, SECTION_OVER, TALK, SIGN_OFF, VOICE, CERTIFICATE, ONE_OWNER, CALLBACK,
)  # fmt: skip


def step_reached(days: int, steps: tuple[int, ...]) -> int | None:
    """Return the largest of the steps (in days) that is over, None before the first."""
    return max((step for step in steps if days > step), default=None)
