"""A search is read from an address, whatever stands there, and said again the same."""

from django.http import QueryDict

from services.search.query import Notice, Query, address_params, read_query


def read(address: str, **options):
    return read_query(QueryDict(address), **options)


def test_an_address_says_words_filters_and_page():
    query, notices = read(
        "q=Oma+Pflegegrad&thema=pflege-hilfe&thema=beratung&tag=mo&kostenlos=1&seite=3"
    )

    assert notices == ()
    assert query == Query(
        "Oma Pflegegrad",
        {"thema": ("pflege-hilfe", "beratung"), "tag": ("mo",), "kostenlos": ("1",)},
        page=3,
    )


def test_a_search_said_again_is_the_same_search():
    query, _ = read("q=kita&ort=39104&in=uk&barrierefrei=1&seite=2&unbekannt=1")
    again = QueryDict(mutable=True)
    for name, value in address_params(query).items():
        again.setlist(name, value if isinstance(value, list) else [value])

    assert read_query(again) == (query, ())


def test_unknown_values_are_left_out_with_a_notice():
    query, notices = read("thema=quatsch&thema=beratung&tag=montag&in=xx&kostenlos=ja&art=")

    assert query.filters == {"thema": ("beratung",)}
    assert notices == (
        Notice("thema", "quatsch"),
        Notice("tag", "montag"),
        Notice("in", "xx"),
        Notice("kostenlos", "ja"),
    )


def test_a_flood_of_unknown_values_gets_a_few_notices():
    query, notices = read("&".join(f"lage=x{number}" for number in range(900)) + "&lage=pflege")

    assert len(notices) == 5
    assert query.is_empty


def test_a_place_is_taken_as_entries_write_it_and_a_postcode_as_it_is():
    query, notices = read("ort=stadtfeld+ost&ort=39999&ort=Nirgends", places=["Stadtfeld Ost"])

    assert query.filters == {"ort": ("Stadtfeld Ost", "39999")}
    assert notices == (Notice("ort", "Nirgends"),)


def test_a_page_that_is_no_number_is_the_first():
    pages = [read(f"seite={page}")[0].page for page in ("0", "-1", "x", "²", "99999999", "7")]

    assert pages == [1, 1, 1, 1, 1, 7]


def test_hostile_words_become_a_short_line():
    query, _ = read("q=%00%E2%80%AE" + "A" * 10_000)

    assert query.text == "A" * 198


def test_one_filter_more_or_less_begins_at_the_first_page():
    query = Query("oma", {"thema": ("beratung",)}, page=4)

    more = query.plus("lage", "pflege").plus("thema", "wohnen")
    assert more == Query("oma", {"lage": ("pflege",), "thema": ("beratung", "wohnen")})
    assert more.without("thema", "beratung").filters == {"lage": ("pflege",), "thema": ("wohnen",)}
    assert more.without("thema").without("q") == Query("", {"lage": ("pflege",)})
