"""The reader of the law refuses what it does not know, and says which entry is wrong."""

import pytest

from buendnis.strict_yaml import EntryFault
from services.care_rules.reading import RULES, read_rules

GOOD = """
checked_on: 2026-11-22
rules:
  leave:
    title: Freistellung
    values:
      notice:
        name: Ankündigen
        unit: weeks
        words: {none: keine}
        statute: § 2a (1) FPfZG
        rows:
          - {from: 2015-01-01, value: 8, sources: [text]}
"""
EMPTY = "checked_on: 2026-11-22\nrules: {}\n"


@pytest.fixture
def read(tmp_path):
    """Return what reads one text as the first file of the law, the others being empty."""

    def read_text(text):
        for name in RULES:
            (tmp_path / name).write_text(EMPTY, encoding="utf-8")
        (tmp_path / RULES[0]).write_text(text, encoding="utf-8")
        return read_rules(tmp_path)

    return read_text


def test_a_good_file_is_read(read):
    (value,) = read(GOOD).values

    assert (value.key, str(value.value), value.statute) == ("leave.notice", "8", "§ 2a (1) FPfZG")


def test_a_rule_to_which_the_law_refers_lends_its_values(read):
    like = GOOD + "      again: {name: Noch einmal, like: leave.notice, statute: § 2a (6) FPfZG}\n"

    found = {each.key: (str(each.value), each.statute) for each in read(like).values}

    assert found["leave.again"] == ("8", "§ 2a (6) FPfZG")


@pytest.mark.parametrize(
    ("there", "instead", "sentence"),
    [
        ("value: 8,", "value: 8, vlaue: 9,", "Nicht bekannt: vlaue."),
        ("value: 8,", "value: acht,", "Hier fehlt eine Zahl."),
        ("value: 8,", "value: -8,", "Hier fehlt eine Zahl ab 0."),
        ("value: 8,", "value: sometimes, unit: rule,", "Dieses Wort steht nicht in der Liste: sometimes."),
        ("value: 8,", "value: fax, unit: form,", "Diese Form gibt es nicht: fax."),
        ("unit: weeks", "unit: moons", "Diese Einheit gibt es nicht: moons."),
        ("2015-01-01", "2015-02-30", "Das ist kein Tag wie 2026-12-31."),
        (", sources: [text]", "", "Hier fehlt die Quelle."),
        ("value: 8,", "value: null,", "Eine Lücke hat keine Quelle und sagt: Nicht belegt."),
        ("value: 8, sources: [text]", "value: null", "Eine Lücke hat keine Quelle und sagt: Nicht belegt."),
        ("        statute: § 2a (1) FPfZG\n", "", "Es fehlt: statute."),
        ("        name: Ankündigen\n", "        name: Ankündigen\n        like: leave.other\n",
         "Hier fehlen die Werte, oder es sind zwei Arten davon."),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_refused(read, there, instead, sentence):
    assert there in GOOD

    with pytest.raises(EntryFault) as fault:
        read(GOOD.replace(there, instead))

    assert fault.value.sentence == sentence


def test_a_pattern_must_stand_before(read):
    with pytest.raises(EntryFault) as fault:
        read(GOOD + "      again: {name: Noch einmal, like: leave.late, statute: § 1 FPfZG}\n")

    assert fault.value.sentence == "Das Vorbild steht nicht davor: leave.late."
