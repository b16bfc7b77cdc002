"""The states of a case, what each reader calls them, and whose turn it is (DECISIONS 7)."""

from enum import StrEnum


class State(StrEnum):
    """Where an application stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    IN_REVIEW = "in_review"
    PROGRAMME_OPEN = "programme_open"
    FOR_DECISION = "for_decision"
    CERTIFIED = "certified"
    ON_THE_WAY = "on_the_way"
    NOT_CERTIFIED = "not_certified"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


class Party(StrEnum):
    """Whose turn it is."""

    EMPLOYER = "employer"
    COORDINATOR = "coordinator"
    EXAMINER = "examiner"
    BOARD = "board"
    NOBODY = "nobody"


FINAL = frozenset(
    {State.CERTIFIED, State.ON_THE_WAY, State.NOT_CERTIFIED, State.WITHDRAWN, State.REJECTED}
)
DECIDED = frozenset({State.CERTIFIED, State.ON_THE_WAY, State.NOT_CERTIFIED})
OPEN = frozenset(State) - FINAL
FROZEN = frozenset(State) - {State.DRAFT}

TURN: dict[State, Party] = {
    State.DRAFT: Party.EMPLOYER,
    State.SUBMITTED: Party.COORDINATOR,
    State.ACCEPTED: Party.EXAMINER,
    State.IN_REVIEW: Party.EXAMINER,
    State.PROGRAMME_OPEN: Party.EMPLOYER,
    State.FOR_DECISION: Party.BOARD,
    State.CERTIFIED: Party.NOBODY,
    State.ON_THE_WAY: Party.NOBODY,
    State.NOT_CERTIFIED: Party.NOBODY,
    State.WITHDRAWN: Party.NOBODY,
    State.REJECTED: Party.NOBODY,
}

# How the employer and how the alliance's people call a state.
LABELS: dict[State, tuple[str, str]] = {
    State.DRAFT: ("In Arbeit", "Entwurf beim Betrieb"),
    State.SUBMITTED: ("Eingereicht", "Zur Annahme"),
    State.ACCEPTED: ("Angenommen, Prüfung beginnt bald", "Angenommen, zur Prüfung"),
    State.IN_REVIEW: ("Wird geprüft", "In Prüfung"),
    State.PROGRAMME_OPEN: ("Handlungsprogramm offen", "Programm offen"),
    State.FOR_DECISION: ("Liegt dem Kuratorium vor", "Zur Entscheidung"),
    State.CERTIFIED: ("Zertifiziert", "Zertifiziert"),
    State.ON_THE_WAY: ("Auf dem Weg", "Auf dem Weg"),
    State.NOT_CERTIFIED: ("Nicht zertifiziert", "Nicht zertifiziert"),
    State.WITHDRAWN: ("Zurückgezogen", "Zurückgezogen"),
    State.REJECTED: ("Nicht angenommen", "Formal abgelehnt"),
}

NEXT: dict[State, str] = {
    State.DRAFT: "Der Betrieb füllt die Selbsteinschätzung aus und reicht sie ein.",
    State.SUBMITTED: "Die Koordination prüft die Angaben der Form nach und nimmt den Antrag an.",
    State.ACCEPTED: "Eine Prüferin oder ein Prüfer wird benannt und beginnt die Prüfung.",
    State.IN_REVIEW: "Jede Antwort wird bestätigt oder berichtigt; dazu gehört ein Besuch.",
    State.PROGRAMME_OPEN: "Betrieb und Beratung machen das Programm fest. Die oberste Leitung "
    "unterschreibt. Dann legt die Prüfung den Fall dem Kuratorium vor.",
    State.FOR_DECISION: "Das Kuratorium entscheidet.",
    State.CERTIFIED: "Das Zertifikat gilt. Auf der Prüfseite kann jede Person nachsehen.",
    State.ON_THE_WAY: "Die Teilnahmebestätigung gilt. Sie ist kein Siegel.",
    State.NOT_CERTIFIED: "Die Gründe stehen im Auditbericht. Ein neuer Antrag ist jederzeit möglich.",
    State.WITHDRAWN: "Der Antrag ist beendet. Ein neuer Antrag ist jederzeit möglich.",
    State.REJECTED: "Der Antrag ist beendet. Ein neuer Antrag ist jederzeit möglich.",
}


# What the employer itself reads where the sentence above would speak of it in the third person.
NEXT_FOR_EMPLOYER: dict[State, str] = {
    State.DRAFT: "Füllen Sie die Selbsteinschätzung aus und reichen Sie sie ein.",
    State.SUBMITTED: "Die Koordination sieht Ihre Angaben der Form nach durch. Bis zum Beginn der Prüfung "
    "können Sie die Einreichung zurücknehmen.",
    State.ACCEPTED: "Bald meldet sich die Prüferin oder der Prüfer für einen Besuch.",
    State.IN_REVIEW: "Jede Ihrer Antworten wird bestätigt oder berichtigt; dazu gehört ein Besuch.",
    State.PROGRAMME_OPEN: "Machen Sie mit Ihrer Beratung das Handlungsprogramm fest. Dann unterschreibt "
    "Ihre oberste Leitung.",
}


def next_for(state: str, *, staff: bool) -> str:
    """Return what happens next, in the words for the employer or for the alliance's people."""
    known = State(state)
    return NEXT[known] if staff else NEXT_FOR_EMPLOYER.get(known, NEXT[known])


def label_for(state: str, *, staff: bool) -> str:
    """Return the state's name for the employer, or for the alliance's people."""
    return LABELS[State(state)][1 if staff else 0]
