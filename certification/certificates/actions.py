"""Issues certificates and tells what becomes of them."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.workflow import NotPossible
from certification.certificates.facts import facts_of
from certification.certificates.models import Certificate, CertificateEvent
from certification.certificates.numbers import CERTIFICATE, CONFIRMATION, new_number
from certification.certificates.queries import is_taken, standing_of
from certification.certificates.standing import Standing
from certification.decisions.models import Decision
from certification.employers.queries import addresses_of

ATTEMPTS = 20
# What may happen to a certificate: from which status, to which, and how the journal calls it.
CHANGES: dict[str, tuple[frozenset[str], str, str]] = {
    "suspended": (frozenset({"valid"}), "suspended", "ausgesetzt"),
    "lifted": (frozenset({"suspended"}), "valid", "Aussetzung aufgehoben"),
    "withdrawn": (frozenset({"valid", "suspended"}), "withdrawn", "entzogen"),
}
NOT_NOW = {
    "suspended": "Aussetzen lässt sich nur ein gültiges Zertifikat.",
    "lifted": "Eine Aussetzung gibt es hier nicht (mehr).",
    "withdrawn": "Dieses Zertifikat ist schon entzogen oder ersetzt.",
}


@transaction.atomic
def issue(decision: Decision, *, by: Actor) -> Certificate:
    """Reserve the number and store the certificate (or the confirmation) of a decision."""
    kind = CERTIFICATE if decision.record.parts["level"]["kind"] == "zertifikat" else CONFIRMATION
    certificate = _with_free_number(decision, kind=kind)
    _replace_older(certificate, by=by)
    record(
        "certificate.issued",
        about=certificate,
        by=by,
        case_code=decision.application.code,
        sentence=f"{certificate.get_kind_display()} {certificate.number} ausgestellt: {certificate.level_title}",
    )
    return certificate


def _with_free_number(decision: Decision, *, kind: str) -> Certificate:
    """Store the certificate under a number that nobody has; draws again when somebody was faster."""
    prefix = decision.application.employer.alliance.code_prefix
    facts = facts_of(decision.record)
    for _ in range(ATTEMPTS):
        number = new_number(prefix, year=decision.decided_on.year, kind=kind)
        if is_taken(number):
            continue
        try:
            with transaction.atomic():
                return Certificate.objects.create(
                    decision=decision,
                    kind=kind,
                    number=number,
                    level=facts.level,
                    level_title=facts.level_title,
                    employer_name=facts.employer,
                    employer_city=facts.city,
                    scope_sentence=facts.scope,
                    evidence_share=str(facts.evidence_share),
                    examined_on=facts.examined_on,
                    examined_how=facts.examined_how,
                    valid_from=facts.valid_from,
                    valid_until=facts.valid_until,
                )
        except IntegrityError:
            if Certificate.objects.filter(decision=decision).exists():
                raise NotPossible("Für diese Entscheidung gibt es schon ein Zertifikat.") from None
    raise NotPossible("Es ließ sich keine freie Nummer finden. Bitte versuchen Sie es noch einmal.")


def _replace_older(certificate: Certificate, *, by: Actor) -> None:
    """Let a certificate take the place of the employer's older papers from the day it begins.

    Until that day they keep their status: what is suspended stays suspended, what is valid can still be
    suspended or withdrawn. A confirmation „Auf dem Weg“ replaces only confirmations, never a certificate.
    """
    kinds = [CONFIRMATION] if certificate.kind == CONFIRMATION else [CERTIFICATE, CONFIRMATION]
    older = Certificate.objects.filter(
        decision__application__employer=certificate.decision.application.employer_id,
        kind__in=kinds,
        status__in=["valid", "suspended"],
        valid_until__gte=certificate.valid_from,
    ).exclude(pk=certificate.pk)
    for one in older.select_for_update(of=("self",)):
        if certificate.valid_from <= timezone.localdate():
            one.status = "replaced"
            one.save(update_fields=["status"])
        CertificateEvent.objects.create(
            certificate=one,
            kind="replaced",
            on=certificate.valid_from,
            reason=f"Neue Entscheidung, {certificate.number}",
            public_text=f"Ersetzt durch {certificate.number}.",
            by_name=by.name,
        )


@transaction.atomic
def change_status(
    certificate: Certificate, *, kind: str, on: date, reason: str, public_text: str, by: Actor
) -> CertificateEvent:
    """Suspend, lift or withdraw (`kind` as in CHANGES), with an internal reason and a public sentence.

    Raises NotPossible from a status that does not allow it (a stale page, two people at once), without
    reason or public text, or for a day in the future.
    """
    locked = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    sources, target, word = CHANGES[kind]
    if locked.status not in sources or standing_of(locked) is Standing.REPLACED:
        raise NotPossible(NOT_NOW[kind])
    if not reason.strip() or not public_text.strip():
        raise NotPossible("Bitte nennen Sie den Grund und den Satz für die Öffentlichkeit.")
    if on > timezone.localdate():
        raise NotPossible("Das Datum liegt in der Zukunft.")
    locked.status = target
    locked.save(update_fields=["status"])
    event = CertificateEvent.objects.create(
        certificate=locked,
        kind=kind,
        on=on,
        reason=reason.strip(),
        public_text=public_text.strip(),
        by_name=by.name,
    )
    application = locked.decision.application
    record(
        f"certificate.{kind}",
        about=locked,
        by=by,
        case_code=application.code,
        # The employer reads the journal: the internal reason stays with the board.
        sentence=f"{locked.get_kind_display()} {locked.number} {word}: {event.public_text}",
        details={"status": [certificate.status, target]},
    )
    send_after_commit(
        "certificate_changed",
        to=addresses_of(application.employer),
        link=address("check:page", locked.number),
        certificate=locked,
        event=event,
        word=word,
    )
    return event
