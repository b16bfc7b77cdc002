"""The ceiling: the examined level, unless a condition or a knock-out forbids it."""

from datetime import date

import pytest
from django.utils import timezone

from certification.applications.models import Application
from certification.applications.states import State
from certification.decisions.actions import record_decision
from certification.decisions.queries import (
    ceiling,
    conditions_of,
    examined_level,
    exhausted,
)
from certification.review.models import ComplaintsOffice
from tests.builders.cases import application_at
from tests.certification.decisions.scene import MEASURES, STAGES, before_the_board


def unmet(application) -> list[str]:
    return [condition.sentence for condition in conditions_of(application) if not condition.met]


def test_the_examined_level_is_the_ceiling(alliance):
    scene = before_the_board(alliance)

    found = ceiling(scene.application)

    assert found.level == "freundlich"
    assert found.reasons[0].startswith("Für Vorbildlich fehlen")
    assert unmet(scene.application) == []


def test_nothing_can_be_decided_before_the_examination_is_sealed(alliance):
    application = application_at(State.IN_REVIEW, home=alliance)

    assert ceiling(application).level == ""
    assert ceiling(application).reasons == ("Die Prüfung ist noch nicht abgeschlossen.",)
    assert examined_level(application) is None


def test_too_few_points_leave_no_level_and_say_what_is_missing(alliance):
    scene = before_the_board(alliance, stages=dict.fromkeys(STAGES, 0))

    assert examined_level(scene.application) is None
    assert ceiling(scene.application).level == ""
    assert "noch nicht erreicht" in ceiling(scene.application).reasons[0]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"measures": MEASURES[:2]},
            "Das Handlungsprogramm hat weniger als 3 Maßnahmen.",
        ),
        (
            {"signed": False},
            "K-1: Die oberste Leitung hat das Handlungsprogramm nicht unterschrieben.",
        ),
        (
            {"complaints_office": False},
            "K-2: Eine Beschwerdestelle nach dem Allgemeinen Gleichbehandlungsgesetz ist nicht benannt. "
            "Das lässt sich heilen, solange nicht entschieden ist.",
        ),
        (
            {"no_open_findings": False},
            "K-3: Dass es keine offenen Verstöße gegen MuSchG, BEEG, PflegeZG oder AGG gibt, ist nicht "
            "erklärt.",
        ),
        ({"truthful": False}, "K-4: Die Erklärung, dass die Angaben wahr sind, liegt nicht vor."),
    ],
)
def test_a_condition_that_does_not_hold_forbids_every_level(alliance, change, sentence):
    scene = before_the_board(alliance, **change)

    assert unmet(scene.application) == [sentence]
    assert ceiling(scene.application).level == ""
    assert ceiling(scene.application).reasons == (sentence,)
    assert examined_level(scene.application) == "freundlich"


def test_a_refused_visit_forbids_every_level(alliance):
    scene = before_the_board(alliance, visit_refused=True)

    assert unmet(scene.application) == [
        "Der Besuch vor Ort oder per Video fehlt.",
        "K-5: Der Betrieb hat den Besuch vor Ort oder per Video verweigert.",
    ]


def test_a_complaints_office_named_later_heals_the_knock_out(alliance):
    scene = before_the_board(alliance, complaints_office=False)
    ComplaintsOffice.objects.create(application=scene.application, named_on=date(2026, 11, 12))

    assert ceiling(scene.application).level == "freundlich"


def test_an_examiner_who_found_no_complaints_office_outweighs_the_declaration(alliance):
    scene = before_the_board(alliance)
    ComplaintsOffice.objects.create(application=scene.application, named_on=None)

    assert [sentence[:3] for sentence in unmet(scene.application)] == ["K-2"]


def test_the_status_on_the_way_may_be_repeated_once(alliance):
    first = application_at(State.ON_THE_WAY, home=alliance)
    second = application_at(State.ON_THE_WAY, home=alliance, employer=first.employer)
    third = application_at(
        State.FOR_DECISION, home=alliance, employer=first.employer, case="mittel-180"
    )

    assert second.state == State.ON_THE_WAY
    assert exhausted(second, "weg") == ""
    assert "schon so oft erhalten" in exhausted(third, "weg")
    assert ceiling(third).level == ""


def test_a_decided_case_keeps_its_examined_level(alliance):
    scene = before_the_board(alliance)
    today = timezone.localdate()
    record_decision(
        scene.application, kind="", level="", reasons="Wegen offener Fragen.", decided_on=today,
        valid_from=today, by=scene.actor,
    )  # fmt: skip

    assert examined_level(Application.objects.get(pk=scene.application.pk)) == "freundlich"
