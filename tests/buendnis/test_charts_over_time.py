"""Charts over time: round lines over the highest value, steps without slopes, bars inside their years."""

from datetime import date

import pytest
from django.template import engines

from buendnis.charts_over_time import drawn_spans, drawn_steps, round_step


@pytest.mark.parametrize(
    ("highest", "step"), [(0, 1), (5, 1), (6, 2), (2250, 500), (3000, 1000), (10_000, 2000)]
)
def test_lines_are_round_and_few(highest, step):
    assert round_step(highest) == step


def test_equal_values_make_one_level_line_and_others_a_step():
    drawn = drawn_steps([("Netto", [1000, 1000, 500, None, 500])], [(0, "2027"), (5, "2028")])

    assert drawn.paths == (("Netto", "M66.0 12.0 H134.8 H203.6 V113.0 H272.4 M341.2 113.0 H410.0"),)
    assert [tick.label for tick in drawn.values] == ["0", "200", "400", "600", "800", "1.000"]
    assert drawn.times == (("66.0", "2027"), ("410.0", ""))


def test_bars_lie_inside_whole_years():
    drawn = drawn_spans([("A", [(date(2027, 1, 1), date(2027, 12, 31))]), ("B", [])])

    assert [(span.x, span.width) for span in drawn.rows[0][2]] == [("0.0", "408.9")]
    assert (drawn.rows[1][:2], drawn.height) == (("B", 70), 116)
    assert [tick.label for tick in drawn.times] == ["2027"]


def test_many_years_are_named_only_now_and_then():
    drawn = drawn_spans([("A", [(date(2015, 1, 1), date(2040, 12, 31))])])

    assert len(drawn.times) <= 9


def test_a_chart_says_in_words_what_it_draws_and_holds_its_table():
    page = engines["django"].from_string(
        '{% step_chart "Geld" lines times summary="erst viel" %}<table></table>{% endstep_chart %}'
        '{% span_chart "Zeiten" rows summary="A dann B" %}'
    )
    lines, rows = [("Netto", [1.5])], [("<A>", [(date(2027, 1, 1), date(2027, 2, 1))])]

    shown = page.render({"lines": lines, "times": [], "rows": rows})

    assert "Geld: erst viel</title>" in shown
    assert "<table></table>" in shown
    assert "Zeiten: A dann B</title>" in shown
    assert "&lt;A&gt;" in shown
