"""In which shape the tables are: the last migration of each of our apps."""

from collections.abc import Mapping

from django.db import connection
from django.db.migrations.loader import MigrationLoader

APPS = ("buendnis", "certification", "services")


def schema_of_code() -> dict[str, list[str]]:
    """Return the last migrations that this version of the portal brings, by app."""
    graph = MigrationLoader(None).graph
    return {app: sorted(name for _, name in graph.leaf_nodes(app)) for app in APPS}


def schema_of_database() -> dict[str, list[str]]:
    """Return every migration that the database has been through, by app."""
    applied = MigrationLoader(connection).applied_migrations
    return {app: sorted(name for of, name in applied if of == app) for app in APPS}


def unknown_migrations(schema: Mapping[str, list[str]]) -> list[str]:
    """Return the migrations that a database has been through and this version does not bring."""
    brought = MigrationLoader(None).disk_migrations
    return [
        f"{app}.{name}"
        for app in APPS
        for name in schema.get(app, [])
        if (app, name) not in brought
    ]
