"""What is typed into a calculator is kept nowhere, also when it fails, and costs hardly a query."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.calculator.pages import ALLOWANCE, L01, L04, LOAN, PLANNER, TEN_DAYS, W17
from tests.unkept import MARK, filled, watched

pytestmark = pytest.mark.django_db
PAGES = [(LOAN, L01), (LOAN, L04), (ALLOWANCE, TEN_DAYS), (PLANNER, W17)]
EACH = pytest.mark.parametrize(
    ("path", "answers"), PAGES, ids=["net", "gross", "allowance", "plan"]
)


@EACH
def test_answers_leave_no_trace(alliance, path, answers):
    marked = filled(dict.fromkeys(answers, MARK))

    with watched() as watch:
        watch.get(path)
        found = watch.post(path, filled(answers))
        refused = watch.post(path, {**marked, "zeilen": "2"})

    assert watch.traces == []
    assert 'id="ergebnis"' in found.content.decode()
    assert "Bitte prüfen Sie Ihre Angaben" in refused.content.decode()


@EACH
def test_a_fault_leaves_no_trace(alliance, path, answers):
    with watched(breaking="services.calculator.views.render") as watch:
        broken = watch.post(path, filled(answers))

    assert watch.traces == []
    assert broken.status_code == 500


def test_a_longer_plan_asks_no_more_queries(alliance):
    counts = []
    for answers in ({}, W17):
        with watched() as watch, CaptureQueriesContext(connection) as asked:
            watch.post(PLANNER, answers)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 3
