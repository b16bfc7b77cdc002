"""Where the hub leads on: questions, overview, letters, calculators, the folder, and the chapters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch

from services.guide.values import Chapter
from services.languages.addresses import family_address
from services.languages.values import GERMAN, Language


@dataclass(frozen=True, slots=True)
class Way:
    """A link with a line about what is behind it."""

    title: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Target:
    """A page of any room, by the name of its address."""

    title: str
    text: str
    name: str
    args: tuple[str, ...] = ()


QUESTIONS = Target(
    "Fragen beantworten",
    "Vier Fragen reichen für eine erste Antwort. Wir speichern nichts.",
    "advice:questions",
)
OVERVIEW = Target("Überblick", "Die drei Rechte nebeneinander, auf einer Seite.", "guide:overview")
LETTERS = Target(
    "Briefe an den Betrieb",
    "Zum Ausfüllen, mit Hinweis: Reicht eine E-Mail?",
    "letters:index",
)
LOAN = Target("Rechner: Darlehen", "Wie viel Geld der Staat ohne Zinsen leiht.", "calculator:loan")
ALLOWANCE = Target(
    "Rechner: Pflegeunterstützungsgeld",
    "Was Sie in den ersten Tagen statt Lohn bekommen.",
    "calculator:allowance",
)
PLANNER = Target(
    "Zeiten planen", "Mehrere Auszeiten, mehrere Menschen, die pflegen.", "calculator:planner"
)
EMPLOYERS = Target(
    "Für Betriebe",
    "Was Sie tun müssen, wenn jemand aus dem Team pflegt.",
    "guide:chapter",
    ("fuer-betriebe",),
)
FOLDER = Target(
    "Mappe für Ihren Betrieb",
    "Kapitel, Briefe und Adressen als ein Heft mit Ihrem Namen.",
    "folder:compose",
)
# What chapters name as their `targets`.
TARGETS = {
    "advice": QUESTIONS,
    "letters": LETTERS,
    "loan": LOAN,
    "allowance": ALLOWANCE,
    "planner": PLANNER,
    "folder": FOLDER,
}
# As the letters are called in their own room, which stands above this one; a test compares.
LETTER_TITLES = {
    "t1": "Infoschreiben an die Belegschaft",
    "t2": "Ankündigung der Pflegezeit",
    "t3": "Vereinbarung über die Arbeitszeit",
    "t4": "Darlehen ohne Zinsen beantragen",
    "t5": "Nachricht, dass Sie kurz fehlen",
    "t6": "Ankündigung der Familienpflegezeit",
    "t7": "Bitte an einen kleinen Betrieb",
    "t8": "Antwort des Betriebs",
    "t9": "Mitteilung, dass sich die Pflege ändert",
    "t10": "Bescheinigung des Betriebs für das Darlehen",
    "t11": "Darlehen später oder nicht ganz zurückzahlen",
    "t12": "Antrag auf Pflegeunterstützungsgeld",
}
FAMILIES = (QUESTIONS, OVERVIEW, LETTERS, LOAN, ALLOWANCE, PLANNER)
AT_WORK = (EMPLOYERS, FOLDER)


def ways_to(targets: Iterable[Target], language: Language = GERMAN) -> Iterator[Way]:
    """Yield the ways to those pages that this portal has."""
    for each in targets:
        try:
            href = family_address(each.name, *each.args, language=language)
        except NoReverseMatch:
            continue
        yield Way(each.title, each.text, href)


def ways_of(chapter: Chapter, language: Language = GERMAN) -> tuple[Way, ...]:
    """Return questions, calculators and letters that help on from a chapter."""
    letters = (
        Target(LETTER_TITLES[key], "Brief oder Liste", "letters:letter", (key,))
        for key in chapter.letters
    )
    return tuple(ways_to([*(TARGETS[key] for key in chapter.targets), *letters], language))


def chapter_way(chapter: Chapter, language: Language = GERMAN) -> Way:
    """Return the way to a chapter."""
    href = family_address("guide:chapter", chapter.key, language=language)
    return Way(chapter.title, "", href)
