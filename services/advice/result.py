"""The result of the answers so far: cards, things to do, letters, and the employer's side."""

from dataclasses import dataclass

from buendnis.templatetags.german import aufzaehlung
from services.advice.cards import Card, LetterWay, cards_of
from services.advice.employer import Mirror, mirror_of
from services.advice.forms import QuestionsForm
from services.care_leave.advice import Action, Advice, Contradiction, Option, Reason, Verdict
from services.care_leave.engine import advise
from services.care_leave.rulebook import Rulebook
from services.care_leave.situation import Kind, Situation
from services.languages.addresses import family_address
from services.languages.values import GERMAN, Language
from services.letters.prefill import fields_for
from services.letters.queries import letter

# What cannot wait; the rest stands folded below.
AT_ONCE = {
    "tell_work", "care_fund", "doctor", "announce_speeds_up", "allowance", "counselling",
    "flexible_work", "last_phase_way", "benefits_in_home",
}  # fmt: skip
ANNOUNCE, ANNOUNCEMENT = "announce_speeds_up", "t2"


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that pages and papers show of an answer."""

    situation: Situation
    cards: tuple[Card, ...]
    actions: tuple[Action, ...]
    contradictions: tuple[Contradiction, ...]
    beyond_law: bool
    too_early: bool
    mirror: Mirror | None
    announcement: LetterWay | None

    @property
    def settled_cards(self) -> tuple[Card, ...]:
        """The ways of which something can be said."""
        return tuple(card for card in self.shown_cards if card.verdict is not Verdict.OPEN)

    @property
    def unsettled_cards(self) -> tuple[Card, ...]:
        """The ways that wait for an answer."""
        return tuple(card for card in self.shown_cards if card.verdict is Verdict.OPEN)

    @property
    def shown_cards(self) -> tuple[Card, ...]:
        """The ways that are open, or may be."""
        return tuple(card for card in self.cards if not card.is_closed)

    @property
    def closed_leaves(self) -> list[str]:
        """The long leaves that most people ask for, where they are none; of the others they knew before."""
        return [card.title for card in self._closed_leaves]

    @property
    def closed_reason(self) -> str:
        """Why the first of them is none."""
        return self._closed_leaves[0].reasons[0].sentence if self._closed_leaves else ""

    @property
    def _closed_leaves(self) -> list[Card]:
        asked = {Kind.PFLEGEZEIT, Kind.FAMILIENPFLEGEZEIT}
        return [card for card in self.cards if card.is_closed and card.kind in asked]

    @property
    def closed(self) -> list[tuple[str, tuple[Reason, ...]]]:
        """The ways that are none for this reader, with the reasons; what shares them stands together."""
        shut = [card for card in self.cards if card.is_closed]
        reasons = list(dict.fromkeys(card.reasons for card in shut))
        return [
            (aufzaehlung([card.title for card in shut if card.reasons == each]), each)
            for each in reasons
        ]

    @property
    def first_actions(self) -> tuple[Action, ...]:
        """What to do at once."""
        return tuple(each for each in self.actions if each.key in AT_ONCE)

    @property
    def more_actions(self) -> tuple[Action, ...]:
        """What to do after that."""
        return tuple(each for each in self.actions if each.key not in AT_ONCE)

    @property
    def has_dates(self) -> bool:
        """Whether there is anything for a calendar."""
        return any(card.dates for card in self.cards if card.is_prepared)


def result_of(form: QuestionsForm, rulebook: Rulebook, language: Language = GERMAN) -> Result:
    """Return the result of a form; contradictions are put to its fields, ways on keep the language."""
    situation = form.situation()
    advice = advise(situation, rulebook)
    form.name_contradictions(advice.contradictions)

    def letter_of(key: str, option: Option | None = None) -> LetterWay:
        fields = tuple(fields_for(key, situation, option).items())
        href = family_address("letters:letter", key, language=language)
        return LetterWay(key, letter(key).title, href, fields)

    unanswered = [each.name for each in form.asked if form.answers[each.name] is None]
    is_answered = bool(advice.options) and not advice.too_early
    return Result(
        situation=situation,
        cards=cards_of(advice, situation, unanswered, letter_of, form.audience)
        if is_answered
        else (),
        actions=advice.actions,
        contradictions=advice.contradictions,
        beyond_law=advice.beyond_law,
        too_early=advice.too_early,
        mirror=mirror_of(situation, advice, rulebook, letter_of) if is_answered else None,
        announcement=letter_of(ANNOUNCEMENT, _announced(advice))
        if any(each.key == ANNOUNCE for each in advice.actions)
        else None,
    )


def _announced(advice: Advice) -> Option | None:
    """Return the way whose announcement speeds up the assessment."""
    waiting = [advice.option(kind) for kind in (Kind.MINOR, Kind.PFLEGEZEIT)]
    return next((each for each in waiting if ANNOUNCEMENT in each.letters), None)
