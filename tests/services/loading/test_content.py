"""The files of the portal go into their directories, invented ones in sample mode alone."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from services.directory.models import Entry
from services.directory.sheets import public_sheets
from services.loading.actions import load_content
from tests.builders import people


def told(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("load_directory", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_all_files_load_and_load_again_without_a_change(alliance):
    people.alliance("marburg")

    first, second = load_content(samples=True), load_content(samples=True)

    assert {name: len(report.made) for name, report in first.items()} == {
        "magdeburg": 21 + 12 + 2,
        "marburg": 72 + 64 + 22,
    }
    assert [report.lines for report in second.values()] == [[], []]
    assert Entry.objects.count() == 21


def test_what_families_see_names_nobody_and_no_press_number(alliance):
    load_content(samples=False, only="magdeburg")

    shown = str(public_sheets())

    assert "59802700" in shown
    assert [word for word in ("Melzer", "Borris", "59802703", "8000863826") if word in shown] == []


def test_the_command_says_what_it_did(alliance):
    assert "magdeburg: neu: „Familieninformationsbüro (FIB)“" in told("magdeburg")
    assert told("magdeburg") == ["magdeburg: nichts zu ändern"]


def test_invented_entries_stay_out_of_a_real_portal(alliance, settings):
    settings.SAMPLE_MODE = False
    people.alliance("trier")

    with pytest.raises(CommandError, match="liegt keine Datei bereit"):
        told("trier")


def test_an_alliance_that_does_not_exist_is_refused(alliance):
    with pytest.raises(CommandError, match="gibt es nicht"):
        told("atlantis")


def test_a_file_of_ones_own_needs_an_alliance_and_is_refused_with_its_fault(alliance, tmp_path):
    path = tmp_path / "eigene.yaml"
    path.write_text("entries: [{key: x, titel: X}]", encoding="utf-8")

    with pytest.raises(CommandError, match="gehört das Kürzel"):
        told("--file", str(path))
    with pytest.raises(
        CommandError, match=r"eigene\.yaml: entries\.x\.titel: Dieses Feld gibt es nicht"
    ):
        told("magdeburg", "--file", str(path))
