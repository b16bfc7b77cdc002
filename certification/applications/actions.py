"""What we do with a case besides moving it: begin, correct its master data, name its people."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from buendnis.access.rules import Actor, Role
from buendnis.accounts.models import User
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.workflow import NotPossible
from certification.applications import covering, queries
from certification.applications.models import Application, CasePerson
from certification.applications.size import settled_size
from certification.applications.states import OPEN, State
from certification.catalogue.models import Edition
from certification.employers.actions import change_master_data as change_employer
from certification.employers.actions import field_label
from certification.employers.models import Employer
from certification.employers.queries import addresses_of

# Below this size people are never counted by gender (kleine_zahlen in the catalogue).
COUNTS_FROM = 10
COUNTS_DELETED = (
    "Unter zehn Beschäftigten fragen wir keine Zahlen nach Geschlecht. Die bisher eingetragenen Zahlen haben wir "
    "gelöscht."
)
MASTER_DATA = ("scope", "sites", "excluded", "reference_date", "headcount", "headcount_today")
TALK_OVER = (
    "Der Betrieb hat das Gespräch inzwischen bestätigt. Was Sie zuletzt eingegeben haben, ist nicht übernommen. "
    "Für mehr beginnen Sie ein neues Gespräch."
)
READING_OVER = (
    "Der Betrieb hat das Mitlesen beendet. Was Sie zuletzt eingegeben haben, ist nicht übernommen."
)
IN_THE_TALK = " (im Gespräch)"


def writer_in(application: Application, *, by: Actor) -> Actor:
    """Return who writes into this draft, as answers and journal name it: „Name (im Gespräch)“ for its adviser.

    Call with the case locked. Raises NotPossible where a coordinator writes and no talk is open any more, or
    the employer has just ended reading.
    """
    if by.works_for(application.employer_id) or not by.has(Role.COORDINATOR):
        return by
    # Asked anew: the caller may hold the case as the page was opened with.
    if Application.objects.filter(pk=application.pk, adviser_may_read=False).exists():
        raise NotPossible(READING_OVER)
    if queries.open_talk(application) is None:
        raise NotPossible(TALK_OVER)
    # A name fills a column of 120 characters. Made anew: the actor of a request is a lazy stand-in of one.
    return Actor(
        user_id=by.user_id, name=by.name[: 120 - len(IN_THE_TALK)] + IN_THE_TALK, roles=by.roles
    )


@transaction.atomic
def start_application(
    employer: Employer, *, edition: Edition, by: Actor, tell: bool = True, **master_data: Any
) -> Application:
    """Begin a case in the draft state under the edition in force; the coordination hears of it by mail.

    Raises NotPossible where a case of this employer is still open.
    """
    if queries.open_case_of(employer.pk):
        raise NotPossible("Für diesen Betrieb läuft schon ein Antrag.")
    try:
        with transaction.atomic():
            application = Application.objects.create(
                employer=employer, edition=edition, **master_data
            )
    except IntegrityError as error:
        raise NotPossible("Für diesen Betrieb läuft schon ein Antrag.") from error
    record(
        "application.started",
        about=application,
        by=by,
        case_code=application.code,
        sentence=f"Antrag begonnen, Katalogstand {edition.version}",
    )
    if tell:
        send_after_commit(
            "application_started",
            to=queries.staff_addresses(Role.COORDINATOR),
            link=address("casefile:case", application.code),
            application=application,
        )
    return application


@transaction.atomic
def change_master_data(
    application: Application, *, values: Mapping[str, Any], by: Actor, size_change: str = ""
) -> list[str]:
    """Change scope, reference date or headcount of a draft; return what else that did, as sentences.

    The journal keeps before and after: the headcount is the employer's size, not a count of people
    by gender. `size_change` says whether another headcount corrects the one of the reference date.
    A correction below ten employees deletes the people numbers at once (DECISIONS 10).
    Raises NotPossible when the case is no draft any more, and where another headcount would change the
    questions and nobody said why.
    """
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state != State.DRAFT:
        raise NotPossible("Der Antrag ist inzwischen eingereicht. Diese Angaben stehen jetzt fest.")
    by = writer_in(locked, by=by)
    settled, said = settled_size(locked, values, size_change=size_change)
    changed = {
        name: [_told(getattr(locked, name)), _told(value)]
        for name, value in settled.items()
        if name in MASTER_DATA and getattr(locked, name) != value
    }
    for name in changed:
        setattr(locked, name, settled[name])
    if not changed:
        return []
    locked.save(update_fields=list(changed))
    record(
        "application.changed",
        about=locked,
        by=by,
        case_code=locked.code,
        sentence="Angaben zum Antrag geändert",
        details=changed,
    )
    return said + (_delete_counts(locked, by=by) if locked.headcount < COUNTS_FROM else [])


def _told(value: Any) -> str:
    return "" if value is None else str(value)


def _delete_counts(application: Application, *, by: Actor) -> list[str]:
    # The room above owns the numbers; from here they are only the case's own row.
    numbers = getattr(application, "numbers", None)
    if numbers is None:
        return []
    numbers.delete()
    record(
        "assessment.numbers_deleted",
        about=application,
        by=by,
        case_code=application.code,
        sentence="Zahlen gelöscht, weil der Betrieb weniger als zehn Beschäftigte hat",
    )
    return [COUNTS_DELETED]


@transaction.atomic
def switch_reading(application: Application, *, may: bool, by: Actor) -> bool:
    """Let the adviser read the draft, or keep it in the house; return whether that changed anything.

    Raises NotPossible when the case is no draft any more.
    """
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state != State.DRAFT:
        raise NotPossible(
            "Der Antrag ist inzwischen eingereicht. Die Koordination liest ihn jetzt."
        )
    if locked.adviser_may_read == may:
        return False
    locked.adviser_may_read = may
    locked.save(update_fields=["adviser_may_read"])
    record(
        "application.reading_switched",
        about=locked,
        by=by,
        case_code=locked.code,
        sentence="Die Beratung darf im Entwurf mitlesen"
        if may
        else "Die Beratung darf im Entwurf nicht mehr mitlesen",
    )
    return True


@transaction.atomic
def correct_employer(
    application: Application, *, values: Mapping[str, Any], note: str, by: Actor
) -> list[str]:
    """Correct master data of the employer as its adviser; its people read what changed, and why.

    Returns the names of the fields that changed. Raises NotPossible when the case is closed.
    """
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state not in OPEN:
        raise NotPossible("Dieser Antrag ist abgeschlossen.")
    changed = change_employer(locked.employer, by=by, **values)
    if changed:
        send_after_commit(
            "employer_corrected",
            to=addresses_of(locked.employer),
            link=address("employers:employer", locked.employer.code),
            employer=Employer.objects.get(pk=locked.employer_id),
            by_name=by.name,
            changed=[field_label(name) for name in changed],
            note=note,
        )
    return changed


@transaction.atomic
def name_adviser(
    application: Application, *, user: User, by: Actor, reason: str = "", tell: bool = True
) -> None:
    """Name or replace the adviser; the person hears of it by mail unless `tell` is off.

    Raises NotPossible for somebody who may not, or without a reason.
    """
    changed = _name(application, user=user, task="adviser", by=by, reason=reason, tell=tell)
    if changed is not None:
        covering.follow_adviser(changed, by=by)


@transaction.atomic
def note_stand_in(application: Application, *, by: Actor, reason: str) -> None:
    """Note that a coordinator who is not the adviser did part of the adviser's work; once is enough."""
    if by.user_id is None or by.user_id in queries.advisers_ever(application):
        return
    now = timezone.now()
    CasePerson.objects.create(
        application=application,
        user_id=by.user_id,
        task="adviser",
        since=now,
        until=now,
        reason=reason,
    )


@transaction.atomic
def name_examiner(application: Application, *, user: User, by: Actor, reason: str = "") -> None:
    """Name or replace the examiner, who must never have advised this case."""
    _name(application, user=user, task="examiner", by=by, reason=reason)


def _name(
    application: Application, *, user: User, task: str, by: Actor, reason: str, tell: bool = True
) -> Application | None:
    """Name somebody for a task; return the locked case, None where the person has the task already."""
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state not in OPEN:
        raise NotPossible("Dieser Antrag ist abgeschlossen.")
    before = getattr(locked, task)
    if before == user:
        return None
    if before is not None and not reason.strip():
        raise NotPossible("Ein Wechsel braucht einen Grund, damit alle ihn nachvollziehen können.")
    if refusal := covering.why_not(locked, user=user, task=task):
        raise NotPossible(refusal)
    now = timezone.now()
    CasePerson.objects.filter(application=locked, task=task, until__isnull=True).update(until=now)
    CasePerson.objects.create(
        application=locked, user=user, task=task, since=now, reason=reason.strip()
    )
    setattr(locked, task, user)
    locked.save(update_fields=[task])
    word = "Beratung" if task == "adviser" else "Prüfung"
    record(
        f"application.{task}_named",
        about=locked,
        by=by,
        case_code=locked.code,
        sentence=f"{word}: {user.name}"
        + (f" statt {before.name} ({reason.strip()})" if before else ""),
    )
    if tell:
        send_after_commit(
            "person_named",
            to=[user.email],
            link=address("casefile:case", locked.code),
            application=locked,
            task=word,
        )
    return locked
