"""Asking the staff representation, noting that there is none, and keeping what she says."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor, EmploymentRole
from buendnis.accounts.queries import is_of_the_alliance
from buendnis.journal.actions import record
from buendnis.links.actions import close_links, new_link, require_another, use_up
from buendnis.links.models import SecretLink
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.queries import adviser_addresses, examiner_addresses
from certification.applications.states import DECIDED, OPEN, State
from certification.employers.queries import addresses_in, addresses_of
from certification.records.queries import latest
from certification.representation.models import Voice
from certification.representation.queries import stored_voice
from certification.representation.values import LINK_DAYS, PURPOSE

VOICE = Actor(name="Beschäftigtenvertretung")
HAS_SPOKEN = "Die Beschäftigtenvertretung hat sich schon geäußert. Daran kann der Betrieb nichts mehr ändern."
OWN_ADDRESS = (
    "Diese Adresse gehört jemandem, der für den Betrieb einreicht oder im Bündnis berät, prüft oder entscheidet. Bitte "
    "nennen Sie die eigene Adresse der Beschäftigtenvertretung."
)
DECIDED_ALREADY = (
    "Das Kuratorium hat schon entschieden. Eine Stellungnahme kommt jetzt zu spät; sie könnte nicht mehr "
    "gelesen werden, bevor entschieden wird."
)
OVER = "Dieses Verfahren ist beendet. Es gibt nichts mehr, wozu Sie sich äußern müssten."
BEING_CHANGED = (
    "Der Betrieb überarbeitet den Antrag gerade. Sobald er ihn wieder einreicht, bekommen Sie einen neuen "
    "Link."
)


@transaction.atomic
def say_none(application: Application, *, by: Actor) -> Voice:
    """Keep that the employer has no staff representation. Raises NotPossible once she has spoken."""
    case, row = _locked(application)
    _refuse_after(case, row)
    close_links(purpose=PURPOSE, about=case.code)
    row.none_exists, row.email = True, ""
    _keep(row, by=by, sentence="Angegeben: Eine Beschäftigtenvertretung gibt es nicht")
    return row


@transaction.atomic
def ask(application: Application, *, email: str, by: Actor) -> Voice:
    """Keep the address of the staff representation; her link leaves as soon as there is a submission.

    Raises NotPossible for an address of whoever submits or advises, once she has spoken, after the end
    of the case, and where the links of the day are used up.
    """
    case, row = _locked(application)
    _refuse_after(case, row)
    email = email.strip().lower()
    if email in addresses_in(case.employer, EmploymentRole.OWNER, EmploymentRole.MANAGEMENT):
        raise NotPossible(OWN_ADDRESS)
    if email == by.email.lower() or is_of_the_alliance(email):
        raise NotPossible(OWN_ADDRESS)
    if case.state != State.DRAFT:
        require_another(purpose=PURPOSE, about=case.code)
    row.none_exists, row.email = False, email
    _keep(row, by=by, sentence="Beschäftigtenvertretung benannt")
    if case.state != State.DRAFT:
        _send(case, row, by=by)
    return row


@transaction.atomic
def send_again(application: Application, *, by: Actor = VOICE) -> None:
    """Send a new link to the address on file, at most three a day. Raises NotPossible."""
    case, row = _locked(application)
    refuse_now(case)
    if not row.email:
        raise NotPossible("Für diesen Antrag ist keine Adresse hinterlegt.")
    require_another(purpose=PURPOSE, about=case.code)
    _send(case, row, by=by)


def invite(application: Application, *, by: Actor) -> None:
    """Send the link for what was just submitted, where an address is on file; called by the step itself."""
    row = stored_voice(application)
    if row is not None and row.email:
        _send(application, row, by=by)


@transaction.atomic
def take_note(link: SecretLink, *, name: str, function: str, statement: str) -> Voice:
    """Keep that the staff representation has taken note, with her statement; the link is used up.

    A second one (by a new link) takes the place of the first, until the decision. Raises NotPossible.
    """
    case, row = _locked(Application.objects.get(code=link.about))
    refuse_now(case)
    use_up(link)
    sealed = latest(case, "submission")
    row.record_hash = sealed.hash if sealed else ""
    row.name, row.function, row.statement = name, function, statement
    row.noted_at = timezone.now()
    row.save()
    words = " und eine Stellungnahme abgegeben" if statement else ""
    _note(case, "noted", by=VOICE, sentence=f"Hat Kenntnis genommen{words}")
    staff = [*adviser_addresses(case), *examiner_addresses(case)]
    send_after_commit(
        "voice_noted",
        to=[*addresses_of(case.employer), *staff],
        link=address("representation:arrange", case.code),
        application=case,
        has_statement=bool(statement),
    )
    return row


def refuse_now(case: Application) -> None:
    """Raise NotPossible where nobody can take note: decided, ended, or a draft (again)."""
    if case.state in DECIDED:
        raise NotPossible(DECIDED_ALREADY)
    if case.state not in OPEN:
        raise NotPossible(OVER)
    if case.state == State.DRAFT:
        raise NotPossible(BEING_CHANGED)


def _locked(application: Application) -> tuple[Application, Voice]:
    """Lock the case; return it with its row, a new one where there is none yet."""
    case = Application.objects.select_for_update().get(pk=application.pk)
    return case, stored_voice(case) or Voice(application=case)


def _refuse_after(case: Application, row: Voice) -> None:
    if row.has_spoken:
        raise NotPossible(HAS_SPOKEN)
    if case.state not in OPEN:
        raise NotPossible(OVER)


def _keep(row: Voice, *, by: Actor, sentence: str) -> None:
    row.asked_at, row.asked_by = timezone.now(), by.name
    row.save()
    _note(row.application, "none" if row.none_exists else "asked", by=by, sentence=sentence)


def _send(case: Application, row: Voice, *, by: Actor) -> None:
    token = new_link(purpose=PURPOSE, about=case.code, email=row.email, days=LINK_DAYS)
    send_after_commit(
        "voice_asked",
        to=[row.email],
        link=address("representation:open", token),
        application=case,
        until=timezone.localdate() + timedelta(days=LINK_DAYS),
    )
    _note(case, "link_sent", by=by, sentence="Link an die Beschäftigtenvertretung geschickt")


def _note(case: Application, what: str, *, by: Actor, sentence: str) -> None:
    record(f"representation.{what}", about=case, by=by, case_code=case.code, sentence=sentence)
