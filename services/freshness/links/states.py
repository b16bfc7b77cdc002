"""How an address answered, in words; dead only after it failed twice with days in between."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices

DEAD_AFTER = timedelta(days=2)


class LinkState(TextChoices):
    """What the last check of an address found."""

    GOOD = "gut", "Antwortet"
    MOVED = "umgezogen", "Ist umgezogen"
    SILENT = "keine Antwort", "Antwortet gerade nicht"
    DEAD = "tot", "Antwortet seit Tagen nicht"
    SHUT = "verschlossen", "Weist das Programm ab; bitte selbst öffnen"
    UNASKED = "nicht gefragt", "Führt nicht ins öffentliche Netz"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one check found; `moved_to` where the address leads for good."""

    state: LinkState
    status_code: int | None = None
    moved_to: str = ""


def settled(answer: Answer, *, failing_since: datetime | None, now: datetime) -> LinkState:
    """Return the state to keep: silence becomes death once it has lasted for days."""
    if answer.state != LinkState.SILENT or failing_since is None:
        return answer.state
    return LinkState.DEAD if now - failing_since >= DEAD_AFTER else LinkState.SILENT
