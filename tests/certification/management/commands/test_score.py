"""`manage.py score` prints what the worked cases say, or one line and nothing else."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from certification.management.commands.score import main

ROOT = Path(__file__).resolve().parents[4]
EXAMPLES = sorted((ROOT / "certification/content/examples").glob("*.yaml"))


def run(*paths):
    out, err = StringIO(), StringIO()
    status = main([str(path) for path in paths], out, err)
    return status, out.getvalue(), err.getvalue()


def expected(path):
    return json.loads(path.with_suffix(".expected.json").read_text())


def test_files_are_scored_in_the_order_given():
    files = EXAMPLES[::-1]

    status, out, err = run(*files)

    assert (status, err) == (0, "")
    assert json.loads(out) == [expected(path) for path in files]


def test_the_same_file_may_be_given_twice():
    _, out, _ = run(EXAMPLES[0], EXAMPLES[0])

    assert json.loads(out) == [expected(EXAMPLES[0])] * 2


def test_the_first_faulty_file_stops_everything(tmp_path):
    faulty, worse = tmp_path / "faulty.yaml", tmp_path / "worse.yaml"
    faulty.write_text("employer: A\nheadcount: 0\n")
    worse.write_text("")

    status, out, err = run(EXAMPLES[0], faulty, worse)

    assert (status, out) == (2, "")
    assert err == f"{faulty}: headcount: Hier muss eine ganze Zahl ab 1 stehen.\n"


def test_without_a_file_it_says_how_to_call_it():
    assert run() == (2, "", "Aufruf: manage.py score DATEI [DATEI …]\n")


def test_the_command_prints_the_list():
    out = StringIO()

    call_command("score", str(EXAMPLES[0]), stdout=out)

    assert json.loads(out.getvalue()) == [expected(EXAMPLES[0])]


def test_the_command_ends_with_status_two(tmp_path):
    err = StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("score", str(tmp_path / "fehlt.yaml"), stderr=err)

    assert ended.value.code == 2
    assert err.getvalue() == f"{tmp_path}/fehlt.yaml: Datei: Diese Datei gibt es nicht.\n"


def test_it_needs_no_database(tmp_path):
    nowhere = {**os.environ, "DATABASE_URL": "postgresql://niemand@127.0.0.1:1/nichts"}

    done = subprocess.run(
        [sys.executable, "manage.py", "score", str(EXAMPLES[0])],
        cwd=ROOT,
        env=nowhere,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == [expected(EXAMPLES[0])]
