"""The gallery shows every component, so that nobody builds one twice."""

import re

from django.conf import settings
from django.template.loader import render_to_string

from buendnis.gallery import gallery_context
from buendnis.templatetags import components, figures

SOURCE = "buendnis/gallery.html"


def test_every_component_is_in_the_gallery():
    source = (settings.BASE_DIR / "templates" / SOURCE).read_text()
    shown = set(re.findall(r"{% (\w+)", source))

    assert (set(components.register.tags) | set(figures.register.tags)) - shown == set()


def test_no_id_is_given_twice():
    html = render_to_string(SOURCE, gallery_context())
    ids = re.findall(r' id="([^"]+)"', html)

    twice = {name for name in ids if ids.count(name) > 1}

    assert twice <= {"error-summary", "error-summary-title"}
