"""The one thing that a reader does next in a case: a label, and the page that it is done on."""

from dataclasses import dataclass

from buendnis.access.rules import Actor, Role
from buendnis.tenancy.addresses import address
from certification.applications.models import Application
from certification.applications.states import Party, State


@dataclass(frozen=True, slots=True)
class NextStep:
    """A row of the table: who, in which state, what it is called, where it is done."""

    party: Party
    state: State
    label: str
    page: str
    args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """What a desk shows: a button with its address."""

    label: str
    path: str


NEXT_STEPS = (
    NextStep(Party.EMPLOYER, State.DRAFT, "Selbsteinschätzung ausfüllen", "assessment:overview"),
    NextStep(Party.EMPLOYER, State.PROGRAMME_OPEN, "Zum Handlungsprogramm", "programme:edit"),
    NextStep(Party.COORDINATOR, State.DRAFT, "Gespräch fortsetzen", "assessment:overview"),
    NextStep(
        Party.COORDINATOR, State.SUBMITTED, "Antrag annehmen", "procedure:step", ("annehmen",)
    ),
    NextStep(
        Party.COORDINATOR,
        State.ACCEPTED,
        "Prüferin oder Prüfer benennen",
        "applications:people",
    ),
    NextStep(Party.COORDINATOR, State.PROGRAMME_OPEN, "Zum Handlungsprogramm", "programme:edit"),
    NextStep(
        Party.EXAMINER,
        State.ACCEPTED,
        "Prüfung beginnen",
        "procedure:step",
        ("pruefung-beginnen",),
    ),
    NextStep(Party.EXAMINER, State.IN_REVIEW, "Prüfung fortsetzen", "review:overview"),
    NextStep(
        Party.EXAMINER,
        State.PROGRAMME_OPEN,
        "Dem Kuratorium vorlegen",
        "procedure:step",
        ("vorlegen",),
    ),
    NextStep(Party.EXAMINER, State.PROGRAMME_OPEN, "Zum Handlungsprogramm", "programme:edit"),
    NextStep(Party.BOARD, State.FOR_DECISION, "Ansehen und entscheiden", "decisions:decide"),
)


# The case page offers these itself, with the reason where one is not possible yet.
STEP_PAGES = ("procedure:step", "decisions:decide")


def next_step(actor: Actor, case: Application, *, steps: bool = True) -> Offer | None:
    """Return what the actor does next in a case that waits for them, None where the table knows nothing.

    Without `steps` only work on a page counts, not a step of the procedure.
    """
    party = acting_as(actor, case)
    for step in NEXT_STEPS:
        if not steps and step.page in STEP_PAGES:
            continue
        if step.party is party and step.state == case.state:
            return Offer(step.label, address(step.page, case.code, *step.args))
    return None


def acting_as(actor: Actor, case: Application) -> Party:
    """Return as whom the actor acts in a case that waits for them: the nearest relation first."""
    if actor.works_for(case.employer_id):
        return Party.EMPLOYER
    if case.examiner_id is not None and case.examiner_id == actor.user_id:
        return Party.EXAMINER
    if case.state == State.FOR_DECISION:
        return Party.BOARD
    return Party.COORDINATOR if actor.has(Role.COORDINATOR) else Party.NOBODY
