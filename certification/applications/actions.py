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
from certification.applications import queries
from certification.applications.models import Application, CasePerson
from certification.applications.states import OPEN, State
from certification.catalogue.models import Edition
from certification.employers.models import Employer

# Below this size people are never counted by gender (kleine_zahlen in the catalogue).
COUNTS_FROM = 10
COUNTS_DELETED = (
    "Unter zehn Beschäftigten fragen wir keine Zahlen nach Geschlecht. Die bisher eingetragenen Zahlen haben wir "
    "gelöscht."
)
MASTER_DATA = ("scope", "sites", "excluded", "reference_date", "headcount", "adviser_may_read")


@transaction.atomic
def start_application(
    employer: Employer, *, edition: Edition, by: Actor, **master_data: Any
) -> Application:
    """Begin a case in the draft state under the edition in force.

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
    send_after_commit(
        "application_started",
        to=queries.staff_addresses(Role.COORDINATOR),
        link=address("casefile:case", application.code),
        application=application,
    )
    return application


@transaction.atomic
def change_master_data(
    application: Application, *, values: Mapping[str, Any], by: Actor
) -> list[str]:
    """Change scope, reference date or headcount of a draft; return what else that did, as sentences.

    The journal keeps before and after: the headcount is the employer's size, not a count of people
    by gender. Falling below ten employees deletes the people numbers at once (DECISIONS 10).
    Raises NotPossible when the case is no draft any more.
    """
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state != State.DRAFT:
        raise NotPossible("Der Antrag ist inzwischen eingereicht. Diese Angaben stehen jetzt fest.")
    changed = {
        name: [str(getattr(locked, name)), str(value)]
        for name, value in values.items()
        if name in MASTER_DATA and getattr(locked, name) != value
    }
    for name in changed:
        setattr(locked, name, values[name])
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
    return _delete_counts(locked, by=by) if locked.headcount < COUNTS_FROM else []


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
def name_adviser(application: Application, *, user: User, by: Actor, reason: str = "") -> None:
    """Name or replace the adviser. Raises NotPossible for somebody who may not, or without a reason."""
    _name(application, user=user, task="adviser", role=Role.COORDINATOR, by=by, reason=reason)


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
    _name(application, user=user, task="examiner", role=Role.EXAMINER, by=by, reason=reason)


def _name(
    application: Application, *, user: User, task: str, role: Role, by: Actor, reason: str
) -> None:
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state not in OPEN:
        raise NotPossible("Dieser Antrag ist abgeschlossen.")
    before = getattr(locked, task)
    if before == user:
        return
    if before is not None and not reason.strip():
        raise NotPossible("Ein Wechsel braucht einen Grund, damit alle ihn nachvollziehen können.")
    if not queries.candidates(locked, role).filter(pk=user.pk).exists():
        raise NotPossible(_why_not(locked, user=user, task=task))
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
    send_after_commit(
        "person_named",
        to=[user.email],
        link=address("casefile:case", locked.code),
        application=locked,
        task=word,
    )


def _why_not(application: Application, *, user: User, task: str) -> str:
    """Return the sentence why this person cannot take the task."""
    if user.pk in queries.employer_people_ever(application):
        return f"{user.name} gehört oder gehörte zu diesem Betrieb und kann ihn weder beraten noch prüfen."
    if task == "examiner" and user.pk in queries.advisers_ever(application):
        return (
            f"{user.name} hat diesen Betrieb beraten und kann ihn deshalb nicht prüfen. Benennen Sie eine andere "
            "Person; fehlt jemand, hilft ein Nachbarbündnis aus."
        )
    if task == "adviser" and user.pk in queries.examiners_ever(application):
        return f"{user.name} hat diesen Betrieb geprüft und kann ihn deshalb nicht beraten."
    return f"{user.name} hat in diesem Bündnis nicht die Aufgabe, die dafür nötig ist."
