"""Writes mail into the outbox and sends it when the transaction is through."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from buendnis.mail.models import Mail
from buendnis.tenancy.addresses import address
from buendnis.tenancy.scope import current_alliance

logger = logging.getLogger(__name__)
MAX_ATTEMPTS = 8
# After a failure: two minutes, then twice as long each time, up to four hours and more.
FIRST_PAUSE = timedelta(minutes=2)


def send_after_commit(
    template: str, *, to: Iterable[str], link: str = "", **context: Any
) -> list[Mail]:
    """Put `mails/<template>.txt` into the outbox for every address and send it on commit.

    The template extends `layouts/mail.txt` and fills its blocks `subject` and `content`; the first line
    of what comes out is the subject. `link` is a path; the mail gets the whole address.
    """
    context |= {"link": absolute(link) if link else "", "address": address, **letterhead()}
    subject, _, body = render_to_string(f"mails/{template}.txt", context).strip().partition("\n")
    return [
        post(to=one, subject=subject, body=body.strip() + "\n", template=template)
        for one in dict.fromkeys(to)
        if one
    ]


def letterhead() -> dict[str, Any]:
    """Return what the layout of every mail needs: who writes, and where the portal is."""
    return {
        "alliance": current_alliance(),
        "base_url": settings.BASE_URL,
        "deployment_name": settings.DEPLOYMENT_NAME,
    }


def post(*, to: str, subject: str, body: str, template: str = "") -> Mail:
    """Put one finished mail into the outbox and send it when the transaction commits."""
    mail = Mail.objects.create(
        alliance=current_alliance(),
        to=to,
        subject=subject.strip()[:200],
        body=body,
        template=template,
    )
    transaction.on_commit(partial(deliver, mail.pk), robust=True)
    return mail


def absolute(path: str) -> str:
    """Return the whole address of a path of this portal."""
    return f"{settings.BASE_URL}{path}"


def deliver(pk: int) -> bool:
    """Send one waiting mail; return whether it is on its way. A failure is noted and tried again later.

    The row is claimed first and the server is asked outside of any transaction: a slow server holds no
    lock, and of several workers one sends.
    """
    mail = _claimed(pk) if settings.MAIL_LEAVES else None
    if mail is None:
        return False
    try:
        EmailMessage(mail.subject, mail.body, settings.DEFAULT_FROM_EMAIL, [mail.to]).send()
    except Exception as error:
        # A mail server may fail in any way; the row stays and `tick` tries again.
        logger.warning("Mail %s nicht gesendet: %s", pk, type(error).__name__)
        Mail.objects.filter(pk=pk).update(last_error=type(error).__name__)
        return False
    Mail.objects.filter(pk=pk).update(sent_at=timezone.now(), last_error="")
    return True


def _claimed(pk: int) -> Mail | None:
    """Return the mail if it is due and nobody else has it in hand; the next try comes later each time."""
    now = timezone.now()
    mail = waiting(now).filter(pk=pk).first()
    if mail is None:
        return None
    later = now + FIRST_PAUSE * 2**mail.attempts
    claimed = waiting(now).filter(pk=pk, attempts=mail.attempts)
    return mail if claimed.update(attempts=mail.attempts + 1, next_try_at=later) else None


def waiting(now: datetime) -> QuerySet[Mail]:
    """Return the mails that are due, the oldest first."""
    unsent = Mail.objects.filter(sent_at__isnull=True, attempts__lt=MAX_ATTEMPTS)
    return unsent.filter(next_try_at__lte=now).order_by("created_at", "pk")


def deliver_waiting() -> int:
    """Send what waits (called by `manage.py tick`); return how many left."""
    return sum(deliver(pk) for pk in list(waiting(timezone.now()).values_list("pk", flat=True)))
