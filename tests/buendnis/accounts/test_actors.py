"""The actor of a request knows all roles and employers of this alliance and of no other."""

from django.utils import timezone

from buendnis.access.rules import ANONYMOUS, EmploymentRole, Role
from buendnis.accounts.actors import actor_for
from buendnis.accounts.models import Membership
from certification.employers.models import Employment
from tests.builders import people


def test_nobody_signed_in_is_the_anonymous_actor(alliance):
    assert actor_for(None, alliance) == ANONYMOUS


def test_a_person_has_all_roles_of_this_alliance_only(alliance):
    marburg = people.alliance("marburg")
    anna = people.member(alliance, Role.COORDINATOR, Role.ADMIN)
    people.member(marburg, Role.BOARD, user=anna)

    actor = people.actor(anna, alliance)

    assert actor.roles == {Role.COORDINATOR, Role.ADMIN}


def test_an_ended_membership_gives_no_role(alliance):
    anna = people.member(alliance, Role.BOARD)
    Membership.objects.update(until=timezone.now())

    assert people.actor(anna, alliance).roles == frozenset()


def test_employments_of_today_and_of_the_past_are_known(alliance):
    today, before = people.employer(alliance, "Heute"), people.employer(alliance, "Früher")
    owner = people.employed(today)
    people.employed(before, EmploymentRole.CONTRIBUTOR, user=owner)
    Employment.objects.filter(employer=before).update(until=timezone.now())

    actor = people.actor(owner, alliance)

    assert actor.employments == {today.pk: EmploymentRole.OWNER}
    assert actor.former_employers == {before.pk}
    assert actor.ever_worked_for(before.pk)


def test_a_required_second_factor_is_missing_until_it_is_set_up(alliance):
    alliance.second_factor_roles = [Role.BOARD]
    alliance.save()
    board, coordinator = (
        people.member(alliance, Role.BOARD),
        people.member(alliance, Role.COORDINATOR),
    )

    assert people.actor(board, alliance).needs_second_factor
    assert not people.actor(coordinator, alliance).needs_second_factor
