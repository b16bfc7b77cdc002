"""Noting a wish to be rung back, and letting it go when it is done or too old."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import ANONYMOUS, Actor
from buendnis.accounts.queries import office_addresses
from buendnis.callbacks.models import Callback
from buendnis.callbacks.queries import open_callbacks
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope

KEPT_DAYS = 30
# Who asks one after the other within this time makes one mail.
ONE_MAIL_IN = timedelta(hours=1)


@transaction.atomic
def ask_for_callback(
    *, phone: str, window: str, origin: str, name: str = "", language: str = "de", topic: str = ""
) -> Callback:
    """Note who wants to be rung, at a plain number (`phones.plain_phone`), and tell the coordinators.

    The same number asked again is the same wish: its place in the row stays, the rest is as asked last.
    The mail holds neither name nor number.
    """
    now = timezone.now()
    wish = {"name": name, "window": window, "language": language, "topic": topic}
    told = open_callbacks().filter(asked_at__gt=now - ONE_MAIL_IN).exists()
    callback, new = Callback.objects.update_or_create(
        origin=origin,
        phone=phone,
        defaults=wish,
        create_defaults=wish | {"asked_at": now},
    )
    if new:
        record(
            "callback.asked",
            about=callback,
            by=ANONYMOUS,
            sentence="Bitte um einen Rückruf notiert",
        )
    if new and not told:
        send_after_commit(
            "callback_waits", to=office_addresses(), link=address("callbacks:waiting")
        )
    return callback


@transaction.atomic
def finish_callback(callback: Callback, *, by: Actor) -> None:
    """Delete a wish because the call was made; the journal keeps once who rang, not whom."""
    if Callback.objects.filter(pk=callback.pk).delete()[0]:
        record("callback.done", about=callback, by=by, sentence="Rückruf erledigt und gelöscht")


def delete_old_callbacks() -> int:
    """Delete what waited for thirty days, in all alliances; return how many (called by `tick`)."""
    return sum(_delete_old(alliance) for alliance in Alliance.objects.all())


@transaction.atomic
def _delete_old(alliance: Alliance) -> int:
    with scope(alliance):
        oldest = timezone.now() - timedelta(days=KEPT_DAYS)
        found = list(open_callbacks().filter(asked_at__lt=oldest))
        for callback in found:
            record(
                "callback.lapsed",
                about=callback,
                by=ANONYMOUS,
                sentence=f"Bitte um einen Rückruf nach {KEPT_DAYS} Tagen gelöscht, ohne Anruf",
            )
            callback.delete()
    return len(found)
