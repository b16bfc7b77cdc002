"""Asks organisations whether their entries are still true: once, with one reminder, to the address on file."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.links.actions import new_link, require_another
from buendnis.mail.sending import send_after_commit
from buendnis.templatetags.german import datum
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from buendnis.workflow import NotPossible
from services.directory.models import Entry, Organisation
from services.directory.queries import with_parts
from services.freshness.facts import facts_of
from services.freshness.models import CheckRequest
from services.freshness.queries import (
    answers_to,
    live_entries,
    locked,
    standing_requests,
    to_be_asked,
    to_be_reminded,
)
from services.freshness.values import AT_ONCE, LINK_DAYS, PURPOSE, QUIET_DAYS

PORTAL = Actor(name="Portal")
NO_ADDRESS = (
    "Für diese Organisation ist keine E-Mail-Adresse hinterlegt. Bitte tragen Sie zuerst eine ein."
)
NO_ENTRIES = "Von dieser Organisation steht zurzeit nichts in der Liste."


@transaction.atomic
def ask(organisation: Organisation, *, by: Actor) -> CheckRequest:
    """Send an organisation the list of its entries with the link to confirm them.

    Raises NotPossible without an address or entries, and while the link of the last mail still works.
    """
    held = Organisation.objects.select_for_update().filter(pk=organisation.pk).first()
    if held is None or not held.provider_email:
        raise NotPossible(NO_ADDRESS)
    if standing := standing_requests([held.pk]).get(held.pk):
        last = standing.reminded_at or standing.sent_at
        raise NotPossible(
            f"Diese Organisation ist am {datum(last)} gefragt worden. Ihr Link gilt {LINK_DAYS} Tage. "
            "Wenn es eilt, rufen Sie bitte an."
        )
    entries = list(with_parts(live_entries().filter(organisation=held)))
    if not entries:
        raise NotPossible(NO_ENTRIES)
    request = _sent_elsewhere(held) or CheckRequest(organisation=held)
    request.email, request.sent_at, request.reminded_at = held.provider_email, timezone.now(), None
    request.entry_codes = [entry.code for entry in entries]
    request.save()
    _send("provider_asked", request, entries)
    record(
        "freshness.asked", about=held, by=by, sentence=f"Nach den Einträgen gefragt: {held.name}"
    )
    return request


def _sent_elsewhere(organisation: Organisation) -> CheckRequest | None:
    """Return the open question that went to another address: it is asked again, and reminded of once."""
    since = timezone.now() - timedelta(days=QUIET_DAYS)
    open_ones = CheckRequest.objects.filter(
        organisation=organisation, answered_at__isnull=True, sent_at__gt=since
    )
    return open_ones.exclude(email__iexact=organisation.provider_email).first()


def ask_due(*, by: Actor) -> tuple[int, int]:
    """Ask the organisations whose checks are due, so many in one go; return how many, and how many are left."""
    waiting = to_be_asked(timezone.localdate())
    asked = 0
    for organisation in waiting[:AT_ONCE]:
        try:
            ask(organisation, by=by)
            asked += 1
        except NotPossible:
            # Somebody else asked at the same moment.
            continue
    return asked, max(0, len(waiting) - AT_ONCE)


def ask_providers() -> int:
    """Ask what is due in all alliances (called by `manage.py tick`); return how many mails."""
    count = 0
    for alliance in Alliance.objects.all():
        with scope(alliance):
            count += ask_due(by=PORTAL)[0]
    return count


def remind_providers() -> int:
    """Remind once of what nobody answered, in all alliances (called by `tick`); return how many mails."""
    count = 0
    for alliance in Alliance.objects.all():
        with scope(alliance):
            count += sum(remind(request) for request in list(to_be_reminded()[:AT_ONCE]))
    return count


@transaction.atomic
def remind(request: CheckRequest) -> bool:
    """Send the one reminder for what is still open; return whether there was anything to remind of."""
    asked = locked(request)
    if asked.answered_at or asked.reminded_at:
        return False
    entries = open_entries(asked)
    if not entries:
        asked.answered_at = timezone.now()
        asked.save(update_fields=["answered_at"])
        return False
    asked.reminded_at = timezone.now()
    asked.email = asked.organisation.provider_email or asked.email
    asked.save(update_fields=["reminded_at", "email"])
    if not asked.organisation.provider_email:
        return False
    _send("provider_reminded", asked, entries)
    return True


@transaction.atomic
def send_again(request: CheckRequest) -> None:
    """Send a new link to the address on file, at most three a day. Raises NotPossible."""
    asked = locked(request)
    if not asked.organisation.provider_email:
        raise NotPossible("Für Ihre Organisation ist keine Adresse mehr hinterlegt.")
    require_another(purpose=PURPOSE, about=asked.code)
    asked.email = asked.organisation.provider_email
    asked.save(update_fields=["email"])
    entries = [answer.entry for answer in answers_to(asked, _with_parts(asked))]
    if not entries:
        raise NotPossible("Von Ihrer Organisation steht zurzeit nichts in der Liste.")
    _send("provider_asked", asked, entries)


def open_entries(request: CheckRequest) -> list[Entry]:
    """Return the entries of a question that nobody has answered for yet, with their parts."""
    return [answer.entry for answer in answers_to(request, _with_parts(request)) if answer.is_open]


def _with_parts(request: CheckRequest) -> list[Entry]:
    return list(with_parts(live_entries().filter(code__in=request.entry_codes)))


def _send(template: str, request: CheckRequest, entries: Sequence[Entry]) -> None:
    token = new_link(purpose=PURPOSE, about=request.code, email=request.email, days=LINK_DAYS)
    context: dict[str, Any] = {
        "organisation": request.organisation,
        "sheets": [(entry, facts_of(entry)) for entry in entries],
        "until": timezone.localdate() + timedelta(days=LINK_DAYS),
    }
    link = address("freshness:provider", token)
    if template == "provider_reminded":
        send_after_commit("provider_reminded", to=[request.email], link=link, **context)
    else:
        send_after_commit("provider_asked", to=[request.email], link=link, **context)
