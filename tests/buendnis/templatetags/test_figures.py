"""Charts and meters show the same values as picture and as words."""

import re
from decimal import Decimal
from types import SimpleNamespace

from django.template import Context, Template

from buendnis.charts import ACCENT_COLOURS

ROWS = [("Führung", Decimal("62.5"), [(40, "Mindestwert")]), ("Arbeitszeit", None)]


def html_of(source, **context):
    """Return the rendered template."""
    return Template(source).render(Context(context))


def words_of(source, **context):
    """Return the words of a rendered template."""
    return " ".join(re.sub(r"<[^>]+>", " ", html_of(source, **context)).split())


def test_a_chart_says_its_values_in_its_title():
    html = html_of('{% bars "Punkte" rows %}', rows=ROWS)

    assert "Punkte: Führung 62,5\u00a0Punkte; Arbeitszeit nicht bewertet</title>" in html


def test_a_chart_has_a_table_unless_the_page_has_one():
    charts = ['{% bars "Punkte" rows %}', '{% bars "Punkte" rows table=False %}']

    assert ["<table" in html_of(chart, rows=ROWS) for chart in charts] == [True, False]


def test_a_chart_wears_the_colour_of_its_alliance():
    alliance = SimpleNamespace(accent="mosel")
    html = html_of('{% bars "Punkte" rows %}', rows=ROWS, alliance=alliance)

    assert f'fill="{ACCENT_COLOURS["mosel"]}"' in html


def test_numbers_of_a_drawing_have_no_german_separators():
    many = [(f"Feld {index}", 50) for index in range(40)]

    assert 'viewBox="0 0 600 1360"' in html_of('{% bars "Punkte" rows %}', rows=many)


def test_the_range_is_told_in_words():
    assert words_of("{% score_range 23 71 12 41 %}") == (
        "Ihr Stand bisher sicher 23 · möglich 71 · 12 von 41 beantwortet"
    )


def test_both_values_stand_side_by_side():
    assert words_of("{% two_values 71 39 %}") == (
        "wie angegeben 71 Punkte ohne Nachweise 39 Punkte Der Unterschied wird beim Besuch geprüft."
    )


def test_a_meter_tells_its_threshold():
    assert words_of('{% meter "Führung" 71 39 threshold=40 %}') == (
        "Führung 71 Punkte, ohne Nachweise 39 Punkte Mindestwert: 40 Punkte"
    )


def test_progress_is_a_native_element_with_plain_numbers():
    html = html_of('{% progress "Nachweise" 1200 2100 text="fast" %}')

    assert 'value="1200" max="2100" aria-label="Nachweise">fast' in html
