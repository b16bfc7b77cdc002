"""What the top management may sign, described once for every way to sign it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from buendnis.access.rules import Rule
from buendnis.templatetags.german import datum
from certification.applications.models import Application

LINK_DAYS = 14
MARK = 8
# K-2, K-3 and K-4 as they are asked, and as they are printed once they are answered.
QUESTIONS = (
    (
        "complaints_office",
        "Ist eine Beschwerdestelle nach § 13 AGG benannt und bekannt gemacht?",
        "Das Gesetz verlangt sie in jedem Betrieb. Bei „Nein“ können Sie trotzdem einreichen; bis zur "
        "Entscheidung muss es nachgeholt sein.",
    ),
    (
        "no_open_findings",
        "Stimmt das: In den letzten 36 Monaten gab es keine rechtskräftig festgestellten Verstöße gegen MuSchG, BEEG, "
        "PflegeZG oder AGG, die noch nicht abgestellt sind?",
        "„Ja“ heißt: Es gab keine, oder sie sind abgestellt.",
    ),
    ("truthful", "Sind alle Angaben nach bestem Wissen wahr und vollständig?", ""),
)


@dataclass(frozen=True)
class Matter:
    """One thing to be signed.

    `purpose` is the SignOff's; `subject_hash` returns the hash of what is signed as it stands now;
    `fault` says why nobody can sign it now (for a signature of that day), empty where they can; `may` is who
    arranges it; `home` the page of the case where that is done, `link_page` the page that a link opens.
    """

    purpose: str
    title: str
    subject_hash: Callable[[Application], str]
    fault: Callable[[Application, date], str]
    may: Rule
    home: str
    link_page: str
    asks_place: bool = False
    asks_declarations: bool = False
    # Whether a signature in the portal outlasts the step that it was given in.
    portal_stands: bool = True

    @property
    def link_purpose(self) -> str:
        """The purpose of the links for this matter."""
        return f"signoff-{self.purpose}"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, as what, where, when and how: from a row, or from a sealed record."""

    name: str
    function: str
    place: str
    on: date
    method: str
    method_label: str
    sha256: str = ""
    signed_at: datetime | None = None

    @property
    def sentence(self) -> str:
        """The signature as it is printed: who, when, and how it was confirmed."""
        place = f" in {self.place}" if self.place else ""
        how = self.method_label[:1].lower() + self.method_label[1:]
        return f"{self.name} ({self.function}), am {datum(self.on)}{place}, {how}"

    def part(self) -> dict[str, Any]:
        """Return the plain values that a record freezes; the address is none of them."""
        return {
            "name": self.name,
            "function": self.function,
            "place": self.place,
            "on": self.on.isoformat(),
            "method": self.method,
            "page": self.sha256,
        }


def mark_of(subject_hash: str) -> str:
    """Return the short mark that a printed page carries, such as 3F7A-91C2."""
    short = subject_hash[:MARK].upper()
    return f"{short[:4]}-{short[4:]}"


def signature_from(part: Mapping[str, Any], methods: Mapping[str, str]) -> Signature:
    """Return what a sealed part says, as `Signature.part` wrote it; `methods` gives their names."""
    return Signature(
        name=part["name"],
        function=part["function"],
        place=part.get("place", ""),
        on=date.fromisoformat(part["on"]),
        method=part["method"],
        method_label=methods.get(part["method"], ""),
        sha256=part.get("page", ""),
    )
