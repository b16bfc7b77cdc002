"""The questions of the wizard as a table: what each asks, why, of whom, and when it matters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from services.care_leave.situation import Need, Relation, Release, Size, Work
from services.care_leave.workdays import local_question

Answers = Mapping[str, Any]
MOST_EARLIER = 6


class Step(IntEnum):
    """Which questions stand together; without JavaScript one group is open at a time."""

    FIRST = 1
    PERSON = 2
    LEAVE = 3
    COMPANY = 4


STEP_TITLES = {
    Step.FIRST: "Die ersten vier Fragen",
    Step.PERSON: "Der Mensch, der Hilfe braucht",
    Step.LEAVE: "Ihre Auszeit",
    Step.COMPANY: "Ihr Betrieb, und was es schon gab",
}
EMPLOYERS_STEP_TITLES = STEP_TITLES | {
    Step.LEAVE: "Die gewünschte Auszeit",
    Step.COMPANY: "Ihr Betrieb, und was es schon gab",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `fact` is its field of the situation; the employer's words where they differ."""

    name: str
    fact: str
    step: Step
    label: str
    why: str
    asked: Callable[[Answers], bool]
    employers_label: str = ""
    employers_why: str = ""


def always(answers: Answers) -> bool:
    """Whatever was answered before."""
    return True


# Other laws, or none, speak for them: more questions would change nothing.
OUTSIDE_WORK = {Work.CIVIL_SERVANT, Work.SELF_EMPLOYED, Work.NOT_WORKING}
# Not near relatives in the sense of § 7 (3) PflegeZG.
NOT_NEAR = {
    Relation.PARTNERS_PARENT, Relation.PARTNERS_CHILD, Relation.AUNT_OR_UNCLE, Relation.NIECE_OR_NEPHEW,
    Relation.COUSIN, Relation.GREAT_GRANDPARENT, Relation.FRIEND_OR_NEIGHBOUR, Relation.OTHER,
}  # fmt: skip
MAY_BE_MINOR = {
    Relation.CHILD, Relation.FOSTER_CHILD, Relation.STEP_CHILD, Relation.GRANDCHILD, Relation.SIBLING,
    Relation.SIBLING_IN_LAW,
}  # fmt: skip


def covered(answers: Answers) -> bool:
    """Whether the laws on care leave can hold at all."""
    return answers.get("arbeit") not in OUTSIDE_WORK and answers.get("wer") not in NOT_NEAR


def acute(answers: Answers) -> bool:
    """Whether a few days at once are wanted."""
    return covered(answers) and answers.get("ploetzlich") is True


def longer(answers: Answers) -> bool:
    """Whether a longer leave can be wanted: it needs a grade, or the last phase of life."""
    return covered(answers) and (
        answers.get("bedarf") is not Need.NONE or answers.get("letzte_phase") is True
    )


def part_time(answers: Answers) -> bool:
    """Whether hours matter."""
    return longer(answers) and answers.get("auszeit") is Release.PART


def at_a_border(answers: Answers) -> bool:
    """Whether the exact number of people can change the answer: trainees do not count for the higher one."""
    return longer(answers) and answers.get("kollegen") in (None, Size.MORE_THAN_25)


def locally_different(answers: Answers) -> bool:
    """Whether a holiday of the Land is kept in some places only."""
    land = answers.get("land")
    return covered(answers) and land is not None and local_question(land) is not None


QUESTIONS = (
    Question(
        "arbeit", "work", Step.FIRST, "Wie arbeiten Sie?",
        "Die Rechte gelten, wenn Sie angestellt sind. Sonst gelten andere Regeln.",
        always, "Wie arbeitet die Person bei Ihnen?",
    ),
    Question(
        "wer", "relation", Step.FIRST, "Wer braucht Ihre Hilfe?",
        "Das Gesetz nennt genau, wer zur Familie zählt.",
        always, "Wen pflegt sie? Es ist ihre oder seine …",
    ),
    Question(
        "ploetzlich", "acute", Step.FIRST, "Ist es plötzlich passiert, oder wird es gerade schlimmer?",
        "Dann dürfen Sie sofort für einige Tage fehlen.",
        always, "Ist es plötzlich passiert?", "Dann darf die Person sofort für einige Tage fehlen.",
    ),
    Question(
        "kollegen", "size", Step.FIRST, "Wie viele Menschen arbeiten in Ihrem Betrieb?",
        "Zählen Sie alle Orte zusammen, auch Teilzeit und Azubis. Davon hängt ab, ob Sie ein Recht haben "
        "oder fragen müssen.",
        always, "", "Zählen Sie alle Orte zusammen, auch Teilzeit und Azubis. Davon hängt ab, was Sie müssen.",
    ),
    Question(
        "bedarf", "need", Step.PERSON, "Gibt es schon einen Pflegegrad?",
        "Für die Tage gleich zu Beginn muss er noch nicht da sein, für eine lange Auszeit schon. "
        "Jeder Grad reicht.",
        covered,
    ),
    Question(
        "minderjaehrig", "minor", Step.PERSON, "Ist die Person jünger als 18 Jahre?",
        "Ein Kind dürfen Sie auch in der Klinik begleiten.",
        lambda answers: covered(answers) and answers.get("wer") in MAY_BE_MINOR,
        "", "Ein Kind darf man auch in der Klinik begleiten.",
    ),
    Question(
        "letzte_phase", "last_phase", Step.PERSON, "Geht das Leben der Person zu Ende?",
        "Für diese Zeit gibt es ein eigenes Recht, auch ohne Pflegegrad. Die Krankheit geht uns nichts an.",
        covered,
    ),
    Question(
        "bescheinigung", "certificate", Step.PERSON, "Hat eine Ärztin oder ein Arzt das bescheinigt?",
        "Diesen Zettel braucht der Betrieb.",
        lambda answers: covered(answers) and answers.get("letzte_phase") is True,
        "Liegt Ihnen ein Attest vor?", "Ohne das Attest gibt es diese Auszeit noch nicht.",
    ),
    Question(
        "ort", "place", Step.PERSON, "Wo wird die Person gepflegt?",
        "Eine lange Auszeit gibt es meist nur für Pflege zu Hause. In der Klinik muss die Kasse schneller "
        "prüfen.",
        longer,
    ),
    Question(
        "auszeit", "release", Step.LEAVE, "Wollen Sie ganz aussetzen oder weniger arbeiten?",
        "Bis 6 Monate geht beides. Länger geht es nur, wenn Sie noch etwas arbeiten.",
        longer, "Ganz aussetzen oder weniger arbeiten?",
    ),
    Question(
        "fehlt_ab", "absent_from", Step.LEAVE, "Ab welchem Tag fehlen Sie?",
        "Von da an zählen wir die Tage.",
        acute, "Ab welchem Tag fehlt die Person?",
    ),
    Question(
        "beginn", "start", Step.LEAVE, "Wann soll eine lange Auszeit beginnen?",
        "Von diesem Tag hängen alle Fristen ab. Noch offen? Dann lassen Sie das Feld leer.",
        longer,
    ),
    Question(
        "monate", "months", Step.LEAVE, "Wie viele Monate soll sie dauern?",
        "Damit sehen Sie, wann sie endet. Ganz aussetzen geht bis 6, weniger arbeiten bis 24 Monate.",
        longer, "", "Damit sehen Sie, wann sie endet.",
    ),
    Question(
        "angekuendigt_am", "notice_on", Step.LEAVE, "Wann kommt Ihr Schreiben im Betrieb an?",
        "Kommt es zu spät, beginnt Ihre Auszeit später. Vorgegeben ist heute.",
        longer, "Wann ist das Schreiben bei Ihnen angekommen?",
        "Von diesem Tag an laufen die Fristen. Vorgegeben ist heute.",
    ),
    Question(
        "stunden_vorher", "hours_before", Step.LEAVE, "Wie viele Stunden in der Woche arbeiten Sie jetzt?",
        "Mehr als jetzt kann es in der Auszeit nicht sein.",
        part_time, "Wie viele Stunden in der Woche stehen im Vertrag?",
    ),
    Question(
        "stunden", "hours", Step.LEAVE, "Wie viele Stunden in der Woche wollen Sie noch arbeiten?",
        "Für Familienpflegezeit müssen es im Schnitt 15 sein.",
        part_time, "Wie viele Stunden in der Woche bleiben?",
    ),
    Question(
        "stunden_zwei", "hours", Step.LEAVE, "Wechselt es? Wie viele Stunden sind es in der anderen Woche?",
        "Dann zählt der Schnitt aus beiden. Sonst lassen Sie das Feld leer.",
        part_time,
    ),
    Question(
        "land", "workplace", Step.COMPANY, "In welchem Bundesland arbeiten Sie?",
        "Die Feiertage dort verschieben manche Frist.",
        covered, "In welchem Bundesland liegt der Arbeitsplatz?",
    ),
    Question(
        "feiertag_ort", "workplace", Step.COMPANY, "Ist bei Ihnen ein Feiertag, den nur manche Orte haben?",
        "Wissen Sie es nicht? Dann rechnen wir mit dem früheren Tag.",
        locally_different,
    ),
    Question(
        "samstag", "workplace", Step.COMPANY, "Wird im Betrieb auch samstags normal gearbeitet?",
        "Dann zählt der Samstag als Arbeitstag.",
        covered,
    ),
    Question(
        "koepfe", "heads", Step.COMPANY, "Wie viele Menschen arbeiten dort genau?",
        "Nur wichtig nahe an 15 oder 25. Sonst lassen Sie das Feld leer.",
        at_a_border, "Wie viele Menschen arbeiten bei Ihnen genau?",
    ),
    Question(
        "azubis", "trainees", Step.COMPANY, "Wie viele davon sind in Ausbildung?",
        "Bei der Grenze von 25 zählen sie nicht mit.",
        at_a_border,
    ),
    Question(
        "lohn_weiter", "employer_pays", Step.COMPANY, "Zahlt der Betrieb Ihren Lohn weiter, wenn Sie kurz fehlen?",
        "Das kann im Vertrag stehen. Sonst kommt Geld von der Pflegekasse.",
        acute, "Zahlen Sie den Lohn für die kurze Zeit weiter?",
        "Das kann im Vertrag stehen. Sonst zahlt die Pflegekasse.",
    ),
    Question(
        "tage_genutzt", "allowance_days_used", Step.COMPANY,
        "Wie viele Tage Pflege-Unterstützungs-Geld gab es für diese Person dieses Jahr schon?",
        "Zählen Sie Tage von allen in der Familie. Es sind 10 im Jahr.",
        acute,
    ),
    Question(
        "schon_genutzt", "earlier", Step.COMPANY, "Gab es für diese Person schon eine lange Auszeit von Ihnen?",
        "Alle Zeiten für eine Person werden addiert: höchstens 24 Monate.",
        longer, "Gab es für diese Person schon eine lange Auszeit?",
    ),
)  # fmt: skip

BY_NAME = {each.name: each for each in QUESTIONS}


def earlier_names(row: int) -> tuple[str, str, str]:
    """Return the names of kind, first and last day of an earlier leave; rows count from 1."""
    return f"frueher_{row}_art", f"frueher_{row}_von", f"frueher_{row}_bis"


EARLIER_NAMES = tuple(name for row in range(1, MOST_EARLIER + 1) for name in earlier_names(row))
# Everything that may travel in the form, and lie in a file taken along.
NAMES = (*BY_NAME, *EARLIER_NAMES)
