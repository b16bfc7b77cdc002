"""The helper of `make run` says in German why a port cannot be used."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

PORT_HELPER = Path(__file__).parents[2] / "bin" / "port"


def port_free(word):
    """Return exit status and sentence of `bin/port free`."""
    done = subprocess.run(
        [sys.executable, PORT_HELPER, "free", word], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr.strip()


def test_a_port_that_nobody_uses_is_accepted_without_a_word():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        unused = probe.getsockname()[1]

    assert port_free(str(unused)) == (0, "")


def test_a_taken_port_is_refused_with_another_to_try():
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]

        status, sentence = port_free(str(taken))

    assert status == 2
    assert sentence == (
        f"Port {taken} ist schon belegt. Bitte einen anderen wählen: make run PORT=8123"
    )


@pytest.mark.parametrize("word", ["acht", "0", "65536", "-1", ""])
def test_what_is_no_port_is_refused(word):
    status, sentence = port_free(word)

    assert status == 2
    assert sentence == (
        f"„{word}“ ist kein Port. Erlaubt sind Zahlen bis 65535: make run PORT=8123"
    )
