"""The real procedure seals what the examiner found and gives it to the rooms above."""

from certification.applications.states import State
from certification.catalogue.reading import read_catalogue
from certification.procedure.actions import perform
from certification.records.queries import broken_seals, latest
from certification.review.scoring_input import examined_result, stored_result
from certification.scoring import score
from tests.builders import people
from tests.builders.cases import application_at, example


def test_finishing_seals_the_score_of_the_worked_case(alliance):
    case = application_at(State.PROGRAMME_OPEN, home=alliance, case="mittel-180")

    expected = score(read_catalogue(), example("mittel-180"))
    assert stored_result(case).total == expected.total
    assert list(broken_seals(case)) == []


def test_an_examination_opened_again_is_live_and_can_be_finished_again(alliance):
    case = application_at(State.PROGRAMME_OPEN, home=alliance, case="mittel-180")
    by = people.actor(case.examiner, alliance)
    first = latest(case, "examination")
    case = perform(case, "pruefung-wieder-oeffnen", actor=by, comment="Ein Nachweis fehlte.")

    case = perform(case, "pruefung-abschliessen", actor=by)

    assert latest(case, "examination").number > first.number
    assert examined_result(case) == stored_result(case)
