"""Makes the pictures of handbook and README (PICTURES=1), and otherwise holds that each is there and used."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.test.utils import override_settings
from PIL import Image
from playwright.sync_api import Page, expect

from buendnis.access.rules import EmploymentRole
from buendnis.callbacks.actions import ask_for_callback
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from tests.browser import pages
from tests.browser.content import employer_of
from tests.browser.pages import ADMIN, ADVISER, BOARD, EXAMINER, KEEPER
from tests.builders import people

DOCS = Path(settings.BASE_DIR) / "docs"
PICTURES = DOCS / "bilder"
TEXTS = [Path(settings.BASE_DIR) / "README.md", *sorted(DOCS.rglob("*.md"))]
WIDTH, PHONE, BIGGEST, COLOURS = 1200, 360, 120_000, 128
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def nothing(page: Page) -> None:
    """The page is shown as it opens."""


def confirm_one(page: Page) -> None:
    """The examiner confirms the first answer, so that the picture shows both kinds of cards."""
    page.locator("#befund-FU-1").get_by_role("button").first.click()
    expect(page.locator("#stand-FU-1")).to_contain_text("Entschieden")


def to_preview(page: Page) -> None:
    """The board member goes on to the preview."""
    page.get_by_role("button", name="Weiter zur Vorschau").click()


def answer_the_kurzcheck(page: Page) -> None:
    """A bakery with nine people answers its fifteen questions, up to the range."""
    page.get_by_label("Wie viele Menschen arbeiten bei Ihnen?").fill("9")
    page.get_by_role("button", name="Los geht’s").click()
    for number in range(1, 16):
        expect(page.locator(".progress__text")).to_have_text(f"{number} von 15")
        page.get_by_role("radio").nth(2 + number % 2).check()
        page.get_by_role("button").filter(has_text=re.compile("Weiter|Ergebnis")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vermutlich zwischen")


def wait_for_a_call(page: Page) -> None:
    """Somebody wants to be rung, so that the desk shows each kind of row."""
    alliance = Alliance.objects.get(slug="magdeburg")
    with scope(alliance):
        ask_for_callback(
            name="Jonas Brandt", phone="03915402000", window="egal", origin="kurzcheck"
        )
    page.reload()


def move_a_stage(page: Page) -> None:
    """The bakery tries out what another stage would mean."""
    page.get_by_text("Arbeitsorganisation", exact=True).first.click()
    page.locator("main [name='stage-AO-1']").select_option("4")
    expect(page.locator(".whatif__total")).to_contain_text("statt")


def share_with_a_colleague(page: Page) -> None:
    """A colleague helps, and takes a section on."""
    people.employed(employer_of("domblick"), EmploymentRole.CONTRIBUTOR, name="Kai Kollege")
    page.reload()
    page.locator("main [name='person-FU']").select_option(label="Kai Kollege")
    page.locator("main [name='due-FU']").fill("2027-03-15")


def to_the_first_hit(page: Page) -> None:
    """A family opens the first entry that the search found."""
    page.locator("article.hit h2 a").first.click()
    expect(page.locator("article.entry")).to_be_visible()


def answer_four_questions(page: Page) -> None:
    """Somebody whose mother suddenly needs care answers what is asked first."""
    page.get_by_label("Angestellt (Vollzeit oder Teilzeit)").check()
    page.get_by_label("Wer braucht Ihre Hilfe?").select_option(label="Mutter oder Vater")
    page.get_by_role("group", name="Ist es plötzlich passiert").get_by_label("Ja").check()
    page.get_by_label("16 bis 25").check()
    page.get_by_role("button", name="Ergebnis zeigen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihr Ergebnis bisher")


def begin_a_talk(page: Page) -> None:
    """The coordinator writes with the bakery, and the bakery would look through it."""
    page.get_by_role("button", name="Gespräch beginnen").click()
    page.get_by_role("main").get_by_role("link", name="Gespräch", exact=True).click()


@dataclass(frozen=True)
class Picture:
    """Who opens which page, what happens there, and the part from which it is shown."""

    who: str
    address: str
    part: str = ""
    height: int = 820
    act: Callable[[Page], None] = nothing
    width: int = WIDTH


SHOWN = {
    "startseite": Picture("", "/magdeburg/", height=1010),
    "schreibtisch": Picture("baeckerei", "/magdeburg/zertifizierung/", height=700),
    "selbsteinschaetzung": Picture(
        "baeckerei", "{baeckerei}/selbsteinschaetzung/", "h1", height=900
    ),
    "kurzcheck": Picture("", "/magdeburg/kurzcheck/", "h1", 900, answer_the_kurzcheck),
    "morgen": Picture(ADVISER, "/magdeburg/zertifizierung/", "", 900, wait_for_a_call),
    "gespraech": Picture(
        ADVISER, "{baeckerei}/gespraech/beginnen/", ".case__header", 900, begin_a_talk
    ),
    "aufteilen": Picture(
        "domblick", "{domblick}/selbsteinschaetzung/aufteilen/", "h1", 760, share_with_a_colleague
    ),
    "was-uns-hebt": Picture("baeckerei", "{baeckerei}/was-waere-wenn/", "h1", 900, move_a_stage),
    "frage": Picture("baeckerei", "{baeckerei}/selbsteinschaetzung/ao/", "#AO-1", height=900),
    "stand": Picture("domblick", "{domblick}/selbsteinschaetzung/stand/", "h1", height=860),
    "nachweise": Picture("baeckerei", "{baeckerei}/nachweise/", "h1", height=620),
    "einreichen": Picture("domblick", "{domblick}/schritt/einreichen/", "h1", height=720),
    "handlungsprogramm": Picture("musterstadt", "{musterstadt}/programm/", "h1", height=900),
    "annehmen": Picture(ADVISER, "{kita}/schritt/annehmen/", "h1", height=900),
    "beteiligte": Picture(ADVISER, "{kita}/beteiligte/", "h1", height=760),
    "pruefung": Picture(EXAMINER, "{hafenspeicher}/pruefung/", "h1", height=860),
    "befund": Picture(EXAMINER, "{hafenspeicher}/pruefung/FU/", "#befund-FU-1", 900, confirm_one),
    "entscheidung": Picture(BOARD, "{nordpark}/entscheidung/", "h1", height=900),
    "vorschau": Picture(BOARD, "{nordpark}/entscheidung/", "h1", 860, to_preview),
    "pruefseite": Picture("", "/zertifikat/{number}/", "h1", height=900),
    "verwaltung": Picture(ADMIN, "/magdeburg/verwaltung/personen/", "h1", height=760),
    "texte": Picture(ADMIN, "/magdeburg/verwaltung/texte/familien/", "h1", height=700),
    "familien-start": Picture("", "/magdeburg/familien/", width=PHONE),
    "familien-suche": Picture(
        "", "/magdeburg/familien/suche/?q=allein+mit+Kind", "h1", width=PHONE
    ),
    "familien-eintrag": Picture(
        "", "/magdeburg/familien/suche/?q=allein+mit+Kind", "h1", 820, to_the_first_hit, PHONE
    ),
    "pflege-heute": Picture("", "/marburg/familien/pflege-und-beruf/", "h1", width=PHONE),
    "pflege-fragen": Picture(
        "", "/marburg/familien/pflege-und-beruf/fragen/", "h1", 820, answer_four_questions, PHONE
    ),
    "mappe": Picture(
        "", "/magdeburg/familien/pflege-und-beruf/mappe/?auswahl=starterpaket", "h1", height=900
    ),
    "faellig": Picture(KEEPER, "/marburg/verzeichnis/?gruppe=historisch", height=900),
    "eintrag-bearbeiten": Picture(
        KEEPER, "/marburg/verzeichnis/eintraege/{pflegestuetzpunkt}/bearbeiten/", "h1", height=900
    ),
}


def named() -> dict[Path, list[str]]:
    """Return for each picture that a text names the descriptions it has there."""
    found: dict[Path, list[str]] = {}
    for text in TEXTS:
        for words, target in IMAGE.findall(text.read_text()):
            found.setdefault((text.parent / target).resolve(), []).append(words)
    return found


def write(name: str, shot: bytes) -> None:
    """Store a picture with few colours, so that the repository stays small."""
    with Image.open(BytesIO(shot)) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(PICTURES / f"{name}.png", optimize=True)


@pytest.mark.skipif(not os.environ.get("PICTURES"), reason="PICTURES=1 macht die Bilder neu.")
@pytest.mark.parametrize("name", SHOWN)
def test_the_picture_is_made_anew(name, portal, window):
    picture = SHOWN[name]
    PICTURES.mkdir(exist_ok=True)
    page = window(picture.who)
    page.set_viewport_size({"width": picture.width, "height": picture.height})

    with override_settings(SAMPLE_MODE=False):
        page.goto(pages.filled(picture.address, pages.marks()))
        picture.act(page)
        if picture.part:
            page.locator(picture.part).first.evaluate(
                "part => window.scrollTo(0, part.getBoundingClientRect().top + scrollY - 60)"
            )
        write(name, page.screenshot())


def test_every_picture_that_a_text_names_is_there():
    assert [str(path) for path in named() if not path.exists()] == []


def test_every_picture_is_used_and_can_be_made_anew():
    stored = {path.resolve() for path in PICTURES.iterdir()}

    assert stored == set(named())
    assert {path.stem for path in stored} == set(SHOWN)


def test_every_picture_says_in_words_what_it_shows():
    short = [str(path) for path, words in named().items() if min(map(len, words)) < 15]

    assert short == []


def test_every_picture_is_small():
    big = [path.name for path in PICTURES.iterdir() if path.stat().st_size > BIGGEST]

    assert big == []
