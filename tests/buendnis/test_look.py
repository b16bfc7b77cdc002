"""The look keeps its promises: readable colours, one palette, nothing inline, nothing from elsewhere."""

import re
from itertools import product

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from buendnis.charts import ACCENT_COLOURS
from buendnis.tenancy.models import ACCENTS, EMBLEMS

CSS = settings.BASE_DIR / "static" / "css"
IMAGES = settings.BASE_DIR / "static" / "img"
TEMPLATES = settings.BASE_DIR / "templates"
TOKENS = (CSS / "tokens.css").read_text()
READABLE = 4.5


def colours(block):
    """Return the named colours of one rule."""
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block))


ROOT = colours(TOKENS[: TOKENS.index(".accent-")])
PALETTES = {
    name: colours(body) for name, body in re.findall(r"\.accent-([a-z]+) \{(.*?)\}", TOKENS, re.S)
}


def luminance(colour):
    """Return the relative luminance of a colour (WCAG 2.2, section 1.4.3)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Return the contrast ratio of two colours."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_ratio_is_computed_as_the_guidelines_do():
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("accent", ACCENTS)
def test_each_accent_is_readable_wherever_it_is_used(accent):
    palette = PALETTES[accent]
    grounds = [
        ROOT["white"],
        ROOT["paper"],
        ROOT["sand-50"],
        ROOT["sand-100"],
        palette["accent-light"],
    ]
    inks = [palette["accent"], palette["accent-dark"]]

    faint = [(i, g) for i, g in product(inks, grounds) if contrast(i, g) < READABLE]

    assert faint == []
    assert contrast(ROOT["ink-muted"], palette["accent-light"]) >= READABLE


def test_texts_and_messages_are_readable():
    grounds = ["white", "paper", "sand-50", "sand-100"]
    pairs = [*product(["ink", "ink-muted"], grounds)]
    for tone in ("info", "success", "warning", "danger"):
        pairs += [
            ("ink", f"{tone}-light"),
            (tone, f"{tone}-light"),
            (tone, "white"),
            (tone, "paper"),
        ]

    faint = [(ink, ground) for ink, ground in pairs if contrast(ROOT[ink], ROOT[ground]) < READABLE]

    assert faint == []


def test_borders_of_fields_can_be_seen():
    assert contrast(ROOT["sand-600"], ROOT["white"]) >= 3


def test_every_accent_and_emblem_that_an_alliance_may_choose_is_drawn():
    drawn = {path.stem for path in (IMAGES / "emblems").glob("*.svg")}

    assert set(PALETTES) == set(ACCENTS)
    assert drawn == set(EMBLEMS)


def test_charts_wear_the_colours_of_the_style_sheet():
    assert {name: palette["accent"] for name, palette in PALETTES.items()} == ACCENT_COLOURS


def test_no_template_has_inline_styles_or_scripts():
    found = [
        path.name
        for path in TEMPLATES.rglob("*.html")
        if re.search(
            r"<style|<script(?![^>]*(?:src=|application/json))|\sstyle=|\son[a-z]+=\"",
            path.read_text(),
        )
    ]

    assert found == []


def test_no_style_sheet_asks_anybody_else():
    sheets = [path.read_text() for path in CSS.glob("*.css")]

    assert [sheet for sheet in sheets if re.search(r"url\(\"?(?:https?:)?//|@import", sheet)] == []


def test_every_used_custom_property_is_defined():
    sheets = "".join(path.read_text() for path in CSS.glob("*.css"))
    used = set(re.findall(r"var\((--[a-z0-9-]+)", sheets))
    defined = set(re.findall(r"(--[a-z0-9-]+):", sheets))

    assert used - defined == set()


def test_drawings_carry_no_script_and_ask_nobody():
    pictures = list(IMAGES.rglob("*.svg"))

    found = [p.name for p in pictures if re.search(r"<script|href=|<image", p.read_text())]

    assert pictures
    assert found == []


def test_the_frame_needs_no_context():
    words = render_to_string("layouts/error.html", {})

    assert "Bündnisportal" in words
    assert 'href="/impressum/"' in words


def test_a_page_names_its_alliance_and_its_language():
    alliance = {"name": "Bündnis Trier", "slug": "trier", "accent": "mosel", "emblem": "mosel"}
    html = render_to_string(
        "layouts/base.html", {"alliance": alliance, "deployment_name": "Portal"}
    )

    assert '<html lang="de"' in html
    assert "accent-mosel" in html
    assert 'href="/trier/datenschutz/"' in html


def test_a_mail_is_plain_text():
    alliance = {"name": "Bündnis & Co", "slug": "trier"}
    text = render_to_string("layouts/mail.txt", {"alliance": alliance, "base_url": "https://a.de"})

    assert "Freundliche Grüße\nBündnis & Co" in text
    assert "https://a.de/trier/" in text
