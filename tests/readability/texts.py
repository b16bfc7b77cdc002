"""All texts that employers and families read, cut into the pieces that are measured.

The formula needs sentences: a heading or the label of a field has none and says nothing. So a piece is

* of the catalogue: each question, each reading for the smallest employers, each anchor of six words and more, and all
  five anchors of a criterion together (so that the short ones count too), its documents for evidence together, the
  aim of a field, and each text about stages, levels and rules;
* of templates: the running text of a page or mail as a whole, tables left out; parts of fewer than thirty words
  together with the other short parts of their folder;
* of Python: all sentences of a module; short modules together, as above;
* of the texts an alliance begins with: each page as a whole;
* of the sheets to put up: each as a whole, with what is said about it on the page;
* of the pages about care and work: each chapter as it reads today, the overview, changes, glossary, and the words of
  their templates, with an aim of their own;
* of the families' pages: each room's texts as a whole, German and easy German apart, and each entry of the
  content files.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from certification.catalogue.reading import STANDARD, read_catalogue, read_catalogue_data
from certification.scoring import Criterion, SubIndicator
from certification.starters.reading import sheets
from tests.readability.care import CARE, care_texts
from tests.readability.families import family_texts
from tests.readability.formula import WORD, grade
from tests.readability.sources import source_text
from tests.readability.templates import SENTENCE_WORDS, running_text, template_text

ROOT = Path(__file__).resolve().parents[2]
SHORT = 30

EMPLOYER_TEMPLATES = (
    "account",
    "buendnis/pages",
    "buendnis/personal",
    "certification/applications",
    "certification/assessment",
    "certification/casefile",
    "certification/catalogue",
    "certification/certificates",
    "certification/employers",
    "certification/procedure",
    "certification/programme",
    "certification/quickcheck",
    "certification/reports",
    "certification/representation",
    "certification/signoffs",
    "certification/starters",
    "certification/whatif",
    "documents",
    "services/advice",
    "services/calculator",
    "services/freshness",
    "services/letters",
)
EMPLOYER_ROOMS = (
    "buendnis/access",
    "buendnis/accounts",
    "buendnis/callbacks",
    "buendnis/links",
    "certification/applications",
    "certification/assessment",
    "certification/casefile",
    "certification/certificates",
    "certification/employers",
    "certification/procedure",
    "certification/programme",
    "certification/quickcheck",
    "certification/reports",
    "certification/representation",
    "certification/signoffs",
    "certification/starters",
    "certification/whatif",
    "services/advice",
    "services/calculator",
    "services/care_leave",
    "services/letters",
)
RULE_TEXTS = ("nachweisregel", "tarif_und_gesetz", "leseregel", "nachweisweg")


@dataclass(frozen=True)
class Piece:
    """One measured text: what kind it is, where it stands, what it says."""

    kind: str
    place: str
    text: str

    @cached_property
    def grade(self) -> float:
        return round(grade(self.text), 1)


def pieces() -> list[Piece]:
    """Return everything that employers and families read, the hardest first."""
    found = [*catalogue(), *mails(), *pages(), *sentences(), *start_texts(), *posters()]
    found += [Piece(kind, place, text) for kind, place, text in family_texts()]
    found += [Piece(CARE, place, text) for place, text in care_texts()]
    found += care_pages()
    return sorted(found, key=lambda piece: -piece.grade)


def catalogue(path: Path = STANDARD) -> Iterator[Piece]:
    """Give the pieces of a catalogue."""
    values, data = read_catalogue(path), read_catalogue_data(path)
    for field in values.fields:
        yield Piece("Ziel", field.id, field.aim)
    for question in (*values.criteria.values(), *values.parts.values()):
        yield from _question(question)
    for stage in values.stages:
        yield Piece("Regel", f"Stufe {stage.value}", stage.meaning)
    for name in RULE_TEXTS:
        yield Piece("Regel", name, data["reifegrad"][name])
    yield Piece("Regel", "nicht_fragen", "\n".join(values.not_asked))
    yield Piece("Regel", "ausschluss", "\n".join(one.title for one in values.knockouts))
    yield Piece("Regel", "bedingung", "\n".join(level.condition for level in values.levels))


def _question(question: Criterion | SubIndicator) -> Iterator[Piece]:
    """Give the pieces of one criterion or part of the indicator that has any."""
    lists = [("Stufen zusammen", question.anchors), ("Nachweise", question.evidence)]
    if isinstance(question, SubIndicator):
        lists += [("Prüfliste", question.checklist), ("Aussagen", question.statements)]
    texts = [("Frage", question.question), ("Lesart", question.small_reading)]
    texts += [(kind, "\n".join(lines)) for kind, lines in lists]
    for kind, text in texts:
        if text:
            yield Piece(kind, question.id, text)
    for number, anchor in enumerate(question.anchors):
        if len(WORD.findall(anchor)) >= SENTENCE_WORDS:
            yield Piece("Stufe", f"{question.id} Stufe {number}", anchor)


def mails() -> Iterator[Piece]:
    """Give every mail, the frame of all mails, and the mails of the accounts."""
    folder = ROOT / "templates"
    files = [
        *folder.glob("mails/*.txt"),
        *folder.glob("layouts/*.txt"),
        *folder.glob("*/email/*.txt"),
    ]
    yield from _together("Mail", {path: template_text(path) for path in files})


def pages() -> Iterator[Piece]:
    """Give every page and document that employers read."""
    files = {
        path
        for folder in EMPLOYER_TEMPLATES
        for path in (ROOT / "templates" / folder).rglob("*.html")
    }
    files |= set((ROOT / "templates").glob("*.html"))
    files |= {ROOT / "templates/buendnis/portal" / f"{name}.html" for name in ("home", "alliance")}
    yield from _together("Seite", {path: template_text(path) for path in files})


def care_pages() -> Iterator[Piece]:
    """Give what the templates about care and work say by themselves."""
    files = (ROOT / "templates/services/guide").rglob("*.html")
    yield from _together(CARE, {path: template_text(path) for path in files})


def sentences() -> Iterator[Piece]:
    """Give what the rooms of the employers say from Python."""
    files = [
        path
        for room in EMPLOYER_ROOMS
        for path in (ROOT / room).rglob("*.py")
        if "migrations" not in path.parts
    ]
    yield from _together("Sätze", {path: source_text(path) for path in files})


def start_texts() -> Iterator[Piece]:
    """Give the pages that an installation begins with; what the operator fills in is left out."""
    data = yaml.safe_load((ROOT / "buendnis/content/pages.yaml").read_text(encoding="utf-8"))
    for place, found in data.items():
        for name, page in found.items():
            body = re.sub(
                r"\[\[.*?\]\]|\]\([^)]*\)|^#.*$|[*\[]", "", page["body"], flags=re.MULTILINE
            )
            yield Piece("Text", f"pages.yaml {place}/{name}", running_text(body.splitlines()))


def posters() -> Iterator[Piece]:
    """Give the sheets to print and put up."""
    for sheet in sheets().all:
        lines = [sheet.headline, sheet.purpose, sheet.note]
        for part in sheet.parts:
            lines += [part.text, *part.points, *part.numbers, *(blank.hint for blank in part.fill)]
        yield Piece("Aushang", sheet.key, running_text(lines))


def _together(kind: str, texts: dict[Path, str]) -> Iterator[Piece]:
    """Give each long text by itself and the short ones of a folder as one."""
    short: dict[Path, list[str]] = defaultdict(list)
    for path, text in sorted(texts.items()):
        if len(WORD.findall(text)) >= SHORT:
            yield Piece(kind, str(path.relative_to(ROOT)), text)
        elif text:
            short[path.parent].append(text)
    for folder, found in sorted(short.items()):
        yield Piece(kind, f"{folder.relative_to(ROOT)}/ (kurze Teile)", "\n".join(found))
