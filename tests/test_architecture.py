"""What the shape of the house promises beyond imports (those are held by import-linter in `make lint`)."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from django import forms
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.migrations.loader import MigrationLoader

import buendnis
import certification
import services
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.owners import owner_path_of
from tests.builders.addresses import pages

OURS = ("buendnis", "certification", "services")
ROOT = Path(settings.BASE_DIR)

# Models without an owner, each with the reason why alliances share it.
SHARED = {
    "buendnis.Alliance": "the tenant itself",
    "buendnis.User": "a person may belong to several alliances",
    "buendnis.Mail": "the outbox of the deployment, sent by one job; pages never show it",
    "buendnis.PageText": "an alliance's text, or without one the deployment's own behind it",
}

# Every place that crosses alliances on purpose, by file, with the reason it gives.
CROSSINGS = {
    ("buendnis/tenancy/models.py", "Eindeutig heißt: in allen Bündnissen"),
    ("buendnis/accounts/adapter.py", "Ein Konto gehört keinem Bündnis"),
    ("buendnis/accounts/queries.py", "Der Link einer Einladung nennt kein Bündnis"),
    ("buendnis/accounts/queries.py", "Der Anmeldedienst der Stadt gehört keinem Bündnis"),
    ("buendnis/accounts/queries.py", "Die eigene Seite zeigt Einladungen aus allen Bündnissen"),
    ("buendnis/personal_data/queries.py", "Eine Auskunft gilt für alle Bündnisse"),
    ("buendnis/personal_data/actions.py", "Gelöscht wird in allen Bündnissen"),
    ("buendnis/backup/databases.py", "Ob eine Datenbank leer ist, fragt nach allen Bündnissen"),
    ("buendnis/transfer/actions.py", "Ein Bündnis, das hereinkommt, hat noch keinen Rahmen"),
    ("buendnis/transfer/actions.py", "Der Betrieb des Portals handelt für kein einzelnes Bündnis"),
    (
        "services/directory/queries.py",
        "Ein Eintrag eines anderen Bündnisses steht in diesem Verzeichnis",
    ),
    (
        "services/hsds/queries.py",
        "Ein Eintrag eines anderen Bündnisses steht in diesem Verzeichnis",
    ),
    (
        "services/directory/following.py",
        "Ein zusammengelegter Eintrag bleibt dort, wo ein Nachbar ihn aufführt",
    ),
    (
        "services/finding/queries.py",
        "Ein zusammengelegter Eintrag führt auch bei den Nachbarn zum anderen",
    ),
    ("services/hsds/queries.py", "Wo Einträge dieses Verzeichnisses stattfinden"),
    ("services/exchange/plan.py", "Eine Kennung ist im ganzen Portal einmalig"),
    (
        "services/search/store.py",
        "Ein geänderter Eintrag wird überall gefunden, wo er gelistet ist",
    ),
    (
        "services/freshness/neighbouring.py",
        "Ein Bündnis führt Einträge seiner Nachbarn mit auf",
    ),
    ("certification/certificates/queries.py", "Wer eine Nummer prüft, kennt das Bündnis nicht."),
    ("certification/certificates/queries.py", "Eine Nummer ist im ganzen Portal einmalig."),
}

# Pages shown by GET that may write, and forms that need no token of ours; each named here by its view.
WRITING_GETS = {"reports.document"}
CROSS_SITE_POSTS: set[str] = {
    "callbacks.ask",
    "feedback.callback",
    "feedback.report",
    "freshness.change",
    "freshness.provider",
    "quickcheck.questions",
    "quickcheck.result",
    "quickcheck.carry",
    "programme.opened",
    "representation.opened",
    "signoffs.opened",
}

# Rooms where people type what is kept nowhere (buendnis/access/unkept.py), and what their code never asks.
UNKEPT_ROOMS = ("letters", "calculator", "advice", "folder")
KEEPS = r"request\.(session|user|COOKIES|META)\b|contrib\.messages|import tempfile|\.save\(\)"


def modules() -> list[str]:
    """Return the dotted names of all our modules, migrations left out."""
    found = [
        module.name
        for package in (buendnis, certification, services)
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    return [name for name in found if ".migrations" not in name and not name.endswith("wsgi")]


def sources() -> list[Path]:
    """Return our Python files, migrations left out."""
    return [
        path
        for package in OURS
        for path in sorted((ROOT / package).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def our_models() -> list[type[models.Model]]:
    """Return every model of ours, with the tables that Django makes for many-to-many relations."""
    return [m for m in apps.get_models(include_auto_created=True) if m._meta.app_label in OURS]


OWNED = [model for model in our_models() if owner_path_of(model)]
EACH_OWNED = pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)


# Tenancy


def test_every_model_has_an_owner_or_a_reason_to_be_shared():
    without = {model._meta.label for model in our_models() if not owner_path_of(model)}

    assert without == set(SHARED)


@EACH_OWNED
def test_the_way_to_the_owner_ends_at_an_alliance(model):
    target = model
    for step in owner_path_of(model).split("__"):
        field = target._meta.get_field(step)
        assert field.many_to_one or field.one_to_one
        target = field.related_model

    assert target is Alliance


@EACH_OWNED
def test_every_manager_of_an_owned_model_filters_on_its_owner(model):
    managers = [*model._meta.managers, model._default_manager, model._base_manager]

    names = {type(manager).__qualname__ for manager in managers}
    assert names == {f"AllianceManager[{owner_path_of(model)}]"}


@EACH_OWNED
def test_a_key_to_an_owned_model_is_told_as_such(model):
    shared = {apps.get_model(label) for label in SHARED}

    strange = [
        field.name
        for field in model._meta.concrete_fields
        if field.is_relation
        and not owner_path_of(field.related_model)
        and field.related_model not in shared
    ]

    assert strange == []


def test_the_list_of_crossings_is_complete():
    found = set()
    for path in sources():
        for reason in re.findall(r'across_alliances\(\s*"([^"]+)"', path.read_text()):
            found.add((str(path.relative_to(ROOT)), reason))

    assert found == CROSSINGS


def test_a_crossing_gives_its_reason_in_place():
    bare = [
        str(path.relative_to(ROOT))
        for path in sources()
        for call in re.findall(r"across_alliances\((?!reason: str)([^)]*)\)", path.read_text())
        if not call.strip().startswith('"')
    ]

    assert bare == []


def test_nobody_walks_from_a_shared_row_into_owned_ones():
    """A join from people into memberships or cases is filtered by no scope."""
    inwards = {
        field.get_accessor_name()
        for label in SHARED
        for field in apps.get_model(label)._meta.related_objects
        if owner_path_of(field.related_model) and field.get_accessor_name()
    }
    joins = re.compile(rf"\b({'|'.join(sorted(inwards))})__\w+\s*=")

    found = [
        f"{path.relative_to(ROOT)}: {join[0]}"
        for path in sources()
        for join in joins.finditer(path.read_text())
    ]

    assert inwards >= {"memberships", "employments", "advised_cases", "examined_cases"}
    assert found == []


def test_nobody_writes_sql_or_asks_past_the_managers():
    past = re.compile(r"\.raw\(|\.extra\(|\bRawSQL\b|connection\.cursor\(|\._base_manager\b")
    allowed = {
        "buendnis/health.py",
        "buendnis/tenancy/owners.py",
        "buendnis/transfer/packing.py",
    }

    found = {str(path.relative_to(ROOT)) for path in sources() if past.search(path.read_text())}

    assert found <= allowed


def test_no_form_asks_an_owned_table_when_it_is_imported():
    """Django makes such a field from a key of a model, and evaluates the manager then and there."""
    for name in modules():
        importlib.import_module(name)

    faults = [
        f"{form.__module__}.{form.__qualname__}.{name}"
        for form in subclasses_of(forms.BaseForm)
        if form.__module__.startswith(OURS)
        # A mixin brings no fields of its own.
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.ModelChoiceField)
        and field.queryset is not None
        and owner_path_of(field.queryset.model)
    ]

    assert faults == []


def subclasses_of(kind: type) -> set[type]:
    found = set(kind.__subclasses__())
    return found | {inner for each in found for inner in subclasses_of(each)}


# Migrations


def test_no_migration_of_the_ground_waits_for_an_app():
    graph = MigrationLoader(None).graph

    edges = [
        (node.key, parent.key)
        for node in graph.node_map.values()
        for parent in node.parents
        if node.key[0] == "buendnis" and parent.key[0] in ("certification", "services")
    ]

    assert edges == []


def test_the_two_apps_do_not_wait_for_each_other():
    graph = MigrationLoader(None).graph
    pair = {"certification", "services"}

    edges = [
        (node.key, parent.key)
        for node in graph.node_map.values()
        for parent in node.parents
        if {node.key[0], parent.key[0]} == pair
    ]

    assert edges == []


def test_migrations_are_named_by_meaning():
    named = [
        path.stem
        for package in OURS
        for path in (ROOT / package / "migrations").glob("0*.py")
        if re.search(r"_auto_|_initial$|_alter_|_add_|_remove_|_delete_", path.stem)
    ]

    assert named == []


def test_every_room_with_models_is_known_to_its_app():
    """Django finds a model only where the app's `models` module imports its room."""
    known = {model.__module__ for model in our_models()}

    rooms = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in sources()
        if path.name == "models.py" and re.search(r"^class ", path.read_text(), re.MULTILINE)
    }
    assert rooms <= known


# Doors


def test_pages_that_may_write_when_shown_are_listed():
    assert doors_with("records_download=True") == WRITING_GETS


def test_forms_without_a_token_of_ours_are_listed():
    assert doors_with("cross_site_post=True") == CROSS_SITE_POSTS


def test_what_people_type_about_care_goes_through_the_door_that_keeps_nothing():
    kept = {
        page.name
        for page in pages()
        if page.view.__module__.startswith(tuple(f"services.{room}." for room in UNKEPT_ROOMS))
        and "POST" in getattr(page.view, "methods", ())
        and not getattr(page.view, "unkept", False)
    }

    assert kept == set()


@pytest.mark.parametrize("room", UNKEPT_ROOMS)
def test_a_room_that_keeps_nothing_asks_for_nothing_that_keeps(room):
    code = [path for path in sources() if path.parts[-3:-1] == ("services", room)]
    faults = [path.name for path in code if re.search(KEEPS, path.read_text())]
    templates = list((ROOT / "templates" / "services" / room).rglob("*.html"))
    faults += [
        path.name
        for path in templates
        if "csrf_token" in path.read_text()
        or any('method="post"' not in form for form in re.findall(r"<form[^>]*>", path.read_text()))
    ]

    assert code
    assert faults == []


def doors_with(option: str) -> set[str]:
    """Return the views (room.view) whose door is opened with this option."""
    found = set()
    for path in sources():
        for arguments, name in re.findall(
            r"@page\((.*?)\)\ndef (\w+)", path.read_text(), re.DOTALL
        ):
            if option in arguments:
                found.add(f"{path.parent.name}.{name}")
    return found
