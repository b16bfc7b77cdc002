"""The headcount of the reference date decides the questions; a later one only tells (decision 0017)."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.catalogue.queries import catalogue_of
from certification.scoring import Catalogue


class SizeChange(models.TextChoices):
    """Why somebody types another headcount that would change the questions."""

    CORRECTION = "correction", "Die Zahl war falsch. Am Stichtag waren wir so viele."
    SINCE = "since", "Die Zahl stimmt für den Stichtag. Seither hat sie sich geändert."


ASK = (
    "Mit dieser Zahl würden andere Fragen gestellt. Sagen Sie uns bitte, warum Sie sie ändern: "
    "War sie falsch, oder hat sie sich seit dem Stichtag geändert?"
)


def borders(catalogue: Catalogue) -> tuple[int, ...]:
    """Return the headcounts from which on something else is asked than one below, rising."""
    sizes = {one.lowest for one in catalogue.size_classes}
    sizes |= {one.minimum_size for one in catalogue.criteria.values()}
    sizes |= {
        size for one in catalogue.indicator.inputs for size in (one.from_size, one.required_from)
    }
    return tuple(sorted(size for size in sizes if size > 1))


def changes_questions(application: Application, headcount: int) -> bool:
    """Whether a case with this headcount would be asked something else."""
    low, high = sorted((application.headcount, headcount))
    return any(low < border <= high for border in borders(catalogue_of(application.edition)))


def settled_size(
    application: Application, values: Mapping[str, Any], *, size_change: str
) -> tuple[dict[str, Any], list[str]]:
    """Return the master data to store with an answer to „war sie falsch?“, and what it does, as sentences.

    Raises NotPossible where the questions would change and nobody said why.
    """
    settled = dict(values)
    typed = settled.get("headcount", application.headcount)
    said: list[str] = []
    if changes_questions(application, typed):
        if size_change not in SizeChange.values:
            raise NotPossible(ASK)
        if size_change == SizeChange.SINCE:
            settled |= {"headcount": application.headcount, "headcount_today": typed}
            said = [
                f"Die Fragen bleiben die für {application.headcount} Beschäftigte am Stichtag. Dass es "
                f"heute {typed} sind, ist vermerkt."
            ]
        else:
            said = [f"Die Fragen richten sich jetzt nach {typed} Beschäftigten am Stichtag."]
    if settled.get("headcount_today") == settled.get("headcount", application.headcount):
        settled["headcount_today"] = None
    return settled, said
