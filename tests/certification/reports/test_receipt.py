"""What the receipt says of an answer, from the sealed parts alone."""

from certification.catalogue.reading import read_catalogue
from certification.records.models import SealedRecord
from certification.reports.receipt import Receipt

ANSWER = {
    "stage": 2, "not_applicable": "", "not_applicable_why": "", "planned": False, "note": "",
    "show_on_visit": False, "visit_note": "",
}  # fmt: skip


def notes_of(**answers) -> dict[str, str]:
    """Return the description that the receipt prints with each of these answers."""
    record = SealedRecord(parts={"answers": answers, "evidence": []})
    sections = Receipt(record, read_catalogue()).sections
    return {row.id: row.note for section in sections for row in section.rows}


def test_a_description_that_serves_two_stands_with_both():
    shared = ANSWER | {"note_of": "AO-6", "shared_note": "Ein Anruf genügt."}

    found = notes_of(**{"AO-6": ANSWER | {"note": "Ein Anruf genügt."}, "AZ-4": shared})

    assert found == {"AO-6": "Ein Anruf genügt.", "AZ-4": "siehe AO-6: Ein Anruf genügt."}


def test_a_record_from_before_descriptions_could_be_shared_still_prints():
    assert notes_of(**{"AO-1": ANSWER | {"note": "Zwei Namen am Brett."}}) == {
        "AO-1": "Zwei Namen am Brett."
    }
