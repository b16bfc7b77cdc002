"""Each question of the two fields that the alliance serves says how to fulfil it, and leads to pages that are there."""

import pytest

from buendnis.bridge import help_page
from certification.assessment import fulfilling
from certification.assessment.fulfilling import WAYS, help_for
from certification.catalogue.reading import read_catalogue


def test_every_question_of_both_fields_has_a_way():
    fields = [field for field in read_catalogue().fields if field.id in ("SF", "IK")]

    assert {each.id for field in fields for each in field.criteria} == set(WAYS)


def test_every_named_page_is_offered_and_opens(client, alliance):
    for key in sorted({key for ways in WAYS.values() for way in ways for key in way.pages}):
        page = help_page(key)

        assert page is not None, key
        assert client.get(page.href).status_code == 200, key


def test_a_way_without_any_page_is_not_shown(monkeypatch):
    monkeypatch.setattr(fulfilling, "help_page", lambda key: None)

    assert help_for("SF-4") == ()


@pytest.mark.parametrize("question", ["AO-1", "DI-A1", "unbekannt"])
def test_other_questions_show_nothing(question):
    assert help_for(question) == ()
