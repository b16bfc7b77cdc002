"""Who may see an employer, change it, and decide who acts for it."""

from buendnis.access.rules import Actor, EmploymentRole, Role, Verdict, rule
from certification.employers.models import AccessRequest, Employer, Employment
from certification.employers.queries import InvitationOf, owners_of

IN_CHARGE = frozenset({EmploymentRole.OWNER, EmploymentRole.MANAGEMENT})


@rule(
    "Die Seite eines Betriebs sehen seine eigenen Leute und die Koordination. Ihre Aufgabe im Bündnis ist eine andere."
)
def may_see_employer(actor: Actor, employer: Employer) -> bool:
    return actor.works_for(employer.pk) or actor.has(Role.COORDINATOR)


@rule(
    "Das können nur die Verantwortlichen und die oberste Leitung des Betriebs. Bitte wenden Sie sich an sie."
)
def is_in_charge(actor: Actor, employer: Employer) -> bool:
    return actor.employments.get(employer.pk) in IN_CHARGE


@rule(
    "Über Anfragen entscheidet, wer im Betrieb verantwortlich ist, oder wenn es niemanden gibt, die Koordination."
)
def may_answer_requests(actor: Actor, employer: Employer) -> bool:
    return bool(is_in_charge(actor, employer)) or actor.has(Role.COORDINATOR)


@rule("")
def may_answer(actor: Actor, request: AccessRequest) -> str:
    verdict = may_answer_requests(actor, request.employer)
    if not verdict:
        return verdict.sentence
    return "Diese Anfrage ist schon beantwortet." if request.answered_at else ""


@rule(
    "Das ist die letzte verantwortliche Person dieses Betriebs. Laden Sie zuerst eine weitere ein."
)
def not_the_last_owner(actor: Actor, employment: Employment) -> bool:
    others = owners_of(employment.employer).exclude(pk=employment.pk)
    return employment.role != EmploymentRole.OWNER or others.exists()


@rule("Beenden kann das, wer im Betrieb verantwortlich ist, oder die Person selbst.")
def in_charge_or_oneself(actor: Actor, employment: Employment) -> bool:
    return employment.user_id == actor.user_id or bool(is_in_charge(actor, employment.employer))


@rule("")
def may_replace_owners(actor: Actor, employer: Employer) -> str:
    """A coordinator who has no part in the employer, after a check that is written down."""
    if not actor.has(Role.COORDINATOR):
        return (
            "Wer für einen Betrieb verantwortlich ist, ersetzt die Koordination, und nur, wenn die Person nicht mehr "
            "da ist. Sonst tun es die Verantwortlichen selbst."
        )
    if actor.ever_worked_for(employer.pk):
        return "Sie gehören oder gehörten zu diesem Betrieb. Das macht jemand anderes aus der Koordination."
    return ""


@rule("Diese Adresse berichtigt, wer im Betrieb verantwortlich ist, oder die Koordination.")
def may_readdress(actor: Actor, employer: Employer) -> bool:
    outside = actor.has(Role.COORDINATOR) and not actor.ever_worked_for(employer.pk)
    return outside or bool(is_in_charge(actor, employer))


@rule("")
def may_readdress_this(actor: Actor, found: InvitationOf) -> Verdict:
    """The same, asked of an invitation."""
    return may_readdress(actor, found.employer)


may_end_employment = in_charge_or_oneself & not_the_last_owner


@rule("Sie gehören schon zu diesem Betrieb.")
def may_ask_for_access(actor: Actor, employer: Employer) -> bool:
    return not actor.is_anonymous and not actor.works_for(employer.pk)
