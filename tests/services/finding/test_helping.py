"""Help now is grouped by need, and every help stands in one group."""

from datetime import date

from services.finding.helping import SHOWN, help_groups
from services.helpnow.queries import help_entries
from services.languages.values import GERMAN, LANGUAGES

TODAY = date(2026, 11, 22)


def test_every_help_stands_in_one_group():
    groups = help_groups(GERMAN, "ST", TODAY)

    keys = [card.key for group in groups for card in group.cards]
    assert sorted(keys) == sorted(entry.key for entry in help_entries("ST"))
    assert [group.key for group in groups] == list(SHOWN)


def test_112_comes_first_and_violence_has_its_group():
    first, second, *_ = help_groups(GERMAN, "ST", TODAY)

    assert first.cards[0].facts[0].lines[0].href == "tel:112"
    assert [card.key for card in second.cards] == ["gewalt-frauen", "gewalt-maenner", "missbrauch"]


def test_each_help_says_when_it_was_checked_in_the_readers_language():
    groups = help_groups(LANGUAGES["en"], "ST", TODAY)

    assert all(card.status and card.source.href for group in groups for card in group.cards)
