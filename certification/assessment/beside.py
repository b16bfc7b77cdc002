"""What a question shows of its neighbours: the difference, their notes, who counts on this one's note."""

from collections.abc import Iterator
from dataclasses import dataclass

from certification.assessment.places import address_of_question
from certification.assessment.shared_notes import Shareable
from certification.assessment.values import Snapshot
from certification.catalogue.neighbours import Neighbourhood, neighbourhood_of, neighbourhoods
from certification.scoring import Catalogue


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An earlier question close to this one, with what is described there so far."""

    id: str
    title: str
    href: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The neighbourhood of a question as its card shows it."""

    about: str
    before: tuple[Neighbour, ...]
    # Later questions that this one's description serves, too.
    serves: tuple[str, ...]
    note_of: str
    has_shared_note: bool
    has_note: bool

    @property
    def described(self) -> tuple[Neighbour, ...]:
        """The neighbours where something is described already."""
        return tuple(one for one in self.before if one.note)

    @property
    def points_to_nothing(self) -> bool:
        """Whether the description that shall serve this question is gone."""
        return bool(self.note_of) and not self.has_shared_note

    @property
    def is_missed(self) -> bool:
        """Whether others count on a description that does not stand here any more."""
        return bool(self.serves) and not self.has_note


def beside(code: str, catalogue: Catalogue, snapshot: Snapshot, question: str) -> Beside | None:
    """Return the neighbourhood of a question of a case, None where it stands alone."""
    found = neighbourhood_of(question)
    if found is None:
        return None
    answer = snapshot.answer(question)
    return Beside(
        about=found.about,
        before=tuple(
            Neighbour(
                one,
                catalogue.title_of(one),
                address_of_question(code, catalogue, one),
                snapshot.answer(one).told_note,
            )
            for one in _earlier(catalogue, found)
        ),
        serves=tuple(key for key in neighbourhoods() if snapshot.answer(key).note_of == question),
        note_of=answer.note_of,
        has_shared_note=bool(answer.shared_note),
        has_note=bool(answer.told_note),
    )


def shareable(catalogue: Catalogue, snapshot: Snapshot, question: str) -> tuple[Shareable, ...]:
    """Return whose note may serve a question; one that only points on is left out, its source is there."""
    found = neighbourhood_of(question)
    stored = snapshot.answer(question).note_of
    offered = [
        one
        for one in (_earlier(catalogue, found) if found else ())
        if one == stored or not snapshot.answer(one).note_of
    ]
    # A stored one that is offered no more stays to be unticked.
    if stored and stored not in offered:
        offered.append(stored)
    return tuple(Shareable(one) for one in offered)


def _earlier(catalogue: Catalogue, found: Neighbourhood) -> Iterator[str]:
    return (one for one in found.before if one in catalogue.question_ids)
