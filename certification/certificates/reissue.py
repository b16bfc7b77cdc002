"""Makes out a certificate again because its name is wrong: the same decision, a new number (docs/decisions/0019)."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.workflow import NotPossible
from certification.certificates.actions import ATTEMPTS
from certification.certificates.models import Certificate, CertificateEvent
from certification.certificates.numbers import new_number
from certification.certificates.queries import is_taken, standing_of
from certification.certificates.rules import may_change_status
from certification.certificates.standing import Standing
from certification.employers.models import Employer
from certification.employers.queries import addresses_of

KEPT = (
    "decision_id", "kind", "level", "level_title", "scope_sentence", "evidence_share", "examined_on",
    "examined_how", "valid_from", "valid_until",
)  # fmt: skip
SAME = (
    "Name und Ort auf dem Zertifikat sind schon die des Betriebs. Berichtigen Sie zuerst die Angaben des Betriebs; "
    "das tut er selbst."
)
MEANWHILE = "Der Betrieb hat seine Angaben inzwischen geändert. Bitte sehen Sie sie noch einmal an."


def right_name(certificate: Certificate) -> tuple[str, str]:
    """Return name and town as the employer has them today."""
    employer = certificate.decision.application.employer
    return employer.name, employer.city


def seen_of(certificate: Certificate) -> str:
    """Return what a page carries to say which name it showed."""
    return " | ".join(right_name(certificate))


def why_not(certificate: Certificate) -> str:
    """Return the sentence why this one is not made out again, empty where it can be."""
    if certificate.status == "replaced" or standing_of(certificate) is Standing.REPLACED:
        return "Dieses Zertifikat ist schon ersetzt."
    if standing_of(certificate) not in (Standing.VALID, Standing.UPCOMING):
        return (
            "Neu ausgestellt wird nur, was gilt. Bei einer Aussetzung heben Sie diese zuerst auf."
        )
    if right_name(certificate) == (certificate.employer_name, certificate.employer_city):
        return SAME
    return ""


@transaction.atomic
def reissue(
    certificate: Certificate, *, seen: str, reason: str, public_text: str, by: Actor
) -> Certificate:
    """Make the certificate out again with the employer's name of today; the old number is replaced at once.

    Level, dates and decision stay. `seen` is what the page showed (`seen_of`). Raises NotPossible for
    somebody who may not, the second time, for an unchanged name, and where the name changed since.
    """
    application = certificate.decision.application
    Employer.objects.select_for_update().get(pk=application.employer_id)
    locked = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    verdict = may_change_status(by, locked)
    if not verdict:
        raise NotPossible(verdict.sentence)
    if refusal := why_not(locked):
        raise NotPossible(refusal)
    if seen_of(locked) != seen:
        raise NotPossible(MEANWHILE)
    if not reason.strip() or not public_text.strip():
        raise NotPossible("Bitte nennen Sie den Grund und den Satz für die Öffentlichkeit.")
    made = _made_out(locked)
    _replace(locked, made, reason=reason.strip(), public_text=public_text.strip(), by=by)
    record(
        "certificate.reissued",
        about=made,
        by=by,
        case_code=application.code,
        sentence=f"{made.get_kind_display()} {locked.number} berichtigt, neue Nummer {made.number}",
        details={
            "employer_name": [locked.employer_name, made.employer_name],
            "employer_city": [locked.employer_city, made.employer_city],
        },
    )
    send_after_commit(
        "certificate_reissued",
        to=addresses_of(application.employer),
        link=address("casefile:case", application.code),
        old=locked,
        new=made,
        public_text=public_text.strip(),
    )
    return made


def _made_out(old: Certificate) -> Certificate:
    """Store the corrected certificate under a number that nobody has."""
    name, city = right_name(old)
    prefix = old.decision.application.employer.alliance.code_prefix
    for _ in range(ATTEMPTS):
        number = new_number(prefix, year=timezone.localdate().year, kind=old.kind)
        if is_taken(number):
            continue
        try:
            with transaction.atomic():
                return Certificate.objects.create(
                    number=number,
                    replaces=old,
                    employer_name=name,
                    employer_city=city,
                    **{field: getattr(old, field) for field in KEPT},
                )
        except IntegrityError:
            if Certificate.objects.filter(replaces=old).exists():
                raise NotPossible("Dieses Zertifikat ist schon ersetzt.") from None
    raise NotPossible("Es ließ sich keine freie Nummer finden. Bitte versuchen Sie es noch einmal.")


def _replace(
    old: Certificate, new: Certificate, *, reason: str, public_text: str, by: Actor
) -> None:
    today = timezone.localdate()
    old.status = "replaced"
    old.save(update_fields=["status"])
    # A newer decision that begins later takes the place of the corrected paper now.
    CertificateEvent.objects.filter(certificate=old, kind="replaced", on__gt=today).update(
        certificate=new
    )
    CertificateEvent.objects.create(
        certificate=old,
        kind="replaced",
        on=today,
        reason=reason,
        public_text=f"Ersetzt durch {new.number}. {public_text}"[:400],
        by_name=by.name,
    )
