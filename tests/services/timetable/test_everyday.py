"""Rules read as people say them and come back as they were."""

import pytest

from services.timetable.everyday import (
    Everyday,
    Repeats,
    everyday_of,
    rule_of,
    same_rule,
    words_of_rule,
)

RULES = {
    "": "",
    "FREQ=DAILY": "jeden Tag",
    "FREQ=WEEKLY;BYDAY=TU": "jede Woche am Dienstag",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR": "jede Woche am Montag, Mittwoch und Freitag",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH": "alle zwei Wochen am Donnerstag",
    "FREQ=MONTHLY;BYDAY=2TU": "jeden 2. Dienstag im Monat",
    "FREQ=MONTHLY;BYDAY=1WE,3WE": "jeden 1. und 3. Mittwoch im Monat",
    "FREQ=MONTHLY;BYDAY=-1SA": "jeden letzten Samstag im Monat",
}


@pytest.mark.parametrize("rule", RULES)
def test_a_usual_rule_has_words_and_comes_back(rule):
    assert words_of_rule(rule) == RULES[rule]
    assert rule_of(everyday_of(rule)) == rule


@pytest.mark.parametrize(
    "rule",
    ["FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=WEEKLY;BYDAY=MO;COUNT=5",
     "FREQ=MONTHLY;BYDAY=1MO,2TU", "gar keine Regel"],
)  # fmt: skip
def test_a_rare_rule_stays_a_rule(rule):
    assert everyday_of(rule) == Everyday(Repeats.RULE, rule=rule)
    assert words_of_rule(rule) == rule


def test_the_same_rule_in_another_order_is_the_same():
    assert same_rule("FREQ=WEEKLY;BYDAY=TU,MO", "BYDAY=MO,TU;FREQ=WEEKLY")
    assert not same_rule("FREQ=WEEKLY;BYDAY=TU", "")
    assert not same_rule("FREQ=WEEKLY;BYDAY=TU", "Unsinn")


@pytest.mark.parametrize(
    ("everyday", "sentence"),
    [
        (Everyday(Repeats.WEEKLY), "Bitte wählen Sie einen Wochentag."),
        (
            Everyday(Repeats.MONTHLY, ("di",)),
            "Bitte wählen Sie, der wievielte Wochentag im Monat es ist.",
        ),
    ],
)
def test_what_is_missing_is_said(everyday, sentence):
    with pytest.raises(ValueError, match=sentence):
        rule_of(everyday)
