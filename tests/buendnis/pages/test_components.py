"""The list of what the portal is made of is complete, and every licence is one that a city may run."""

import json
import re

import pytest
from django.core.management import call_command

from buendnis.pages.components import PURPOSES, components, locked_names
from tests.builders.reading import words_of

# Licences that go with EUPL-1.2 and ask nothing of those who run the portal.
ALLOWED = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "EUPL-1.2", "LGPL-2.1-or-later", "LGPL-3.0-only",
    "MIT", "MIT-0", "MIT-CMU", "MPL-2.0", "PSF-2.0",
}  # fmt: skip

# Under a licence that binds more, each with the reason why it may be here.


def test_every_library_is_free_under_a_licence_we_know():
    """Where a package offers several licences, one that we know is enough."""
    strange = {
        one.name: one.licence
        for one in components()
        if not set(one.licence.split(" OR ")) & ALLOWED
    }

    assert strange == {}


def test_the_list_names_what_is_locked_for_this_system():
    plain = {re.sub(r"[-_.]+", "-", one.name).lower() for one in components()}
    elsewhere = {"brotlicffi", "colorama", "tzdata", "typing-extensions"}

    assert set(locked_names()) - plain - elsewhere == set()
    assert {"htmx.org", "@kern-ux/native"} <= {one.name for one in components()}
    assert all(one.version and one.home.startswith("http") for one in components())


def test_a_purpose_is_told_of_nothing_that_left():
    assert set(PURPOSES) - {one.name.lower() for one in components()} == set()


@pytest.mark.django_db
def test_the_page_shows_the_same_list(client):
    shown = words_of(client.get("/lizenzen/"))

    assert [one.name for one in components() if f"{one.name} {one.version}" not in shown] == []
    assert "Fira Sans" in shown


def test_the_command_prints_a_line_for_each(capsys):
    call_command("components")

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(components())
    assert lines[0].split("\t")[:4] == ["npm", "@kern-ux/native", "2.7.2", "EUPL-1.2"]


def test_tools_for_weaknesses_get_a_bill_of_materials(capsys):
    call_command("components", cyclonedx=True)

    bill = json.loads(capsys.readouterr().out)
    django = next(one for one in bill["components"] if one["name"] == "Django")
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert django["purl"] == f"pkg:pypi/django@{django['version']}"
    assert django["licenses"] == [{"expression": "BSD-3-Clause"}]
    assert "pkg:npm/%40kern-ux/native@2.7.2" in {one["purl"] for one in bill["components"]}
