"""A finished examination freezes what was found; people counts lie apart from everything else."""

import json

from certification.records.actions import seal
from certification.records.queries import broken_seals
from certification.review.actions import record_numbers
from certification.review.sealing import examination_parts
from certification.scoring import Result
from tests.certification.review.scene import confirm, confirm_rest, in_review

PARTS = {
    "complaints_office",
    "benefits",
    "evidence",
    "examiner",
    "findings",
    "numbers",
    "report_text",
    "score",
    "visit",
}


def finished(alliance, **options):
    scene = in_review(alliance, **options)
    confirm(scene)
    confirm_rest(scene)
    return scene


def test_the_record_has_all_parts(alliance):
    parts, counts = examination_parts(finished(alliance).application)

    assert set(parts) == PARTS
    assert counts["people"]["n_w"] == 62


def test_each_finding_keeps_claim_and_stage(alliance):
    parts, _ = examination_parts(finished(alliance).application)

    assert parts["findings"]["AO-1"] == {
        "claimed": 3,
        "claimed_not_applicable": "",
        "stage": 3,
        "not_applicable": "",
        "reason": "",
        "text": "",
    }
    assert parts["evidence"]["AO-1"] == {"verdict": "visit", "files": []}


def test_no_part_holds_people_counts(alliance):
    scene = finished(alliance)
    record_numbers(
        scene.application,
        group="workforce",
        version=1,
        verdict="corrected",
        values={"n_w": 61, "n_m": 117},
        text="Eine Person war falsch zugeordnet.",
        by=scene.actor,
    )

    parts, counts = examination_parts(scene.application)

    assert parts["numbers"]["workforce"] == {
        "verdict": "corrected",
        "text": "Eine Person war falsch zugeordnet.",
    }
    assert counts["values"]["n_w"] == 61
    kept = json.dumps({name: part for name, part in parts.items() if name != "score"})
    assert not any(f'"{key}"' in kept for key in ("n_w", "leaders", "b_m", "umfrage_n"))


def test_below_ten_there_are_no_counts(alliance):
    _, counts = examination_parts(finished(alliance, headcount=7).application)

    assert counts is None


def test_notes_of_the_visit_stay_working_papers(alliance):
    scene = finished(alliance)
    scene.application.visit.notes = "Pforte fragen"
    scene.application.visit.save()

    parts, _ = examination_parts(scene.application)

    assert parts["visit"] == {
        "refused": False,
        "date": "2026-11-10",
        "kind": "site",
        "with_whom": "Leitung",
    }


def test_the_score_comes_back_as_it_was(alliance):
    parts, _ = examination_parts(finished(alliance).application)

    result = Result.from_dict(json.loads(json.dumps(parts["score"])))

    assert (str(result.total), result.level) == ("62.6", "weg")


def test_a_sealed_examination_is_whole(alliance):
    scene = finished(alliance)
    parts, counts = examination_parts(scene.application)
    seal(scene.application, kind="examination", parts=parts, counts=counts, by=scene.actor)

    assert list(broken_seals(scene.application)) == []
