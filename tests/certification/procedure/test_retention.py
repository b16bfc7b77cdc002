"""People counts go six months after the end of a case; the seals stay true."""

from datetime import timedelta

from django.utils import timezone

from buendnis.journal.queries import entries_of_case
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.models import PeopleNumbers
from certification.procedure.retention import delete_old_counts
from certification.records.models import SealedCounts
from certification.records.queries import broken_seals
from tests.builders.cases import application_at


def ended(days: int) -> Application:
    """Return a decided case with people numbers that ended so many days ago."""
    application = application_at(State.ON_THE_WAY)
    Application.objects.update(state_since=timezone.now() - timedelta(days=days))
    return Application.objects.get(pk=application.pk)


def test_counts_older_than_six_months_are_deleted_and_the_chain_holds(alliance):
    application = ended(days=190)

    deleted = delete_old_counts()

    assert deleted == 1
    assert (SealedCounts.objects.count(), PeopleNumbers.objects.count()) == (0, 0)
    assert list(broken_seals(application)) == []
    assert entries_of_case(application.code)[0].verb == "procedure.counts_deleted"


def test_counts_of_a_younger_case_stay(alliance):
    ended(days=150)

    assert delete_old_counts() == 0
    assert PeopleNumbers.objects.count() == 1


def test_the_second_run_finds_nothing(alliance):
    ended(days=190)
    delete_old_counts()

    assert delete_old_counts() == 0


def test_an_open_case_keeps_its_counts_however_old(alliance):
    application_at(State.FOR_DECISION, case="mittel-180")
    Application.objects.update(state_since=timezone.now() - timedelta(days=900))

    assert delete_old_counts() == 0
