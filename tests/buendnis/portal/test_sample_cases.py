"""The sample content: everything is there after one load, and a second load changes nothing."""

import pytest
from django.core.management import CommandError, call_command

from buendnis.portal.sample_cases import CASES, load_sample_content
from buendnis.tenancy.scope import across_alliances
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.models import Evidence


@pytest.mark.slow
def test_one_load_makes_a_case_in_every_state_and_the_second_nothing(db):
    load_sample_content()
    again = load_sample_content()

    with across_alliances("Alle Beispieldaten zählen"):
        states = dict(Application.objects.values_list("employer__name", "state"))
        papers = Evidence.objects.count()
    assert states == {case.employer: case.state.value for case in CASES}
    assert papers == len(CASES)
    assert again == []


def test_the_cases_show_every_state_but_the_two_side_exits():
    shown = {case.state for case in CASES}

    assert set(State) - shown == {State.WITHDRAWN, State.REJECTED}


def test_sample_content_is_refused_outside_of_sample_mode(db, settings):
    settings.SAMPLE_MODE = False

    with pytest.raises(CommandError, match="nur im Beispielbetrieb"):
        call_command("load_sample_content")
