"""Beginning a talk, handing over what was typed, and confirming it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from buendnis.access.rules import Actor, EmploymentRole
from buendnis.accounts.actions import end_invitations
from buendnis.accounts.actors import user_behind
from buendnis.accounts.models import User
from buendnis.callbacks.actions import finish_callback
from buendnis.callbacks.models import Callback
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.workflow import NotPossible
from certification.applications.actions import name_adviser, start_application
from certification.applications.models import Application, Talk
from certification.applications.queries import open_talk
from certification.catalogue.models import Edition
from certification.employers.actions import invite_person, register_employer
from certification.employers.queries import addresses_of
from certification.talks.queries import confirming_addresses, fingerprint
from certification.talks.rules import may_begin, may_confirm, may_hand_over

ALREADY_OPEN = "Ein Gespräch ist schon offen. Sie können gleich weiterschreiben."
CONFIRMED = "Dieses Gespräch ist schon bestätigt."
MEANWHILE = (
    "Seit Sie diese Seite geöffnet haben, wurde etwas geändert. Bitte sehen Sie es an und bestätigen Sie dann noch "
    "einmal."
)
HANDED_OVER = "Sie haben inzwischen schon übergeben. Sehen Sie unten nach, wohin der Link ging."
OWN_ADDRESS = "Das ist Ihre eigene Adresse. Der Link geht an die verantwortliche Person im Betrieb."


@transaction.atomic
def take_down(
    *,
    edition: Edition,
    held_on: date,
    case: dict[str, Any],
    by: Actor,
    another: bool,
    callback: Callback | None = None,
    **employer: Any,
) -> Application:
    """Create an employer, its draft and the talk in one go; the coordinator becomes the adviser.

    `case` holds reference date and headcount; the `callback` that led to the talk is done with it. Raises
    LooksAlike for the same name and postcode, unless it is `another` one.
    """
    made = register_employer(by=by, user=None, another=another, **employer)
    application = start_application(made, edition=edition, by=by, tell=False, **case)
    user = user_behind(by)
    name_adviser(application, user=user, by=by, tell=False)
    application.refresh_from_db()
    _begin(application, held_on=held_on, user=user, by=by)
    if callback is not None:
        finish_callback(callback, by=by)
    return application


@transaction.atomic
def begin_talk(application: Application, *, held_on: date, by: Actor) -> Talk:
    """Begin a talk about an employer's own draft; its people hear of it by mail.

    Raises NotPossible where the employer keeps the draft to itself, or a talk is open.
    """
    locked = Application.objects.select_for_update().get(pk=application.pk)
    verdict = may_begin(by, locked)
    if not verdict:
        raise NotPossible(verdict.sentence)
    user = user_behind(by)
    if locked.adviser_id is None:
        name_adviser(locked, user=user, by=by, tell=False)
    talk = _begin(locked, held_on=held_on, user=user, by=by)
    send_after_commit(
        "talk_begun",
        to=addresses_of(locked.employer),
        link=address("talks:talk", locked.code),
        application=locked,
        by_name=by.name,
        held_on=held_on,
    )
    return talk


def _begin(application: Application, *, held_on: date, user: User, by: Actor) -> Talk:
    try:
        with transaction.atomic():
            talk = Talk.objects.create(application=application, typed_by=user, held_on=held_on)
    except IntegrityError as error:
        raise NotPossible(ALREADY_OPEN) from error
    record(
        "talk.begun",
        about=application,
        by=by,
        case_code=application.code,
        sentence=f"Schreibt im Gespräch am {held_on:%d.%m.%Y} für den Betrieb mit",
    )
    return talk


@transaction.atomic
def hand_over(application: Application, *, email: str, seen: str, by: Actor) -> Talk:
    """Ask the employer to look through what was typed: its people by mail, or a new owner by an invitation.

    `email` is needed where nobody acts for the employer yet. `seen` is the state that the page showed
    (`seen_of`), so that a double click sends one link. Raises NotPossible.
    """
    locked = Application.objects.select_for_update().get(pk=application.pk)
    verdict = may_hand_over(by, locked)
    talk = open_talk(locked)
    if not verdict or talk is None:
        raise NotPossible(verdict.sentence or CONFIRMED)
    if seen_of(talk) != seen:
        raise NotPossible(HANDED_OVER)
    talk.handed_over_at = timezone.now()
    talk.save(update_fields=["handed_over_at"])
    known = confirming_addresses(locked)
    if known:
        send_after_commit(
            "talk_handed_over",
            to=known,
            link=address("talks:talk", locked.code),
            application=locked,
            talk=talk,
        )
    else:
        _invite_owner(locked, talk, email=email.strip().lower(), by=by)
    record(
        "talk.handed_over",
        about=locked,
        by=by,
        case_code=locked.code,
        sentence="Bittet den Betrieb, die Angaben aus dem Gespräch zu bestätigen",
    )
    return talk


def _invite_owner(application: Application, talk: Talk, *, email: str, by: Actor) -> None:
    """Invite the owner; a link to another address, sent before, stops working."""
    if not email:
        raise NotPossible("Bitte geben Sie die E-Mail-Adresse der verantwortlichen Person an.")
    if email == by.email.lower():
        raise NotPossible(OWN_ADDRESS)
    employer = application.employer
    end_invitations(employer_code=employer.code, role=EmploymentRole.OWNER)
    note = (
        f"{talk.typed_by.name} hat Ihre Angaben im Gespräch am {talk.held_on:%d.%m.%Y} aufgeschrieben. Bitte sehen Sie "
        "alles durch und bestätigen Sie es. Sie können alles ändern."
    )
    try:
        invite_person(employer, email=email, role=EmploymentRole.OWNER, by=by, note=note)
    except ValidationError as problem:
        raise NotPossible(problem.messages[0]) from problem


def seen_of(talk: Talk) -> str:
    """Return what a page carries to say how often a talk was handed over when it was shown."""
    return talk.handed_over_at.isoformat() if talk.handed_over_at else "nie"


@transaction.atomic
def confirm(application: Application, *, seen: str, by: Actor) -> Talk:
    """Confirm what was typed, as it stands; the coordinator writes no more from here on.

    `seen` is the fingerprint of what the page showed. Raises NotPossible for somebody who may not, the
    second time, and where something changed since.
    """
    locked = Application.objects.select_for_update().get(pk=application.pk)
    verdict = may_confirm(by, locked)
    if not verdict:
        raise NotPossible(verdict.sentence)
    talk = open_talk(locked)
    if talk is None:
        raise NotPossible(CONFIRMED)
    if fingerprint(locked) != seen:
        raise NotPossible(MEANWHILE)
    talk.confirmed_at, talk.confirmed_by = timezone.now(), user_behind(by)
    talk.save(update_fields=["confirmed_at", "confirmed_by"])
    record(
        "talk.confirmed",
        about=locked,
        by=by,
        case_code=locked.code,
        sentence=f"Bestätigt die Angaben aus dem Gespräch am {talk.held_on:%d.%m.%Y}",
    )
    send_after_commit(
        "talk_confirmed",
        to=[talk.typed_by.email],
        link=address("casefile:case", locked.code),
        application=locked,
        by_name=by.name,
    )
    return talk
