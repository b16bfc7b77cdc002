"""Who may do what with a case, told by the relation to the case and not by the hat (DECISIONS 1)."""

from buendnis.access.rules import Actor, EmploymentRole, Role, has_role, rule
from certification.applications import queries
from certification.applications.models import Application
from certification.applications.states import OPEN, State
from certification.employers.models import Employer


@rule(
    "Diesen Antrag dürfen nur die Beteiligten sehen: der Betrieb, seine Beratung, die Prüfung und, sobald er zur "
    "Entscheidung liegt, das Kuratorium."
)
def may_see(actor: Actor, application: Application) -> bool:
    return queries.visible_to(actor).filter(pk=application.pk).exists()


@rule("Das darf nur der Betrieb selbst.")
def is_employer(actor: Actor, application: Application) -> bool:
    return actor.works_for(application.employer_id)


@rule("Das dürfen nur die Verantwortlichen oder die oberste Leitung des Betriebs.")
def speaks_for_employer(actor: Actor, application: Application) -> bool:
    role = actor.employments.get(application.employer_id)
    return role in (EmploymentRole.OWNER, EmploymentRole.MANAGEMENT)


@rule(
    "Wer zu diesem Betrieb gehört oder während des Verfahrens gehörte, kann ihn nicht beraten, prüfen oder über "
    "ihn entscheiden."
)
def is_independent(actor: Actor, application: Application) -> bool:
    return not actor.ever_worked_for(application.employer_id)


@rule("Diesen Fall berät jemand anderes. Tauschen Sie die Beratung auf der Seite „Beteiligte“.")
def is_adviser_of(actor: Actor, application: Application) -> bool:
    """The adviser, or whoever stands in for her these days (queries.advised_by on one row)."""
    if application.adviser_id is None or actor.user_id is None:
        return False
    if application.adviser_id == actor.user_id:
        return True
    if not actor.has(Role.COORDINATOR):
        return False
    stands_in = queries.deputised_by(actor)
    return Application.objects.filter(stands_in, pk=application.pk).exists()


@rule("Diesen Fall prüft jemand anderes, oder es ist noch niemand für die Prüfung benannt.")
def is_examiner_of(actor: Actor, application: Application) -> bool:
    return application.examiner_id is not None and application.examiner_id == actor.user_id


@rule("")
def never_advised(actor: Actor, application: Application) -> str:
    if actor.user_id in queries.advisers_ever(application):
        return (
            "Sie haben diesen Betrieb beraten. Beratung, Prüfung und Entscheidung liegen bei drei verschiedenen "
            "Menschen. Fehlt jemand, hilft eine Person aus einem Nachbarbündnis."
        )
    return ""


@rule("")
def never_examined(actor: Actor, application: Application) -> str:
    if actor.user_id in queries.examiners_ever(application):
        return (
            "Sie haben diesen Betrieb geprüft. Beratung, Prüfung und Entscheidung liegen bei drei verschiedenen "
            "Menschen. Fehlt jemand, hilft eine Person aus einem Nachbarbündnis."
        )
    return ""


@rule("")
def draft_is_readable(actor: Actor, application: Application) -> str:
    """Answers of a draft: the employer, and its adviser where the employer lets her read."""
    if application.state != State.DRAFT or actor.works_for(application.employer_id):
        return ""
    if not is_adviser_of(actor, application):
        return "Den Entwurf sehen nur der Betrieb und seine Beratung."
    if not application.adviser_may_read:
        return "Der Betrieb möchte den Entwurf noch für sich behalten. Er kann das Mitlesen wieder erlauben."
    return ""


@rule("Das darf nur der Betrieb selbst, oder seine Beratung in einem offenen Gespräch.")
def types_for_employer(actor: Actor, application: Application) -> bool:
    """Its adviser, in a talk that the employer has not confirmed yet, and only while it lets her read."""
    return bool(
        application.state == State.DRAFT
        and application.adviser_may_read
        and actor.has(Role.COORDINATOR)
        and not actor.ever_worked_for(application.employer_id)
        and is_adviser_of(actor, application)
        and queries.open_talk(application)
    )


@rule("Das dürfen nur die Verantwortlichen oder die oberste Leitung des Betriebs.")
def gives_up_for_nobody(actor: Actor, application: Application) -> bool:
    """A draft from a talk of an employer that nobody acts for: otherwise it would lie there for ever."""
    if not types_for_employer(actor, application):
        return False
    return not application.employer.employments.filter(until__isnull=True).exists()


@rule(
    "Der Antrag ist eingereicht. Angaben lassen sich ändern, wenn der Betrieb ihn zurücknimmt oder die "
    "Koordination ihn zurückgibt."
)
def is_draft(actor: Actor, application: Application) -> bool:
    return application.state == State.DRAFT


@rule("Dieser Antrag ist abgeschlossen.")
def is_open(actor: Actor, application: Application) -> bool:
    return application.state in OPEN


@rule("Einen Antrag beginnt, wer im Betrieb verantwortlich ist, oder die oberste Leitung.")
def may_start(actor: Actor, employer: Employer) -> bool:
    """Asked of an employer, before there is a case."""
    return actor.employments.get(employer.pk) in (EmploymentRole.OWNER, EmploymentRole.MANAGEMENT)


is_coordinator = has_role(Role.COORDINATOR)
is_examiner = has_role(Role.EXAMINER)
is_board = has_role(Role.BOARD)

may_fill_in = (is_employer | types_for_employer) & is_draft
may_edit_case = (speaks_for_employer | types_for_employer) & is_draft
# The own switch of the employer: does its adviser read the draft?
may_switch_reading = speaks_for_employer & is_draft
may_read_answers = may_see & draft_is_readable
may_advise = is_coordinator & is_independent & never_examined
may_assign = is_coordinator & is_independent & is_open
advises = is_adviser_of & is_coordinator & is_independent & never_examined
# The employer's own people correct these on its page, whatever the state.
may_correct_employer = advises & is_open
# Being named once is not enough: the task of the alliance must still be the examiner's.
examines = is_examiner_of & is_independent & never_advised & is_examiner
# Last, so that the reason of a refusal is the nearest one: the board sees no case before it lies there.
may_decide = is_board & is_independent & never_advised & never_examined & may_see
