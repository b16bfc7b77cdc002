"""The employer's side of the same answer: what to say, what must be done, what may not be done, and by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from services.advice.cards import OPEN_WAYS, TITLES, Letters, LetterWay
from services.advice.days import MONEY_DAYS, Date, date_of
from services.advice.words import Audience
from services.care_leave.advice import Advice, Meets, Option, Verdict
from services.care_leave.rulebook import Rulebook
from services.care_leave.situation import Kind, Situation

# Information of staff, agreement, answer of a small employer, certificate for the loan.
LETTERS = ("t8", "t3", "t10", "t1")


@dataclass(frozen=True, slots=True)
class Duty:
    """Something an employer must, may or may not do, and the paragraph that says it."""

    sentence: str
    statute: str


@dataclass(frozen=True, slots=True)
class Mirror:
    """What an employer reads: a headline, an answer to copy, duties, thresholds, days and letters."""

    headline: str
    answer: str
    duties: tuple[Duty, ...]
    thresholds: tuple[Duty, ...]
    dates: tuple[tuple[str, tuple[Date, ...]], ...]
    letters: tuple[LetterWay, ...]


def mirror_of(
    situation: Situation,
    advice: Advice,
    rulebook: Rulebook,
    letter_of: Letters,
) -> Mirror:
    """Return the employer's side of an answer."""
    ways = [option for option in advice.options if option.verdict in OPEN_WAYS]
    longer = [option for option in ways if option.kind is not Kind.SHORT_ABSENCE]
    calls_today = len(longer) < len(ways)
    duties = (*(_short_duties(situation) if calls_today else ()), *_long_duties(longer))
    return Mirror(
        headline=_headline(calls_today, longer),
        answer=" ".join(_answer(situation, calls_today, longer)),
        duties=duties,
        thresholds=tuple(_thresholds(rulebook, situation.start or situation.today)),
        dates=tuple(_dates(ways)),
        letters=tuple(letter_of(key, longer[0]) for key in LETTERS)
        if longer
        else (letter_of("t1", None),),
    )


def _dates(ways: list[Option]) -> Iterator[tuple[str, tuple[Date, ...]]]:
    """Give each way with the days that bind an employer; those of the loan bind only the one who borrows."""
    for option in ways:
        days = [date_of(each, option, Audience.EMPLOYER) for each in option.deadlines]
        if bound := tuple(each for each in days if each.meets not in MONEY_DAYS):
            yield TITLES[option.kind], bound


def _headline(calls_today: bool, longer: list[Option]) -> str:
    if calls_today:
        return "Jemand aus Ihrem Team ruft heute an: Sie müssen nichts genehmigen."
    if any(option.verdict is Verdict.RIGHT for option in longer):
        return "Jemand aus Ihrem Team kündigt eine Auszeit an: Sie müssen sie nicht genehmigen."
    if any(option.verdict is Verdict.REQUEST for option in longer):
        return "Jemand aus Ihrem Team bittet um eine Auszeit: Sie müssen antworten."
    return "Zurzeit müssen Sie nichts tun. Ein Gespräch hilft trotzdem."


def _answer(situation: Situation, calls_today: bool, longer: list[Option]) -> Iterator[str]:
    """Give the sentences of an answer that can be copied; it asks for no reason and no name."""
    if calls_today:
        yield "Danke, dass Sie gleich Bescheid sagen. Kümmern Sie sich jetzt um Ihre Familie."
        yield "Sie dürfen bis zu zehn Arbeitstage fehlen. Das müssen wir nicht erlauben."
        yield "Sagen Sie uns nur, wie lange Sie wohl fehlen."
        if situation.employer_pays is True:
            yield "Ihren Lohn zahlen wir für diese Tage weiter."
        elif situation.employer_pays is False:
            yield "Lohn können wir für diese Tage nicht zahlen. Dafür gibt es Geld von der Pflegekasse."
            yield "Was Sie dafür von uns brauchen, bekommen Sie sofort."
        return
    if not longer:
        yield "Danke, dass Sie mit uns reden. Wir suchen zusammen nach einem Weg."
        return
    yield "Danke für Ihr Schreiben. Wir haben es bekommen."
    answers = [each.on for way in longer for each in way.deadlines if each.meets is Meets.ANSWER]
    if answers:
        yield f"Sie hören bis zum {min(answers):%d.%m.%Y} von uns."
    yield "Wir wünschen Ihrer Familie Kraft."


def _short_duties(situation: Situation) -> Iterator[Duty]:
    yield Duty("Sie müssen nicht zustimmen, und Sie können es nicht ablehnen.", "§ 2 (1) PflegeZG")
    yield Duty(
        "Sie dürfen ein Attest verlangen: von einer Ärztin, einem Arzt oder einer Pflegefachkraft. "
        "Die Krankheit steht nicht darin.",
        "§ 2 (2) PflegeZG",
    )
    if situation.employer_pays is not True:
        yield Duty(
            "Lohn zahlen Sie nur, wenn ein Vertrag oder ein anderes Gesetz es sagt.",
            "§ 2 (3) PflegeZG",
        )
        yield Duty(
            "Bescheinigen Sie der Pflegekasse gleich, wie viel Lohn wegfällt.",
            "§ 44a (4) SGB XI",
        )
    yield Duty("Vom Anruf bis zum letzten Tag dürfen Sie nicht kündigen.", "§ 5 (1) PflegeZG")


def _long_duties(longer: list[Option]) -> Iterator[Duty]:
    verdicts = {option.verdict for option in longer}
    if Verdict.RIGHT in verdicts:
        yield Duty(
            "Wer ganz aussetzt, braucht Ihr Ja nicht. Wer weniger arbeitet, macht mit Ihnen etwas Schriftliches "
            "aus. Nein sagen dürfen Sie dann nur aus dringenden Gründen im Betrieb.",
            "§ 3 (4) PflegeZG, § 2a (2) FPfZG",
        )
        yield Duty(
            "Sie dürfen das Schreiben der Pflegekasse oder des Medizinischen Dienstes sehen.",
            "§ 3 (2) PflegeZG",
        )
    if Verdict.REQUEST in verdicts:
        yield Duty(
            "Antworten Sie in vier Wochen. Ein Nein müssen Sie begründen. Schweigen ist kein Ja.",
            "§ 3 (6a) PflegeZG, § 2a (5a) FPfZG",
        )
        yield Duty(
            "Sagen Sie Ja, dann dürfen Sie vom ersten Tag der Auszeit an nicht kündigen.",
            "§ 5 (1) PflegeZG",
        )
    if longer:
        yield Duty("Lohn zahlen Sie für die freie Zeit nicht.", "§ 3 (7) PflegeZG")
        yield Duty(
            "Für das Darlehen braucht die Person ein Papier von Ihnen über Arbeitszeit und Lohn.",
            "§ 4 FPfZG",
        )


def _thresholds(rulebook: Rulebook, day: date) -> Iterator[Duty]:
    care = rulebook.count("pflegezeit.employer_threshold", day)
    family = rulebook.count("familienpflegezeit.employer_threshold", day)
    yield Duty("Kurz fehlen darf man in jedem Betrieb, auch im kleinsten.", "§ 2 (1) PflegeZG")
    yield Duty(
        f"Ein Recht auf Pflegezeit gibt es bei mehr als {care} Beschäftigten. Azubis zählen mit.",
        "§ 3 (1) PflegeZG",
    )
    yield Duty(
        f"Ein Recht auf Familienpflegezeit gibt es bei mehr als {family} Beschäftigten ohne Azubis.",
        "§ 2 (1) FPfZG",
    )
