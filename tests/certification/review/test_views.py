"""The pages of an examination: what they show, what they save, whom they refuse."""

import pytest

from tests.builders.people import signed_in
from tests.certification.review.scene import in_review

PAGES = ("", "FU/", "DI/", "zahlen/", "besuch/", "bericht/")


@pytest.mark.parametrize("page", PAGES)
def test_the_examiner_opens_every_page(alliance, page):
    scene = in_review(alliance)

    answer = signed_in(scene.examiner).get(scene.path(f"pruefung/{page}"))

    assert answer.status_code == 200
