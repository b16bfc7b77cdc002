"""A file from outside is refused with a sentence, and nothing of it is left: neither a row nor a file."""

import json
import zipfile

import pytest
from django.core.management import CommandError

from buendnis.tenancy.models import Alliance
from certification.applications.states import State
from tests.buendnis.transfer.scene import empty, evidence, export, forged, stored, take_in
from tests.builders import people, standing


@pytest.fixture
def path(alliance, settings, tmp_path):
    """Return the file of an alliance with one draft and one stored file; the portal is empty."""
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    case = standing.case(alliance, State.DRAFT)
    evidence(case, people.employed(case.employer))
    written = export(alliance, tmp_path / "datei.zip")
    empty()
    return written


@pytest.fixture
def refused(path, tmp_path):
    """Return a function that changes the file, takes it in, and gives back the sentence of the refusal."""

    def refuse(change) -> str:
        with pytest.raises(CommandError) as told:
            take_in(forged(path, tmp_path / "falsch.zip", change))
        assert (Alliance.objects.count(), stored()) == (0, [])
        return str(told.value)

    return refuse


def rewrite(table: str, **values):
    """Return a change of the first row of a table; a value that is a function gets the one before."""

    def change(parts):
        name = f"rows/{table}.jsonl"
        first, *others = parts[name].splitlines(keepends=True)
        row = json.loads(first)
        for key, value in values.items():
            row[key] = value(row.get(key)) if callable(value) else value
        parts[name] = b"".join([json.dumps(row).encode() + b"\n", *others])

    return change


def tell(**values):
    """Return a change of the manifest."""

    def change(parts):
        parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | values).encode()

    return change


def test_the_file_as_it_came_is_taken_in(path, tmp_path):
    assert "/magdeburg/" in take_in(forged(path, tmp_path / "gleich.zip", lambda parts: None))


@pytest.mark.parametrize(
    "name", ["../geheim", "/etc/passwd", "files/../../x", "files/magdeburg/kurz", "rows\\x.jsonl"]
)
def test_a_name_that_leads_elsewhere_is_refused(refused, name):
    assert "gehört nicht in einen Export" in refused(lambda parts: parts.update({name: b"x"}))


def test_what_would_burst_is_refused(refused):
    def bomb(parts):
        parts["rows/buendnis.pagetext.jsonl"] = b" " * 20_000_000

    assert "viel zu groß" in refused(bomb)


def test_a_part_beyond_its_limit_is_refused(refused, settings):
    settings.EVIDENCE_MAX_BYTES = 5

    assert "größer als erlaubt" in refused(lambda parts: None)


def test_an_altered_part_is_refused(refused):
    def alter(parts):
        name = next(name for name in parts if name.startswith("files/"))
        parts[name] += b"!"
        parts["manifest.json"] += b" "

    assert "nach dem Export verändert" in refused(alter)


def test_a_damaged_archive_is_refused(path, tmp_path):
    data = bytearray(path.read_bytes())
    place = data.index(b"Dienstplan")
    data[place] ^= 1
    path.write_bytes(data)

    with pytest.raises(CommandError, match="nach dem Export verändert"):
        take_in(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 und nichts weiter", b"Guten Tag"])
def test_what_is_no_archive_is_refused(db, tmp_path, content):
    path = tmp_path / "datei.zip"
    path.write_bytes(content)

    with pytest.raises(CommandError, match="keine Datei, die"):
        take_in(path)


def test_a_file_that_is_not_there_is_refused(db, tmp_path):
    with pytest.raises(CommandError, match="lässt sich nicht lesen"):
        take_in(tmp_path / "nirgends.zip")


def test_a_part_that_stands_twice_is_refused(path):
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("manifest.json", b"{}")

    with pytest.raises(CommandError, match="doppelt"):
        take_in(path)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (tell(format="anderes"), "keine Datei, die"),
        (tell(version=2), "Format 2; diese Fassung liest 1"),
        (tell(schema={"buendnis": ["0001"]}), "anderen Fassung"),
        (tell(parts=[]), "nicht lesbar"),
        (tell(slug="anderswo"), "nicht das Bündnis, das sie nennt"),
        (lambda parts: parts.pop("manifest.json"), "keine Datei, die"),
        (lambda parts: parts.pop("rows/certification.evidence.jsonl"), "fehlen Teile"),
        (lambda parts: parts.update({"files/magdeburg/" + "a" * 40: b"x"}), "gehört zu keiner Zeile"),
        (
            lambda parts: parts.pop(next(name for name in parts if name.startswith("files/"))),
            "fehlt oder passt nicht zu ihrer Prüfsumme",
        ),
        (rewrite("certification.evidence", sha256="0" * 64), "passt nicht zu ihrer Prüfsumme"),
        (rewrite("certification.evidence", stored_as="trier/" + "b" * 40), "fehlt oder passt nicht"),
        (rewrite("certification.application", employer=99), "employer passt nicht"),
        (rewrite("certification.application", employer="1"), "employer passt nicht"),
        (rewrite("certification.application", headcount="viele"), "headcount passt nicht"),
        (rewrite("certification.application", created_at="2026-01-01T00:00:00"), "created_at passt nicht"),
        (rewrite("certification.application", state="erfunden"), "widerspricht sich"),
        (rewrite("certification.application", is_superuser=True), "Spalten sind nicht die dieser Fassung"),
        (rewrite("certification.employer", name="a\0b"), "name passt nicht"),
        (rewrite("certification.employer", name=None), "name passt nicht"),
        (rewrite("certification.employer", id=lambda number: f"{number}"), "Nummer der Zeile"),
        (rewrite("buendnis.alliance", slug="zertifikat"), "widerspricht sich"),
        (lambda parts: parts.update({"rows/buendnis.pagetext.jsonl": b"{"}), "kein gültiges JSON"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_its_reason(refused, change, sentence):
    assert sentence in refused(change)


def test_an_edition_whose_hash_is_another_ones_is_refused(refused):
    change = rewrite("certification.edition", content={"falsch": "ja"}, content_hash="1" * 64)

    assert "Ein Siegel stimmt nicht" in refused(change)


def test_a_second_alliance_in_the_file_is_refused(refused):
    def add(parts):
        name = "rows/buendnis.alliance.jsonl"
        row = json.loads(parts[name]) | {"id": 2, "slug": "zweites", "code_prefix": "ZW"}
        parts[name] += json.dumps(row).encode() + b"\n"

    assert "nicht das Bündnis, das sie nennt" in refused(add)
