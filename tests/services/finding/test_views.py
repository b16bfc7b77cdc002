"""What families see: public, without a cookie, whole without JavaScript, and calm about whatever is typed."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from buendnis.access.rules import ANONYMOUS
from buendnis.tenancy.scope import scope
from services.directory.merging import merge_entries
from services.directory.models import Entry, Listing, Translation
from services.directory.queries import values_of
from services.directory.states import Status, TranslationState
from services.directory.values import PhoneValues
from tests.builders import directory, people
from tests.conftest import PortalClient

START = "/magdeburg/familien/"
SEARCH = f"{START}suche/"
HELP = f"{START}hilfe-jetzt/"
HOSTILE = (
    "a" * 10_000,
    "\"' OR 1=1; DROP TABLE -- <script>alert(1)</script>",
    "\x00null\x00",
    "\u202eabgetrennt\u2066\u200f",
    "AND OR NOT ( ) * : ^ ~ \\ %",
    "🦊 " * 300,
)


def text_of(client: PortalClient, path: str, status: int = 200, **query: object) -> str:
    """Return a page as text, after its status is what was expected."""
    response = client.get(path, query)
    assert response.status_code == status
    return response.content.decode()


def page_of(made: Entry) -> str:
    return f"{START}eintrag/{made.code}/"


@pytest.fixture
def made(alliance) -> Entry:
    return directory.entry("Elterncafé", slots=(directory.TUESDAYS,), at=directory.place())


# All of them


def all_pages(made: Entry) -> tuple[str, ...]:
    return START, SEARCH, HELP, page_of(made), f"{page_of(made)}zeigen/"


def test_no_page_of_families_sets_a_cookie_or_looks_at_the_session(client, made):
    for path in all_pages(made):
        response = client.get(path, {"sprache": "uk"})
        assert response.status_code == 200
        assert not response.cookies
        assert not response.wsgi_request.session.accessed
        assert "Cookie" not in response.get("Vary", "")
        assert response["Cache-Control"] == "public, max-age=60"


def test_every_page_of_families_answers_briefly_when_nothing_changed(client, made):
    for path in all_pages(made):
        mark = client.get(path)["ETag"]

        assert client.get(path, headers={"if-none-match": mark}).status_code == 304


def test_no_page_of_families_asks_another_house(client, made):
    for path in all_pages(made):
        page = text_of(client, path)

        assert ' src="http' not in page
        assert '<link rel="stylesheet" href="http' not in page


@pytest.mark.parametrize("language", ["en", "uk", "ar", "tr", "ru", "ls"])
def test_every_page_speaks_every_language(client, made, language):
    for path in all_pages(made):
        page = text_of(client, path, sprache=language)

        assert ('dir="rtl"' in page.partition("<head>")[0]) == (language == "ar")
        assert 'href="#"' not in page


# Start


def test_the_start_page_leads_on(client, made):
    page = text_of(client, START)

    assert "Was beschäftigt Sie?" in page
    assert f'href="{SEARCH}?lage=trennung"' in page
    assert f'href="{START}rueckruf/"' in page


def test_the_start_page_keeps_the_language(client, made):
    assert f'href="{SEARCH}?lage=trennung&amp;sprache=uk"' in text_of(client, START, sprache="uk")


# Search


def test_a_hit_is_a_card_of_facts(client, made):
    page = text_of(client, SEARCH, q="elterncafe")

    assert page_of(made) in page
    for words in ("Elterncafé", "Familieninformationsbüro", "Krügerbrücke 2", "tel:+493915402000"):
        assert words in page
    assert "geprüft am 5. Januar 2026" in page


def test_filters_have_counts_and_what_is_chosen_can_be_taken_back(client, made):
    page = text_of(client, SEARCH, q="elterncafe", thema="beratung", sprache="ls")

    assert 'name="thema" value="beratung" checked' in page
    assert f'href="{SEARCH}?q=elterncafe&amp;sprache=ls"' in page
    assert f'href="{SEARCH}?thema=beratung&amp;sprache=ls"' in page


def test_an_unknown_filter_is_left_out_with_a_notice(client, made):
    page = text_of(client, SEARCH, q="elterncafe", thema="gibtesnicht", art="<b>", seite="-1")

    assert "„gibtesnicht“ gibt es bei „Thema“ nicht." in page
    assert "„&lt;b&gt;“ gibt es bei „Art“ nicht." in page
    assert "Elterncafé" in page


def test_an_unknown_word_is_left_out_with_a_notice(client, made):
    page = text_of(client, SEARCH, q="elterncafe xqzwv")

    assert "Zu „xqzwv“ haben wir nichts." in page
    assert "Elterncafé" in page


def test_nothing_found_says_what_would_be_without_a_choice(client, made):
    page = text_of(client, SEARCH, q="elterncafe", kostenlos="1")

    assert "Nichts gefunden" in page
    assert f'<a href="{SEARCH}?q=elterncafe">Ohne „kostenlos“: 1 Treffer</a>' in page


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_gets_a_calm_answer(client, made, typed):
    page = text_of(client, SEARCH, q=typed, ort=typed, lage=typed)

    assert "<script>alert" not in page
    assert "\u202e" not in page


def test_a_situation_has_its_heading_and_its_line(client, made):
    page = text_of(client, SEARCH, lage="pflege")

    assert "Jemand braucht Pflege" in page
    assert "Pflegegrad, Pflegegeld" in page
    assert f'href="{START}checklisten/pflege/"' in page
    assert "checklisten/" not in text_of(client, SEARCH, lage="krise").partition("<main")[2]


def test_words_of_a_situation_offer_it(client, made):
    page = text_of(client, SEARCH, q="Scheidung")

    assert f'href="{SEARCH}?lage=trennung"' in page


def test_what_is_near_stands_before_what_is_the_same_everywhere(client, made):
    page = text_of(client, SEARCH)

    assert page.index(page_of(made)) < page.index(f"{HELP}#")


def test_more_hits_than_a_page_holds_are_turned_over(client, made):
    first = text_of(client, SEARCH)

    assert f'href="{SEARCH}?seite=2"' in first
    assert "Seite 2 von" in text_of(client, SEARCH, seite=2)
    assert "Diese Seite gibt es nicht mehr." in text_of(client, SEARCH, seite=999)


def test_a_result_page_asks_the_same_number_of_questions_for_one_and_for_three(client, alliance):
    def asked() -> int:
        client.get(SEARCH, {"q": "stammtisch"})
        with CaptureQueriesContext(connection) as queries:
            page = text_of(client, SEARCH, q="stammtisch")
        assert "Stammtisch" in page
        return len(queries)

    directory.entry("Stammtisch 1", slots=(directory.TUESDAYS,), at=directory.place("Weg 1"))
    one = asked()
    for number in (2, 3):
        directory.entry(
            f"Stammtisch {number}",
            slots=(directory.TUESDAYS,),
            at=directory.place(f"Weg {number}"),
        )

    assert asked() == one


# Entry


def test_an_entry_says_what_is_known_and_what_is_not(client, made):
    page = text_of(client, page_of(made))

    for words in (
        "Elterncafé", "Krügerbrücke 2", "tel:+493915402000", "Dienstag", "10 bis 12 Uhr",
        "Kosten noch nicht bekannt", "geprüft am 5. Januar 2026", "(", "Koordination",
        "Ob der Ort barrierefrei ist, wissen wir noch nicht.",
    ):  # fmt: skip
        assert words in page
    assert "geo:" not in page


def test_a_place_with_coordinates_opens_in_a_map_and_tells_its_features(client, alliance):
    place = directory.place(
        latitude=Decimal("52.13"), longitude=Decimal("11.64"), features={"aufzug": False}
    )
    page = text_of(client, page_of(directory.entry(at=place)))

    assert 'href="geo:52.130000,11.640000"' in page
    assert "<dt>Aufzug</dt><dd>nein</dd>" in page
    assert "<dt>Wickeltisch</dt><dd>nicht bekannt</dd>" in page


def test_an_old_entry_says_so(client, alliance):
    old = directory.entry(historical=True, source="Mappe", source_date=date(2015, 7, 1))
    page = text_of(client, page_of(old))

    assert "Diese Angaben stehen in einem alten Papier. Stand Juli 2015." in page
    assert "Mappe</span>, Juli 2015" in page


def test_a_number_nobody_confirmed_says_so_at_the_button(client, alliance):
    old, new = PhoneValues("0391 111111"), PhoneValues("0391 222222", confirmed=True)
    unsure = text_of(client, page_of(directory.entry("Nur alt", phones=(old,))))
    sure = text_of(client, page_of(directory.entry("Beides", phones=(old, new))))

    assert 'kern-btn--secondary" href="tel:+49391111111" aria-describedby="nummer-offen"' in unsure
    assert 'id="nummer-offen">noch nicht bestätigt<' in unsure
    assert 'kern-btn--primary" href="tel:+49391222222"><' in sure
    assert "nummer-offen" not in sure


def test_an_entry_that_nobody_confirms_says_so(client, alliance):
    late = directory.entry(checked_on=date(2020, 1, 5), next_check=date(2020, 6, 1))

    assert "Seit 5. Januar 2020 hat niemand bestätigt" in text_of(client, page_of(late))


def test_html_in_texts_is_shown_as_text(client, alliance):
    made = directory.entry("<b>Fett</b>", text="<script>alert(1)</script>", summary="</script><i>")
    page = text_of(client, page_of(made))

    assert "&lt;b&gt;Fett" in page
    assert "<script>alert(1)" not in page
    assert "</script><i>" not in page


def test_what_nobody_translated_is_german_and_says_so(client, alliance):
    made = directory.entry("Beratung", text="Ein deutscher Text.")
    page = text_of(client, page_of(made), sprache="ar")

    assert '<div class="entry__text" lang="de" dir="ltr"><p>Ein deutscher Text.</p></div>' in page
    assert "هذا النص متوفر باللغة الألمانية فقط." in page


def test_a_translation_whose_original_changed_says_so(client, alliance):
    made = directory.entry("Beratung", text="Neuer Text.")
    Translation.objects.create(
        entry=made, language="en", title="Advice", text="Old text.", original_hash="alt",
        state=TranslationState.CHECK,
    )  # fmt: skip
    page = text_of(client, page_of(made), sprache="en")

    assert "Old text." in page
    assert "The German text has changed." in page


def test_a_neighbours_entry_says_who_keeps_it(client, alliance):
    with scope(people.alliance("marburg")):
        shown = directory.entry("Pflegebüro")
    Listing.objects.create(entry_code=shown.code, note="Auch für Magdeburg")
    page = text_of(client, page_of(shown))

    assert "Diesen Eintrag pflegt „" in page
    assert "Auch für Magdeburg" in page


def test_a_neighbours_entry_that_became_one_with_another_leads_to_that_one(client, alliance):
    with scope(people.alliance("marburg")):
        lose, keep = directory.entry("Pflegebüro"), directory.entry("Pflegestützpunkt")
    Listing.objects.create(entry_code=lose.code, note="Auch für Magdeburg")

    with scope(people.alliance("marburg")):
        merge_entries(keep, lose, values_of(keep), by=ANONYMOUS)

    assert client.get(page_of(lose))["Location"] == page_of(keep)
    assert "Auch für Magdeburg" in text_of(client, page_of(keep))
    assert "Pflegestützpunkt" in text_of(client, SEARCH, q="Pflegestützpunkt")


def test_a_draft_and_what_never_was_are_not_there(client, alliance):
    draft = directory.entry(status=Status.DRAFT)

    text_of(client, page_of(draft), status=404)
    page = text_of(client, f"{START}eintrag/GIBTSNIE/", status=404, sprache="uk")
    assert "Ми не знаходимо цей запис" in page
    assert f'action="{SEARCH}' in page


def test_a_code_may_be_typed_in_small_letters(client, made):
    assert "Elterncafé" in text_of(client, page_of(made).replace(made.code, made.code.lower()))


def test_what_has_left_the_list_is_gone_and_offers_the_search(client, alliance):
    off = directory.entry(status=Status.OFF)

    page = text_of(client, page_of(off), status=410)

    assert "Diesen Eintrag gibt es nicht mehr" in page
    assert f'action="{SEARCH}"' in page


def test_a_merged_entry_leads_to_the_one_that_took_its_place(client, made):
    merged = directory.entry("Doppelt", status=Status.OFF)
    Entry.objects.filter(pk=merged.pk).update(merged_into=made)

    response = client.get(f"{page_of(merged)}?sprache=tr")

    assert response.status_code == 301
    assert response["Location"] == f"{page_of(made)}?sprache=tr"


# Leave quickly


def test_pages_of_separation_and_violence_can_be_left_quickly(client, alliance):
    made = directory.entry("Frauenhaus", terms=("gewalt",))
    harmless = directory.entry("Krabbelgruppe")

    entry, report = page_of(made), f"{page_of(made)}melden/"
    for path in (entry, report, f"{SEARCH}?lage=trennung", f"{SEARCH}?q=Scheidung", HELP):
        page = text_of(client, path)
        assert "data-quick-exit" in page
        assert "<title>Allgemeine Informationen</title>" in page
    assert "data-quick-exit" not in text_of(client, page_of(harmless))


# Help now


def test_help_now_begins_with_112_and_names_sources(client, alliance):
    page = text_of(client, HELP)
    main = page.partition("<main")[2]

    assert main.index('href="tel:112"') < main.index("116 016")
    assert "geprüft am" in main
    assert "Quelle:" in main


def test_the_card_to_show_is_german_and_the_readers_language(client, made):
    page = text_of(client, f"{page_of(made)}zeigen/", sprache="uk")

    assert "Ich spreche Ukrainisch." in page
    assert "Elterncafé" in page
