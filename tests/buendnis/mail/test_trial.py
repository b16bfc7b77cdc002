"""`manage.py test_mail` against a small mail server that answers as it is told."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

PASSWORD = "nie-zeigen-4711"


@contextmanager
def mail_server(**refusals: str) -> Iterator[tuple[int, list[str]]]:
    """Run a server that takes every mail but for the commands in `refusals`; yield its port and what it heard."""
    heard: list[str] = []

    class Handler(socketserver.StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def handle(self) -> None:
            self.say("220 probe")
            while line := self.rfile.readline().decode().strip():
                heard.append(line)
                word = line.split(":")[0].split()[0].lower()
                if word in refusals:
                    self.say(refusals[word])
                elif word == "ehlo":
                    self.say("250-probe\r\n250 AUTH PLAIN")
                elif word == "data":
                    self.say("354 weiter")
                    while self.rfile.readline().strip() != b".":
                        pass
                    self.say("250 angenommen")
                elif word == "quit":
                    self.say("221 bis bald")
                    return
                else:
                    self.say("235 willkommen" if word == "auth" else "250 gut")

    class Server(socketserver.ThreadingTCPServer):
        # Whatever a test leaves open, nobody waits for it.
        daemon_threads, block_on_close = True, False

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server.server_address[1], heard
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def portal_with(port: int, **options):
    """Point the portal's real mail settings at this port."""
    given = {"host": "127.0.0.1", "port": port, "username": "portal", "password": PASSWORD,
             "use_tls": False, "timeout": 5}  # fmt: skip
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    with override_settings(MAILERS={"default": {"BACKEND": smtp, "OPTIONS": given | options}}):
        yield


def refusal(port: int, **options) -> str:
    """Return what the command says when the mail does not leave."""
    with portal_with(port, **options), pytest.raises(CommandError) as problem:
        call_command("test_mail", "it@example.org")
    assert PASSWORD not in str(problem.value)
    return str(problem.value)


def test_a_mail_that_is_taken_is_told_with_server_and_way(capsys):
    with mail_server() as (port, heard), portal_with(port):
        call_command("test_mail", "it@example.org")

    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"Server 127.0.0.1, Port {port}, ohne TLS (MAIL_TLS=0), als portal."
    assert said[1] == "Der Server hat die Mail von portal@localhost an it@example.org angenommen."
    assert "rcpt to:<it@example.org>" in heard
    assert PASSWORD not in " ".join(said)


@pytest.mark.parametrize(
    ("refusals", "sentence", "hint"),
    [
        ({"auth": f"535 falsch: {PASSWORD}"}, "weist die Anmeldung ab. Er sagt: 535 falsch: …", "MAIL_PASSWORD"),
        ({"mail": "550 fremd"}, "nimmt diesen Absender nicht an. Er sagt: 550 fremd", "MAIL_FROM"),
        ({"rcpt": "554 relay"}, "nimmt diese Adresse nicht an. Er sagt: 554 relay", "nach außen"),
        ({"data": "552 Spam"}, "nimmt den Inhalt der Mail nicht an. Er sagt: 552 Spam", "Spam-Filter"),
    ],
)  # fmt: skip
def test_a_refusal_is_told_in_the_words_of_the_server(refusals, sentence, hint):
    with mail_server(**refusals) as (port, _):
        said = refusal(port)

    assert sentence in said
    assert hint in said


def test_a_server_without_tls_is_not_spoken_to_in_the_open():
    with mail_server() as (port, heard):
        said = refusal(port, use_tls=True)

    assert "Der Server kann nicht, was wir verlangen" in said
    assert [line for line in heard if line.startswith(("AUTH", "mail"))] == []


def test_a_closed_port_is_told():
    with mail_server() as (port, _):
        pass

    assert "An diesem Port nimmt niemand Verbindungen an." in refusal(port)


def test_without_a_mail_server_nothing_is_tried():
    with pytest.raises(CommandError, match="kein Mailserver eingetragen"):
        call_command("test_mail", "it@example.org")


def test_a_word_that_is_no_address_is_refused():
    with pytest.raises(CommandError, match="gibtesnicht"):
        call_command("test_mail", "gibtesnicht")
