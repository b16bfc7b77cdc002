"""What the guide says: every number from the rulebook, every statement with its paragraph, nothing wrong on any day."""

import re
from datetime import date, timedelta

import pytest

from buendnis.strict_yaml import EntryFault
from services.care_rules.laws import pieces
from services.care_rules.queries import the_rulebook
from services.guide import reading
from services.guide.documents import TITLES
from services.guide.filling import NOT_YET, filled, references
from services.guide.overview import columns_on, easy_on, easy_overview, overview
from services.guide.pages import chapter_shown, chapters_shown
from services.guide.queries import KEYS, chapters
from services.guide.tables import benefit_table, grade_rows, money_chart, salary_example
from services.guide.ways import LETTER_TITLES, TARGETS
from services.letters.queries import letters
from tests.readability.formula import WORD, sentences

TODAY = date(2026, 11, 22)
FOLDER = date(2015, 7, 1)
STATEMENTS = [(each.key, one) for each in chapters() for one in each.statements]
CELLS = [one for column in overview().columns for cell in column.cells.values() for one in cell]
# What is no value of the law: years and days of history, numbers of grades and Stufen, one and a half.
KEPT = re.compile(r"\b20\d\d\b|\b1\. Januar\b|Pflegegrad \d|von 1 bis 5|Absatz \d")
TYPED = re.compile(
    r"\d|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig)\b", re.IGNORECASE
)


def texts() -> list[tuple[str, str]]:
    """Return everything that must not type a number of the law."""
    found = [(key, one.text) for key, one in STATEMENTS]
    found += [("overview", one.text) for one in CELLS]
    found += [
        (each.key, text) for each in chapters() for text in (each.title, each.lead, *each.unknown)
    ]
    found += [("overview_ls", line) for part in easy_overview().parts for line in part.lines]
    found += [(each.name, each.text) for each in reading.glossary()]
    found += [("changes", each.text) for each in reading.changes()]
    return found


def test_no_number_of_the_law_is_typed_into_a_text():
    bare = [(place, KEPT.sub("", re.sub(r"{[^}]*}", "", text))) for place, text in texts()]
    typed = [(place, text) for place, text in bare if TYPED.search(text)]

    # The title of the model names its years, and its lead the shares that the page reckons.
    assert [pair for pair in typed if pair[0] != "gehaltsmodell-2012"] == []


def test_every_reference_leads_into_the_rulebook_and_none_is_left_over():
    book = the_rulebook()
    errors = [each.right for each in reading.folder_errors()]
    for place, text in [*texts(), *(("folder_errors", text) for text in errors)]:
        for key, day in references(text):
            assert key in book.values, (place, key)
            assert day is None or book.at(key, day), (place, key)
        assert "{" not in filled(text, book, TODAY), (place, text)


@pytest.mark.parametrize(
    "day", [date(2015, 1, 1), FOLDER, date(2021, 1, 1), date(2023, 5, 1), TODAY]
)
def test_no_statement_of_a_day_asks_for_what_the_law_of_that_day_did_not_know(day):
    for chapter in chapters():
        if not chapter.dated:
            continue
        shown = chapter_shown(chapter, the_rulebook(), day=day, today=TODAY)
        said = " ".join([shown.lead, *(each.text for block in shown.blocks for each in block.said)])
        assert NOT_YET not in said, (chapter.key, day)


def test_every_statement_names_a_paragraph_that_can_be_looked_up_or_a_source_or_is_advice():
    for key, one in STATEMENTS:
        assert one.laws or one.source in the_rulebook().sources or one.tip, (key, one.text)
        assert not (one.tip and one.laws), (key, one.text)
    laws = {law for _, one in STATEMENTS for law in one.laws} | {
        law for one in CELLS for law in one.laws
    }
    laws |= {law for each in reading.changes() for law in each.laws}
    laws |= {law for each in reading.folder_errors() for law in each.laws}
    laws |= {law for each in reading.glossary() for law in each.laws}
    laws |= {law for part in easy_overview().parts for law in part.laws}
    for law in laws:
        first = pieces(law)[0]
        assert first.url or "alte Fassung" in first.text, law


def test_every_chapter_leads_on_to_what_there_is():
    for chapter in chapters():
        assert set(chapter.related) <= set(KEYS) - {chapter.key}, chapter.key
        assert set(chapter.targets) <= set(TARGETS), chapter.key
        assert set(chapter.letters) <= set(LETTER_TITLES), chapter.key
        assert chapter.search, chapter.key
    assert {each.chapter for each in reading.glossary() if each.chapter} <= set(KEYS)
    assert {column.chapter for column in overview().columns} <= set(KEYS)
    assert not set(TITLES) & set(KEYS)


def test_a_version_of_a_statement_changes_on_a_day_on_which_the_law_changed():
    starts = {each.valid_from for rows in the_rulebook().values.values() for each in rows}
    ends = {each.valid_to for rows in the_rulebook().values.values() for each in rows}
    for place, one in [*STATEMENTS, *(("overview", one) for one in CELLS)]:
        assert one.valid_from in starts | {None}, (place, one.text)
        assert one.valid_to in ends | {None} | {each - timedelta(days=1) for each in starts}, place


def test_every_change_of_the_log_is_a_change_of_its_values():
    for change in reading.changes():
        for key in change.keys:
            rows = the_rulebook().values[key]
            days = {each.valid_from for each in rows}
            days |= {each.valid_to + timedelta(days=1) for each in rows if each.valid_to}
            assert change.on in days, (change.on, key)


def test_the_overview_in_easy_german_has_one_short_thought_a_line_and_short_words():
    easy = easy_on(the_rulebook(), TODAY)
    for line in [*easy.lead, *(each for part in easy.parts for each in part.lines)]:
        assert len(sentences(line)) == 1, line
        assert len(WORD.findall(line)) <= 12, line
        assert not re.search(r"\bdes\b|\beines\b|\bwürde|\bkönnte", line), line
        assert all(len(part) <= 12 for word in WORD.findall(line) for part in word.split("-")), line


# The errors of the folder (E…) and of public pages (P…): what must never come back.
TRAPS = {
    "E1 ten days": ("pflegezeit", r"10 Arbeitstage", r"\b10 Tage\b|zehn Tage"),
    "E3 after the end": ("darlehen", r"48 Monate nach dem Beginn", r"48 Monate nach dem Ende"),
    "E4 debt gone": ("darlehen", r"24 Monate ohne Pause von Grundsicherung.*noch nicht fällig", r"^$"),
    "E5 holiday is cut": ("pflegezeit", r"darf ihn um ein Zwölftel", r"Urlaub wird gekürzt"),
    "E6 counts against": ("letzte-lebensphase", r"eigene Grenze", r"^$"),
    "E7 only if agreed": ("pflegezeit", r"nur ablehnen, wenn dringende Gründe", r"im Einvernehmen"),
    "E9 wrong book": ("leistungen", r"Pflege", r"SGB IX"),
    "E10 home": ("pflegezeit", r"Ein Heim zählt nicht", r"Altenwohnheim"),
    "E11 level I": ("pflegezeit", r"schon der kleinste reicht", r"Pflegestufe"),
    "E12 four weeks": ("leistungen", r"8 Wochen", r"vier Wochen"),
    "E13 doctor only": ("kurz-fehlen", r"Pflegefachperson", r"^$"),
    "E14 written": ("pflegezeit", r"Die Form: Textform, also auch E-Mail", r"^$"),
    "E15 nothing": ("kleine-betriebe", r"4 Wochen antworten", r"kein Antrag"),
    "P1 after a death": (
        "kuendigungsschutz-und-versicherung", r"endet trotzdem 4 Wochen nach dem Tod", r"^$",
    ),
    "P2 nurse": ("pflegezeit", r"Papier einer Pflegefachperson reicht hier nicht", r"^$"),
    "P3 waiting time": ("pflegezeit", r"nicht erst eine Zeit lang dort arbeiten", r"6 Monate im Betrieb"),
    "P3 hours": ("pflegezeit", r"kleinste Zahl von Stunden gibt es hier nicht", r"15 Stunden"),
    "P4 at least 25": ("familienpflegezeit", r"mehr als 25", r"ab 25|mindestens 25"),
}  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_a_known_error_of_others_is_not_ours(trap):
    key, right, wrong = TRAPS[trap]
    (shown,) = chapters_shown([key], the_rulebook(), day=TODAY)
    said = " ".join(each.text for block in shown.blocks for each in block.said)

    assert re.search(right, said), said
    assert not re.search(wrong, said)


def test_the_allowance_stands_in_the_second_section_of_its_paragraph():
    (allowance,) = [each for each in chapters() if each.key == "pflegeunterstuetzungsgeld"]

    assert "§ 45 Abs. 2 SGB V" in allowance.statutes
    assert not [law for law in allowance.statutes if law.startswith("§ 45 Abs. 3")]


def test_the_old_model_is_told_on_its_page_and_nowhere_else():
    assert [
        each.key for each in chapters() if any(b.part == "salary_model" for b in each.blocks)
    ] == ["gehaltsmodell-2012"]
    example = salary_example()
    assert (example["pay"], example["balance"]) == ("2.250,00 €", "18.000,00 €")


def test_the_overview_of_the_folder_s_day_differs_from_today_where_the_law_changed():
    columns = columns_on(the_rulebook(), FOLDER, TODAY)

    changed = {
        column.title: [cell.label for cell in column.cells if cell.today] for column in columns
    }
    assert changed == {
        "Kurz fehlen": ["Nachweis", "Geld"],
        "Pflegezeit": ["In welcher Form", "In kleinen Betrieben", "Schutz vor Kündigung"],
        "Familienpflegezeit": ["In welcher Form", "In kleinen Betrieben"],
    }


def test_every_row_of_the_overview_is_filled_for_every_right_on_every_day():
    for day in (date(2015, 1, 1), date(2021, 3, 1), TODAY):
        for column in columns_on(the_rulebook(), day, TODAY):
            assert all(cell.lines and cell.laws for cell in column.cells), (day, column.title)


def test_benefits_are_told_by_stufe_until_2016_by_grade_since_and_gaps_as_gaps():
    old, new = benefit_table(date(2016, 5, 1)), benefit_table(TODAY)

    assert old.levels[1] == "Stufe I"
    assert new.levels[1] == "Pflegegrad 2"
    assert "nicht belegt" in {cell for row in old.by_level for cell in row.cells}
    assert next(row.cells for row in new.by_level if row.head == "Pflegegeld")[1:] == (
        "347", "599", "800", "990",
    )  # fmt: skip


def test_the_chart_follows_stufe_two_into_grade_three():
    chart = money_chart(the_rulebook(), TODAY)

    assert (chart.rows[0].cells[0], chart.rows[2].cells[0], chart.rows[-1].cells[0]) == (
        "458", "545", "599",
    )  # fmt: skip
    assert [each.head for each in chart.rows] == [str(year) for year in range(2015, 2027)]


def test_every_stufe_becomes_the_grade_that_the_law_names():
    assert [(row.head, *row.cells) for row in grade_rows()] == [
        ("Stufe 0", "–", "2"),
        ("Stufe I", "2", "3"),
        ("Stufe II", "3", "4"),
        ("Stufe III", "4", "5"),
        ("Stufe III, Härtefall", "5", "5"),
    ]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("key: x\n", "Es fehlt"),
        (
            "{key: anders, title: T, lead: L, search: [], checked_on: 2026-11-22, blocks: []}",
            "Datei und Schlüssel",
        ),
        (
            "{key: x, title: T, lead: L, search: [], checked_on: 2026-11-22, blocks: [], mehr: 1}",
            "Nicht bekannt",
        ),
    ],
)
def test_a_slip_in_a_file_is_refused(tmp_path, broken, said):
    path = tmp_path / "x.yaml"
    path.write_text(broken, encoding="utf-8")

    with pytest.raises(EntryFault, match=said):
        reading.read_chapter(path)


def test_a_statement_without_paragraph_is_refused():
    with pytest.raises(EntryFault, match="Ohne Paragraf"):
        reading.read_statement({"text": "Das ist so."}, "hier")


def test_no_sentence_has_a_hole_where_a_value_is_not_proven():
    for source in chapters():
        for day in (FOLDER, date(2016, 12, 31), date(2020, 6, 1), date(2024, 12, 31), TODAY):
            shown = chapter_shown(source, the_rulebook(), day=day if source.dated else TODAY)
            for said in (one for block in shown.blocks for one in block.said):
                assert NOT_YET not in said.text, (source.key, day)
                assert "nicht belegt" not in said.text.replace("(nicht belegt)", ""), said.text


def test_the_loan_during_pflegezeit_is_capped_and_not_reckoned_with_other_hours():
    shown = chapter_shown(reading.chapter("darlehen"), the_rulebook(), day=TODAY)

    said = [
        one.text for block in shown.blocks for one in block.said if "§ 3 Abs. 4 FPfZG" in one.laws
    ]
    assert all("höchstens" in text for text in said)


def test_protection_in_easy_german_begins_at_once_for_the_short_absence_in_every_firm():
    part = easy_on(the_rulebook(), TODAY).parts[-1]

    assert "Haben Sie kurz frei, gilt das sofort und in jedem Betrieb." in part.lines


@pytest.mark.parametrize("key", ["darlehen", "kleine-betriebe"])
def test_the_loan_after_an_agreement_with_a_small_employer_is_promised_only_since_the_request_exists(
    key,
):
    said = {
        day: " ".join(
            one.text
            for block in chapter_shown(reading.chapter(key), the_rulebook(), day=day).blocks
            for one in block.said
        )
        for day in (date(2022, 12, 23), date(2022, 12, 24))
    }

    assert ["freien Absprache" in text for text in said.values()] == [True, False]


def test_a_letter_has_the_same_name_in_a_chapter_and_in_its_own_room():
    assert {each.key: each.title for each in letters()} == LETTER_TITLES
