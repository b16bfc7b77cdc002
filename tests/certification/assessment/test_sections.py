"""Sharing out sections, and the empty questionnaire for the house."""

from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.utils import timezone

from buendnis.access.rules import EmploymentRole
from buendnis.mail.models import Mail
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.models import Answer, SectionTask
from certification.assessment.questionnaire import questionnaire_of
from tests.builders import people
from tests.builders.people import signed_in
from tests.certification.assessment import scenes
from tests.certification.assessment.test_pages import path

SOON = timezone.localdate() + timedelta(days=14)


@pytest.fixture
def case(alliance) -> Application:
    return scenes.draft(alliance, headcount=35)


@pytest.fixture
def owner(case):
    return people.employed(case.employer, name="Kim Muster")


@pytest.fixture
def colleague(case):
    return people.employed(case.employer, EmploymentRole.CONTRIBUTOR, name="Toni Team")


@pytest.fixture
def client(owner):
    return signed_in(owner)


def give(client, case, section: str, person, due: date | str = ""):
    """Share out one section, the others to nobody."""
    sent = {f"person-{section}": person.pk if person else "", f"due-{section}": str(due)}
    return client.post(path(case, "selbsteinschaetzung/aufteilen/"), sent)


def test_a_section_is_given_to_a_colleague_who_hears_of_it(
    client, case, colleague, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = give(client, case, "FU", colleague, SOON)

    task = SectionTask.objects.get()
    mail = Mail.objects.get(template="sections_given")
    assert (answer.status_code, task.section, task.user, task.due) == (302, "FU", colleague, SOON)
    assert (mail.to, "Führung" in mail.body, "?meine=1" in mail.body) == (
        colleague.email,
        True,
        True,
    )


def test_sharing_out_the_same_again_tells_nobody_twice(client, case, colleague):
    for _ in range(2):
        give(client, case, "FU", colleague, SOON)

    assert Mail.objects.filter(template="sections_given").count() == 1


def test_the_overview_says_who_takes_what_and_shows_the_own_ones_alone(client, case, colleague):
    give(client, case, "FU", colleague, SOON)
    toni = signed_in(colleague)

    everything = toni.get(path(case, "selbsteinschaetzung/"))
    own = toni.get(path(case, "selbsteinschaetzung/?meine=1"))

    assert "Übernimmt Toni Team bis" in everything.text
    assert [one.id for one in own.context["sections"]] == ["FU"]


def test_everybody_still_writes_everywhere(client, case, colleague, owner):
    give(client, case, "FU", owner)

    answer = signed_in(colleague).get(path(case, "selbsteinschaetzung/fu/"))

    assert "Speichern" in answer.text


def test_a_section_can_be_taken_back(client, case, colleague):
    give(client, case, "FU", colleague)
    give(client, case, "FU", None)

    assert not SectionTask.objects.exists()


@pytest.mark.parametrize(
    ("due", "person", "sentence"),
    [("2020-01-01", True, "liegt in der Vergangenheit"), (SOON, False, "wer das bis dahin übernimmt"),
     ("morgen", True, "Bitte geben Sie ein Datum ein")],
)  # fmt: skip
def test_a_day_must_make_sense(client, case, colleague, due, person, sentence):
    answer = give(client, case, "FU", colleague if person else None, due)

    assert (answer.status_code, sentence in answer.text) == (422, True)


def test_somebody_of_another_employer_cannot_be_given_a_section(alliance, client, case):
    stranger = people.employed(people.employer(alliance, name="Anderer Betrieb"))

    answer = give(client, case, "FU", stranger)

    assert (answer.status_code, SectionTask.objects.count()) == (422, 0)


def test_after_submission_nothing_is_shared_out(client, case, colleague):
    Application.objects.update(state=State.SUBMITTED, submitted_at=timezone.now())

    assert give(client, case, "FU", colleague).status_code == 403


def test_a_single_owner_is_asked_for_a_second_one(client, case, colleague):
    page = client.get(path(case, "selbsteinschaetzung/aufteilen/"))

    assert "zweite verantwortliche Person" in page.text


def test_the_questionnaire_asks_what_this_size_is_asked(case):
    paper = questionnaire_of(case)

    assert paper.headcount == 35
    assert len(paper.sections) == 9
    assert all(len(one.anchors) == 5 for section in paper.sections for one in section.questions)


@pytest.mark.once
def test_the_questionnaire_is_a_document_without_answers(client, case):
    Answer.objects.create(
        application=case, criterion="AO-1", stage=3, note="Streng geheim", version=1
    )

    answer = client.get(path(case, "selbsteinschaetzung/fragebogen.pdf"))

    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) > 5
        assert "/StructTreeRoot" in pdf.Root


def test_each_question_says_who_reads_the_answer(client, case):
    page = client.get(path(case, "selbsteinschaetzung/fu/"))

    assert page.text.count("Wer sieht das, und wie lange?") == len(
        page.context["sheet"].question_cards
    )
    assert "Bis zum Einreichen: nur Ihr Betrieb und Ihre Beratung" in page.text


def test_the_own_page_counts_only_the_own_gaps(client, case, colleague):
    give(client, case, "FU", colleague)
    own = signed_in(colleague)

    asked = own.get(path(case, "selbsteinschaetzung/?meine=1"))

    assert {link.href.split("#")[0] for link in asked.context["missing"]} == {
        path(case, "selbsteinschaetzung/fu/")
    }
    assert "Für Sie ist gerade nichts zu tun" not in asked.text
