"""Signing: in the portal, through a link, or on a page; asking for it, and taking it back."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor, EmploymentRole
from buendnis.journal.actions import record
from buendnis.links.actions import close_links, new_link, require_another, use_up
from buendnis.links.models import SecretLink
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.employers.queries import addresses_in, owners_of
from certification.signoffs.models import SignOff
from certification.signoffs.pages import forget_page
from certification.signoffs.queries import signed, standing
from certification.signoffs.rules import is_top_management
from certification.signoffs.values import LINK_DAYS, Matter

NOT_THE_TOP = (
    "Unterschreiben kann hier nur die oberste Leitung. Sind Sie es nicht, schicken Sie ihr bitte einen Link oder "
    "laden Sie die unterschriebene Seite hoch."
)
OWN_ADDRESS = (
    "Diese Adresse gehört jemandem, der den Antrag ausfüllt oder berät. Bitte nennen Sie die eigene Adresse der "
    "Leitung. "
    "Sind Sie selbst die Leitung, unterschreiben Sie direkt im Portal."
)
CHANGED_SINCE = (
    "Inzwischen hat sich geändert, was unterschrieben wird. Bitte lesen Sie den neuen Stand und unterschreiben "
    "Sie dann."
)
SIGNED_ALREADY = "Unterschrieben ist schon. Soll neu unterschrieben werden, nehmen Sie die Unterschrift zuerst zurück."
NOT_NEEDED = (
    "Eine Unterschrift ist hier zurzeit nicht nötig. Der Betrieb hat die Anfrage zurückgenommen."
)
IN_THE_FUTURE = "Der Tag der Unterschrift liegt in der Zukunft."


@transaction.atomic
def sign_in_portal(
    application: Application,
    matter: Matter,
    *,
    function: str,
    by: Actor,
    stated: bool,
    place: str = "",
    declared: Mapping[str, bool] | None = None,
    seen: str = "",
) -> SignOff:
    """Let the top management sign as the person who is signed in; an earlier request or signature ends.

    `stated` is „Ich bin die oberste Leitung“. `seen` is the hash of what the page showed. Raises NotPossible.
    """
    case = _ready(application, matter, by=by, seen=seen)
    if not is_top_management(by, case, stated=stated):
        raise NotPossible(NOT_THE_TOP)
    _end(case, matter)
    row = SignOff(
        method="portal", name=by.name, function=function, place=place, declared=dict(declared or {})
    )
    return _sign(case, matter, row, on=timezone.localdate(), by=by)


@transaction.atomic
def ask(
    application: Application, matter: Matter, *, name: str, function: str, email: str, by: Actor
) -> SignOff:
    """Send the top management a link to its own address; an earlier request ends.

    Raises NotPossible where it cannot be signed yet or is signed already, for an address of the people
    who fill in or advise, and where the links of the day are used up.
    """
    case = _ready(application, matter, by=by)
    _refuse_signed(case, matter)
    email = email.strip().lower()
    fill_in = addresses_in(case.employer, EmploymentRole.OWNER, EmploymentRole.CONTRIBUTOR)
    advises = case.adviser.email.lower() if case.adviser else ""
    if email in {*fill_in, by.email.lower(), advises}:
        raise NotPossible(OWN_ADDRESS)
    require_another(purpose=matter.link_purpose, about=case.code)
    _end(case, matter)
    row = SignOff.objects.create(
        application=case, purpose=matter.purpose, method="link",
        name=name, function=function, email=email, asked_by=by.name,
    )  # fmt: skip
    _send(case, matter, row, by=by)
    return row


@transaction.atomic
def send_again(application: Application, matter: Matter, *, by: Actor | None = None) -> None:
    """Send a new link to the address on file, at most three a day. Raises NotPossible."""
    case = Application.objects.select_for_update().get(pk=application.pk)
    row = standing(case, matter.purpose)
    if row is None or row.method != "link" or row.is_signed:
        raise NotPossible(NOT_NEEDED)
    require_another(purpose=matter.link_purpose, about=case.code)
    _send(case, matter, row, by=by or Actor(name=row.name))


@transaction.atomic
def sign_by_link(
    link: SecretLink,
    matter: Matter,
    *,
    seen: str,
    place: str = "",
    declared: Mapping[str, bool] | None = None,
) -> SignOff:
    """Sign as the person to whose address the link went; the link is used up. Raises NotPossible."""
    case = Application.objects.select_for_update().get(code=link.about)
    row = standing(case, matter.purpose)
    if row is None or row.method != "link" or row.is_signed or row.email != link.email:
        raise NotPossible(NOT_NEEDED)
    _require_ready(case, matter, day=timezone.localdate(), seen=seen)
    use_up(link)
    row.place, row.declared = place, dict(declared or {})
    return _sign(case, matter, row, on=timezone.localdate(), by=Actor(name=row.name))


@transaction.atomic
def keep_page(
    application: Application,
    matter: Matter,
    *,
    stored: Mapping[str, Any],
    name: str,
    function: str,
    on: date,
    by: Actor,
    place: str = "",
    declared: Mapping[str, bool] | None = None,
    seen: str = "",
) -> SignOff:
    """Keep a page that the top management signed by hand; it takes the place of what stood before.

    `stored` are the values of the stored file (`pages.store_page`). Raises NotPossible.
    """
    case = _ready(application, matter, by=by, seen=seen, day=on)
    if on > timezone.localdate():
        raise NotPossible(IN_THE_FUTURE)
    _end(case, matter)
    row = SignOff(
        method="page", name=name, function=function, place=place, declared=dict(declared or {}), **stored
    )  # fmt: skip
    return _sign(case, matter, row, on=on, by=by)


@transaction.atomic
def withdraw(application: Application, matter: Matter, *, by: Actor) -> None:
    """Take back a request or a signature while its step is not done. Raises NotPossible."""
    case = Application.objects.select_for_update().get(pk=application.pk)
    verdict = matter.may(by, case)
    if not verdict:
        raise NotPossible(verdict.sentence)
    if _end(case, matter):
        _note(case, "withdrawn", by=by, sentence=f"{matter.title}: Unterschrift zurückgenommen")


def revoke(application: Application, matter: Matter) -> bool:
    """End a signature because its subject changed, inside the caller's transaction; return whether there was one.

    A request that nobody has signed yet stays: its link shows what is there now.
    """
    row = standing(application, matter.purpose)
    return row is not None and row.is_signed and _end(application, matter)


def _ready(
    application: Application, matter: Matter, *, by: Actor, seen: str = "", day: date | None = None
) -> Application:
    """Lock the case and return it. Raises NotPossible for who may not, and where it cannot be signed."""
    case = Application.objects.select_for_update().get(pk=application.pk)
    verdict = matter.may(by, case)
    if not verdict:
        raise NotPossible(verdict.sentence)
    _require_ready(case, matter, day=day or timezone.localdate(), seen=seen)
    return case


def _require_ready(case: Application, matter: Matter, *, day: date, seen: str) -> None:
    fault = matter.fault(case, day)
    if fault:
        raise NotPossible(fault)
    if seen and seen != matter.subject_hash(case):
        raise NotPossible(CHANGED_SINCE)


def _refuse_signed(case: Application, matter: Matter) -> None:
    if signed(case, matter):
        raise NotPossible(SIGNED_ALREADY)


def _sign(case: Application, matter: Matter, row: SignOff, *, on: date, by: Actor) -> SignOff:
    row.application, row.purpose = case, matter.purpose
    row.subject_hash = matter.subject_hash(case)
    row.signed_at, row.signed_on = timezone.now(), on
    row.asked_by = row.asked_by or by.name
    row.save()
    how = row.get_method_display()
    _note(case, "signed", by=by, sentence=f"{matter.title}: unterschrieben ({how})")
    if row.method == "link":
        send_after_commit(
            "signoff_done",
            to=[one.user.email for one in owners_of(case.employer).select_related("user")],
            link=address(matter.home, case.code),
            application=case,
            title=matter.title,
        )
    return row


def _end(case: Application, matter: Matter) -> bool:
    """Revoke what stands for this matter and close its link; return whether it was signed."""
    row = standing(case, matter.purpose)
    if row is None:
        return False
    was_signed = row.is_signed
    row.revoked_at = timezone.now()
    row.save(update_fields=["revoked_at"])
    close_links(purpose=matter.link_purpose, about=case.code)
    forget_page(row)
    return was_signed


def _send(case: Application, matter: Matter, row: SignOff, *, by: Actor) -> None:
    purpose, until = matter.link_purpose, timezone.localdate() + timedelta(days=LINK_DAYS)
    token = new_link(purpose=purpose, about=case.code, email=row.email, days=LINK_DAYS)
    send_after_commit(
        "signoff_asked",
        to=[row.email],
        link=address(matter.link_page, token),
        application=case,
        recipient_name=row.name,
        title=matter.title,
        asked_by=row.asked_by,
        until=until,
    )
    sentence = f"{matter.title}: Link zur Unterschrift an die Leitung geschickt"
    _note(case, "asked", by=by, sentence=sentence)


def _note(case: Application, what: str, *, by: Actor, sentence: str) -> None:
    record(f"signoffs.{what}", about=case, by=by, case_code=case.code, sentence=sentence)
