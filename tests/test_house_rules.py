"""House rules: what nobody should have to remember while reviewing."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Template, engines
from django.template.loader import get_template

from buendnis.access.rules import Rule
from buendnis.accounts.allauth_urls import FOREIGN_VIEWS
from tests.builders.addresses import pages
from tests.builders.reading import says_du

ROOT = Path(settings.BASE_DIR)
TEMPLATES = ROOT / "templates"
LONGEST_MODULE, LONGEST_FUNCTION = 400, 40

PYTHON = [
    path
    for folder in ("buendnis", "certification", "services", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
OURS = [path for path in PYTHON if path.relative_to(ROOT).parts[0] != "tests"]
WRITTEN = sorted(path for path in TEMPLATES.rglob("*") if path.is_file())
HTML = [path for path in WRITTEN if path.suffix == ".html"]

LAYOUTS = ("layouts/base.html", "layouts/document.html", "layouts/embedded.html")
# Templates that Django, allauth or crispy-forms find by their names.
FOUND_BY_NAME = ("400.html", "403.html", "404.html", "429.html", "500.html")
FOUND_BY_LIBRARIES = ("allauth/", "account/", "mfa/", "socialaccount/", "kern/")

# Who makes markup by hand: texts that were escaped before, links in a sample's mails, drawings of our own.
MARKED_SAFE = {
    "buendnis/pages/markup.py",
    "buendnis/portal/sample_views.py",
    "certification/reports/paper.py",
}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def template_name(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


# Doors


def test_every_page_has_a_rule_or_is_known_as_foreign():
    without = {
        page.name for page in pages() if not isinstance(getattr(page.view, "rule", None), Rule)
    }

    assert without == set(FOREIGN_VIEWS)


def test_every_page_has_a_name():
    assert [page.path for page in pages() if not page.name or page.name.endswith(":")] == []


def test_no_two_pages_share_a_name():
    names = [page.name for page in pages()]

    assert sorted(names) == sorted(set(names))


def test_a_page_for_everybody_says_so_and_all_others_ask_to_sign_in():
    without_login = {
        page.name
        for page in pages()
        if page.name not in FOREIGN_VIEWS and not page.view.needs_login
    }

    assert without_login == {
        page.name
        for page in pages()
        if page.name not in FOREIGN_VIEWS and page.view.rule.name == "anyone"
    }


def test_addresses_are_lower_case_words_that_end_with_a_slash_or_a_kind_of_file():
    """The open interface is the exception: its standard writes its addresses without a slash."""
    file = r"\.(json|pdf|txt|xml|ics|csv|xlsx|zip)$"
    strange = [
        page.path
        for page in pages()
        if not re.search(rf"/$|{file}|^/healthz$|/api/hsds/", page.path)
        or re.sub(r"<[^>]+>", "", page.path) != re.sub(r"<[^>]+>", "", page.path).lower()
    ]

    assert strange == []


# Templates


@pytest.mark.parametrize("path", WRITTEN, ids=template_name)
def test_every_template_can_be_read(path):
    assert get_template(template_name(path))


def test_every_template_has_a_user():
    code = {path: path.read_text(encoding="utf-8") for path in OURS}
    templates = {path: path.read_text(encoding="utf-8") for path in WRITTEN}

    orphans = [
        name
        for path in WRITTEN
        if (name := template_name(path)) not in FOUND_BY_NAME
        and not name.startswith(FOUND_BY_LIBRARIES)
        and not any(f'"{name}"' in text for text in (*code.values(), *templates.values()))
        and not any(chooses(module, text, path) for module, text in code.items())
    ]

    assert orphans == []


def chooses(module: Path, code: str, template: Path) -> bool:
    """Return whether a module of the same room names a template apart from its folder, or any a mail."""
    folder = template_name(template.parent)
    near = folder in ("mails", name_of(module.parent)) or f'"{folder}' in code
    return near and bool(re.search(rf'["/}}]{template.stem}(\.html)?"', code))


def test_every_mail_has_its_text():
    asked = {
        name
        for path in OURS
        for name in re.findall(r'send_after_commit\(\s*"([a-z_]+)"', path.read_text())
    }

    assert asked
    assert {name for name in asked if not (TEMPLATES / "mails" / f"{name}.txt").exists()} == set()


def test_every_page_extends_a_layout():
    """A template without a parent is a piece: included, rendered by a tag, or sent for a part of a page."""
    whole = [
        template_name(path)
        for path in HTML
        if "<html" in path.read_text() and template_name(path) not in LAYOUTS
    ]
    strange = [name for path in HTML if (name := oldest_of(path)) and name not in LAYOUTS]

    assert (whole, strange) == ([], [])


def oldest_of(path: Path) -> str:
    """Return the name of the template at the end of the line of parents, empty where there is none."""
    parent = re.search(r'{% extends "([^"]+)" %}', path.read_text())
    if parent is None:
        return ""
    return oldest_of(TEMPLATES / parent[1]) or parent[1]


def test_a_template_that_fills_blocks_extends_something():
    blocks = [
        template_name(path)
        for path in HTML
        if "{% block " in path.read_text()
        and "{% extends" not in path.read_text()
        and not template_name(path).startswith(("layouts/", "allauth/"))
    ]

    assert blocks == []


INLINE = {
    "style attribute": r"<[a-z][^>]*\sstyle\s*=",
    "style element": r"<style\b",
    "handler": r"<[a-z][^>]*\son[a-z]+\s*=",
    "script without a file": r"<script(?![^>]*\bsrc=)",
    "address of another house": r"(?:src|href)=\"(?:https?:)?//(?!\{\{)",
    "javascript address": r"href=\"javascript:",
}


@pytest.mark.parametrize("what", INLINE)
def test_nothing_in_templates_breaks_the_security_policy(what):
    # Addresses of other houses may stand in links, never where the browser fetches by itself.
    pattern = re.compile(INLINE[what], re.IGNORECASE)

    found = [
        f"{template_name(path)}: {match[0]}"
        for path in HTML
        for match in pattern.finditer(path.read_text())
        if what != "address of another house"
        or "<a " not in path.read_text()[: match.start()][-80:]
    ]

    assert found == []


def test_links_into_an_alliance_are_made_by_address():
    """`{% url %}` knows no alliance: only the portal's own pages go by it."""
    of_alliances = {page.name for page in pages() if page.path.startswith("/<slug:alliance>/")}

    found = [
        f"{template_name(path)}: {name}"
        for path in WRITTEN
        for name in re.findall(r"{% url ['\"]([^'\"]+)", path.read_text())
        if name in of_alliances
    ]

    assert found == []


def test_every_address_in_a_template_is_known():
    known = {page.name for page in pages()}

    unknown = [
        f"{template_name(path)}: {name}"
        for path in WRITTEN
        for name in re.findall(r"{% address \"([^\"]+)\"", path.read_text())
        if name not in known
    ]

    assert unknown == []


def test_every_address_in_the_code_is_known():
    known = {page.name for page in pages()}

    unknown = [
        f"{name_of(path)}: {name}"
        for path in OURS
        for name in re.findall(r"\b(?:address|go)\(\s*\"([a-z_]+:[a-z_]+)\"", path.read_text())
        if name not in known
    ]

    assert unknown == []


@pytest.mark.parametrize("path", WRITTEN, ids=template_name)
def test_templates_say_sie(path):
    words = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}|<[^>]+>", " ", path.read_text(encoding="utf-8"))

    assert says_du(words) == []


def test_sentences_in_the_code_say_sie():
    found = [
        f"{name_of(path)}:{node.lineno}: {words}"
        for path in OURS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
        if (words := says_du(node.value))
    ]

    assert found == []


def test_templates_use_german_quotes():
    found = [
        template_name(path)
        for path in WRITTEN
        if re.search(r"[“”](?=\w)|\w„", re.sub(r"{.*?}", "", path.read_text(encoding="utf-8")))
    ]

    assert found == []


# Modules


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_a_module_says_what_it_is_for_and_stays_short(path):
    text = path.read_text(encoding="utf-8")
    if not text.strip():
        return

    assert ast.get_docstring(ast.parse(text)), "begins without a sentence"
    assert len(text.splitlines()) < LONGEST_MODULE or "tests" in path.parts


def test_functions_are_short():
    long = [
        f"{name_of(path)}: {node.name} ({length_of(node)} lines)"
        for path in OURS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and length_of(node) > LONGEST_FUNCTION
    ]

    assert long == []


def length_of(function: ast.FunctionDef) -> int:
    """Return the lines of a function without its decorators and its docstring."""
    words = ast.get_docstring(function, clean=False) or ""
    return (function.end_lineno or 0) - function.lineno + 1 - len(words.splitlines())


def test_nothing_is_left_for_later():
    words = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")

    found = [
        f"{name_of(path)}: {match[0]}"
        for path in [*PYTHON, *WRITTEN, *(ROOT / "static" / "js").glob("*.js")]
        for match in words.finditer(path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_scoring_asks_no_clock_no_chance_and_no_float():
    banned = re.compile(r"\bnow\(|\btoday\(|\brandom\b|\bfloat\(|^import (datetime|time)\b", re.M)

    found = [
        f"{name_of(path)}: {match[0]}"
        for path in (ROOT / "certification" / "scoring").glob("*.py")
        for match in banned.finditer(path.read_text())
    ]

    assert found == []


def test_no_module_is_named_services_or_utils():
    names = {"services.py", "utils.py", "helpers.py", "common.py", "misc.py"}

    assert [name_of(path) for path in OURS if path.name in names] == []


def test_templates_are_read_with_autoescape():
    options = engines["django"].engine

    assert options.autoescape is True
    assert Template("{{ x }}")


def test_escaping_is_switched_off_in_mails_only():
    off = [
        template_name(path)
        for path in HTML
        if re.search(r"autoescape off|\|safe\b(?!seq)", path.read_text())
    ]

    assert off == []


def test_markup_is_declared_safe_in_few_places():
    places = {name_of(path) for path in OURS if re.search(r"\bmark_safe\(", path.read_text())}

    assert places == MARKED_SAFE
