"""What is usual: how long a case may wait at each stop before it is late, and why that long.

Plain values without database and clock: `today` is handed in.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from certification.applications.states import Party, State

# Nothing moved for so many days: the employer gets the one prepared mail (the group „Still“).
STILL_DAYS = 21


@dataclass(frozen=True, slots=True)
class Deadline:
    """One stop of the procedure: who acts, how many days are usual, and why that many.

    `from_movement` counts from the last change in the case; otherwise from the beginning of the state.
    `examiner` narrows an accepted case to one with or without somebody who examines.
    """

    key: str
    state: State
    party: Party
    days: int
    reason: str
    examiner: bool | None = None
    from_movement: bool = False

    def is_late(self, since: date, *, today: date) -> bool:
        """Return whether more than the usual days have passed."""
        return since <= self.last_late_day(today)

    def last_late_day(self, today: date) -> date:
        """Return the newest day since which a case that still waits `today` is late."""
        return today - timedelta(days=self.days + 1)


DEADLINES = (
    Deadline(
        "draft", State.DRAFT, Party.EMPLOYER, 21,
        "Zwei bis drei Wochen braucht ein Betrieb, der nebenher ausfüllt; danach schläft es ein.",
        from_movement=True,
    ),
    Deadline(
        "submitted", State.SUBMITTED, Party.COORDINATOR, 7,
        "Die formale Prüfung dauert eine halbe Stunde; eine Woche deckt Urlaub und Teilzeit.",
    ),
    Deadline(
        "unassigned", State.ACCEPTED, Party.COORDINATOR, 5,
        "Ein Anruf genügt, um die Prüfung zu benennen.", examiner=False,
    ),
    Deadline(
        "accepted", State.ACCEPTED, Party.EXAMINER, 14,
        "In zwei Wochen ist der Antrag gelesen und ein Besuch vereinbart.", examiner=True,
    ),
    Deadline(
        "in_review", State.IN_REVIEW, Party.EXAMINER, 42,
        "Lesen, Besuch und Bericht passen in sechs Wochen, auch über die Ferien.",
    ),
    Deadline(
        "programme_open", State.PROGRAMME_OPEN, Party.EMPLOYER, 28,
        "Drei Maßnahmen sind in vier Wochen vereinbart und unterschrieben.",
    ),
    Deadline(
        "for_decision", State.FOR_DECISION, Party.BOARD, 28,
        "Das Kuratorium trifft sich etwa einmal im Monat.",
    ),
)  # fmt: skip


def deadline_of(state: str, *, has_examiner: bool) -> Deadline | None:
    """Return what is usual where a case stands, None once it is finished."""
    for deadline in DEADLINES:
        if deadline.state == state and deadline.examiner in (None, has_examiner):
            return deadline
    return None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long a case has waited at its stop, as readers are told."""

    days: int
    deadline: Deadline

    @property
    def is_late(self) -> bool:
        return self.days > self.deadline.days

    @property
    def sentence(self) -> str:
        """„seit 12 Tagen, üblich sind 7“; without the usual days while it is in time."""
        idle = " ohne Änderung" if self.deadline.from_movement and self.days > 0 else ""
        usual = f", üblich sind {self.deadline.days}" if self.is_late else ""
        return f"{since_in_words(self.days)}{idle}{usual}"


def waiting_for(deadline: Deadline, since: date, *, today: date) -> Waiting:
    """Return how long something has waited that waits since a day."""
    return Waiting(max((today - since).days, 0), deadline)


def since_in_words(days: int) -> str:
    """Return „seit heute“, „seit gestern“, „seit 12 Tagen“."""
    if days < 2:
        return ("seit heute", "seit gestern")[days]
    return f"seit {days} Tagen"
