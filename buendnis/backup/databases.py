"""Copies a whole database as it is at one moment, and puts such a copy into an empty one."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection
from psycopg.conninfo import make_conninfo

from buendnis.backup.values import Refused
from buendnis.tenancy.scope import across_alliances

# What Django fills in by itself when it makes the tables.
FILLED_BY_DJANGO = {"auth.Permission", "contenttypes.ContentType"}
MISSING = "Das Programm {} fehlt. Auf Debian und Ubuntu hilft: apt-get install postgresql-client"
DAMAGED = "Die Datenbank in der Sicherung ist beschädigt."


def engine() -> str:
    """Return `sqlite` or `postgresql`."""
    return connection.vendor


def copy_to(target: Path) -> None:
    """Write the whole database into a file, as it is at one moment. Raises Refused with what went wrong."""
    if engine() == "sqlite":
        source = sqlite3.connect(connection.settings_dict["NAME"])
        with closing(source), closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
        return
    _run(
        "pg_dump",
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--file={target}",
        f"--dbname={conninfo(connection.settings_dict)}",
    )


def put_in(copy: Path) -> None:
    """Put a copy into the database, all of it or nothing. Raises Refused with what went wrong."""
    connection.close()
    if engine() == "sqlite":
        _put_into_sqlite(copy)
        return
    _run(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        "--exit-on-error",
        f"--dbname={conninfo(connection.settings_dict)}",
        str(copy),
    )


def _put_into_sqlite(copy: Path) -> None:
    try:
        with closing(sqlite3.connect(copy)) as source:
            if source.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise Refused(DAMAGED)
            with closing(sqlite3.connect(connection.settings_dict["NAME"])) as target:
                source.backup(target)
    except sqlite3.DatabaseError as problem:
        raise Refused(DAMAGED) from problem


def what_is_there() -> str:
    """Return the name of a table that holds something or is none of ours, empty for an empty database."""
    models = apps.get_models(include_auto_created=True)
    known = {model._meta.db_table: model for model in models}
    with across_alliances("Ob eine Datenbank leer ist, fragt nach allen Bündnissen"):
        for table in connection.introspection.table_names():
            model = known.get(table)
            if model is None:
                if table != "django_migrations":
                    return table
            elif (
                model._meta.label not in FILLED_BY_DJANGO
                and model._default_manager.order_by().exists()
            ):
                return table
    return ""


def conninfo(given: Mapping[str, Any]) -> str:
    """Return where a database is, without the password: arguments can be read by everybody on the machine."""
    options = {key: value for key, value in given["OPTIONS"].items() if isinstance(value, str)}
    named = {"dbname": "NAME", "user": "USER", "host": "HOST", "port": "PORT"}
    return make_conninfo(
        "", **options, **{theirs: given[ours] for theirs, ours in named.items() if given[ours]}
    )


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise Refused(MISSING.format(program))
    password = connection.settings_dict["PASSWORD"]
    run = subprocess.run(  # noqa: S603 - a fixed program; what it is given comes from the settings
        [found, *arguments],
        env={**os.environ, **({"PGPASSWORD": password} if password else {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise Refused(f"{program} ist gescheitert: {run.stderr.strip()[-600:]}")
