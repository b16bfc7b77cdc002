"""A change takes back agreement and signature; both come in order and stand in the journal."""

import pytest
from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.journal.models import Entry
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.states import State
from certification.programme import actions
from certification.programme.models import Measure, Programme
from certification.programme.queries import fingerprint, measure_fingerprint, programme_of
from certification.programme.signing import PROGRAMME
from certification.signoffs.actions import sign_in_portal
from certification.signoffs.queries import signed
from tests.builders import people
from tests.certification.programme.scene import (
    SIGNATURE,
    agree,
    later,
    measure,
    programme_open,
    sign,
    write,
)


@pytest.fixture
def scene(alliance):
    return programme_open(alliance)


@pytest.fixture
def owner(scene, alliance):
    return people.actor(scene.owner, alliance)


def bound(scene):
    stored = Programme.objects.get(application=scene.application)
    return stored.is_agreed, signed(scene.application, PROGRAMME) is not None


def verbs():
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def test_agreement_and_signature_are_recorded_and_journalled(scene):
    write(scene)
    agree(scene)
    sign(scene)

    assert bound(scene) == (True, True)
    assert verbs()[-2:] == ["programme.agreed", "signoffs.signed"]
    assert (
        Entry.objects.first().sentence == "Handlungsprogramm: unterschrieben (Im Portal angemeldet)"
    )


def test_agreeing_twice_is_one_agreement(scene):
    write(scene)
    agree(scene)
    agree(scene)

    assert verbs().count("programme.agreed") == 1


CHANGES = {
    "objective": lambda case, one, by: actions.save_objective(
        case, field="AO", text="Anders", seen=fingerprint("Ziel AO"), by=by
    ),
    "add": lambda case, one, by: actions.add_measure(case, field="AO", **measure(), by=by),
    "change": lambda case, one, by: actions.change_measure(
        case, measure=one.pk, seen=measure_fingerprint(one), **measure(text="Anders"), by=by
    ),
    "delete": lambda case, one, by: actions.delete_measure(case, measure=one.pk, by=by),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_takes_back_agreement_and_signature(scene, owner, change):
    first = write(scene)[0]
    agree(scene)
    sign(scene)

    CHANGES[change](scene.application, Measure.objects.get(pk=first.pk), owner)

    assert bound(scene) == (False, False)
    assert verbs()[-1] == "programme.reopened"


def test_a_move_takes_them_back_too(scene, owner):
    write(scene, "AO", "AO", "SF")
    agree(scene)
    first = programme_of(scene.application).measures[0]

    actions.move_measure(scene.application, measure=first.pk, up=False, by=owner)

    assert bound(scene) == (False, False)


def test_saving_the_same_again_takes_nothing_back(scene, owner):
    first = write(scene)[0]
    agree(scene)

    actions.change_measure(scene.application, measure=first.pk, seen="alt", **measure(), by=owner)

    assert bound(scene) == (True, False)


def test_measures_change_places(scene, owner):
    first, second = write(scene, "AO", "AO")

    actions.move_measure(scene.application, measure=second.pk, up=True, by=owner)

    assert [one.pk for one in programme_of(scene.application).measures] == [second.pk, first.pk]


@pytest.mark.parametrize(("place", "up"), [(0, True), (1, False)])
def test_at_the_end_of_its_field_a_measure_stays(scene, owner, place, up):
    made = write(scene, "AO", "AO")

    actions.move_measure(scene.application, measure=made[place].pk, up=up, by=owner)

    assert [one.pk for one in programme_of(scene.application).measures] == [one.pk for one in made]


def test_deleting_twice_is_no_error(scene, owner):
    first = write(scene)[0]
    actions.delete_measure(scene.application, measure=first.pk, by=owner)
    actions.delete_measure(scene.application, measure=first.pk, by=owner)

    assert verbs().count("programme.changed") == 7


def test_a_stale_measure_is_refused(scene, owner):
    first = write(scene)[0]
    seen = measure_fingerprint(first)
    actions.change_measure(
        scene.application, measure=first.pk, seen=seen, **measure(text="Neu"), by=owner
    )

    with pytest.raises(actions.Stale) as stale:
        actions.change_measure(
            scene.application, measure=first.pk, seen=seen, **measure(text="Alt"), by=owner
        )

    assert stale.value.stored.text == "Neu"


def test_a_measure_deleted_meanwhile_is_stale(scene, owner):
    first = write(scene)[0]
    actions.delete_measure(scene.application, measure=first.pk, by=owner)

    with pytest.raises(actions.Stale) as stale:
        actions.change_measure(scene.application, measure=first.pk, seen="", **measure(), by=owner)

    assert stale.value.stored is None


def test_a_stale_objective_is_refused(scene, owner):
    write(scene)

    with pytest.raises(actions.Stale) as stale:
        actions.save_objective(
            scene.application, field="AO", text="Anders", seen=fingerprint(""), by=owner
        )

    assert stale.value.stored == "Ziel AO"


def refusal(act):
    with pytest.raises(NotPossible) as refused:
        act()
    return refused.value.sentence


def test_a_faulty_programme_is_not_agreed_to(scene):
    assert refusal(lambda: agree(scene)).startswith("Es gibt noch keine Maßnahme")


def test_the_examiner_does_not_agree(scene, alliance):
    write(scene)
    examiner = people.actor(scene.examiner, alliance)

    sentence = refusal(lambda: actions.agree(scene.application, by=examiner))

    assert sentence == "Dem Handlungsprogramm stimmt die Beratung dieses Falls zu."


def test_another_coordinator_does_not_agree(scene, alliance):
    write(scene)
    other = people.actor(people.member(alliance, Role.COORDINATOR), alliance)

    sentence = refusal(lambda: actions.agree(scene.application, by=other))

    assert sentence == "Dem Handlungsprogramm stimmt die Beratung dieses Falls zu."


def test_nobody_signs_before_the_agreement(scene):
    write(scene)

    assert refusal(lambda: sign(scene)).startswith("Vor der Unterschrift stimmt die Beratung")


def test_measures_end_after_the_signature(scene, owner):
    write(scene)
    agree(scene)
    Measure.objects.filter(field="AO").update(due=timezone.localdate())

    sentence = refusal(lambda: sign(scene))

    assert sentence == "Maßnahme 1.1: Das Datum muss nach der Unterschrift liegen."


def test_a_contributor_does_not_sign(scene, alliance):
    write(scene)
    agree(scene)
    helper = people.employed(scene.application.employer, EmploymentRole.CONTRIBUTOR)
    by = people.actor(helper, alliance)

    sentence = refusal(
        lambda: sign_in_portal(scene.application, PROGRAMME, **SIGNATURE, stated=True, by=by)
    )

    assert sentence == "Das dürfen nur die Verantwortlichen oder die oberste Leitung des Betriebs."


@pytest.mark.parametrize("state", [State.FOR_DECISION, State.WITHDRAWN])
def test_nothing_is_written_once_the_board_has_it_or_the_case_is_over(scene, owner, state):
    Application.objects.update(state=state)

    sentence = refusal(
        lambda: actions.add_measure(scene.application, field="AO", **measure(), by=owner)
    )

    assert sentence.startswith("Das Handlungsprogramm liegt dem Kuratorium vor")


def test_the_adviser_writes_too(scene, alliance):
    by = people.actor(scene.adviser, alliance)

    made = actions.add_measure(scene.application, field="AO", **measure(due=later(10)), by=by)

    assert made.place == 1


def test_the_examiner_writes_nothing(scene, alliance):
    by = people.actor(scene.examiner, alliance)

    sentence = refusal(
        lambda: actions.add_measure(scene.application, field="AO", **measure(), by=by)
    )

    assert sentence == "Das Handlungsprogramm schreiben der Betrieb und seine Beratung."
