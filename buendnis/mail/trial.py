"""Sends one mail to see whether the mail server takes it, and says in sentences what happened."""

import smtplib
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, mailers

SUBJECT = "Testmail"
BODY = (
    "Guten Tag,\n\ndas ist eine Testmail. Sie zeigt, dass das Portal Mails senden kann. "
    "Sie müssen nichts tun.\n\n{name}\n{address}\n"
)
MOST_OF_AN_ANSWER = 300


@dataclass(frozen=True)
class Trial:
    """Whether the mail left, and the sentences that tell it."""

    sent: bool
    sentences: list[str]


def send_trial(to: str) -> Trial:
    """Send a mail through the settings of this installation, past the outbox; no secret is ever told."""
    if not _options().get("host"):
        return Trial(
            False,
            ["Es ist kein Mailserver eingetragen (MAIL_HOST). Mails warten in der Datenbank."],
        )
    sentences = [_way(_options())]
    body = BODY.format(name=settings.DEPLOYMENT_NAME, address=settings.BASE_URL)
    message = EmailMessage(
        f"{SUBJECT} von {settings.DEPLOYMENT_NAME}", body, settings.DEFAULT_FROM_EMAIL, [to]
    )
    server = mailers["default"]
    try:
        server.send_messages([message])
    except (smtplib.SMTPException, OSError) as problem:
        return Trial(False, [*sentences, *reason(problem)])
    finally:
        # A refused sign-in leaves the connection open; some servers say even goodbye with an error.
        with suppress(smtplib.SMTPException, OSError):
            server.close()
    return Trial(True, [
        *sentences,
        f"Der Server hat die Mail von {settings.DEFAULT_FROM_EMAIL} an {to} angenommen.",
        "Kommt sie nicht an, sehen Sie bitte im Spam-Ordner nach und prüfen Sie SPF und DKIM der Absenderadresse.",
    ])  # fmt: skip


def _options() -> dict[str, Any]:
    given: dict[str, dict[str, Any]] = settings.MAILERS  # type: ignore[assignment]
    return given["default"].get("OPTIONS", {})


def _way(options: dict[str, Any]) -> str:
    """Return the sentence about server, port, encryption and sign-in."""
    secure = "mit TLS" if options.get("use_tls") else "ohne TLS (MAIL_TLS=0)"
    known = f"als {options['username']}" if options.get("username") else "ohne Anmeldung"
    return f"Server {options['host']}, Port {options['port']}, {secure}, {known}."


def reason(problem: Exception) -> list[str]:
    """Return what went wrong and what to do next; the most telling kinds first."""
    for kind, sentence, hint in REASONS:
        if isinstance(problem, kind):
            return [sentence + _answer_of(problem), hint]
    return [f"Es ging nicht: {type(problem).__name__}.{_answer_of(problem)}", LOOK_AT_ALL]


LOOK_AT_ALL = "Bitte prüfen Sie MAIL_HOST, MAIL_PORT und MAIL_TLS."
# In this order: later kinds are parents of earlier ones.
REASONS: tuple[tuple[type[Exception], str, str], ...] = (
    (smtplib.SMTPAuthenticationError, "Der Server weist die Anmeldung ab.",
     "Bitte prüfen Sie MAIL_USER und MAIL_PASSWORD."),
    (smtplib.SMTPNotSupportedError, "Der Server kann nicht, was wir verlangen: TLS oder Anmeldung.",
     "Bitte prüfen Sie MAIL_PORT und MAIL_TLS; üblich ist Port 587 mit TLS."),
    (smtplib.SMTPSenderRefused, "Der Server nimmt diesen Absender nicht an.",
     "Bitte prüfen Sie MAIL_FROM; oft muss die Adresse zum angemeldeten Konto gehören."),
    (smtplib.SMTPRecipientsRefused, "Der Server nimmt diese Adresse nicht an.",
     "Bitte prüfen Sie die Adresse, und ob der Server nach außen senden darf."),
    (smtplib.SMTPDataError, "Der Server nimmt den Inhalt der Mail nicht an.",
     "Meist ist es ein Spam-Filter oder eine Grenze für Mails je Stunde."),
    (smtplib.SMTPServerDisconnected, "Der Server hat die Verbindung beendet.",
     "Vielleicht verlangt er TLS von Anfang an (Port 465); nehmen Sie Port 587."),
    (ssl.SSLCertVerificationError, "Das Zertifikat des Servers ist nicht gültig für diesen Namen.",
     "Bitte tragen Sie in MAIL_HOST den Namen aus dem Zertifikat ein."),
    (ssl.SSLError, "Server und Portal finden keine gemeinsame Verschlüsselung.", LOOK_AT_ALL),
    (socket.gaierror, "Diesen Servernamen gibt es nicht.", "Bitte prüfen Sie MAIL_HOST."),
    (TimeoutError, "Der Server antwortet nicht innerhalb von 15 Sekunden.",
     "Vielleicht hält eine Firewall den Port geschlossen."),
    (ConnectionRefusedError, "An diesem Port nimmt niemand Verbindungen an.",
     "Bitte prüfen Sie MAIL_PORT, und ob der Server läuft."),
)  # fmt: skip


def _answer_of(problem: Exception) -> str:
    """Return what the server said, shortened and in one line, without a word of ours that is secret."""
    refused = getattr(problem, "recipients", None)
    code, text = (
        next(iter(refused.values()))
        if refused
        else (getattr(problem, "smtp_code", 0), getattr(problem, "smtp_error", b""))
    )
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    password = _options().get("password")
    if password:
        said = said.replace(password, "…")
    said = " ".join(said.split())[:MOST_OF_AN_ANSWER]
    return f" Er sagt: {code} {said}" if said else ""
