"""allauth's mails and messages speak our German; nothing of it says „du“."""

import gettext
import re
from pathlib import Path

import allauth
import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from buendnis.accounts.models import User
from tests.builders.reading import says_du

ALLAUTH = Path(allauth.__file__).parent
OURS = settings.LOCALE_PATHS[0] / "de" / "LC_MESSAGES"
MAILS = sorted(
    f"{room}/email/{path.name.removesuffix('_message.txt')}"
    for room in ("account", "mfa")
    for path in (ALLAUTH / "templates" / room / "email").glob("*_message.txt")
    if not path.name.startswith(("base_", "webauthn", "password_reset_key"))
)
MESSAGES = sorted(
    f"{room}/messages/{path.name}"
    for room in ("account", "mfa")
    for path in (ALLAUTH / "templates" / room / "messages").glob("*.txt")
    if not path.name.startswith(("phone", "webauthn"))
)
MAILS.append("socialaccount/email/account_connected")
CONTEXT = {
    "user": User(email="a@example.org", name="Anna"),
    "code": "ABC-DEF",
    "email": "a@example.org",
    "base_url": "https://portal.example",
    "deployment_name": "Portal",
}


def catalogue(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]


def words_in_python() -> set[str]:
    """Return the texts that allauth's Python code (not its templates) may show in the rooms in use."""
    found = set()
    for room in ("account", "mfa", "core"):
        for path in (ALLAUTH / room).rglob("*.py"):
            if "webauthn" not in path.parts and "migrations" not in path.parts:
                found |= set(re.findall(r'_\(\s*"([^"]+)"', path.read_text()))
    return found


def test_the_compiled_words_are_those_of_the_source():
    source = (OURS / "django.po").read_text()
    pairs = dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', source, flags=re.M))

    assert {key: text for key, text in catalogue(OURS / "django.mo").items() if key} == pairs


def test_every_word_of_ours_is_one_that_allauth_uses():
    known = (
        set(catalogue(ALLAUTH / "locale" / "de" / "LC_MESSAGES" / "django.mo")) | words_in_python()
    )

    assert set(catalogue(OURS / "django.mo")) - known == set()


def test_no_text_of_allauths_code_says_du():
    with translation.override("de"):
        said = {text: translation.gettext(text) for text in words_in_python()}

    assert {text: german for text, german in said.items() if says_du(german)} == {}


@pytest.mark.parametrize("mail", MAILS)
def test_each_mail_is_ours_and_says_sie(mail):
    subject = render_to_string(f"{mail}_subject.txt", CONTEXT).strip()
    body = render_to_string(f"{mail}_message.txt", CONTEXT).strip()

    assert body.startswith("Guten Tag,")
    assert "Freundliche Grüße" in body
    assert says_du(subject + body) == []


@pytest.mark.parametrize("message", MESSAGES)
def test_each_message_says_sie(message):
    assert says_du(render_to_string(message, CONTEXT)) == []
