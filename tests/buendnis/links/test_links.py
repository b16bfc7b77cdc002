"""A link by mail opens one thing once; a used, old or damaged one says so."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from buendnis.links.actions import new_link, use_up
from buendnis.links.models import SecretLink
from buendnis.links.queries import ALTERED, EXPIRED, USED, opened_link
from buendnis.workflow import NotPossible

pytestmark = pytest.mark.django_db
found = opened_link("probe")


def a_link(**changes):
    wanted = {"purpose": "probe", "about": "K7Q2XA8B", "email": "Rat@Betrieb.example", "days": 14}
    return new_link(**wanted | changes)


def test_the_secret_is_not_in_the_database(alliance):
    token = a_link()

    assert token.partition("-")[2] not in str(SecretLink.objects.values_list().get())


def test_a_fresh_link_opens(alliance):
    opened = found(None, a_link())

    assert (opened.closed, opened.link.email) == ("", "rat@betrieb.example")


def test_a_used_link_says_so_and_cannot_be_used_again(alliance):
    token = a_link()
    link = use_up(found(None, token).link)

    assert found(None, token).closed == USED
    with pytest.raises(NotPossible, match=USED):
        use_up(link)


def test_an_expired_link_says_so(alliance):
    token = a_link()
    SecretLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert found(None, token).closed == EXPIRED


def test_a_damaged_link_still_finds_its_row(alliance):
    token = a_link()

    assert found(None, token[:-1] + "x!").closed == ALTERED


@pytest.mark.parametrize("token", ["", "-", "ZZZZZZZZ-x", "'; DROP TABLE--"])
def test_an_unknown_link_is_not_found(alliance, token):
    with pytest.raises(Http404):
        found(None, token)


def test_a_link_of_another_purpose_is_not_found(alliance):
    token = a_link(purpose="etwas-anderes")

    with pytest.raises(Http404):
        found(None, token)


def test_a_new_link_closes_the_one_before(alliance):
    first = a_link()
    second = a_link()

    assert [found(None, token).closed for token in (first, second)] == [EXPIRED, ""]
