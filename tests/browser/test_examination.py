"""The examiner's pages in a browser: accessible, narrow and wide, saved as they go, worked by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from buendnis.tenancy.scope import scope
from certification.review.models import Finding
from tests.browser.helpers import assert_accessible, settled
from tests.builders import people
from tests.builders.people import signed_in
from tests.certification.review.scene import Scene, confirm, in_review

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scene(live_server) -> Scene:
    return in_review(people.alliance())


@pytest.fixture
def examiner(page: Page, scene: Scene, live_server) -> Page:
    """Return a browser in which the examiner is signed in."""
    cookie = signed_in(scene.examiner).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return page


def card(page: Page, criterion: str):
    """Return the card of a question."""
    return page.locator(f"#befund-{criterion}")


def stored(scene: Scene, criterion: str) -> Finding | None:
    """Return what the database holds of a question."""
    with scope(scene.alliance):
        return Finding.objects.filter(criterion=criterion).first()


@pytest.fixture
def leadership(examiner, scene, live_server) -> Page:
    """Return the page of the field Führung."""
    examiner.goto(live_server.url + scene.path("pruefung/FU/"))
    return examiner


def test_one_click_decides_and_n_jumps_to_what_is_open(leadership, scene):
    card(leadership, "FU-1").get_by_role("button", name="beim Besuch bestätigt").click()

    expect(card(leadership, "FU-1").locator("[autofocus]")).to_be_focused()
    settled(leadership)
    expect(card(leadership, "FU-1")).to_contain_text("Entschieden")
    leadership.keyboard.press("n")

    expect(card(leadership, "FU-2").get_by_label("2 – Geregelt")).to_be_focused()
    assert stored(scene, "FU-1").evidence == "visit"


def test_a_choice_is_saved_as_it_is_made_and_asks_for_a_reason(leadership, scene):
    first = card(leadership, "FU-1")
    first.get_by_label("1 – Einzelfall").check()
    first.get_by_label("Nicht belegt").check()

    expect(first).to_contain_text("Ihr Befund weicht ab. Wählen Sie einen Grund.")
    first.get_by_label("Grund der Abweichung").select_option(label="Stufe anders zu lesen")
    first.get_by_label("Begründung").fill("Es gibt nur eine mündliche Zusage der Leitung.")

    expect(first.locator(".finding__status")).to_contain_text("Entschieden")
    expect(first.locator("[data-autosave-status]")).to_have_text("Gespeichert")
    assert stored(scene, "FU-1").text == "Es gibt nur eine mündliche Zusage der Leitung."


def test_a_word_does_not_confirm_what_is_only_preselected(leadership, scene):
    first = card(leadership, "FU-1")
    first.get_by_label("Begründung").fill("Termin mit der Leitung am Vormittag")

    expect(first.locator("[data-autosave-status]")).to_have_text("Gespeichert")

    assert stored(scene, "FU-1").stage is None
    expect(first.locator(".finding__status")).to_contain_text("Noch offen")


def test_a_second_window_cannot_overwrite_unseen(leadership, scene, complaints):
    complaints.expect("status of 409")
    complaints.expect("Response Status Error Code")
    confirm(scene, "FU-1")
    first = card(leadership, "FU-1")

    first.get_by_label("1 – Einzelfall").check()

    expect(first).to_contain_text("Inzwischen wurde etwas anderes gespeichert")
    expect(first).to_contain_text("Stufe 3 – Gelebt, beim Besuch bestätigt")
    assert stored(scene, "FU-1").stage == 3
    assert_accessible(leadership)
