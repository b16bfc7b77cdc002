"""/healthz: says whether the portal can reach its database, its files and the next step of its mail."""

import tempfile

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, JsonResponse

from buendnis.access.doors import page
from buendnis.access.rules import anyone
from buendnis.mail.models import Mail
from buendnis.mail.sending import MAX_ATTEMPTS


@page(rule=anyone)
def healthz(request: HttpRequest) -> JsonResponse:
    """Return 200 with the checks, or 503 when one of them fails. No figures about people or cases."""
    checks = {"database": _database(), "files": _files(), "mail": _mail()}
    healthy = checks["database"] and checks["files"]
    response = JsonResponse({"ok": healthy, **checks}, status=200 if healthy else 503)
    response["Cache-Control"] = "no-store"
    return response


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except Exception:  # whatever a driver raises, the answer is the same
        return False


def _files() -> bool:
    folder = settings.EVIDENCE_ROOT
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # A name of its own: two workers may be asked at the same moment.
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".probe-") as probe:
            probe.write(b"1")
        return True
    except OSError:
        return False


def _mail() -> bool:
    if not settings.MAIL_LEAVES:
        return False
    try:
        return not Mail.objects.filter(sent_at__isnull=True, attempts__gte=MAX_ATTEMPTS).exists()
    except Exception:
        return False
