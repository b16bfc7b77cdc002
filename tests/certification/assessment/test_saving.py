"""Saving a page: what came is stored, what nobody touched stays, and the faster one is never overwritten."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buendnis.journal.models import Entry
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.actions import Change, save_answers
from certification.assessment.forms import fingerprint, stored_values
from certification.assessment.models import Answer, BenefitRow, PeopleNumbers
from certification.assessment.snapshots import draft_of
from certification.assessment.values import GivenAnswer
from tests.builders import people
from tests.builders.people import signed_in
from tests.builders.reading import words_of
from tests.certification.assessment import scenes
from tests.certification.assessment.test_pages import path

HTMX = {"HTTP_HX_REQUEST": "true"}
EMPTY = fingerprint(stored_values(GivenAnswer(criterion="")))


@pytest.fixture
def case(alliance) -> Application:
    """A draft of seven people."""
    return scenes.draft(alliance)


@pytest.fixture
def page(case):
    """Return a function that opens and posts the page of the first field as an owner."""
    client = signed_in(people.employed(case.employer, name="Kim Muster"))

    def post(data: dict, *, rest: str = "selbsteinschaetzung/ao/", **extra):
        return client.post(path(case, rest), data, **extra)

    post.client = client
    return post


def fields(key: str = "AO-1", *, version: int = 0, base: str = "", **values) -> dict:
    """Return what a browser sends for one question."""
    sent = {"version": version, "base": base or EMPTY, "note": "", "not_applicable_why": "",
            "visit_note": "", "had": "", **values}  # fmt: skip
    return {f"{key}-{name}": value for name, value in sent.items()}


def hidden(text: str, name: str) -> str:
    """Return the value of a hidden field on a page."""
    return re.search(f'name="{name}" value="([^"]*)"', text).group(1)


def test_an_answer_is_stored_and_the_page_comes_again(case, page):
    answer = page(
        fields(stage="3", note=" Zwei Namen \r\nam Brett ", here="AO-1") | {"here": "AO-1"}
    )

    stored = Answer.objects.get()
    assert (answer.status_code, answer["Location"]) == (
        303,
        path(case, "selbsteinschaetzung/ao/#AO-1"),
    )
    assert (stored.criterion, stored.stage, stored.note) == ("AO-1", 3, "Zwei Namen \nam Brett")
    assert (stored.version, stored.changed_by) == (1, "Kim Muster")


def test_a_question_that_did_not_come_is_left_alone(case, page):
    Answer.objects.create(application=case, criterion="AO-2", stage=4, version=1)

    page(fields(stage="1"))

    assert Answer.objects.get(criterion="AO-2").stage == 4


def test_what_nobody_touched_is_not_saved(case, page):
    text = page.client.get(path(case, "selbsteinschaetzung/ao/")).content.decode()

    page(fields(base=hidden(text, "AO-1-base")))

    assert not Answer.objects.exists()


def test_not_applicable_takes_the_place_of_a_stage(page):
    page(fields("AO-2", stage="na:keine_besprechungen_und_pflichttermine",
                not_applicable_why="Zwei Leute, ein Tisch"))  # fmt: skip

    stored = Answer.objects.get()
    assert (stored.stage, stored.not_applicable, stored.not_applicable_why) == (
        None, "keine_besprechungen_und_pflichttermine", "Zwei Leute, ein Tisch",
    )  # fmt: skip


@pytest.mark.parametrize("stage", ["5", "na:erfunden", "na:", "-1", "viel"])
def test_an_answer_that_does_not_exist_is_refused(page, stage):
    answer = page(fields(stage=stage))

    assert answer.status_code == 422
    assert not Answer.objects.exists()


def test_a_reason_of_another_criterion_is_refused(page):
    assert page(fields("AO-1", stage="na:keine_mobil_moegliche_taetigkeit")).status_code == 422


def test_too_long_a_text_is_said_at_the_field_and_the_rest_is_stored(page):
    answer = page(fields(note="x" * 2001) | fields("AO-2", stage="2"))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "2000 Zeichen" in text
    assert [row.criterion for row in Answer.objects.all()] == ["AO-2"]


def test_the_later_save_of_a_stale_page_is_refused_and_shows_both(case, page):
    Answer.objects.create(application=case, criterion="AO-1", stage=2, version=1,
                          note="Anna hat das geschrieben", changed_by="Anna Andere")  # fmt: skip

    answer = page(fields(stage="4", note="Ich auch"))

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Stufe 4 · Wirksam" in text
    assert "Stufe 2 · Geregelt" in text
    assert "Gespeichert von Anna Andere" in text
    assert Answer.objects.get().note == "Anna hat das geschrieben"


def test_a_stale_page_that_changed_nothing_is_no_conflict(case, page):
    text = page.client.get(path(case, "selbsteinschaetzung/ao/")).content.decode()
    Answer.objects.create(application=case, criterion="AO-1", stage=2, version=1)

    answer = page(fields(base=hidden(text, "AO-1-base")) | fields("AO-2", stage="1"))

    assert answer.status_code == 303
    assert Answer.objects.get(criterion="AO-1").stage == 2


def test_the_same_values_sent_twice_are_no_conflict(page):
    first = page(fields(stage="3"), **HTMX)
    second = page(fields(stage="3"), **HTMX)

    assert (first.status_code, second.status_code) == (200, 200)
    assert Answer.objects.get().version == 1


def test_mine_can_be_kept(case, page):
    Answer.objects.create(application=case, criterion="AO-1", stage=2, version=5)

    answer = page(fields(stage="4") | {"AO-1-theirs": "5", "AO-1-resolve": "mine"})

    stored = Answer.objects.get()
    assert (answer.status_code, stored.stage, stored.version) == (303, 4, 6)


def test_mine_is_not_kept_over_a_third_value(case, page):
    Answer.objects.create(application=case, criterion="AO-1", stage=2, version=6)

    answer = page(fields(stage="4") | {"AO-1-theirs": "5", "AO-1-resolve": "mine"})

    assert (answer.status_code, Answer.objects.get().stage) == (409, 2)


def test_theirs_can_be_taken(case, page):
    Answer.objects.create(application=case, criterion="AO-1", stage=2, version=5)

    answer = page(fields(stage="4") | {"AO-1-theirs": "5", "AO-1-resolve": "theirs"})

    assert (answer.status_code, Answer.objects.get().stage) == (303, 2)


def test_a_conflict_repeated_by_autosave_stays_one(case, page):
    Answer.objects.create(application=case, criterion="AO-1", stage=2, version=1)

    text = page(fields(stage="4"), **HTMX).content.decode()
    again = page(
        fields(stage="4", version=hidden(text, "AO-1-version"), base=hidden(text, "AO-1-base")),
        **HTMX,
    )

    assert again.status_code == 409
    assert Answer.objects.get().stage == 2


def test_autosave_answers_with_version_and_standing_only(page):
    text = page(fields(stage="3"), **HTMX).content.decode()

    assert hidden(text, "AO-1-version") == "1"
    assert 'id="stand-anzeige" hx-swap-oob="true"' in text
    assert "1 von 48 beantwortet" in text
    assert "<html" not in text


def test_after_autosave_the_new_version_saves_again(page):
    text = page(fields(stage="3"), **HTMX).content.decode()

    answer = page(
        fields(stage="2", version=hidden(text, "AO-1-version"), base=hidden(text, "AO-1-base")),
        **HTMX,
    )

    assert (answer.status_code, Answer.objects.get().stage) == (200, 2)


def test_after_submission_nothing_is_stored_and_the_sentence_says_why(case, page):
    Application.objects.filter(pk=case.pk).update(
        state=State.SUBMITTED, submitted_at=timezone.now()
    )

    answer = page(fields(stage="3"))

    assert answer.status_code == 403
    assert "Der Antrag ist eingereicht." in answer.content.decode()
    assert not Answer.objects.exists()


def test_the_journal_has_one_line_per_question_person_and_hour(case, page):
    text = page(fields(stage="3"), **HTMX).content.decode()
    page(fields(stage="2", version=1, base=hidden(text, "AO-1-base")), **HTMX)

    lines = Entry.objects.filter(verb="assessment.answer_changed")
    assert [line.sentence for line in lines] == ["Antwort AO-1 geändert"]


def test_the_next_hour_has_its_own_line(case, page, monkeypatch):
    text = page(fields(stage="3"), **HTMX).content.decode()
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)

    page(fields(stage="2", version=1, base=hidden(text, "AO-1-base")), **HTMX)

    assert Entry.objects.filter(verb="assessment.answer_changed").count() == 2


def test_a_row_of_the_list_is_stored_with_its_version(case, page):
    answer = page(
        {"leistung-3-version": "0", "leistung-3-base": "", "leistung-3-choice": "some"},
        rest="selbsteinschaetzung/diversitaet/",
    )

    stored = BenefitRow.objects.get()
    assert (answer.status_code, stored.row, stored.choice, stored.version) == (303, 3, "some", 1)


def test_a_row_of_the_list_meets_a_newer_one(case, page):
    BenefitRow.objects.create(application=case, row=3, choice="all", version=2)

    answer = page(
        {"leistung-3-version": "1", "leistung-3-base": "", "leistung-3-choice": "some"},
        rest="selbsteinschaetzung/diversitaet/",
    )

    assert (answer.status_code, BenefitRow.objects.get().choice) == (409, "all")


def numbers(case: Application, **values) -> dict:
    """Return what a browser sends for the numbers."""
    sent = {"version": 0, "base": "", **values}
    return {f"zahlen-{name}": value for name, value in sent.items()}


@pytest.fixture
def big(alliance) -> Application:
    """A draft of 180 people."""
    return scenes.draft(alliance, headcount=180)


def send_numbers(case: Application, data: dict, **extra):
    """Post the page of the numbers as an owner."""
    client = signed_in(people.employed(case.employer))
    return client.post(path(case, "selbsteinschaetzung/zahlen/"), data, **extra)


def test_numbers_are_read_as_germans_write_them(big):
    answer = send_numbers(
        big, numbers(big, n_w="1.170", n_m="60", gap="3,50", umfrage_zustimmung="72,5")
    )

    assert answer.status_code == 303
    assert PeopleNumbers.objects.get().values == {
        "n_w": 1170, "n_m": 60, "gap": "3.5", "umfrage_zustimmung": "72.5",
    }  # fmt: skip


def test_no_comparison_group_is_stored_as_a_word(big):
    send_numbers(big, numbers(big, gap="", gap_none="on"))

    assert PeopleNumbers.objects.get().values == {"gap": "keine_vergleichsgruppe"}


def test_a_gap_and_no_comparison_group_is_refused(big):
    answer = send_numbers(big, numbers(big, gap="3", gap_none="on"))

    assert answer.status_code == 422
    assert "Entweder eine Zahl oder „keine Vergleichsgruppe“" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("n_w", "viele", "Bitte geben Sie eine ganze Zahl ein."),
        ("n_w", "-1", "Bitte geben Sie eine Zahl ab 0 ein."),
        ("n_w", "99999999", "Diese Zahl ist zu groß."),
        ("gap", "101", "Bitte geben Sie eine Zahl von 0 bis 100 ein, zum Beispiel 3,5."),
        ("gap", "NaN", "Bitte geben Sie eine Zahl von 0 bis 100 ein, zum Beispiel 3,5."),
        ("umfrage_zustimmung", "1,234", "Bitte geben Sie eine Zahl von 0 bis 100 ein"),
    ],
)
def test_a_number_that_cannot_be_is_said_at_the_field(big, name, value, sentence):
    answer = send_numbers(big, numbers(big, **{name: value}))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not PeopleNumbers.objects.exists()


def test_numbers_that_the_size_does_not_ask_are_passed_over(alliance):
    case = scenes.draft(alliance, headcount=15)

    send_numbers(case, numbers(case, n_w="8", promotions="3", gap="4"))

    assert PeopleNumbers.objects.get().values == {"n_w": 8}


def test_a_hidden_split_is_not_lost_while_a_total_is_being_typed(big):
    scenes.give_numbers(big, **scenes.NUMBERS_OF_180)

    send_numbers(big, numbers(big, version=1, n_w="117", n_m="60", leaders="2"))

    stored = PeopleNumbers.objects.get().values
    assert (stored["leaders"], stored["l1_m"], "t_l" in stored) == (2, 5, False)


def test_a_split_appears_when_its_total_allows_it(big):
    scenes.give_numbers(big, n_w=117, n_m=60)
    data = numbers(big, version=1, n_w="117", n_m="60", leaders="20") | {"splits": ""}

    text = send_numbers(big, data, **HTMX).content.decode()

    assert 'name="zahlen-l1_w"' in text
    assert 'name="zahlen-b_w"' not in text


def test_a_contradiction_is_shown_while_typing_and_nothing_is_refused(big):
    scenes.give_numbers(big, n_w=117, n_m=60)

    answer = send_numbers(big, numbers(big, version=1, n_w="150", n_m="60"), **HTMX)

    assert answer.status_code == 200
    assert "ergeben 210 statt 180 Beschäftigte" in answer.content.decode()


def test_the_journal_never_holds_a_count(big):
    send_numbers(big, numbers(big, n_w="117", n_m="60"))

    entry = Entry.objects.get(verb="assessment.peoplenumbers_changed")
    assert (entry.sentence, entry.details) == ("Zahlen geändert", {})


def test_below_ten_the_page_asks_for_no_number(case, page):
    text = page.client.get(path(case, "selbsteinschaetzung/zahlen/")).content.decode()

    assert 'name="zahlen-' not in text


@given(
    moves=st.lists(
        st.tuples(st.sampled_from(["AO-1", "AO-2"]), st.integers(0, 4), st.integers(0, 3)),
        max_size=6,
    )
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_two_tabs_do_only_the_known_version_wins(case, page, moves):
    Answer.objects.all().delete()
    known: dict[str, tuple[int, int]] = {}

    for key, stage, version in moves:
        before = known.get(key, (0, -1))
        status = page(fields(key, stage=str(stage), version=version), **HTMX).status_code
        wins = version == before[0]
        if wins:
            known[key] = (version + 1, stage)
        assert status == (200 if wins or stage == before[1] else 409)

    assert {row.criterion: (row.version, row.stage) for row in Answer.objects.all()} == known


@pytest.mark.parametrize("version", ["abc", "-1", ""])
def test_a_version_that_no_page_ever_sent_is_refused_and_nothing_stored(case, page, version):
    answer = page(fields(stage="3", version=version))

    assert answer.status_code == 422
    assert not Answer.objects.exists()


def test_hidden_signs_are_not_stored_with_a_text(case, page):
    page(fields(stage="3", note="Plan\u202e am\u200b Brett"))

    assert Answer.objects.get().note == "Plan am Brett"


@pytest.mark.parametrize("typed", ["12.34.5", "1_0", "1e9", "9,5", "-1"])
def test_what_is_no_count_is_never_guessed(alliance, typed):
    case = scenes.draft(alliance, headcount=80)
    client = signed_in(people.employed(case.employer))

    answer = client.post(
        path(case, "selbsteinschaetzung/zahlen/"), {"zahlen-version": 0, "zahlen-n_w": typed}
    )

    assert answer.status_code == 422
    assert not PeopleNumbers.objects.exists()


def test_below_ten_employees_the_page_of_numbers_asks_nothing_and_takes_nothing(case, page):
    numbers = path(case, "selbsteinschaetzung/zahlen/")

    shown = page.client.get(numbers)
    page.client.post(numbers, {"zahlen-version": 0, "zahlen-n_w": "4"})

    assert "Hier ist nichts auszufüllen." in words_of(shown)
    assert "data-autosave" not in shown.content.decode()
    assert not PeopleNumbers.objects.exists()


def test_one_description_serves_a_later_neighbour_and_changes_with_its_source(case, page):
    page(fields("AO-6", stage="2", note="Ein Anruf genügt."))
    page(fields("AZ-4", stage="2", note_of="AO-6"), rest="selbsteinschaetzung/az/")

    stored = Answer.objects.get(criterion="AO-6")
    stored.note = "Ein Anruf bei der Leitung."
    stored.save()

    found = draft_of(case).answer("AZ-4")
    assert (found.note, found.note_of) == ("", "AO-6")
    assert found.told_note == "siehe AO-6: Ein Anruf bei der Leitung."


def test_a_description_of_several_is_followed_to_its_source(case):
    Answer.objects.create(application=case, criterion="SF-4", note="Beratung am Tisch.")
    Answer.objects.create(application=case, criterion="SF-5", note="Liste.", note_of="SF-4")
    Answer.objects.create(application=case, criterion="IK-4", note_of="SF-5")

    told = draft_of(case).answer("IK-4").told_note

    assert told == "siehe SF-5: siehe SF-4: Beratung am Tisch.\n\nListe."


@pytest.mark.parametrize(
    ("criterion", "note_of", "rest", "sentence"),
    [
        ("AO-6", ["AO-6"], "ao", "Eine Beschreibung kann nicht auf sich selbst verweisen."),
        ("AO-6", ["AZ-4"], "ao", "Verweisen lässt sich nur auf eine frühere Frage."),
        ("AO-2", ["AO-6"], "ao", "AO-6 fragt nach etwas anderem."),
        ("AZ-4", ["AO-6", "SF-2"], "az", "Bitte verweisen Sie nur auf eine Beschreibung."),
    ],
)
def test_a_description_that_cannot_serve_is_refused_at_the_box(
    page, criterion, note_of, rest, sentence
):
    sent = fields(criterion, stage="2", note_of=note_of)

    answer = page(sent, rest=f"selbsteinschaetzung/{rest}/", **HTMX)

    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert not Answer.objects.exists()


def test_an_action_refuses_what_the_form_did_not_see(case):
    change = Change("AO-6", 0, stored_values(GivenAnswer(criterion="AO-6")) | {"note_of": "AZ-4"})

    with pytest.raises(NotPossible, match="frühere Frage"):
        save_answers(case, [change], by=scenes.owner_of(case))


def test_the_second_neighbour_shows_what_is_described_and_what_it_is_about(case, page):
    Answer.objects.create(application=case, criterion="AO-6", note="Ein Anruf genügt.")

    words = words_of(page.client.get(path(case, "selbsteinschaetzung/az/")))

    assert "Das haben Sie bei AO-6 „Regel für familiäre Ausnahmesituationen“ schon" in words
    assert "Ein Anruf genügt." in words
    assert "Hier geht es um die Zeit" in words
    assert "Die Beschreibung bei AO\N{NON-BREAKING HYPHEN}6 gilt auch hier" in words


def test_clearing_a_description_that_others_count_on_is_said_at_once(case, page):
    Answer.objects.create(application=case, criterion="SF-4", version=1, note="Beratung")
    Answer.objects.create(application=case, criterion="SF-5", version=1, note_of="SF-4")
    base = fingerprint(stored_values(GivenAnswer(criterion="SF-4", note="Beratung")))

    answer = page(fields("SF-4", version=1, base=base), rest="selbsteinschaetzung/sf/", **HTMX)

    words = words_of(answer)
    assert "Hier steht keine Beschreibung. SF-5 verweist aber darauf." in words
    assert "Sie verweisen auf die Beschreibung bei SF-4. Dort steht keine." in words
