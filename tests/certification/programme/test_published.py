"""Trier's programme of 2020: 26 measures with their source, shown to everybody and never scored."""

from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

from buendnis.journal.models import Entry
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.programme.loading import load_programme
from certification.programme.models import PublishedProgramme
from certification.programme.reading import TRIER, ProgrammeFileError, read_programme
from tests.builders import people
from tests.certification.programme.scene import pdf_text

KEY = "stadtverwaltung-trier-2020"


@pytest.fixture
def trier(db):
    return people.alliance("trier")


def load(capsys, *arguments):
    call_command("load_programme", *arguments)
    return capsys.readouterr().out


def test_the_file_has_five_fields_and_26_measures():
    fields = read_programme(TRIER).content["fields"]

    assert [(field["number"], len(field["measures"])) for field in fields] == [
        (1, 4), (2, 7), (3, 5), (4, 6), (5, 4),
    ]  # fmt: skip


def test_the_file_tells_who_signed_and_when():
    content = read_programme(TRIER).content

    assert content["signed"] == {
        "name": "Wolfram Leibe",
        "function": "Oberbürgermeister der Stadt Trier",
        "place": "Trier",
        "on": "2020-03-19",
    }
    assert content["employees"] == "über 2.100"


def test_each_field_names_its_units():
    fields = read_programme(TRIER).content["fields"]

    assert [field["units"] for field in fields] == [
        ["AMT 10", "AMT 11", "KVS", "Steuerungskreis BGM", "Personalrat"],
        ["AMT 11", "KVS"],
        ["AMT 11", "AMT 10"],
        ["AMT 10", "AMT 11", "I/Si"],
        ["AMT 11"],
    ]


def test_loading_twice_changes_nothing(trier, capsys):
    first, second = load(capsys, "trier"), load(capsys, "trier")

    assert (first, second) == (
        "Stadtverwaltung Trier: neu\n",
        "Stadtverwaltung Trier: unverändert\n",
    )
    with scope(trier):
        assert PublishedProgramme.objects.count() == 1
        assert Entry.objects.filter(verb="programme.published").count() == 1


def changed_file(tmp_path: Path, change) -> Path:
    data = yaml.safe_load(TRIER.read_text(encoding="utf-8"))
    change(data)
    file = tmp_path / "programm.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return file


def test_a_changed_file_says_what_changed(trier, capsys, tmp_path):
    load(capsys, "trier")
    file = changed_file(tmp_path, lambda data: data.update(title="Handlungsprogramm"))

    assert load(capsys, "trier", str(file)) == "Stadtverwaltung Trier: Titel\n"


def drop(*path):
    def change(data):
        for step in path[:-1]:
            data = data[step]
        del data[path[-1]]

    return change


def put(value, *path):
    def change(data):
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


FAULTS = {
    "source": (drop("source"), "source: Dieser Eintrag fehlt."),
    "unknown": (put("x", "score"), "score: Diesen Eintrag gibt es nicht."),
    "key": (put("mit leer", "key"), "key: Hier dürfen nur Buchstaben, Ziffern und Striche stehen."),
    "title": (put("x" * 201, "title"), "title: Hier passen höchstens 200 Zeichen."),
    "date": (
        put("19.3.2020", "signed", "date"),
        "signed.date: Hier muss ein Datum wie 2020-03-19 stehen.",
    ),
    "field": (
        put(7, "fields", 1, "number"),
        "fields.2.number: Hier muss 2 stehen: Die Felder sind durchgezählt.",
    ),
    "units": (
        put([], "fields", 0, "units"),
        "fields.1.units: Hier muss mindestens eine Stelle stehen.",
    ),
    "measure": (
        put("1.9", "fields", 0, "measures", 1, "number"),
        "fields.1.measures.2.number: Hier muss 1.2 stehen: Die Maßnahmen sind durchgezählt.",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_file_names_file_entry_and_reason_and_changes_nothing(
    trier, capsys, tmp_path, name
):
    load(capsys, "trier")
    change, sentence = FAULTS[name]
    file = changed_file(tmp_path, change)

    with pytest.raises(CommandError) as error:
        load(capsys, "trier", str(file))

    assert str(error.value) == f"{file}: {sentence}"
    with scope(trier):
        assert PublishedProgramme.objects.get().title == "Handlungsprogramm 2020"


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ProgrammeFileError, match="Diese Datei gibt es nicht"):
        read_programme(tmp_path / "fehlt.yaml")


def test_an_unknown_alliance_is_named(db):
    with pytest.raises(CommandError, match="Das Bündnis „atlantis“ gibt es nicht"):
        call_command("load_programme", "atlantis")


@pytest.fixture
def loaded(trier):
    with scope(trier):
        return load_programme(TRIER)[0]


def test_everybody_reads_the_programme(loaded, client):
    page = " ".join(client.get(f"/trier/programme/{KEY}/").content.decode().split())

    assert "4.6" in page
    assert "über 2.100" in page
    assert "Stand 19. März 2020" in page
    assert "Wolfram Leibe" in page
    assert "Es wurde hier weder geprüft noch bewertet" in page
    assert "Quelle: Stadtverwaltung Trier" in page
    assert "nicht angegeben" in page


def test_the_page_sets_no_cookie(loaded, client):
    assert not client.get(f"/trier/programme/{KEY}/").cookies


def test_the_programme_makes_no_case_and_no_score(loaded, client):
    page = client.get(f"/trier/programme/{KEY}/").content.decode()

    assert "Punkte" not in page.partition("<main")[2]
    with scope(loaded.alliance):
        assert not Application.objects.exists()


def test_the_programme_is_listed(loaded, client):
    page = client.get("/trier/programme/").content.decode()

    assert "26 Maßnahmen" in page


@pytest.mark.parametrize("path", ["/magdeburg/programme/{}/", "/trier/programme/unbekannt/"])
def test_elsewhere_it_is_not_found(loaded, client, path):
    people.alliance("magdeburg")

    assert client.get(path.format(KEY)).status_code == 404


def test_an_alliance_without_programmes_says_so(db, client):
    people.alliance("magdeburg")

    page = client.get("/magdeburg/programme/").content.decode()

    assert "Noch nichts veröffentlicht" in page


def test_the_document_is_public_too(loaded, client):
    answer = client.get(f"/trier/programme/{KEY}/handlungsprogramm.pdf")

    text = pdf_text(answer.content)
    assert "5.4 FAIRwaltungssprache" in text
    assert "Fristen, Stand und Erfolgszeichen: nicht angegeben" in text
