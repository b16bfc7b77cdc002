"""The conditions of every level beside the points: visit, programme, signature and the knock-outs."""

from collections.abc import Callable
from dataclasses import dataclass

from certification.applications.models import Application
from certification.programme.models import Programme
from certification.records.models import SealedRecord
from certification.review.models import Visit
from certification.review.queries import complaints_office_named
from certification.scoring import Result

LEAST_MEASURES = 3


@dataclass(frozen=True)
class Ground:
    """What the conditions look at: the case, its sealed examination and its programme."""

    application: Application
    examination: SealedRecord | None
    result: Result | None
    programme: Programme | None
    measures: int
    # Whether the top management's signature counts: of the programme as it stands.
    signed: bool


@dataclass(frozen=True)
class Condition:
    """One row: what must be true, and the sentence where it is not. `key` names a knock-out."""

    key: str
    title: str
    sentence: str
    holds: Callable[[Ground], bool]


@dataclass(frozen=True)
class Checked:
    """A condition with its answer for one case."""

    key: str
    title: str
    sentence: str
    met: bool


def visited(ground: Ground) -> bool:
    """Whether the sealed examination, or the row beside it, holds a visit with its date."""
    sealed = (ground.examination.parts.get("visit") or {}) if ground.examination else {}
    return bool(sealed.get("date")) or Visit.objects.filter(application=ground.application).exists()


def has_measures(ground: Ground) -> bool:
    return ground.measures >= LEAST_MEASURES


def signed(ground: Ground) -> bool:
    return ground.signed


def complaints_office(ground: Ground) -> bool:
    return complaints_office_named(ground.application)


CONDITIONS = (
    Condition(
        "",
        "Der Betrieb wurde besucht, vor Ort oder per Video.",
        "Der Besuch vor Ort oder per Video fehlt.",
        visited,
    ),
    Condition(
        "",
        f"Das Handlungsprogramm hat mindestens {LEAST_MEASURES} Maßnahmen.",
        f"Das Handlungsprogramm hat weniger als {LEAST_MEASURES} Maßnahmen.",
        has_measures,
    ),
    Condition(
        "K-1",
        "Die oberste Leitung hat das Handlungsprogramm unterschrieben.",
        "K-1: Die oberste Leitung hat das Handlungsprogramm nicht unterschrieben.",
        signed,
    ),
    Condition(
        "K-2",
        "Eine Beschwerdestelle nach dem Allgemeinen Gleichbehandlungsgesetz ist benannt.",
        "K-2: Eine Beschwerdestelle nach dem Allgemeinen Gleichbehandlungsgesetz ist nicht benannt. Das lässt sich "
        "heilen, solange nicht entschieden ist.",
        complaints_office,
    ),
    Condition(
        "K-3",
        "Es gibt keine offenen Verstöße gegen MuSchG, BEEG, PflegeZG oder AGG.",
        "K-3: Dass es keine offenen Verstöße gegen MuSchG, BEEG, PflegeZG oder AGG gibt, ist nicht erklärt.",
        lambda ground: bool(ground.application.no_open_findings),
    ),
    Condition(
        "K-4",
        "Die oberste Leitung hat erklärt, dass die Angaben wahr sind.",
        "K-4: Die Erklärung, dass die Angaben wahr sind, liegt nicht vor.",
        lambda ground: bool(ground.application.truthful),
    ),
    Condition(
        "K-5",
        "Der Betrieb hat den Besuch ermöglicht.",
        "K-5: Der Betrieb hat den Besuch vor Ort oder per Video verweigert.",
        lambda ground: not ground.application.visit_refused,
    ),
)


def checked(ground: Ground) -> tuple[Checked, ...]:
    """Return every condition of the table with its answer."""
    return tuple(Checked(row.key, row.title, row.sentence, row.holds(ground)) for row in CONDITIONS)
