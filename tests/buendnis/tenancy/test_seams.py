"""The ways around a scoped manager, one by one: each refuses another alliance's row."""

from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F

from buendnis.access.rules import EmploymentRole
from buendnis.tenancy.scope import NoScope, WrongAlliance, across_alliances, scope
from certification.applications.models import Application
from certification.catalogue.models import Edition
from certification.employers.models import Employer, Employment
from certification.programme.models import Programme
from certification.records.models import SealedCounts, SealedRecord
from tests.builders import people

TODAY = date(2026, 11, 2)


def case_in(home, name="Betrieb"):
    """Return a draft of a new employer, with an edition that holds nothing."""
    employer = people.employer(home, f"{name} {home.city}")
    with scope(home):
        edition, _ = Edition.objects.get_or_create(
            version="leer", defaults={"content": {}, "content_hash": "0" * 64}
        )
        return Application.objects.create(
            employer=employer, edition=edition, reference_date=TODAY, headcount=12
        )


@pytest.fixture
def marburg(alliance):
    return people.alliance("marburg")


@pytest.fixture
def foreign(marburg):
    """Return a case in Marburg; the test's own scope is Magdeburg."""
    return case_in(marburg)


@pytest.fixture
def own(alliance):
    """Return a case in Magdeburg."""
    return case_in(alliance)


def fresh(row):
    """Return the row as read by itself, with nothing of its relations loaded."""
    with across_alliances("Ein Test holt eine fremde Zeile"):
        return type(row).objects.get(pk=row.pk)


# Reading


def test_a_forward_key_does_not_lead_into_another_alliance(foreign):
    with pytest.raises(Employer.DoesNotExist):
        _ = fresh(foreign).employer


def test_a_forward_key_without_a_scope_is_an_error(own):
    row = fresh(own)

    with scope(None), pytest.raises(NoScope):
        _ = row.employer


def test_a_reverse_one_to_one_does_not_lead_into_another_alliance(foreign, marburg):
    with scope(marburg):
        Programme.objects.create(application=foreign)

    with pytest.raises(ObjectDoesNotExist):
        _ = fresh(foreign).programme


def test_a_reverse_one_to_one_without_a_scope_is_an_error(own):
    Programme.objects.create(application=own)
    row = fresh(own)

    with scope(None), pytest.raises(NoScope):
        _ = row.programme


def test_a_prefetched_forward_key_does_not_lead_into_another_alliance(foreign):
    with across_alliances("Ein Test holt fremde Zeilen"):
        rows = Application.objects.filter(pk=foreign.pk)

    with pytest.raises(ObjectDoesNotExist):
        _ = rows.prefetch_related("employer")[0].employer


def test_a_foreign_row_cannot_be_refreshed(foreign):
    row = fresh(foreign)

    with pytest.raises(Application.DoesNotExist):
        row.refresh_from_db()


def test_a_row_cannot_be_refreshed_without_a_scope(own):
    with scope(None), pytest.raises(NoScope):
        own.refresh_from_db()


def test_a_foreign_row_cannot_be_found_by_its_key(foreign):
    assert Application.objects.filter(pk=foreign.pk).first() is None
    assert Application.objects.filter(code=foreign.code).first() is None


# Saving


def test_a_row_of_another_alliance_cannot_be_saved(foreign):
    row = fresh(foreign.employer)
    row.name = "Umbenannt"

    with pytest.raises(WrongAlliance, match="Employer gehört zu einem anderen Bündnis"):
        row.save()


def test_a_row_cannot_be_saved_without_a_scope(own):
    with scope(None), pytest.raises(NoScope):
        own.employer.save()


def test_a_new_row_is_stamped_with_the_alliance_in_scope(alliance):
    made = Employer.objects.create(name="Neu", sector="bau")

    assert made.alliance == alliance


def test_a_row_cannot_be_handed_to_another_alliance(own, marburg):
    own.employer.alliance = marburg

    with pytest.raises(WrongAlliance):
        own.employer.save()


def test_a_row_cannot_be_fetched_over_from_another_alliance(foreign, alliance):
    row = fresh(foreign.employer)
    row.alliance = alliance

    # The update finds no such row here, so Django tries to insert it; the key is taken.
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_child_cannot_be_saved_under_another_alliances_parent(foreign):
    person = people.person()

    with pytest.raises(WrongAlliance, match="Employment"):
        Employment.objects.create(employer=foreign.employer, user=person, role="owner")


def test_a_child_cannot_be_saved_under_another_alliances_parent_by_its_number(foreign):
    person = people.person()

    with pytest.raises(WrongAlliance, match="Employment"):
        Employment.objects.create(employer_id=foreign.employer_id, user=person, role="owner")


def test_a_grandchild_finds_its_alliance_through_two_parents(foreign):
    with pytest.raises(WrongAlliance):
        Programme.objects.create(application=foreign)


def test_a_reference_beside_the_path_must_be_of_the_same_alliance(own, foreign):
    own.edition = foreign.edition

    with pytest.raises(WrongAlliance, match="Edition"):
        own.save()


def test_a_reference_beside_the_path_must_be_of_the_same_alliance_by_number(own, foreign):
    own.employer.applications.update(state="withdrawn")

    with pytest.raises(WrongAlliance):
        Application.objects.create(
            employer=own.employer,
            edition_id=foreign.edition_id,
            reference_date=TODAY,
            headcount=3,
        )


def test_across_alliances_a_row_may_be_saved(foreign):
    row = fresh(foreign.employer)

    with across_alliances("Ein Test speichert"):
        row.save()

    assert fresh(row).name == row.name


# Many at once


def test_an_update_reaches_own_rows_only(own, foreign):
    changed = Application.objects.update(headcount=99)

    assert changed == 1
    assert fresh(foreign).headcount == 12


def test_an_update_without_a_scope_is_an_error(own):
    with scope(None), pytest.raises(NoScope):
        Application.objects.update(headcount=99)


def test_an_update_cannot_hand_rows_to_another_alliance(own, marburg):
    with pytest.raises(WrongAlliance):
        Employer.objects.update(alliance=marburg)


def test_an_update_cannot_hand_rows_to_another_alliance_by_number(own, marburg):
    with pytest.raises(WrongAlliance):
        Employer.objects.update(alliance_id=marburg.pk)


def test_an_update_cannot_move_children_under_another_alliances_parent(own, foreign):
    with pytest.raises(WrongAlliance):
        Application.objects.update(employer=foreign.employer)


def test_an_update_cannot_point_beside_the_path_into_another_alliance(own, foreign):
    with pytest.raises(WrongAlliance):
        Application.objects.update(edition=foreign.edition_id)


def test_an_update_of_an_owner_by_expression_is_refused(own):
    with pytest.raises(WrongAlliance):
        Application.objects.update(edition=F("employer"))


def test_an_update_may_point_at_own_rows(own):
    assert Application.objects.update(edition=own.edition, employer=own.employer) == 1


def test_a_bulk_update_reaches_own_rows_only(own, foreign):
    row = fresh(foreign)
    row.headcount = 99

    assert Application.objects.bulk_update([row], ["headcount"]) == 0


def test_a_bulk_update_cannot_move_rows(own, foreign):
    row = fresh(own)
    row.employer_id = foreign.employer_id

    with pytest.raises(WrongAlliance):
        Application.objects.bulk_update([row], ["employer"])


def test_rows_made_in_bulk_are_stamped(alliance):
    made = Employer.objects.bulk_create([Employer(name="A", sector="bau", code="AAA")])

    assert [row.alliance for row in made] == [alliance]


def test_rows_made_in_bulk_cannot_belong_to_another_alliance(marburg):
    with pytest.raises(WrongAlliance):
        Employer.objects.bulk_create([Employer(name="A", sector="bau", alliance=marburg)])


def test_children_made_in_bulk_cannot_have_another_alliances_parent(foreign):
    child = Employment(employer=foreign.employer, user=people.person(), role="owner")

    with pytest.raises(WrongAlliance):
        Employment.objects.bulk_create([child])


def test_children_made_in_bulk_through_a_parent_are_checked(own, foreign):
    child = Employment(employer=foreign.employer, user=people.person(), role="owner")

    with pytest.raises(WrongAlliance):
        own.employer.employments.bulk_create([child])


def test_deleting_reaches_own_rows_only(own, foreign):
    for case in (own, foreign):
        with scope(case.employer.alliance):
            people.employed(case.employer, EmploymentRole.OWNER)

    deleted, _ = Employment.objects.all().delete()

    assert deleted == 1


# Checking


def test_a_full_clean_refuses_another_alliances_parent(foreign):
    child = Employment(employer_id=foreign.employer_id, user=people.person(), role="owner")

    with pytest.raises(ValidationError, match="employer"):
        child.full_clean()


def test_a_full_clean_finds_a_code_that_exists_in_another_alliance(foreign, alliance):
    twin = Employer(
        alliance=alliance,
        code=foreign.employer.code,
        name="Zwilling",
        sector="bau",
        street="Elbstraße 1",
        postcode="39104",
        city="Magdeburg",
        contact_name="Erika Musterfrau",
        contact_email="kontakt@example.org",
        contact_phone="0391 1",
    )

    with pytest.raises(ValidationError, match="Code"):
        twin.full_clean(exclude=["sort_key"])


def test_the_same_version_may_exist_in_each_alliance(own, foreign):
    assert own.edition.version == foreign.edition.version
    assert own.edition != foreign.edition


def test_reading_through_three_parents_stays_inside(foreign, marburg):
    with scope(marburg):
        record = SealedRecord.objects.create(
            application=foreign,
            kind="submission",
            number=1,
            parts={},
            part_hashes={},
            hash="1" * 64,
            sealed_by="Portal",
        )
        SealedCounts.objects.create(record=record, salt="s", content={})

    assert (SealedRecord.objects.count(), SealedCounts.objects.count()) == (0, 0)
    with pytest.raises(ObjectDoesNotExist):
        _ = fresh(record).counts
