"""What an entry says, as lines of a label and German words: for mails, and for the page of a provider."""

from services.directory.differences import plain
from services.directory.models import Entry
from services.directory.queries import values_of
from services.directory.states import Cost, PhoneKind, Registration
from services.directory.values import EntryValues
from services.directory.words import label_of, words_of

FACTS = (
    "summary", "phones", "slots", "places", "cost", "cost_amount", "cost_note", "registration",
    "registration_note", "email", "website",
)  # fmt: skip
UNKNOWN = {"cost": Cost.UNKNOWN, "registration": Registration.UNKNOWN}


def facts_of(entry: Entry) -> list[tuple[str, str]]:
    """Return the facts of an entry that its organisation can judge; what is not known says so."""
    values = values_of(entry)
    places = {at.place.code: str(at.place) for at in entry.places.all()}
    return [
        (label_of(name), words)
        for name in FACTS
        if (words := _words(name, values, places)) is not None
    ]


def _words(name: str, values: EntryValues, places: dict[str, str]) -> str | None:
    """Return the words of one fact; None where nobody would miss it."""
    value = getattr(values, name)
    if name == "phones":
        value = [each for each in value if each.kind == PhoneKind.SERVICE]
    if value == UNKNOWN.get(name) or value in ((), [], "", None):
        return "noch nicht bekannt" if name in ASKED_FOR else None
    return words_of(name, plain(value), places=places)


# Where nothing stands here, the mail asks for it.
ASKED_FOR = frozenset({"phones", "slots", "cost", "registration"})
