"""An organisation with an address on file and two entries, and the days before and after a check."""

import re
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.mail.models import Mail
from services.directory.models import Entry, Organisation
from services.directory.queries import own_entries
from tests.builders import directory
from tests.conftest import PortalClient

EMAIL = "angebot@example.org"
KORA = Actor(name="Kora Koordination")


def today() -> date:
    """Return today where the alliances are."""
    return timezone.localdate()


def ago(days: int) -> date:
    """Return the day so many days before today."""
    return today() - timedelta(days=days)


def provider(name: str = "Elterntreff", email: str = EMAIL) -> Organisation:
    """Return an organisation that can be asked."""
    return directory.organisation(name, provider_email=email)


def due(title: str = "Frühstück", days: int = 10, **fields: Any) -> Entry:
    """Return an entry of an organisation that can be asked, whose check is so many days late."""
    given = {"checked_on": ago(365 + days), "of": fields.pop("of", None) or provider()}
    return directory.entry(title, **(given | fields))


def fresh(entry: Entry) -> Entry:
    """Return the entry as it is stored now."""
    return own_entries().get(pk=entry.pk)


def last_mail(template: str) -> Mail:
    """Return the newest mail of a template."""
    mail = Mail.objects.filter(template=template).order_by("pk").last()
    assert mail is not None
    return mail


def link_in(mail: Mail) -> str:
    """Return the path of the provider's page in a mail."""
    found = re.search(r"/magdeburg/anbieter/[^/\s]+/", mail.body)
    assert found is not None
    return found[0]


def press(path: str, **fields: str) -> Any:
    """Send a form as somebody without an account does, from our own page."""
    return PortalClient(headers={"sec-fetch-site": "same-origin"}).post(path, fields)
