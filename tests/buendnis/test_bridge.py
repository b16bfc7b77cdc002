"""One app leads to pages of another, which it does not know."""

from buendnis.bridge import HelpPage, help_page


def test_an_address_carries_the_filters_of_its_page(alliance):
    page = HelpPage("care", "Hilfe bei Pflege", "finding:search", query={"lage": "pflege"})

    assert page.href == f"/{alliance.slug}/familien/suche/?lage=pflege"


def test_what_no_app_offers_is_left_out():
    assert help_page("a-page-that-nobody-offers") is None
