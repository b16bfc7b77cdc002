"""A file says one thing once, or it is refused with the place."""

from decimal import Decimal

import pytest

from buendnis.strict_yaml import EntryFault, one_line, read_file, read_text


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 1", {"a": 1}),
        ("a: -3", {"a": -3}),
        ("a: 3.80", {"a": Decimal("3.80")}),
        ("a: .5", {"a": Decimal("0.5")}),
        ("a:", {"a": None}),
        ("a: ~", {"a": None}),
        ("a: none", {"a": "none"}),
        ("a: yes", {"a": True}),
        ("a: '1'", {"a": "1"}),
        ("a: 1:30", {"a": "1:30"}),
        ("a: 012", {"a": 12}),
        ("a: 0x1F", {"a": "0x1F"}),
        ("a: 2026-01-01", {"a": "2026-01-01"}),
        ("a: [1, {b: 2}]", {"a": [1, {"b": 2}]}),
        ("[]", []),
    ],
)
def test_values_are_read_as_they_stand(text, data):
    assert read_text(text) == data


@pytest.mark.parametrize(("text", "number"), [("a: .inf", "Infinity"), ("a: -.INF", "-Infinity")])
def test_infinity_is_read_and_left_to_the_reader(text, number):
    assert read_text(text) == {"a": Decimal(number)}


@pytest.mark.parametrize(
    ("text", "entry", "sentence"),
    [
        ("", "Datei", "Die Datei ist leer."),
        ("# nur ein Kommentar\n", "Datei", "Die Datei ist leer."),
        ("a: 1\n---\nb: 2\n", "Datei", "Die Datei darf nur ein Dokument enthalten."),
        ("a: 1\na: 2\n", "a", "Dieser Eintrag steht zweimal da."),
        ("a: {b: 1, b: 1}", "a.b", "Dieser Eintrag steht zweimal da."),
        ("a: &x [1]\nb: *x\n", "b", "Verweise auf andere Stellen sind nicht erlaubt."),
        ("a: &x {b: *x}\n", "a.b", "Verweise auf andere Stellen sind nicht erlaubt."),
        ("a: !!python/object:os.system x", "a", "Kennzeichnungen mit ! sind nicht erlaubt."),
        ("a: !!int 2", "a", "Kennzeichnungen mit ! sind nicht erlaubt."),
        ("a: !!set {x}", "a", "Kennzeichnungen mit ! sind nicht erlaubt."),
        ("{[1]: 2}", "Datei", "Ein Schlüssel muss ein Text sein."),
        ("a: [1", "Zeile 2", "Das ist kein lesbares YAML."),
        ("a: b: c", "Zeile 1", "Das ist kein lesbares YAML."),
        ("a: " + "9" * 5000, "a", "Diese Zahl ist zu lang."),
        ("a: 0." + "9" * 5000, "a", "Diese Zahl ist zu lang."),
        ("a: \x07", "Datei", "Das ist kein lesbares YAML."),
    ],
)
def test_what_is_not_clear_is_refused(text, entry, sentence):
    with pytest.raises(EntryFault) as refused:
        read_text(text)

    assert (refused.value.entry, refused.value.sentence) == (entry, sentence)


def test_a_bomb_of_aliases_is_refused_before_it_grows():
    bomb = "a: &a [x]\n" + "".join(
        f"{chr(98 + level)}: &{chr(98 + level)} [{', '.join([f'*{chr(97 + level)}'] * 9)}]\n"
        for level in range(9)
    )

    with pytest.raises(EntryFault, match="Verweise"):
        read_text(bomb)


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_a_tower_of_brackets_is_refused(opening):
    with pytest.raises(EntryFault, match="zu viel ineinander"):
        read_text(opening * 100_000)


def test_a_file_with_a_mark_of_its_encoding_is_read(tmp_path):
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")

    assert read_file(path) == {"a": 1}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("ä: 1".encode("latin-1"), "Die Datei ist nicht in UTF-8 geschrieben."),
        (b"a: " + b"x" * 2_000_001, "Die Datei ist größer als 2 MB."),
    ],
)
def test_bytes_that_are_no_text_are_refused(tmp_path, content, sentence):
    path = tmp_path / "falsch.yaml"
    path.write_bytes(content)

    with pytest.raises(EntryFault) as refused:
        read_file(path)

    assert refused.value.sentence == sentence


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(EntryFault, match="Diese Datei gibt es nicht"):
        read_file(tmp_path / "fehlt.yaml")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(EntryFault, match="lässt sich nicht lesen"):
        read_file(tmp_path)


def test_names_from_a_file_stay_on_one_line():
    assert one_line("a\nb\x1b") == "a b "
    assert one_line("x" * 100) == "x" * 80 + "…"
