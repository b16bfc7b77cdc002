"""The sheets of the file are complete, serve questions that exist, and a faulty file is named with entry and field."""

import pytest

from certification.catalogue.reading import CatalogueError, read_catalogue
from certification.starters.reading import read_sheets, sheets, starters_for
from tests.builders.reading import says_du

SHEET = """as_of: "2026-11-22"
sheets:
  - key: probe
    title: Probe
    headline: Probe
    purpose: Wozu
    note: Hinweis
    criteria: [AO-1]
    parts:
      - {part}
"""


def texts(sheet) -> list[str]:
    """Return everything that a sheet says."""
    found = [sheet.headline, sheet.purpose, sheet.note]
    for part in sheet.parts:
        found += [part.heading, part.text, *part.points, *part.numbers]
        found += [words for blank in part.fill for words in (blank.label, blank.hint)]
    return found


def test_there_are_six_sheets_and_each_serves_questions_of_the_catalogue():
    known = read_catalogue()

    assert [one.key for one in sheets().all] == [
        "beschwerdestelle", "familie-und-pflege", "was-familie-heisst", "vertretung",
        "jahresgespraech", "stellen",
    ]  # fmt: skip
    asked = {key for one in sheets().all for key in one.criteria}
    assert asked - set(known.question_ids) == set()


def test_a_question_finds_its_sheets():
    assert [one.key for one in starters_for("AO-1")] == ["vertretung"]
    assert starters_for("AO-2") == ()


def test_where_the_law_is_named_its_source_stands_below():
    assert [
        one.key for one in sheets().all if "§" in " ".join(texts(one)) and not one.sources
    ] == []


def test_all_sheets_say_sie():
    assert [one.key for one in sheets().all if says_du(" ".join(texts(one)))] == []


def test_the_yearly_talk_has_five_questions():
    talk = sheets().named("jahresgespraech")

    assert [len(part.numbers) for part in talk.parts if part.numbers] == [5]


@pytest.mark.parametrize(
    ("part", "entry", "sentence"),
    [
        ("{heading: Leer}", "sheets.probe.parts.Leer", "Dieser Teil sagt nichts."),
        ("{heading: A, txt: B}", "sheets.probe.parts.A.txt", "Diesen Eintrag gibt es nicht."),
        (
            "{heading: A, fill: [{key: x, label: X, longest: 900}]}",
            "sheets.probe.parts.A.fill.x.longest",
            "Hier muss eine Zahl von 1 bis 200 stehen.",
        ),
        (
            "{heading: A, fill: [{key: x, label: X, longest: 9}, {key: x, label: Y, longest: 9}]}",
            "sheets.probe.parts.x",
            "Diese Kennung steht zweimal da.",
        ),
        (
            "{heading: A, table: {caption: C, rows: 99, columns: []}}",
            "sheets.probe.parts.A.table.rows",
            "Hier muss eine Zahl von 1 bis 12 stehen.",
        ),
        ("{heading: A, points: [x], numbers: [y]}", "sheets.probe.parts.A.numbers", "Punkte und"),
    ],
)
def test_a_faulty_file_is_named_with_entry_and_field(tmp_path, part, entry, sentence):
    file = tmp_path / "starters.yaml"
    file.write_text(SHEET.replace("{part}", part))

    with pytest.raises(CatalogueError) as fault:
        read_sheets(file)

    assert str(fault.value).startswith(f"{file}")
    assert f"{entry}: {sentence}" in str(fault.value)
