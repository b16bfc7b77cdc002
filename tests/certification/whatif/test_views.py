"""The page of trying things out: computes at once, stores nothing but efforts and noted steps."""

from decimal import Decimal

import pytest
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.journal.models import Entry
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.models import Answer, PeopleNumbers
from certification.scoring.improve import Step
from certification.scoring.steps import StepKind
from certification.whatif.actions import FINISHED, UNKNOWN, note_step
from certification.whatif.models import StepNote
from certification.whatif.presenter import count_in_words
from certification.whatif.queries import noted_steps
from tests.builders import people
from tests.builders.people import signed_in
from tests.certification.assessment import scenes
from tests.certification.assessment.test_pages import path

BY = Actor(name="Kim Muster")


@pytest.fixture
def case(alliance) -> Application:
    made = scenes.draft(alliance, headcount=9)
    scenes.answer_all(made, stage=2, visit=True)
    scenes.answer_benefits(made, "none")
    return made


@pytest.fixture
def client(case):
    return signed_in(people.employed(case.employer, name="Kim Muster"))


def everything(client, case, **changed: str) -> dict[str, str]:
    """Return what the page would send, with some fields moved."""
    page = client.get(path(case, "was-waere-wenn/"))
    form = page.context["form"]
    sent = {
        name: "on" if value is True else str(value)
        for name in form.fields
        if (value := form[name].value()) not in (False, None)
    }
    return sent | changed


def test_the_page_says_where_the_case_stands(client, case):
    page = client.get(path(case, "was-waere-wenn/"))

    assert page.status_code == 200
    assert "So steht es jetzt" in page.text
    assert page.context["outcome"].is_moved is False


def test_a_moved_stage_changes_field_total_and_the_sentences_of_the_report(client, case):
    page = client.post(
        path(case, "was-waere-wenn/"), everything(client, case, **{"stage-AO-1": "4"})
    )

    outcome = page.context["outcome"]
    assert (outcome.is_moved, outcome.total.then > outcome.total.now) == (True, True)
    assert [row.title for row in outcome.rows if row.moved] == ["Arbeitsorganisation"]
    assert any("Vertretung" in one for one in outcome.strengths)
    assert page["Cache-Control"] == "no-store"


def test_what_is_moved_is_stored_nowhere(client, case):
    before = list(Answer.objects.values_list("criterion", "stage", "version"))

    client.post(path(case, "was-waere-wenn/"), everything(client, case, **{"stage-AO-1": "4"}))

    assert list(Answer.objects.values_list("criterion", "stage", "version")) == before
    assert not StepNote.objects.exists()


def test_htmx_gets_the_outcome_alone(client, case):
    sent = everything(client, case, **{"stage-AO-1": "4"})

    page = client.post(path(case, "was-waere-wenn/"), sent, headers={"HX-Request": "true"})

    assert ("<html" in page.text, 'id="ergebnis"' in page.text, 'id="wege"' in page.text) == (
        False, True, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"), [("stage-AO-1", "9"), ("effort-AO-1", "x"), ("benefit-1", "<b>")]
)
def test_what_cannot_be_read_is_said_and_the_rest_stays(client, case, name, value):
    page = client.post(path(case, "was-waere-wenn/"), everything(client, case, **{name: value}))

    assert (page.status_code, "ließ sich nicht lesen" in page.text) == (422, True)
    assert page.context["outcome"].is_moved is False


def test_numbers_can_be_moved_by_whoever_may_see_them(alliance):
    case = scenes.draft(alliance, headcount=180)
    scenes.answer_all(case, stage=3, visit=True)
    scenes.answer_benefits(case, "all")
    scenes.give_numbers(case, **scenes.NUMBERS_OF_180)
    client = signed_in(people.employed(case.employer))
    page = client.get(path(case, "was-waere-wenn/"))
    numbers = {
        f"zahlen-{key}": str(value).replace(".", ",")
        for key, value in scenes.NUMBERS_OF_180.items()
    }

    sent = everything(client, case) | numbers | {"zahlen-l1_w": "3", "zahlen-l1_m": "3"}
    moved = client.post(path(case, "was-waere-wenn/"), sent)

    rows = [row.title for row in moved.context["outcome"].rows if row.moved]
    assert (page.context["outcome"].is_moved, rows) == (False, ["Diversitätsindikator"])
    assert PeopleNumbers.objects.get().values["l1_w"] == 1


def test_the_effort_is_kept_and_the_easiest_way_reckons_with_it(client, case):
    sent = everything(client, case, **{"effort-AO-1": "3", "effort-FU-1": "1"})

    client.post(path(case, "was-waere-wenn/aufwand/"), sent)

    efforts = {one.question: one.effort for one in StepNote.objects.exclude(effort=None)}
    assert efforts == {"AO-1": 3, "FU-1": 1}


@pytest.mark.parametrize(
    ("questions", "words"),
    [("A", "1 Schritt"), ("AB", "2 Schritte"), ("AAB", "3 Schritte bei 2 Fragen"),
     ("AA", "2 Schritte bei einer Frage")],
)  # fmt: skip
def test_several_steps_at_one_question_are_told_as_such(questions, words):
    steps = [
        Step(
            question=one, title=one, kind=StepKind.RAISE, from_stage=1, to_stage=2, gain=Decimal(1)
        )
        for one in questions
    ]

    assert count_in_words(steps) == words


def test_a_step_is_noted_once_and_forgotten_again(client, case):
    for _ in range(2):
        client.post(path(case, "was-waere-wenn/vormerken/"), {"step": "AO-1:3"})
    noted = [(one.question, one.to_stage, one.noted_by) for one in noted_steps(case)]
    client.post(path(case, "was-waere-wenn/vormerken/"), {"step": "AO-1:0"})

    assert (noted, noted_steps(case)) == ([("AO-1", 3, "Kim Muster")], [])
    assert Entry.objects.filter(verb="whatif.step_noted").count() == 1


@pytest.mark.parametrize("way", ["vormerken/", "aufwand/"])
def test_what_was_moved_is_still_there_after_noting_a_step_or_an_effort(client, case, way):
    sent = everything(client, case, **{"stage-AO-1": "4", "stage-FU-1": "3"})

    page = client.post(path(case, f"was-waere-wenn/{way}"), sent | {"step": "AO-1:4"})

    assert [one.question for one in page.context["outcome"].moved] == ["AO-1", "FU-1"]
    assert page["Cache-Control"] == "no-store"
    assert case.answers.get(criterion="AO-1").stage == 2


@pytest.mark.parametrize("step", ["", "AO-1", "AO-1:9", "XX-99:3", "AO-1:3;drop"])
def test_a_step_that_does_not_exist_is_refused(client, case, step):
    answer = client.post(path(case, "was-waere-wenn/vormerken/"), {"step": step}, follow=True)

    sentence = UNKNOWN if step == "XX-99:3" else "Schritt"
    assert (sentence in answer.text, StepNote.objects.count()) == (True, 0)


def test_an_unknown_question_is_refused(case):
    with pytest.raises(NotPossible, match=UNKNOWN):
        note_step(case, question="ZZ-1", to_stage=2, by=BY)


def test_in_a_finished_case_nothing_is_noted(case):
    Application.objects.update(state=State.REJECTED, submitted_at=timezone.now())

    with pytest.raises(NotPossible, match=FINISHED):
        note_step(case, question="AO-1", to_stage=2, by=BY)
