"""What we ask before and after a decision."""

from dataclasses import dataclass

from certification.applications.models import Application
from certification.catalogue.queries import catalogue_of
from certification.decisions.conditions import Checked, Ground, checked
from certification.decisions.models import Decision
from certification.programme.models import Programme
from certification.programme.queries import programme_of
from certification.records.models import SealedRecord
from certification.records.queries import latest
from certification.scoring import Result


@dataclass(frozen=True)
class Ceiling:
    """The highest level that may be decided (empty: none), and the sentences why not a higher one."""

    level: str
    reasons: tuple[str, ...]


def ceiling(application: Application) -> Ceiling:
    """Return the ceiling: the examined level, or none where a condition or knock-out (K-1 to K-5) forbids it."""
    ground = ground_of(application)
    if ground.result is None:
        return Ceiling("", ("Die Prüfung ist noch nicht abgeschlossen.",))
    unmet = tuple(condition.sentence for condition in checked(ground) if not condition.met)
    if ground.result.level is None:
        return Ceiling("", (*ground.result.reasons, *ground.result.missing))
    if unmet:
        return Ceiling("", unmet)
    used_up = exhausted(application, ground.result.level)
    if used_up:
        return Ceiling("", (used_up,))
    return Ceiling(ground.result.level, ground.result.missing)


def conditions_of(application: Application) -> tuple[Checked, ...]:
    """Return the conditions of every level with their answers for this case."""
    return checked(ground_of(application))


def ground_of(application: Application) -> Ground:
    """Return what the conditions of a case look at."""
    examination = latest(application, "examination")
    programme = Programme.objects.filter(application=application).first()
    return Ground(
        application=application,
        examination=examination,
        result=result_in(examination),
        programme=programme,
        measures=programme.measures.count() if programme else 0,
        signed=programme is not None and programme_of(application).signature is not None,
    )


def result_in(examination: SealedRecord | None) -> Result | None:
    """Return the examined score that a sealed examination holds."""
    if examination is None:
        return None
    score = examination.parts["score"]
    return Result.from_dict(score.get("result", score))


def examined_level(application: Application) -> str | None:
    """Return the level of the sealed examination, None for no level or no examination yet."""
    result = result_in(latest(application, "examination"))
    return result.level if result else None


def exhausted(application: Application, level: str) -> str:
    """Return the sentence why this level cannot be given once more to this employer, or nothing.

    A status such as „Auf dem Weg“ may be repeated only as often as the edition says.
    """
    wanted = catalogue_of(application.edition).level(level)
    if wanted.repeatable is None:
        return ""
    before = Decision.objects.filter(application__employer=application.employer_id, level=level)
    if before.exclude(application=application).count() <= wanted.repeatable:
        return ""
    return f"„{wanted.title}“ hat der Betrieb schon so oft erhalten, wie der Kriterienkatalog es zulässt."


def decision_of(application: Application) -> Decision | None:
    """Return the decision of a case, if any."""
    return Decision.objects.filter(application=application).first()
