"""The geometry of charts: lengths stay inside the drawing, labels break where words end."""

from decimal import Decimal

from buendnis.charts import Bar, drawn_bars, scaled, wrapped


def test_a_value_is_drawn_to_scale():
    assert scaled(Decimal("62.5"), maximum=100, width=340) == "212.5"


def test_a_value_outside_its_scale_stays_in_the_drawing():
    assert [scaled(value, maximum=100, width=340) for value in (-5, 130)] == ["0.0", "340.0"]


def test_nothing_is_drawn_for_no_value():
    assert [scaled(None, maximum=100, width=340), scaled(5, maximum=0, width=340)] == ["0", "0"]


def test_a_long_label_breaks_into_two_lines():
    assert wrapped("Information und Kommunikation") == ("Information und", "Kommunikation")


def test_a_hyphen_is_a_place_to_break():
    assert wrapped("Kinderbetreuungs-Angebote vor Ort") == ("Kinderbetreuungs-", "Angebote vor Ort")


def test_a_short_label_stays_whole():
    assert wrapped("Führung") == ("Führung",)


def test_rows_follow_each_other_downwards():
    rows = drawn_bars([Bar("A", 10), ("B", None)])

    assert [(row.label, row.y, row.width) for row in rows] == [("A", 0, "34.0"), ("B", 34, "0")]
