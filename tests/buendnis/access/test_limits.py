"""A source is counted without a cookie and without its address being kept."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from buendnis.access.limits import Limit, is_used_up

TWICE = Limit("test", times=2, seconds=60)


def sent_from(address: str):
    return RequestFactory().post("/", REMOTE_ADDR=address)


def tries(*addresses: str) -> list[bool]:
    return [is_used_up(TWICE, sent_from(address)) for address in addresses]


def test_each_source_has_its_own_count():
    assert tries("192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2") == [False, False, True, False]


def test_the_same_address_written_in_the_other_way_is_the_same_source():
    sources = ("::ffff:192.0.2.1", "192.0.2.1", "::ffff:192.0.2.1", "::ffff:192.0.2.2")

    assert tries(*sources) == [False, False, True, False]


def test_limits_of_other_forms_are_counted_apart():
    tries("192.0.2.1", "192.0.2.1")

    assert not is_used_up(Limit("other", times=1, seconds=60), sent_from("192.0.2.1"))


def test_a_line_with_many_addresses_is_one_source():
    assert tries("2001:db8::1", "2001:db8::ffff", "2001:db8::2") == [False, False, True]


def test_no_place_keeps_the_address_and_every_day_has_other_marks(monkeypatch):
    kept: list[str] = []
    add = cache.add
    monkeypatch.setattr(cache, "add", lambda key, *args: kept.append(key) or add(key, *args))

    tries("192.0.2.1")
    monkeypatch.setattr(
        "buendnis.access.limits.timezone.localdate", lambda: datetime(2030, 1, 1, tzinfo=UTC).date()
    )
    tries("192.0.2.1")

    places = [key for key in kept if key.startswith("limit:")]
    assert not any("192.0.2.1" in key for key in kept)
    assert len(set(places)) == 2


@pytest.mark.parametrize("hops", ["203.0.113.9", "198.51.100.1, 203.0.113.9"])
def test_behind_a_proxy_of_ours_the_address_before_it_counts(settings, hops):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    request = RequestFactory().post("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": hops})

    assert [is_used_up(TWICE, request) for _ in range(2)] == [False, False]
    assert is_used_up(TWICE, request)
