"""Without a scope there is an error, never a list; with one there are its rows and no others."""

import pytest

from buendnis.tenancy.scope import (
    NoScope,
    across_alliances,
    current_alliance,
    is_everywhere,
    require_alliance,
    scope,
)
from certification.employers.models import Employer, Employment
from tests.builders import people
from tests.builders.threads import together


@pytest.fixture
def two(db):
    """Return Magdeburg and Marburg, each with one employer; no scope is open."""
    magdeburg, marburg = people.alliance("magdeburg"), people.alliance("marburg")
    people.employer(magdeburg, "Elbwiese")
    people.employer(marburg, "Lahnblick")
    return magdeburg, marburg


def test_without_a_scope_asking_is_an_error(two):
    with pytest.raises(NoScope, match="Employer: kein Bündnis gewählt"):
        Employer.objects.all()


@pytest.mark.parametrize("verb", ["count", "exists", "first", "all"])
def test_every_verb_of_the_manager_asks_for_a_scope(two, verb):
    with pytest.raises(NoScope):
        getattr(Employer.objects, verb)()


def test_without_a_scope_the_children_of_a_row_are_an_error(two):
    with scope(two[0]):
        employer = Employer.objects.get()

    with pytest.raises(NoScope):
        employer.employments.count()


def test_a_scope_shows_its_own_rows_only(two):
    magdeburg, marburg = two

    with scope(magdeburg):
        here = [employer.name for employer in Employer.objects.all()]
    with scope(marburg):
        there = [employer.name for employer in Employer.objects.all()]

    assert (here, there) == (["Elbwiese"], ["Lahnblick"])


def test_a_queryset_keeps_the_scope_it_was_made_in(two):
    magdeburg, marburg = two
    with scope(magdeburg):
        rows = Employer.objects.order_by("name")

    with scope(marburg):
        names = [employer.name for employer in rows]

    assert names == ["Elbwiese"]


def test_an_inner_scope_ends_where_it_ends(two):
    magdeburg, marburg = two

    with scope(magdeburg):
        with scope(marburg):
            inner = current_alliance()
        outer = current_alliance()

    assert (inner, outer, current_alliance()) == (marburg, magdeburg, None)


def test_a_scope_ends_with_an_error_too(two):
    with pytest.raises(ZeroDivisionError), scope(two[0]):
        raise ZeroDivisionError

    assert current_alliance() is None


def test_a_thread_begins_without_a_scope(two):
    with scope(two[0]):
        assert together(current_alliance) == [None]


def test_crossing_alliances_shows_all_rows(two):
    with across_alliances("Ein Test"):
        assert Employer.objects.count() == 2
        assert is_everywhere()
        assert current_alliance() is None

    assert not is_everywhere()


def test_crossing_alliances_needs_a_reason():
    with pytest.raises(ValueError, match="reason"), across_alliances(""):
        pass


def test_where_an_alliance_is_required_crossing_is_not_enough(two):
    with across_alliances("Ein Test"), pytest.raises(NoScope, match="with scope"):
        require_alliance()


def test_prefetching_stays_inside_the_scope(two):
    magdeburg, marburg = two
    person = people.person("Anna Doppelt")
    with scope(magdeburg):
        Employment.objects.create(employer=Employer.objects.get(), user=person, role="owner")
    with scope(marburg):
        Employment.objects.create(employer=Employer.objects.get(), user=person, role="owner")

    with scope(magdeburg):
        names = [each.employer.name for each in person.employments.select_related("employer")]

    assert names == ["Elbwiese"]
