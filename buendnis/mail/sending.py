"""Writes mail into the outbox and sends it when the transaction is through."""

import logging
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.utils import timezone

from buendnis.mail.models import Mail
from buendnis.tenancy.addresses import address
from buendnis.tenancy.scope import current_alliance

logger = logging.getLogger(__name__)
MAX_ATTEMPTS = 8


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
    """Send one waiting mail; return whether it is on its way. A failure is noted and tried again later."""
    with transaction.atomic():
        rows = Mail.objects.filter(pk=pk, sent_at__isnull=True, attempts__lt=MAX_ATTEMPTS)
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        mail = rows.first()
        if mail is None:
            return False
        mail.attempts += 1
        try:
            EmailMessage(mail.subject, mail.body, settings.DEFAULT_FROM_EMAIL, [mail.to]).send()
            mail.sent_at, mail.last_error = timezone.now(), ""
        except Exception as error:
            # A mail server may fail in any way; the row stays and `tick` tries again.
            logger.warning("Mail %s nicht gesendet: %s", pk, type(error).__name__)
            mail.last_error = type(error).__name__
        mail.save()
        return mail.sent_at is not None


def deliver_waiting() -> int:
    """Send what waits (called by `manage.py tick`); return how many left."""
    waiting = Mail.objects.filter(sent_at__isnull=True, attempts__lt=MAX_ATTEMPTS).order_by(
        "created_at"
    )
    return sum(deliver(pk) for pk in list(waiting.values_list("pk", flat=True)))
