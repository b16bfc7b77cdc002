"""The throw-away PostgreSQL hands on the command's exit status and a given database."""

import os
import subprocess
import sys
from pathlib import Path

LAUNCHER = Path(__file__).parents[2] / "bin" / "with-postgresql"
SHOW_AND_FAIL = "import os, sys; print(os.environ['DATABASE_URL']); sys.exit(3)"


def launched(environment):
    """Return exit status, output and errors of a command that shows its database and exits with 3."""
    command = [sys.executable, LAUNCHER, sys.executable, "-c", SHOW_AND_FAIL]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    return done.returncode, done.stdout.strip(), done.stderr


def test_a_given_database_is_used_and_the_exit_status_handed_on():
    given = "postgresql://somebody@127.0.0.1/portal"

    assert launched({**os.environ, "DATABASE_URL": given}) == (3, given, "")
