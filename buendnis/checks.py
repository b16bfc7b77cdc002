"""What `manage.py check --deploy` says about settings that a city's IT looks at first."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register  # noqa: A004 (Django's word)
from django.utils import timezone

# A warning early enough to ask who answers for security, before the file is out of date.
WARN_DAYS = 60


@register(deploy=True)
def security_contact(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """Warn in production where nobody is named for weaknesses, or the named day draws near."""
    if not settings.PRODUCTION:
        return []
    if not settings.SECURITY_CONTACT:
        return [
            Warning(
                "SECURITY_CONTACT fehlt: /.well-known/security.txt antwortet mit 404.",
                hint="Zum Beispiel SECURITY_CONTACT=mailto:it-sicherheit@example.de",
                id="buendnis.W001",
            )
        ]
    ends = settings.SECURITY_EXPIRES
    if ends and ends < timezone.localdate() + timedelta(days=WARN_DAYS):
        return [
            Warning(
                f"security.txt gilt nur bis {ends:%d.%m.%Y}.",
                hint="Kontakt prüfen und SECURITY_EXPIRES verlängern oder weglassen.",
                id="buendnis.W002",
            )
        ]
    return []
