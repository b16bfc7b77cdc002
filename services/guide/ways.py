"""Where the hub leads on: questions, overview, letters, calculators, the folder, and the chapters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch

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
