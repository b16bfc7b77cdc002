"""The answer as people read it: for each way out of work a card, and before the cards one line each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from buendnis.templatetags.german import datum
from services.advice.questions import QUESTIONS
from services.advice.words import Audience
from services.care_leave.advice import Advice, Deadline, Meets, Option, Reason, Verdict
from services.care_leave.months import Length
from services.care_leave.rulebook import Form
from services.care_leave.situation import Kind, Situation

TITLES = {
    Kind.SHORT_ABSENCE: "Kurz fehlen",
    Kind.PFLEGEZEIT: "Pflegezeit",
    Kind.MINOR: "Zeit für ein Kind unter 18",
    Kind.TERMINAL: "Begleitung am Lebensende",
    Kind.FAMILIENPFLEGEZEIT: "Familienpflegezeit",
}
MEANS = {
    Kind.SHORT_ABSENCE: "Sofort für einige Tage weg von der Arbeit.",
    Kind.PFLEGEZEIT: "Für einige Monate ganz oder zum Teil aussetzen.",
    Kind.MINOR: "Ein Kind pflegen, zu Hause oder in der Klinik.",
    Kind.TERMINAL: "Bei einem Menschen sein, dessen Leben zu Ende geht.",
    Kind.FAMILIENPFLEGEZEIT: "Für lange Zeit weniger Stunden arbeiten.",
}
VERDICTS = {
    Verdict.RIGHT: ("Sie dürfen", "success"),
    Verdict.REQUEST: ("Sie können bitten", "info"),
    Verdict.AGREEMENT: ("Nur, wenn der Betrieb zustimmt", "info"),
    Verdict.NOT_YET: ("Noch nicht", "warning"),
    Verdict.NO: ("Nein", "neutral"),
    Verdict.OPEN: ("Noch offen", "neutral"),
}
EMPLOYERS_VERDICTS = {
    Verdict.RIGHT: ("Sie müssen nichts genehmigen", "success"),
    Verdict.REQUEST: ("Eine Bitte: Sie müssen antworten", "info"),
    Verdict.AGREEMENT: ("Nur, wenn Sie zustimmen", "info"),
    Verdict.NOT_YET: ("Noch nicht", "warning"),
    Verdict.NO: ("Kein Anspruch", "neutral"),
    Verdict.OPEN: ("Noch offen", "neutral"),
}
FORMS = {
    Form.NONE: "Sagen reicht. Eine Nachricht ist besser: Dann haben Sie einen Beleg.",
    Form.TEXT: "Eine E-Mail reicht.",
    Form.WRITTEN: "Auf Papier, mit Unterschrift.",
    Form.WRITTEN_OR_ELECTRONIC: "Auf Papier mit Unterschrift, oder mit elektronischer Signatur.",
}
FORM_CHANGES = (
    "Zu Beginn Ihrer Auszeit gilt eine andere Form. Es zählt der Tag, an dem Sie schreiben."
)
FIRST_LETTERS = 1
# Questions that most people have no answer to; nothing waits for them.
OPTIONAL = {"stunden_zwei", "samstag"}
DAYS = (Meets.NOTICE, Meets.ANSWER, Meets.START, Meets.END, Meets.PROTECTION)
OPEN_WAYS = {Verdict.RIGHT, Verdict.REQUEST, Verdict.AGREEMENT}


@dataclass(frozen=True, slots=True)
class Date:
    """A day that counts: what it is for, in a word and in a sentence."""

    meets: Meets
    kind: Kind
    on: date
    label: str
    sentence: str
    statute: str
    note: str
    missed: bool
    send_by: date | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A question whose answer would settle something; `name` is its field."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class LetterWay:
    """A letter to open with the answers filled in: they travel as fields of its form."""

    key: str
    title: str
    action: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One way out of work as a page or a paper shows it."""

    kind: Kind
    anchor: str
    title: str
    means: str
    verdict: Verdict
    verdict_words: str
    tone: str
    short: str
    span: str
    form: str
    form_note: str
    reasons: tuple[Reason, ...]
    dates: tuple[Date, ...]
    documents: tuple[str, ...]
    letters: tuple[LetterWay, ...]
    speaks_for: tuple[str, ...]
    missing: tuple[Missing, ...]
    loan: bool
    loan_fields: tuple[tuple[str, str], ...]

    @property
    def is_open_way(self) -> bool:
        """Whether one can go this way, by right, by a request or by agreement."""
        return self.verdict in OPEN_WAYS

    @property
    def is_prepared(self) -> bool:
        """Whether it is worth getting papers and letters ready: an announced leave speeds up what is missing."""
        return self.is_open_way or self.verdict is Verdict.NOT_YET

    @property
    def days(self) -> tuple[Date, ...]:
        """The days of the leave itself, what must arrive first."""
        found = [each for each in self.dates if each.meets in DAYS]
        return tuple(sorted(found, key=lambda each: DAYS.index(each.meets)))

    @property
    def money_days(self) -> tuple[Date, ...]:
        """The days that belong to the loan."""
        return tuple(each for each in self.dates if each.meets not in DAYS)

    @property
    def deciding(self) -> Reason | None:
        """The reason to show at once where a way is not simply open."""
        is_plain = self.verdict is Verdict.RIGHT or not self.reasons
        return None if is_plain else self.reasons[0]

    @property
    def other_reasons(self) -> tuple[Reason, ...]:
        """The reasons that stand folded."""
        return self.reasons[1:] if self.deciding else self.reasons

    @property
    def is_closed(self) -> bool:
        """Whether this way is no way for this reader."""
        return self.verdict is Verdict.NO

    @property
    def first_letters(self) -> tuple[LetterWay, ...]:
        """The letters that come first."""
        return self.letters[:FIRST_LETTERS]

    @property
    def more_letters(self) -> tuple[LetterWay, ...]:
        """The letters that are needed later, or by others."""
        return self.letters[FIRST_LETTERS:]


def cards_of(
    advice: Advice,
    situation: Situation,
    unanswered: Iterable[str],
    letter_of: Callable[[str], LetterWay],
    audience: Audience = Audience.FAMILY,
) -> tuple[Card, ...]:
    """Return a card for each way, open ways first; `unanswered` are questions on the page."""
    names = set(unanswered)
    cards = [_card(option, situation, names, letter_of, audience) for option in advice.options]
    # What can be done stands first; within that the order of the law, from days to years.
    return tuple(sorted(cards, key=lambda card: RANKS[card.verdict]))


RANKS = {
    Verdict.RIGHT: 0,
    Verdict.REQUEST: 1,
    Verdict.AGREEMENT: 1,
    Verdict.NOT_YET: 2,
    Verdict.OPEN: 3,
    Verdict.NO: 4,
}


def _card(
    option: Option,
    situation: Situation,
    asked: set[str],
    letter_of: Callable[[str], LetterWay],
    audience: Audience,
) -> Card:
    for_employer = audience is Audience.EMPLOYER
    words, tone = (EMPLOYERS_VERDICTS if for_employer else VERDICTS)[option.verdict]
    missing = tuple(_missing(option.missing, asked, for_employer=for_employer))
    return Card(
        kind=option.kind,
        anchor=f"weg-{option.kind.value.replace('_', '-')}",
        title=TITLES[option.kind],
        means=MEANS[option.kind],
        verdict=option.verdict,
        verdict_words=words,
        tone=tone,
        short=_short(option, missing),
        span=span_of(option),
        form=FORMS[option.form] if option.form is not None else "",
        form_note=FORM_CHANGES if option.form_changes else "",
        reasons=option.reasons,
        dates=tuple(date_of(each, option, audience) for each in option.deadlines),
        documents=option.documents,
        letters=tuple(letter_of(key) for key in option.letters),
        speaks_for=option.speaks_for,
        missing=missing,
        loan=option.loan,
        loan_fields=tuple(_loan_fields(option, situation)) if option.loan else (),
    )


def _loan_fields(option: Option, situation: Situation) -> Iterable[tuple[str, str]]:
    """Give what the calculator of the loan can be told already, by the names of its fields."""
    family = option.kind is Kind.FAMILIENPFLEGEZEIT
    hours = situation.hours
    told = {
        "wechseln": "netto",
        "gesetz": "familienpflegezeit" if family else "pflegezeit",
        "beginn": situation.start.isoformat() if situation.start else "",
        "monate": str(situation.months or ""),
        "stunden_vertrag": _hours(situation.hours_before),
        "stunden": _hours(sum(hours, Decimal()) / len(hours)) if hours else "",
    }
    return ((name, value) for name, value in told.items() if value)


def _hours(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}".replace(".", ",")


def _missing(facts: Iterable[str], asked: set[str], *, for_employer: bool) -> Iterable[Missing]:
    wanted = set(facts)
    for question in QUESTIONS:
        if question.fact in wanted and question.name in asked and question.name not in OPTIONAL:
            label = (question.employers_label if for_employer else "") or question.label
            yield Missing(question.name, label)


def _short(option: Option, missing: tuple[Missing, ...]) -> str:
    if option.verdict in OPEN_WAYS:
        return span_of(option)
    if option.verdict is Verdict.OPEN and missing:
        return "Dafür brauchen wir noch eine Antwort."
    return option.reasons[0].sentence if option.reasons else ""


def span_of(option: Option) -> str:
    """Return how long it may be, and from when to when as far as that is known."""
    if option.verdict not in OPEN_WAYS | {Verdict.NOT_YET}:
        return ""
    if option.days is not None:
        span = f"Bis zu {option.days.most} Arbeitstage"
        first, last = option.days.first, option.days.last
    else:
        span = f"Bis zu {Length(option.months or 0, option.rest_days)}"
        first, last = option.starts_on, option.ends_on
    if first and last:
        span += f". Nach Ihren Angaben: vom {datum(first)} bis zum {datum(last)}"
    return f"{span}."


LABELS = {
    Meets.NOTICE: "Schreiben muss ankommen",
    Meets.ANSWER: "Antwort des Betriebs",
    Meets.LOAN: "Darlehen beantragen",
    Meets.QUARTER_WAIVER: "Erlass beantragen",
    Meets.PROTECTION: "Schutz vor Kündigung beginnt",
    Meets.START: "Auszeit beginnt",
    Meets.END: "Auszeit endet",
}


def date_of(deadline: Deadline, option: Option, audience: Audience) -> Date:
    """Return a deadline of a way in a sentence for the one who cares, or for the employer."""
    words, label = (EMPLOYERS_WORDS if audience is Audience.EMPLOYER else WORDS), LABELS
    if option.way is Verdict.REQUEST:
        # For a request the law names no last day, only one by which it is wise.
        words, label = words | WISE[audience], LABELS | WISE_LABEL
    sentence = words[deadline.meets].format(on=datum(deadline.on))
    if deadline.missed and deadline.meets in (Meets.NOTICE, Meets.LOAN):
        sentence += " Dieser Tag ist vorbei."
    elif deadline.send_by and audience is Audience.FAMILY:
        sentence += f" Schicken Sie es bis zum {datum(deadline.send_by)}."
    return Date(
        meets=deadline.meets,
        kind=deadline.kind,
        on=deadline.on,
        label=label[deadline.meets],
        sentence=sentence,
        statute=deadline.statute,
        note="" if deadline.meets is Meets.PROTECTION else deadline.note,
        missed=deadline.missed,
        send_by=deadline.send_by,
    )


WORDS = {
    Meets.NOTICE: "Ihr Schreiben muss spätestens am {on} ankommen.",
    Meets.ANSWER: "Der Betrieb muss bis zum {on} antworten.",
    Meets.LOAN: "Beantragen Sie das Darlehen bis zum {on}. Dann gibt es Geld vom ersten Tag an.",
    Meets.QUARTER_WAIVER: "Wird das Zurückzahlen schwer? Bis zum {on} können Sie bitten, dass ein Teil wegfällt.",
    Meets.PROTECTION: "Ab dem {on} darf der Betrieb Ihnen nicht kündigen.",
    Meets.START: "Ihre Auszeit beginnt am {on}.",
    Meets.END: "Ihre Auszeit endet am {on}.",
}
EMPLOYERS_WORDS = {
    Meets.NOTICE: "Das Schreiben muss spätestens am {on} bei Ihnen sein.",
    Meets.ANSWER: "Antworten Sie bis zum {on}.",
    Meets.LOAN: "Bis zum {on} wird das Darlehen beantragt. Dafür braucht die Person ein Papier von Ihnen.",
    Meets.QUARTER_WAIVER: "Bis zum {on} kann die Person bitten, dass ein Teil des Darlehens wegfällt.",
    Meets.PROTECTION: "Ab dem {on} dürfen Sie nicht kündigen.",
    Meets.START: "Die Auszeit beginnt am {on}.",
    Meets.END: "Die Auszeit endet am {on}.",
}
WISE = {
    Audience.FAMILY: {Meets.NOTICE: "Ihr Schreiben kommt am besten bis zum {on} an."},
    Audience.EMPLOYER: {Meets.NOTICE: "Das Schreiben kommt am besten bis zum {on} bei Ihnen an."},
}
WISE_LABEL = {Meets.NOTICE: "Schreiben soll ankommen"}
