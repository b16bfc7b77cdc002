"""The pages about care and work as the one search finds them, and as its hits show them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from services.care_rules.queries import the_rulebook
from services.guide.filling import filled
from services.guide.queries import chapters
from services.languages.addresses import family_address
from services.languages.values import Language
from services.search.documents import BELOW, static_document
from services.search.values import Document

# How the search names the source of these hits.
SOURCE = "pflege-und-beruf"
START, OVERVIEW = "start", "ueberblick"
# Only the two pages that lead on stand in the lists of a situation or topic: eighteen chapters would hide the offers.
TERMS = ("pflege", "pflege-beruf", "pflegende")
TITLES = {
    START: "Pflege und Beruf: Was heute zu tun ist",
    OVERVIEW: "Pflege und Beruf: die drei Rechte im Überblick",
}
LEADS = {
    START: "Jemand braucht plötzlich Pflege, und Sie arbeiten? Die ersten Schritte und die Wege danach.",
    OVERVIEW: "Kurz fehlen, Pflegezeit, Familienpflegezeit: So unterscheiden sich die Wege.",
}
LIGHT = 2
WORDS = (
    "Mutter Vater Oma Opa Eltern Partner Schlaganfall Sturz Unfall Krankenhaus Notfall plötzlich Arbeit Job Chef "
    "Arbeitgeber frei nehmen freistellen Freistellung kündigen Pflegezeit Familienpflegezeit Urlaub unbezahlt "
    "Angehörige pflegen und arbeiten Beruf Vereinbarkeit"
)
# People who know no German word for it yet; the pages themselves say that they are German.
ENGLISH = "care leave time off work job employer carer caring for family parents mother father stroke hospital"


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page as a hit shows it; all of it is German."""

    title: str
    lead: str
    href: str
    checked_on: date | None


def guide_documents() -> Iterator[Document]:
    """Yield hub, overview and every chapter."""
    for place, key in enumerate((START, OVERVIEW)):
        yield _behind(
            static_document(
                key,
                titles={"de": TITLES[key]},
                texts={"de": f"{LEADS[key]} {WORDS}", "en": ENGLISH},
                terms=TERMS,
                sort_key=f"{place:04}",
            )
        )
    for place, chapter in enumerate(chapters(), 2):
        yield _behind(
            static_document(
                chapter.key,
                titles={"de": chapter.title},
                # Not all that it says, or it would answer to anything.
                texts={"de": " ".join(chapter.search)},
                checked_on=chapter.checked_on,
                sort_key=f"{place:04}",
            )
        )


def found_page(key: str, language: Language, today: date) -> FoundPage | None:
    """Return what a hit shows of a page, None for a key that there is not (any more)."""
    if key in TITLES:
        href = family_address(f"guide:{'start' if key == START else 'overview'}", language=language)
        return FoundPage(TITLES[key], LEADS[key], href, None)
    chapter = next((each for each in chapters() if each.key == key), None)
    if chapter is None:
        return None
    href = family_address("guide:chapter", key, language=language)
    lead = filled(chapter.lead, the_rulebook(), today)
    return FoundPage(chapter.title, lead, href, chapter.checked_on)


def _behind(document: Document) -> Document:
    """Return a page as it stands behind offices and offers: for the same words people come first."""
    words = {word: min(weight, LIGHT) for word, weight in document.words.items()}
    return replace(document, words=words, sort_key=f"{BELOW}{document.sort_key}")
