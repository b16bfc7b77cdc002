"""Every fault of an assessment file is refused in one line that names file, entry and reason."""

from decimal import Decimal
from pathlib import Path

import pytest

from certification.catalogue.reading import read_catalogue
from certification.catalogue.score_files import FileFault, read_assessment
from certification.scoring import NO_COMPARISON_GROUP, Benefits, Evidence, People, Survey

CATALOGUE = read_catalogue()
STAGE = "Hier muss eine ganze Zahl von 0 bis 4 stehen."
COUNT = "Hier muss eine ganze Zahl ab 0 stehen."
PERCENT = "Hier muss eine Zahl von 0 bis 100 stehen."
UNKNOWN = "Diesen Eintrag gibt es nicht."
HEAD = "employer: Probe\nheadcount: 180\n"
PEOPLE = "diversity:\n  people: {n_w: 62, n_m: 116, n_x: 2"


def read(tmp_path: Path, text: str):
    path = tmp_path / "probe.yaml"
    path.write_text(text)
    return read_assessment(path, CATALOGUE)


def refused(tmp_path: Path, text: str) -> tuple[str, str]:
    with pytest.raises(FileFault) as fault:
        read(tmp_path, text)
    assert str(fault.value) == f"{tmp_path}/probe.yaml: {fault.value.entry}: {fault.value.sentence}"
    assert "\n" not in str(fault.value)
    return fault.value.entry, fault.value.sentence


def test_employer_and_headcount_are_enough(tmp_path):
    read_in = read(tmp_path, HEAD)

    assert (read_in.employer, read_in.headcount, read_in.people) == ("Probe", 180, People())
    assert (read_in.benefits, read_in.survey, read_in.answers) == (None, None, {})


def test_everything_is_read_where_it_stands(tmp_path):
    read_in = read(
        tmp_path,
        HEAD
        + "answers: {AO-1: 3, AO-2: null}\n"
        + "not_applicable: {OT-1: keine_mobil_moegliche_taetigkeit}\n"
        + "evidence: {AO-1: none, DI-A6: planned}\n"
        + "diversity:\n"
        + "  stages: {DI-A6: 2}\n"
        + "  benefits_offered: 4\n"
        + "  benefits_open: 3\n"
        + "  survey: {responses: 20, agreement: 71.5}\n"
        + "  people: {n_w: 62, n_m: 116, n_x: 2, gap: 3.8}\n",
    )

    assert read_in.answers == {"AO-1": 3, "AO-2": None}
    assert read_in.not_applicable == {"OT-1": "keine_mobil_moegliche_taetigkeit"}
    assert read_in.evidence == {"AO-1": Evidence.NONE, "DI-A6": Evidence.PLANNED}
    assert read_in.stages == {"DI-A6": 2}
    assert read_in.benefits == Benefits(4, 3)
    assert read_in.survey == Survey(20, Decimal("71.5"))
    assert read_in.people == People(n_w=62, n_m=116, n_x=2, gap=Decimal("3.8"))


def test_the_gap_may_say_that_there_is_no_comparison_group(tmp_path):
    text = f"{HEAD}diversity: {{people: {{gap: {NO_COMPARISON_GROUP}}}}}"

    assert read(tmp_path, text).people.gap == NO_COMPARISON_GROUP


@pytest.mark.parametrize("section", ["answers", "not_applicable", "diversity"])
def test_an_empty_section_is_as_good_as_none(tmp_path, section):
    assert read(tmp_path, f"{HEAD}{section}:\n") == read(tmp_path, HEAD)


def test_null_numbers_are_not_given(tmp_path):
    text = f"{HEAD}diversity: {{survey: {{responses: null, agreement: null}}, benefits_open: ~}}"

    assert read(tmp_path, text) == read(tmp_path, HEAD)


@pytest.mark.parametrize(
    ("text", "entry", "sentence"),
    [
        ("", "Datei", "Die Datei ist leer."),
        ("- 1", "Datei", "Hier müssen Einträge mit Namen stehen."),
        ("42", "Datei", "Hier müssen Einträge mit Namen stehen."),
        ("headcount: 7", "employer", "Hier muss der Name des Betriebs stehen."),
        ("employer: 12\nheadcount: 7", "employer", "Hier muss der Name des Betriebs stehen."),
        ("employer: ' '\nheadcount: 7", "employer", "Hier muss der Name des Betriebs stehen."),
        ("employer: ja\nheadcount: 7\nanswer: {}", "answer", UNKNOWN),
        ("employer: A", "headcount", "Hier muss eine ganze Zahl ab 1 stehen."),
        *(
            (
                f"employer: A\nheadcount: {value}",
                "headcount",
                "Hier muss eine ganze Zahl ab 1 stehen.",
            )
            for value in ("0", "-1", "7.0", "'7'", "true", "sieben", ".inf", "null", "[7]")
        ),
        (HEAD + "headcount: 181", "headcount", "Dieser Eintrag steht zweimal da."),
        (HEAD + "---\nemployer: B", "Datei", "Die Datei darf nur ein Dokument enthalten."),
        (HEAD + "answers: 3", "answers", "Hier müssen Einträge mit Namen stehen."),
        (HEAD + "answers: {XX-1: 3}", "answers.XX-1", UNKNOWN),
        (HEAD + "answers: {DI-A6: 3}", "answers.DI-A6", UNKNOWN),
        (HEAD + "answers: {AO-1: 1, AO-1: 2}", "answers.AO-1", "Dieser Eintrag steht zweimal da."),
        *(
            (f"{HEAD}answers: {{AO-1: {value}}}", "answers.AO-1", STAGE)
            for value in ("5", "-1", "2.0", "'2'", "true", "zwei", ".nan", "[2]")
        ),
        (
            "employer: A\nheadcount: 9\nanswers: {FU-4: 5}",
            "answers.FU-4",
            STAGE,
        ),
        (
            HEAD + "not_applicable: {XX-1: a}",
            "not_applicable.XX-1",
            "Dieses Kriterium gibt es nicht.",
        ),
        (
            HEAD + "not_applicable: {AO-1: a}",
            "not_applicable.AO-1",
            "Dieses Kriterium darf nicht entfallen.",
        ),
        (
            "employer: A\nheadcount: 9\nnot_applicable: {FU-4: mindestgroesse}",
            "not_applicable.FU-4",
            "Dieses Kriterium darf nicht entfallen.",
        ),
        (
            HEAD + "not_applicable: {OT-1: keine_lust}",
            "not_applicable.OT-1",
            "Dieser Grund gilt für dieses Kriterium nicht.",
        ),
        (
            HEAD + "not_applicable: {OT-1: null}",
            "not_applicable.OT-1",
            "Hier muss der Grund als Text stehen.",
        ),
        (
            HEAD + "answers: {OT-1: 0}\nnot_applicable: {OT-1: keine_mobil_moegliche_taetigkeit}",
            "not_applicable.OT-1",
            "Dieses Kriterium ist zugleich beantwortet und nicht anwendbar.",
        ),
        (HEAD + "evidence: null", "evidence", "Hier müssen Einträge mit Namen stehen."),
        *(
            (
                f"{HEAD}evidence: {{AO-1: {value}}}",
                "evidence.AO-1",
                "Hier muss eines davon stehen: accepted, none, planned.",
            )
            for value in ("null", "yes", "1", "Accepted", "[none]")
        ),
        (
            HEAD + "evidence: {DI-B2: none}",
            "evidence.DI-B2",
            "Zu dieser Angabe gibt es keinen Nachweis.",
        ),
        (
            HEAD + "evidence: {XX-1: none}",
            "evidence.XX-1",
            "Zu dieser Angabe gibt es keinen Nachweis.",
        ),
        (HEAD + "diversity: {stage: {}}", "diversity.stage", UNKNOWN),
        (HEAD + "diversity: {stages: {DI-A1: 2}}", "diversity.stages.DI-A1", UNKNOWN),
        (HEAD + "diversity: {stages: {DI-A6: 5}}", "diversity.stages.DI-A6", STAGE),
        (HEAD + "diversity: {benefits_offered: 3.5}", "diversity.benefits_offered", COUNT),
        (HEAD + "diversity: {benefits_open: -1}", "diversity.benefits_open", COUNT),
        (
            HEAD + "diversity: {benefits_offered: 11, benefits_open: 1}",
            "diversity.benefits_offered",
            "Hier muss eine ganze Zahl von 0 bis 10 stehen.",
        ),
        (
            HEAD + "diversity: {benefits_offered: 2, benefits_open: 3}",
            "diversity.benefits_open",
            "Mehr Leistungen stehen jeder Familienform offen, als angeboten werden.",
        ),
        (
            HEAD + "diversity: {survey: {responses: 9}}",
            "diversity.survey.agreement",
            "Die Zahlen responses, agreement gehören zusammen; diese fehlt.",
        ),
        (
            HEAD + "diversity: {survey: {agreement: 9}}",
            "diversity.survey.responses",
            "Die Zahlen responses, agreement gehören zusammen; diese fehlt.",
        ),
        (
            HEAD + "diversity: {survey: {responses: 181, agreement: 50}}",
            "diversity.survey.responses",
            "Es gibt mehr Antworten als Beschäftigte.",
        ),
        *(
            (
                f"{HEAD}diversity: {{survey: {{responses: 9, agreement: {value}}}}}",
                "diversity.survey.agreement",
                PERCENT,
            )
            for value in ("101", "-1", "100.1", ".inf", ".nan", "viel", "true")
        ),
        (HEAD + "diversity: {survey: {n: 9}}", "diversity.survey.n", UNKNOWN),
        (HEAD + "diversity: {people: {n_y: 9}}", "diversity.people.n_y", UNKNOWN),
        *(
            (f"{HEAD}diversity: {{people: {{t_l: {value}}}}}", "diversity.people.t_l", COUNT)
            for value in ("-1", "1.0", "'1'", "true", ".inf", "eins")
        ),
        *(
            (f"{HEAD}diversity: {{people: {{gap: {value}}}}}", "diversity.people.gap", PERCENT)
            for value in ("-0.1", "100.5", ".inf", ".nan", "keine", "true", "[1]")
        ),
        (
            HEAD + "diversity: {people: {n_w: 62, n_m: 118}}",
            "diversity.people.n_x",
            "Die Zahlen n_w, n_m, n_x gehören zusammen; diese fehlt.",
        ),
        (
            HEAD + "diversity: {people: {l1_w: 1}}",
            "diversity.people.l1_m",
            "Die Zahlen l1_w, l1_m, l2_w, l2_m gehören zusammen; diese fehlt.",
        ),
        (
            HEAD + "diversity: {people: {b_w: 1}}",
            "diversity.people.b_m",
            "Die Zahlen b_w, b_m gehören zusammen; diese fehlt.",
        ),
        (
            HEAD + "diversity: {people: {e_m: 1}}",
            "diversity.people.e_w",
            "Die Zahlen e_w, e_m gehören zusammen; diese fehlt.",
        ),
        (
            HEAD + "diversity: {people: {n_w: 62, n_m: 116, n_x: 3}}",
            "diversity.people.n_w",
            "Frauen, Männer und divers oder ohne Angabe ergeben 181 statt 180 Beschäftigte.",
        ),
        (
            HEAD + PEOPLE + ", l1_w: 60, l1_m: 0, l2_w: 3, l2_m: 0}",
            "diversity.people.l1_w",
            "Es gibt mehr Frauen in Führung als Frauen im Betrieb.",
        ),
        (
            HEAD + PEOPLE + ", l1_w: 0, l1_m: 100, l2_w: 0, l2_m: 17}",
            "diversity.people.l1_m",
            "Es gibt mehr Männer in Führung als Männer im Betrieb.",
        ),
        (
            HEAD + PEOPLE + ", l1_w: 1, l1_m: 1, l2_w: 1, l2_m: 0, t_l: 4}",
            "diversity.people.t_l",
            "Es gibt mehr Führungskräfte in Teilzeit als Führungskräfte.",
        ),
        (
            "employer: A\nheadcount: 9\ndiversity: {people: {n_w: 1}}",
            "diversity.people.n_m",
            "Die Zahlen n_w, n_m, n_x gehören zusammen; diese fehlt.",
        ),
    ],
)
def test_every_fault_is_refused_with_its_place(tmp_path, text, entry, sentence):
    assert refused(tmp_path, text) == (entry, sentence)


def test_people_of_a_small_employer_need_not_add_up(tmp_path):
    text = "employer: A\nheadcount: 9\ndiversity: {people: {n_w: 1, n_m: 1, n_x: 1}}"

    assert read(tmp_path, text).people.n_x == 1


def test_a_key_with_a_line_break_stays_on_one_line(tmp_path):
    entry, _ = refused(tmp_path, f'{HEAD}"a\\nb": 1')

    assert entry == "a b"


def test_the_file_is_named_as_it_was_typed(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(FileFault, match=r"^\./fehlt\.yaml: Datei: Diese Datei gibt es nicht\.$"):
        read_assessment("./fehlt.yaml", CATALOGUE)
