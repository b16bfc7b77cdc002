"""Which files travel with an alliance: all that have content, none that was taken back."""

from django.utils import timezone

from buendnis.access.rules import Actor
from certification.assessment.sealing import submission_parts
from certification.privacy.archive import named
from certification.records.actions import seal
from tests.certification.assessment import scenes


def test_a_file_that_was_taken_back_is_named_no_more_although_a_seal_names_it(alliance):
    case = scenes.draft(alliance)
    kept, gone = scenes.a_file(case, "AO-1"), scenes.a_file(case, "AO-2")
    parts, counts = submission_parts(case)
    seal(case, kind="submission", parts=parts, counts=counts, by=Actor(name="Kim"))
    gone.taken_back_at = timezone.now()
    gone.save(update_fields=["taken_back_at"])

    assert named() == {kept.stored_as: kept.sha256}


def test_a_file_with_a_virus_is_named_no_more(alliance):
    row = scenes.a_file(scenes.draft(alliance), "AO-1")
    row.scan_state = "refused"
    row.save(update_fields=["scan_state"])

    assert named() == {}
