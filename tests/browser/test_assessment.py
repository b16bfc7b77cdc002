"""The self-assessment in a real browser: saved while typing, two tabs, splits that appear, no violation."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.assessment.evidence_actions import bytes_of
from certification.assessment.models import Answer, Evidence, PeopleNumbers
from tests.browser.helpers import assert_accessible, press
from tests.builders import people
from tests.builders.people import signed_in
from tests.certification.assessment import scenes
from tests.certification.assessment.files import made
from tests.certification.assessment.test_pages import path

# Holds back the finished picture, as a large one takes its time.
SLOW_PICTURES = """() => {
  const quick = HTMLCanvasElement.prototype.toBlob;
  HTMLCanvasElement.prototype.toBlob = function (...all) { window.goOn = () => quick.apply(this, all); };
}"""


@pytest.fixture
def home(transactional_db):
    """Return Magdeburg with its scope open for the test's own queries."""
    made_alliance = people.alliance("magdeburg")
    with scope(made_alliance):
        yield made_alliance


@pytest.fixture
def case(home) -> Application:
    return scenes.draft(home, headcount=180)


@pytest.fixture
def open_page(case, live_server, context):
    """Return a function that opens a page of the case in a new tab as its owner."""
    client = signed_in(people.employed(case.employer, name="Kim Muster"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([cookie | {"url": live_server.url}])

    def opened(rest: str) -> Page:
        tab = context.new_page()
        tab.goto(live_server.url + path(case, rest))
        return tab

    return opened


def saved(tab: Page) -> None:
    """Wait until the page says that everything is stored."""
    expect(tab.locator("[data-autosave-status]")).to_have_text("Gespeichert")


def test_only_the_blackened_image_leaves_the_device(case, open_page):
    tab, chosen = open_page("nachweise/"), io.BytesIO()
    Image.new("RGB", (400, 300), "red").save(chosen, "PNG")
    field, image = tab.locator("[data-blacken]"), tab.locator("canvas")
    field.set_input_files(
        {"name": "plan.png", "mimeType": "image/png", "buffer": chosen.getvalue()}
    )
    tab.evaluate(SLOW_PICTURES)

    image.hover(position={"x": 20, "y": 20})
    tab.mouse.down()
    image.hover(position={"x": 120, "y": 90})
    tab.mouse.up()
    while_it_is_drawn = field.evaluate("field => field.files.length")
    tab.evaluate("window.goOn()")
    expect(tab.get_by_text("1 schwarzer Kasten.")).to_be_visible()
    press(tab, "Datei hochladen")
    expect(tab.get_by_text("Die Datei ist gespeichert.")).to_be_visible()

    stored = Image.open(io.BytesIO(bytes_of(Evidence.objects.get()))).convert("RGB")
    colours = {stored.getpixel(place) for place in ((60, 60), (300, 250))}
    assert (while_it_is_drawn, colours) == (0, {(0, 0, 0), (255, 0, 0)})


def test_an_answer_is_saved_while_typing_and_the_score_follows(case, open_page):
    tab = open_page("selbsteinschaetzung/ao/")
    tab.locator('label[for="id_AO-1-stage_3"]').click()
    saved(tab)
    tab.locator("#id_AO-1-note").fill("Zwei Namen am Brett")

    expect(tab.locator("#stand-anzeige")).to_contain_text("1 von 59 beantwortet")
    expect(tab.locator('[name="AO-1-version"]')).to_have_value("2")
    stored = Answer.objects.get()
    assert (stored.stage, stored.note) == (3, "Zwei Namen am Brett")


def test_fast_typing_never_meets_itself(case, open_page):
    tab = open_page("selbsteinschaetzung/ao/")
    note = tab.locator("#id_AO-1-note")
    for piece in ("Erst ", "dies, ", "dann ", "das."):
        note.press_sequentially(piece, delay=60)
        tab.wait_for_timeout(500)
    expect(tab.locator('[name="AO-1-base"]')).not_to_have_value("")
    tab.wait_for_timeout(1500)
    saved(tab)

    assert Answer.objects.get().note == "Erst dies, dann das."
    expect(tab.locator(".conflict")).to_have_count(0)


def test_the_later_tab_reads_both_values_and_chooses(case, open_page, complaints):
    complaints.expect("status of 409")
    first, second = open_page("selbsteinschaetzung/ao/"), open_page("selbsteinschaetzung/ao/")
    first.locator('label[for="id_AO-1-stage_3"]').click()
    saved(first)
    second.locator('label[for="id_AO-1-stage_1"]').click()

    conflict = second.locator("#karte-AO-1 .conflict")
    expect(conflict).to_contain_text("Stufe 1")
    expect(conflict).to_contain_text("Stufe 3")
    assert_accessible(second)
    conflict.get_by_role("button", name="Meine Eingabe behalten").click()

    expect(second.locator(".conflict")).to_have_count(0)
    assert Answer.objects.get().stage == 1


def test_a_split_appears_with_its_total_and_the_typing_goes_on(case, open_page):
    tab = open_page("selbsteinschaetzung/zahlen/")
    tab.locator("#id_zahlen-n_w").fill("117")
    tab.locator("#id_zahlen-n_m").fill("60")
    tab.locator("#id_zahlen-leaders").fill("20")

    top = tab.locator("#id_zahlen-l1_w")
    expect(top).to_be_visible()
    expect(tab.locator("#rest")).to_contain_text("ergibt sich daraus: 3")
    top.fill("1")
    for name, value in {"l1_m": "5", "l2_w": "8", "l2_m": "6"}.items():
        tab.locator(f"#id_zahlen-{name}").fill(value)
    tab.wait_for_timeout(1200)
    saved(tab)

    stored = PeopleNumbers.objects.get().values
    assert (stored["l1_w"], stored["l2_m"], stored["leaders"]) == (1, 6, 20)


def test_a_file_is_uploaded_from_a_question(case, open_page):
    tab = open_page("selbsteinschaetzung/ao/")
    tab.locator("#id_AO-1-upload").set_input_files(
        {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": made.pdf()}
    )
    tab.get_by_role(
        "button", name="Speichern und Datei hochladen zu Vertretung und Übergabe"
    ).click()

    expect(tab.locator("#AO-1")).to_contain_text("plan.pdf")
    assert Evidence.objects.get().uses.get().criterion == "AO-1"


def test_a_refused_file_is_said_and_the_answer_stays(case, open_page, complaints):
    complaints.expect("status of 422")
    tab = open_page("selbsteinschaetzung/ao/")
    tab.locator('label[for="id_AO-1-stage_2"]').click()
    tab.locator("#id_AO-1-upload").set_input_files(
        {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"kein PDF"}
    )
    tab.get_by_role(
        "button", name="Speichern und Datei hochladen zu Vertretung und Übergabe"
    ).click()

    expect(tab.locator("#AO-1")).to_contain_text("Datei nicht gespeichert.")
    assert_accessible(tab)
    assert Answer.objects.get().stage == 2


def test_an_ended_session_keeps_the_text_on_the_page(case, open_page, complaints, context):
    complaints.expect("401")
    tab = open_page("selbsteinschaetzung/ao/")
    context.clear_cookies(name="sessionid")
    tab.locator("#id_AO-1-note").fill("Das darf nicht verloren gehen")

    expect(tab.locator(".autosave-banner")).to_contain_text("Ihre Sitzung ist beendet.")
    expect(tab.locator("#id_AO-1-note")).to_have_value("Das darf nicht verloren gehen")
    tab.on("dialog", lambda dialog: dialog.accept())


def test_fields_unfold_with_their_choice(case, open_page):
    tab = open_page("selbsteinschaetzung/ao/")
    why = tab.locator("#id_AO-2-not_applicable_why")
    expect(why).to_be_hidden()
    tab.locator('label[for="id_AO-2-stage_5"]').click()

    expect(why).to_be_visible()
    saved(tab)


# Every other page is opened by test_accessibility; a whole form of numbers stands nowhere else.
def test_the_page_of_numbers_is_accessible_and_fits(case, home, open_page):
    scenes.answer_all(case, stage=2, visit=True)
    scenes.answer_benefits(case, "all", "some")
    scenes.give_numbers(case, **scenes.NUMBERS_OF_180)
    tab = open_page("selbsteinschaetzung/zahlen/")

    for width in (360, 1440):
        tab.set_viewport_size({"width": width, "height": 900})
        assert_accessible(tab)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert tab.evaluate(wide) == 0


@pytest.mark.parametrize("rest", ["selbsteinschaetzung/ao/", "nachweise/"])
def test_on_a_phone_a_page_of_the_case_begins_on_the_first_screen(open_page, rest):
    tab = open_page(rest)
    tab.set_viewport_size({"width": 360, "height": 740})

    heading = tab.locator("h1").bounding_box()

    assert heading is not None
    assert heading["y"] + heading["height"] < 740
    assert tab.evaluate("document.documentElement.scrollWidth") == 360


def test_a_database_that_is_busy_loses_nothing_that_was_typed(case, open_page, complaints):
    complaints.expect("500")
    tab = open_page("selbsteinschaetzung/ao/")
    tab.route("**/selbsteinschaetzung/ao/", lambda route: route.fulfill(status=500, body="belegt"))
    note = tab.locator("#id_AO-1-note")

    note.fill("Zwei Namen am Brett")
    expect(tab.locator("[data-autosave-status]")).not_to_be_empty()
    tab.unroute_all()
    note.press("End")
    note.type(" und einer im Büro")
    saved(tab)

    assert Answer.objects.get().note == "Zwei Namen am Brett und einer im Büro"
