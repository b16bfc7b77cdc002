"""Help for everybody is found by the one search, in the words of the reader."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from services.search.query import read_query
from services.search.sources import split_key
from services.search.store import search


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Gewalt", "gewalt-frauen"),
        ("Kinderzuschlag", "kinderzuschlag"),
        ("Vergiftung Gift", "gift"),
        ("насильство", "gewalt-frauen"),
        ("116 016", "gewalt-frauen"),
    ],
)
def test_help_for_everybody_is_found(alliance, typed, key):
    query, _ = read_query(QueryDict(urlencode({"q": typed})))

    found = search(alliance, query)

    assert ("hilfe-jetzt", key) in [split_key(each) for each in found.keys]
