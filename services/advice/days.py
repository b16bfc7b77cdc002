"""The days that count, in sentences: for the one who cares and for the employer; a wish is not told as a fact."""

from dataclasses import dataclass
from datetime import date

from buendnis.templatetags.german import datum
from services.advice.words import Audience
from services.care_leave.advice import Deadline, Meets, Option, Verdict
from services.care_leave.situation import Kind

DAYS = (Meets.NOTICE, Meets.ANSWER, Meets.PROTECTION)
MONEY_DAYS = (Meets.LOAN, Meets.QUARTER_WAIVER)
LABELS = {
    Meets.NOTICE: "Schreiben muss ankommen",
    Meets.ANSWER: "Antwort des Betriebs",
    Meets.LOAN: "Darlehen beantragen",
    Meets.QUARTER_WAIVER: "Erlass beantragen",
    Meets.PROTECTION: "Schutz vor Kündigung beginnt",
    Meets.START: "Auszeit beginnt",
    Meets.END: "Auszeit endet",
}
# For a request the law names no last day, only one by which it is wise.
WISE_LABEL = {Meets.NOTICE: "Schreiben soll ankommen"}

FAMILY = {
    Meets.NOTICE: "Ihr Schreiben muss spätestens am {on} ankommen.",
    Meets.ANSWER: "Der Betrieb muss bis zum {on} antworten{arrived}.",
    Meets.LOAN: "Beantragen Sie das Darlehen bis zum {on}.",
    Meets.QUARTER_WAIVER: "Wird das Zurückzahlen schwer? Bis zum {on} können Sie bitten, dass ein Teil wegfällt.",
    Meets.PROTECTION: "Ab dem {on} darf der Betrieb Ihnen nicht kündigen, wenn Ihr Schreiben bis dahin da ist.",
    Meets.START: "Ihre Auszeit beginnt am {on}.",
    Meets.END: "Ihre Auszeit endet am {on}.",
}
EMPLOYER = {
    Meets.NOTICE: "Das Schreiben muss spätestens am {on} bei Ihnen sein.",
    Meets.ANSWER: "Antworten Sie bis zum {on}.",
    Meets.LOAN: "Bis zum {on} wird das Darlehen beantragt. Dafür braucht die Person ein Papier von Ihnen.",
    Meets.QUARTER_WAIVER: "Bis zum {on} kann die Person bitten, dass ein Teil des Darlehens wegfällt.",
    Meets.PROTECTION: "Ab dem {on} dürfen Sie nicht kündigen.",
    Meets.START: "Die Auszeit beginnt am {on}.",
    Meets.END: "Die Auszeit endet am {on}.",
}
# What depends on the employer's yes.
IF_AGREED = {
    Audience.FAMILY: {
        Meets.NOTICE: "Ihr Schreiben kommt am besten bis zum {on} an.",
        Meets.PROTECTION: "Sagt der Betrieb Ja, darf er Ihnen ab dem {on} nicht kündigen.",
        Meets.START: "Sagt der Betrieb Ja, beginnt Ihre Auszeit am {on}.",
        Meets.END: "Ihre Auszeit endet dann am {on}.",
    },
    Audience.EMPLOYER: {
        Meets.NOTICE: "Das Schreiben kommt am besten bis zum {on} bei Ihnen an.",
        Meets.PROTECTION: "Sagen Sie Ja, dürfen Sie ab dem {on} nicht kündigen.",
        Meets.START: "Sagen Sie Ja, beginnt die Auszeit am {on}.",
        Meets.END: "Die Auszeit endet dann am {on}.",
    },
}
AT_ONCE = {
    Audience.FAMILY: {
        Meets.PROTECTION: "Wenn Sie am {on} Bescheid sagen, darf der Betrieb Ihnen von da an nicht kündigen."
    },
    Audience.EMPLOYER: {},
}


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
    # No law asks for it, it only helps.
    is_wise: bool


def date_of(
    deadline: Deadline, option: Option, audience: Audience, notice_on: date | None = None
) -> Date:
    """Return a deadline of a way in a sentence; an answer is due so long after the letter came on `notice_on`."""
    arrived = f", wenn Ihr Schreiben am {datum(notice_on)} ankommt" if notice_on else ""
    sentence = _words(option, audience)[deadline.meets].format(
        on=datum(deadline.on), arrived=arrived
    )
    if deadline.missed and deadline.meets in (Meets.NOTICE, Meets.LOAN):
        sentence += " Dieser Tag ist vorbei."
    elif deadline.send_by and audience is Audience.FAMILY:
        sentence += f" Schicken Sie es bis zum {datum(deadline.send_by)}."
    labels = LABELS | WISE_LABEL if option.way is Verdict.REQUEST else LABELS
    return Date(
        meets=deadline.meets,
        kind=deadline.kind,
        on=deadline.on,
        label=labels[deadline.meets],
        sentence=sentence,
        statute=deadline.statute,
        note="" if deadline.meets is Meets.PROTECTION else deadline.note,
        missed=deadline.missed,
        send_by=deadline.send_by,
        is_wise=deadline.meets is Meets.NOTICE and option.way is Verdict.REQUEST,
    )


def _words(option: Option, audience: Audience) -> dict[Meets, str]:
    words = EMPLOYER if audience is Audience.EMPLOYER else FAMILY
    if option.kind is Kind.SHORT_ABSENCE:
        return words | AT_ONCE[audience]
    if option.way in {Verdict.REQUEST, Verdict.AGREEMENT}:
        return words | IF_AGREED[audience]
    return words
