"""The German of the pages about care and work, with the numbers of the law as a reader sees them."""

from collections.abc import Iterator
from datetime import date

from services.care_rules.queries import the_rulebook
from services.guide import reading
from services.guide.filling import filled
from services.guide.overview import easy_on
from services.guide.pages import chapter_shown
from services.guide.queries import chapters
from services.guide.today import MESSAGE

CARE = "Pflege und Beruf"
DAY = date(2026, 11, 22)


def care_texts() -> Iterator[tuple[str, str]]:
    """Give place and running text of each chapter and of what stands beside them."""
    book = the_rulebook()
    for chapter in chapters():
        shown = chapter_shown(chapter, book, day=DAY)
        said = [each.text for block in shown.blocks for each in block.said]
        yield f"Kapitel {chapter.key}", "\n".join([shown.lead, *said, *shown.unknown])
    yield "Änderungen", "\n".join(filled(each.text, book, DAY) for each in reading.changes())
    yield (
        "Mappe von 2015",
        "\n".join(
            filled(f"{each.said} {each.right}", book, DAY) for each in reading.folder_errors()
        ),
    )
    yield "Glossar", "\n".join(filled(each.text, book, DAY) for each in reading.glossary())
    yield "Förderung", "\n".join(each.text for each in reading.funding_sources())
    easy = easy_on(book, DAY)
    yield (
        "Überblick in Leichter Sprache",
        "\n".join([*easy.lead, *(line for part in easy.parts for line in part.lines)]),
    )
    yield "Nachricht an die Arbeit", MESSAGE
