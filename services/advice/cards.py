"""The answer as people read it: for each way out of work a card, and before the cards one line each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from buendnis.templatetags.german import datum
from services.advice.days import DAYS, MONEY_DAYS, Date, date_of
from services.advice.questions import QUESTIONS
from services.advice.words import Audience
from services.care_leave.advice import Advice, Days, Meets, Option, Reason, Verdict
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
# They can only make a way more exact: where it is a right already, or still open for another reason, they wait.
BORDERS = {"koepfe", "azubis"}
LATER = {"auszeit", "beginn", "monate", "stunden", "stunden_vorher"}
OPEN_WAYS = {Verdict.RIGHT, Verdict.REQUEST, Verdict.AGREEMENT}


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
    paid: int | None
    allowance_fields: tuple[tuple[str, str], ...]

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
        """The days beside first and last one, which the span tells: what must arrive stands first."""
        found = [each for each in self.dates if each.meets in DAYS]
        return tuple(sorted(found, key=lambda each: DAYS.index(each.meets)))

    @property
    def send_by(self) -> str:
        """By when the letter is sent, in a line; nothing where there is none, or where that day is over."""
        notice = next((each for each in self.dates if each.meets is Meets.NOTICE), None)
        if notice is None or notice.missed or notice.send_by is None or not self.is_prepared:
            return ""
        wise = "am besten " if notice.is_wise else ""
        return f"Schreiben {wise}abschicken bis zum {datum(notice.send_by)}."

    @property
    def money_days(self) -> tuple[Date, ...]:
        """The days that belong to the loan."""
        return tuple(each for each in self.dates if each.meets in MONEY_DAYS)

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


Letters = Callable[[str, Option | None], LetterWay]


def cards_of(
    advice: Advice,
    situation: Situation,
    unanswered: Iterable[str],
    letter_of: Letters,
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
    letter_of: Letters,
    audience: Audience,
) -> Card:
    for_employer = audience is Audience.EMPLOYER
    words, tone = (EMPLOYERS_VERDICTS if for_employer else VERDICTS)[option.verdict]
    missing = tuple(_missing(option, asked, for_employer=for_employer))
    return Card(
        kind=option.kind,
        anchor=f"weg-{option.kind.value.replace('_', '-')}",
        title=TITLES[option.kind],
        means=MEANS[option.kind],
        verdict=option.verdict,
        verdict_words=words,
        tone=tone,
        short=_short(option, missing, audience),
        span=span_of(option, audience),
        form=FORMS[option.form] if option.form is not None else "",
        form_note=FORM_CHANGES if option.form_changes else "",
        reasons=option.reasons,
        dates=tuple(
            date_of(each, option, audience, situation.notice_on) for each in option.deadlines
        ),
        documents=option.documents,
        letters=tuple(letter_of(key, option) for key in option.letters),
        speaks_for=option.speaks_for,
        missing=missing,
        loan=option.loan,
        loan_fields=tuple(_loan_fields(option, situation)) if option.loan else (),
        paid=option.days.paid if option.days else None,
        allowance_fields=tuple(_allowance_fields(option, situation)) if option.days else (),
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


def _allowance_fields(option: Option, situation: Situation) -> Iterable[tuple[str, str]]:
    """Give what the calculator of the allowance can be told already, by the names of its fields."""
    used = situation.allowance_days_used
    told = {
        "wechseln": "1",
        "erster_tag": option.starts_on.isoformat() if option.starts_on else "",
        "benutzt": "" if used is None else str(used),
    }
    return ((name, value) for name, value in told.items() if value)


def _hours(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}".replace(".", ",")


def _missing(option: Option, asked: set[str], *, for_employer: bool) -> Iterable[Missing]:
    wanted = set(option.missing)
    silent = OPTIONAL | {Verdict.RIGHT: BORDERS, Verdict.OPEN: LATER}.get(option.verdict, set())
    for question in QUESTIONS:
        if question.fact in wanted and question.name in asked and question.name not in silent:
            label = (question.employers_label if for_employer else "") or question.label
            yield Missing(question.name, label)


# What a way waits for, in a line; the whole sentence stands on its card.
WAITS_FOR = {
    "need_applied": "Es fehlt noch der Bescheid der Pflegekasse.",
    "need_expected": "Es fehlt noch der Pflegegrad.",
    "in_clinic": "Erst, wenn die Person zu Hause ist.",
    "certificate_missing": "Es fehlt noch das Attest.",
}


def _short(option: Option, missing: tuple[Missing, ...], audience: Audience) -> str:
    if option.verdict in OPEN_WAYS:
        return span_of(option, audience)
    if option.verdict is Verdict.OPEN and missing:
        return "Dafür brauchen wir noch eine Antwort."
    if not option.reasons:
        return ""
    return WAITS_FOR.get(option.reasons[0].key, option.reasons[0].sentence)


def span_of(option: Option, audience: Audience = Audience.FAMILY) -> str:
    """Return how long it may be, and from when to when as far as that is known."""
    if option.verdict not in OPEN_WAYS | {Verdict.NOT_YET}:
        return ""
    if option.days is not None:
        return _days_span(option.days, audience)
    most = Length(option.months or 0, option.rest_days)
    if most == Length():
        return ""
    span = f"Bis zu {most}."
    if option.starts_on and option.ends_on:
        span += (
            f" Nach Ihren Angaben: vom {datum(option.starts_on)} bis zum {datum(option.ends_on)}."
        )
    return span


def _days_span(days: Days, audience: Audience) -> str:
    """Return how long one may be away at once; the first day may be one that nobody typed."""
    span = f"Bis zu {days.most} Arbeitstage."
    if days.first and days.last:
        who, begins = ("Sie", "anfangen") if audience is Audience.FAMILY else ("es", "beginnt")
        span += f" Wenn {who} am {datum(days.first)} {begins}: bis zum {datum(days.last)}."
    if days.paid and days.paid < days.most:
        span += f" Für {days.paid} davon zahlt die Pflegekasse noch."
    return span
