"""Numbers, dates, sizes and lists read the way German readers expect them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from buendnis.templatetags import german


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Decimal("39.45"), 1, "39,5"),
        (Decimal("-0.04"), 1, "0,0"),
        (1234567, 0, "1\u202f234\u202f567"),
        ("12,5", 1, "12,5"),
        (None, 1, ""),
        ("keine Zahl", 1, ""),
        (True, 1, ""),
    ],
)
def test_a_number_has_a_comma_and_is_rounded_half_up(value, places, text):
    assert german.komma(value, places) == text


def test_a_number_in_a_sentence_has_no_trailing_zero():
    assert [german.zahl(value) for value in (23, Decimal("39.5"))] == ["23", "39,5"]


def test_whole_numbers_are_grouped():
    assert german.ganz(2100) == "2\u202f100"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1\u00a0Punkt"),
        (Decimal("39.5"), "39,5\u00a0Punkte"),
        (0, "0\u00a0Punkte"),
        (None, "nicht bewertet"),
    ],
)
def test_points_carry_their_unit(value, text):
    assert german.punkte(value) == text


def test_a_share_carries_its_sign():
    assert [german.prozent(60), german.prozent(None)] == ["60\u00a0%", ""]


def test_a_date_is_written_in_words_and_in_figures():
    day = date(2026, 3, 3)

    assert [german.datum(day), german.datum_kurz(day)] == ["3.\u00a0März 2026", "03.03.2026"]


def test_a_moment_is_written_in_local_time():
    late = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)

    assert german.zeitpunkt(late) == "1.\u00a0Januar 2027, 00:30\u00a0Uhr"


def test_no_date_is_written_as_nothing():
    assert [german.datum(None), german.datum_kurz(None), german.zeitpunkt(None)] == ["", "", ""]


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (512, "512\u00a0Byte"),
        (12_300, "12\u00a0KB"),
        (999_499, "999\u00a0KB"),
        (999_500, "1,0\u00a0MB"),
        (1_432_000, "1,4\u00a0MB"),
        (None, ""),
    ],
)
def test_a_file_size_is_short(size, text):
    assert german.dateigroesse(size) == text


@pytest.mark.parametrize(("count", "text"), [(0, "0 Fragen"), (1, "1 Frage"), (3, "3 Fragen")])
def test_a_count_agrees_with_its_noun(count, text):
    assert german.zahlwort(count, "Frage,Fragen") == text


@pytest.mark.parametrize(
    ("values", "text"),
    [([], ""), (None, ""), (["a"], "a"), (["a", "b"], "a und b"), (["a", "b", "c"], "a, b und c")],
)
def test_a_list_becomes_a_phrase(values, text):
    assert german.aufzaehlung(values) == text


def test_a_choice_is_joined_with_its_own_word():
    assert german.aufzaehlung(["a", "b"], "oder") == "a oder b"


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (timedelta(seconds=20), "seit gerade eben"),
        (timedelta(minutes=1), "seit einer Minute"),
        (timedelta(hours=5), "seit 5 Stunden"),
        (timedelta(days=1), "seit einem Tag"),
        (timedelta(days=3), "seit 3 Tagen"),
        (timedelta(days=15), "seit 2 Wochen"),
        (timedelta(days=400), "seit einem Jahr"),
    ],
)
def test_a_moment_is_told_from_today(ago, text):
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

    assert german.seit(now - ago, now) == text


def test_a_date_is_told_in_days():
    now = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)

    assert german.seit(date(2026, 11, 21), now) == "seit einem Tag"
    assert german.seit(date(2026, 11, 22), now) == "seit heute"


def test_without_a_clock_now_is_meant():
    assert german.seit(timezone.now()) == "seit gerade eben"


def test_without_a_moment_nothing_is_told():
    assert german.seit(None) == ""
