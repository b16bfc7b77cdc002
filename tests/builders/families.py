"""A small town as families find it: one meeting that is known to the last line, and what stands around it."""

from dataclasses import replace
from datetime import time

from django.utils import timezone

from services.directory.models import Entry
from services.directory.states import Cost, Kind, Registration
from services.directory.values import PhoneValues
from tests.builders import directory

BREAKFAST = "Frühstück für Alleinerziehende"
LAW = "Rechtsberatung bei Trennung"


def small_town() -> dict[str, Entry]:
    """Write four entries into the directory of the alliance in scope and return them by title."""
    today, at = timezone.localdate(), directory.place(features={"rollstuhl": True})
    meets = replace(directory.MEETINGS, opens=time(10), closes=time(12))
    treff = directory.organisation("Familientreff", provider_email="treff@example.org")
    entries = [
        directory.entry(
            BREAKFAST, of=treff, at=at, kind=Kind.OFFER, slots=(meets,), cost=Cost.FREE,
            registration=Registration.NONE, languages=("de", "ar"), checked_on=today,
            summary="Zusammen essen und reden, die Kinder spielen.",
            terms=("allein-erziehen", "treffen", "alleinerziehende"),
            phones=(PhoneValues("0391 540 2000", confirmed=True),),
        ),
        directory.entry(
            LAW, at=at, checked_on=today, terms=("trennung", "trennung-recht", "eltern"), cost=Cost.FREE,
            slots=(directory.TUESDAYS,),
        ),
        directory.entry("Mediation in der Trennung", terms=("trennung", "trennung-recht"), cost=Cost.PAID),
        directory.entry("Pflegestützpunkt", terms=("pflege", "pflege-hilfe", "pflegende")),
    ]  # fmt: skip
    return {each.title: each for each in entries}
