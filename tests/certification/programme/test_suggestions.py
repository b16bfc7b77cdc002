"""What suggests itself as a measure: the next anchor of what stands low, noted steps first."""

import pytest
from django.utils import timezone

from certification.applications.models import Application
from certification.applications.states import State
from certification.catalogue.queries import catalogue_of
from certification.programme.models import Measure, Programme
from certification.programme.queries import programme_of
from certification.programme.suggestions import suggestion_for, suggestions_of
from certification.whatif.models import StepNote
from tests.builders import people
from tests.builders.cases import application_at
from tests.builders.people import signed_in
from tests.builders.reading import words_of
from tests.certification.assessment import scenes


@pytest.fixture
def draft(alliance) -> Application:
    """A draft of seven people in which everything stands on stage 1."""
    return scenes.complete(alliance, stage=1)


def page(application: Application, rest: str) -> str:
    slug = application.employer.alliance.slug
    return f"/{slug}/zertifizierung/antraege/{application.code}/programm/{rest}"


def test_before_the_examination_the_answers_suggest_the_next_anchor(draft):
    found = suggestion_for(draft, field="AO", criterion="AO-1")

    anchor = catalogue_of(draft.edition).criteria["AO-1"].anchors[2]
    assert found.text == anchor
    assert found.sentence.endswith(f"steht auf Stufe 1. Der nächste Schritt: {anchor}")


def test_each_field_has_three_at_most_the_heaviest_first(draft):
    found = suggestions_of(draft)

    assert {len(ones) for ones in found.values()} <= {2, 3}
    assert [one.criterion for one in found["AO"]] == ["AO-1", "AO-3", "AO-2"]


def test_what_is_not_low_suggests_nothing(alliance):
    assert not any(suggestions_of(scenes.complete(alliance, stage=3)).values())


def test_what_a_measure_names_already_is_left_out(draft):
    programme = Programme.objects.create(application=draft)
    Measure.objects.create(programme=programme, field="AO", place=1, text="x", criterion="AO-1")

    assert "AO-1" not in [one.criterion for one in suggestions_of(draft)["AO"]]


def test_noted_steps_come_first_and_name_their_stage(draft):
    for question, to_stage in (("AO-6", 3), ("DI-A6", 2)):
        StepNote.objects.create(
            application=draft, question=question, to_stage=to_stage, noted_by="Kim",
            noted_at=timezone.now(),
        )  # fmt: skip

    found = suggestions_of(draft)

    anchors = catalogue_of(draft.edition).criteria["AO-6"].anchors
    first = found["AO"][0]
    assert (first.criterion, first.is_noted, first.text) == ("AO-6", True, anchors[3])
    assert found["FU"][0].criterion == "DI-A6"


def test_after_the_examination_its_stages_decide(alliance):
    application = application_at(State.PROGRAMME_OPEN, home=alliance, case="klein-12-kappung")

    found = [one for ones in suggestions_of(application).values() for one in ones]

    assert any("weil ein Nachweis fehlt" in one.sentence for one in found)


def test_one_click_fills_the_form_of_a_new_measure(draft):
    client = signed_in(people.employed(draft.employer))

    answer = client.get(page(draft, "AO/neu/?kriterium=AO-1"))

    anchor = catalogue_of(draft.edition).criteria["AO-1"].anchors[2]
    assert anchor in words_of(answer)
    assert '<option value="AO-1" selected>' in answer.content.decode()


def test_an_unknown_criterion_begins_an_empty_measure(draft):
    client = signed_in(people.employed(draft.employer))

    answer = client.get(page(draft, "AO/neu/?kriterium=SF-1"))

    assert (answer.status_code, "selected" in answer.content.decode()) == (200, True)
    assert 'value="SF-1" selected' not in answer.content.decode()


@pytest.mark.parametrize(("headcount", "needed"), [(49, False), (50, True)])
def test_objectives_are_needed_from_fifty_on(alliance, headcount, needed):
    assert programme_of(scenes.draft(alliance, headcount=headcount)).needs_objectives is needed


def test_the_page_of_a_small_employer_says_that_measures_are_enough(draft):
    client = signed_in(people.employed(draft.employer))

    words = words_of(client.get(page(draft, "")))

    assert "Unter 50 Beschäftigten genügen Maßnahmen" in words
    assert "Als Maßnahme übernehmen" in words
