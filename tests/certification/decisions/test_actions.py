"""A decision is sealed once, on a sound and unchanged examination."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.tenancy.scope import scope
from buendnis.workflow import NotPossible
from certification.applications.states import State
from certification.decisions.actions import DECIDED_ALREADY, EXAMINED_ANEW, record_decision
from certification.decisions.models import Decision
from certification.procedure.actions import perform
from certification.records.queries import broken_seals, latest
from tests.builders import people
from tests.builders.threads import together
from tests.certification.decisions.scene import before_the_board, seal_examination_again


def decided(scene, **change: Any) -> Decision:
    today = timezone.localdate()
    given = {
        "kind": "zertifikat",
        "level": "freundlich",
        "reasons": "",
        "decided_on": today,
        "valid_from": today,
    }
    return record_decision(scene.application, by=scene.actor, **(given | change))  # fmt: skip


def refused(scene, **change: Any) -> str:
    with pytest.raises(NotPossible) as caught:
        decided(scene, **change)
    assert not Decision.objects.filter(application=scene.application).exists()
    return caught.value.sentence


def test_who_was_named_after_the_examination_is_not_said_to_have_examined(alliance):
    scene = before_the_board(alliance)
    scene.application.examiner = people.member(alliance, Role.EXAMINER, name="Neu Benannt")

    decision = decided(scene)

    assert {"function": "Prüfung", "name": "Petra Prüferin"} in decision.record.parts["people"]
    assert "Neu Benannt" not in str(decision.record.parts["people"])


def test_a_decision_is_sealed_with_everything_that_paper_prints(alliance):
    scene = before_the_board(alliance)

    decision = decided(scene, valid_from=timezone.localdate())

    parts = decision.record.parts
    assert decision.level == decision.computed_level == "freundlich"
    assert parts["level"] == {
        "kind": "zertifikat", "id": "freundlich", "title": "Familienfreundlich",
        "computed": "freundlich", "ceiling": "freundlich",
    }  # fmt: skip
    assert parts["employer"] == {
        "name": "Nordpark Antriebstechnik", "city": "Magdeburg", "scope": "der ganze Betrieb",
    }  # fmt: skip
    assert parts["people"] == [
        {"function": "Beratung", "name": "Bernd Berater"},
        {"function": "Prüfung", "name": "Petra Prüferin"},
        {"function": "Entscheidung", "name": "Karla Kuratorium"},
    ]
    assert parts["staff_voice"]["standing"] == "unasked"
    assert parts["programme"]["signed"]["method"] == "portal"
    assert parts["basis"]["examination"] == latest(scene.application, "examination").hash
    assert parts["edition"]["hash"] == scene.application.edition.content_hash
    assert len(parts["programme"]["fields"]) == 2
    assert list(broken_seals(scene.application)) == []


def test_the_scope_names_sites_and_what_is_left_out(alliance):
    scene = before_the_board(
        alliance, scope="sites", sites="Haus Nord\nHaus Süd", excluded="Das Lager"
    )

    decision = decided(scene)

    assert decision.record.parts["employer"]["scope"] == (
        "Standorte: Haus Nord · Haus Süd; ausgenommen: Das Lager"
    )


def test_no_level_needs_no_dates_of_validity(alliance):
    scene = before_the_board(alliance)

    decision = decided(
        scene, kind="", level="", reasons="Wegen offener Fragen.", valid_from=date(2030, 1, 1)
    )

    assert decision.valid_from == decision.decided_on
    assert decision.record.parts["dates"]["valid_until"] == ""


def test_a_higher_level_than_computed_is_refused(alliance):
    assert "Höher als gerechnet" in refused(before_the_board(alliance), level="vorbild")


def test_a_lower_level_without_a_reason_is_refused(alliance):
    scene = before_the_board(alliance)

    assert "Bitte begründen Sie das" in refused(scene, kind="status", level="weg", reasons="  ")


def test_an_examination_that_is_newer_than_the_page_refuses_the_decision(alliance):
    scene = before_the_board(alliance)
    seen = latest(scene.application, "examination").hash
    seal_examination_again(scene)

    assert refused(scene, basis=seen) == EXAMINED_ANEW


def test_a_broken_seal_refuses_the_decision(alliance):
    scene = before_the_board(alliance)
    record = latest(scene.application, "examination")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE certification_sealedrecord SET hash = %s WHERE id = %s", ["0" * 64, record.pk]
        )

    assert "nicht unversehrt" in refused(scene)


def test_a_case_is_decided_once(alliance):
    scene = before_the_board(alliance)
    decided(scene)

    with pytest.raises(NotPossible) as caught:
        decided(scene)

    assert caught.value.sentence == DECIDED_ALREADY
    assert Decision.objects.count() == 1


@pytest.mark.usefixtures("without_papers")
@pytest.mark.django_db(transaction=True)
def test_two_board_members_at_once_make_one_decision():
    home = people.alliance()
    with scope(home):
        scene = before_the_board(home)
        today = timezone.localdate()
        data = {"level": "freundlich", "reasons": "", "decided_on": today, "valid_from": today}

    def act() -> str:
        with scope(home):
            return perform(scene.application, "zertifizieren", actor=scene.actor, data=data).state

    outcomes = together(act, act)

    assert sorted(type(one).__name__ for one in outcomes) == ["NotPossible", "str"]
    assert State.CERTIFIED in outcomes
    with scope(home):
        assert Decision.objects.count() == 1
        assert Decision.objects.get().certificates.get().number
