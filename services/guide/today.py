"""The card „Heute“: the four things to do on the first day, before any question; everything else has time."""

from dataclasses import dataclass
from datetime import datetime

from buendnis.tenancy.models import Alliance
from services.guide.contacts import CareContact, care_contacts
from services.languages.values import GERMAN, Language

# No diagnosis and no relative: work need not know either.
MESSAGE = (
    "Guten Tag, ich kann ab heute nicht arbeiten. Es gibt einen plötzlichen Notfall in der Pflege. "
    "Ich muss mich selbst darum kümmern (§ 2 Pflegezeitgesetz). "
    "Ich fehle voraussichtlich bis zum ______. Ich melde mich, sobald ich mehr weiß. "
    "Viele Grüße"
)
ON_THE_CARD = 3


@dataclass(frozen=True, slots=True)
class TodayCard:
    """What the card shows: a message to copy, whom to call here (three at most) and for the whole country."""

    message: str
    near: tuple[CareContact, ...]
    far: tuple[CareContact, ...]
    more: int

    @property
    def contacts(self) -> tuple[CareContact, ...]:
        """All that are shown, near ones first."""
        return (*self.near, *self.far)


def today_card(alliance: Alliance, language: Language, now: datetime) -> TodayCard:
    """Return the card for the families of an alliance, in German as the pages around it; `now` is an aware moment.

    Its links keep the reader's language. Pages show it by `{% include "services/guide/today_card.html" with card=… %}`.
    """
    spoken = language if language.is_german else GERMAN
    contacts = care_contacts(alliance, spoken, now, links=language)
    near = tuple(each for each in contacts if each.is_local)
    return TodayCard(
        message=MESSAGE,
        near=near[:ON_THE_CARD],
        far=tuple(each for each in contacts if not each.is_local),
        more=max(0, len(near) - ON_THE_CARD),
    )
