"""The list of questions as people ask them, asked of the directories that the portal ships."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from buendnis.tenancy.scope import scope
from services.directory.models import Entry
from services.loading.actions import load_content
from services.search.query import Query
from services.search.sources import split_key
from services.search.store import index_of
from tests.builders import people

pytestmark = pytest.mark.slow
PAIRS = yaml.safe_load(Path(__file__).with_name("pairs.yaml").read_text(encoding="utf-8"))
FIRST = 3


def test_there_are_enough_questions():
    assert sum(map(len, PAIRS.values())) >= 60


@pytest.mark.parametrize("slug", PAIRS)
def test_people_find_what_they_ask_for(db, slug):
    home = people.alliance(slug)
    load_content(samples=False, only=slug)
    with scope(home):
        keys = dict(Entry.objects.values_list("code", "key"))
    missed = []

    with index_of(home) as index:
        for pair in PAIRS[slug]:
            query = Query(pair["q"], language=pair.get("sprache", "de"))
            found = index.search(query.text, today=date(2026, 11, 22), language=query.language)
            most = 1 if pair.get("first") else FIRST
            first = [keys.get(key, split_key(key)[1]) for key in found.keys[:most]]
            if pair["find"] not in first:
                missed.append((pair["q"], pair["find"], first))

    assert missed == []
