"""Files that nothing names go after a week; what a row or a seal names stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from certification.assessment.evidence_actions import add_evidence
from certification.assessment.files import store
from certification.assessment.files.checks import checked
from certification.assessment.orphans import delete_orphans
from certification.assessment.sealing import submission_parts
from certification.records.actions import seal
from tests.builders import people
from tests.certification.assessment import scenes
from tests.certification.assessment.files import made


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.EVIDENCE_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def case(alliance):
    return scenes.complete(alliance)


def in_a_week():
    return timezone.now() + timedelta(days=7, minutes=1)


def stored_evidence(case):
    by = people.actor(people.employed(case.employer), case.employer.alliance)
    return add_evidence(
        case, file=checked("plan.pdf", made.pdf()), title="", criteria=[], by=by
    ), by


def test_what_a_cut_off_upload_left_behind_goes_after_a_week(alliance, folder):
    store.put(b"whole", alliance="magdeburg")
    (folder / "magdeburg" / "half.neu").write_bytes(b"half")

    early, late = delete_orphans(), delete_orphans(in_a_week())

    assert (early, late) == (0, 2)
    assert list(folder.glob("*/*")) == []


def test_a_file_with_a_row_stays(case):
    evidence, _ = stored_evidence(case)

    assert delete_orphans(in_a_week()) == 0
    assert store.path_of(evidence.stored_as).exists()


def test_a_file_that_a_sealed_submission_names_stays_without_its_row(case):
    evidence, by = stored_evidence(case)
    parts, counts = submission_parts(case)
    seal(case, kind="submission", parts=parts, counts=counts, by=by)
    evidence.delete()

    assert delete_orphans(in_a_week()) == 0
    assert store.path_of(evidence.stored_as).exists()
