"""Editable texts become safe HTML: a few signs are known, everything else stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buendnis.pages.markup import formatted, gaps


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ein Absatz.\n\nNoch einer.", "<p>Ein Absatz.</p>\n<p>Noch einer.</p>"),
        ("Zeile\nZeile", "<p>Zeile<br>Zeile</p>"),
        ("## Titel", "<h2>Titel</h2>"),
        ("### Titel\nText", "<h3>Titel</h3>\n<p>Text</p>"),
        ("- eins\n- zwei", "<ul><li>eins</li><li>zwei</li></ul>"),
        ("so **wichtig**", "<p>so <strong>wichtig</strong></p>"),
        (
            "[Büro](https://a.example/?a=1&b=2)",
            '<p><a href="https://a.example/?a=1&amp;b=2">Büro</a></p>',
        ),
        ("[Prüfen](/zertifikat/)", '<p><a href="/zertifikat/">Prüfen</a></p>'),
        ("[Mail](mailto:a@example.org)", '<p><a href="mailto:a@example.org">Mail</a></p>'),
        ("[[Name der Stadt]]", '<p><mark class="gap">Name der Stadt</mark></p>'),
        ("Windows\r\n\r\nZeilen", "<p>Windows</p>\n<p>Zeilen</p>"),
    ],
)
def test_what_is_written_is_shown_as(written, shown):
    assert formatted(written) == shown


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "[hier](javascript:alert(1))",
        "[hier](//boese.example)",
        '[x](https://a.example/"onmouseover="alert(1))',
        "[<b>](https://a.example)",
    ],
)
def test_nothing_dangerous_comes_through(attack):
    page = formatted(attack)

    assert "<script" not in page
    assert 'href="javascript' not in page
    assert 'href="//' not in page
    assert '"onmouseover' not in page
    assert "<b>" not in page


@given(st.text(alphabet="<>\"'&[]()*#- \nabc:/"))
def test_only_known_tags_ever_appear(text):
    import re

    tags = set(re.findall(r"</?([a-z0-9]+)", formatted(text)))

    assert tags <= {"p", "br", "ul", "li", "h2", "h3", "a", "strong", "mark"}


def test_gaps_are_what_the_operator_still_has_to_fill_in():
    assert gaps("[[Name]], Telefon [[Nummer]]") == ["Name", "Nummer"]
