"""Noting a reported fault, answering it, and letting it go."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import ANONYMOUS, Actor
from buendnis.accounts.queries import office_addresses
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from services.directory.models import Entry
from services.directory.sheets import Sheet
from services.feedback.models import ErrorReport
from services.languages.addresses import family_address
from services.languages.queries import say
from services.languages.values import language_of

# An answered report is kept this long, so that the same fault reported again is understood.
KEPT_DAYS = 30
# Who reports one after the other within this time makes one mail.
ONE_MAIL_IN = timedelta(hours=1)


@transaction.atomic
def report_fault(sheet: Sheet, *, what: str, words: str, email: str, language: str) -> ErrorReport:
    """Note what is wrong with an entry and tell the coordinators; the mail holds no words of the visitor.

    The same report sent again while it waits, as two clicks do, is the same report.
    """
    said = {"entry_code": sheet.code, "what": what, "words": words, "email": email}
    if same := ErrorReport.objects.filter(**said, answered_at__isnull=True).first():
        return same
    told = ErrorReport.objects.filter(reported_at__gt=timezone.now() - ONE_MAIL_IN).exists()
    report = ErrorReport.objects.create(**said, language=language)
    record("report.made", about=report, by=ANONYMOUS, sentence=f"Fehler gemeldet: {sheet.title}")
    if not told:
        send_after_commit("fault_reported", to=office_addresses(), link=address("feedback:reports"))
    return report


@transaction.atomic
def answer_report(report: ErrorReport, *, outcome: str, title: str, by: Actor) -> None:
    """Close a report; who left an address hears the outcome once, in the language of the report.

    `outcome` is one of `forms.AnswerForm.OUTCOMES`; nonsense is deleted without an answer.
    """
    locked = ErrorReport.objects.select_for_update().filter(pk=report.pk).first()
    if locked is None or locked.answered_at is not None:
        return
    if outcome == "spam":
        record("report.dropped", about=locked, by=by, sentence="Unfug gelöscht, keine Meldung")
        locked.delete()
        return
    locked.answered_at = timezone.now()
    locked.save(update_fields=["answered_at"])
    record("report.answered", about=locked, by=by, sentence=f"Meldung beantwortet: {title}")
    language = language_of(locked.language)
    send_after_commit(
        "fault_answered",
        to=[locked.email],
        link=family_address("finding:entry", locked.entry_code, language=language),
        heading=say("feedback.answer_subject", language, title=title),
        hello=say("feedback.answer_greeting", language),
        sentence=say(f"feedback.answer_{outcome}", language),
        why=say("feedback.answer_reason", language),
    )


def reports_follow(lose: Entry, into: Entry) -> None:
    """Let what waits for an answer wait at the entry that stays after a merge."""
    ErrorReport.objects.filter(entry_code=lose.code, answered_at__isnull=True).update(
        entry_code=into.code
    )


def delete_answered_reports() -> int:
    """Delete reports thirty days after their answer, in all alliances; return how many (called by `tick`)."""
    return sum(_delete_answered(alliance) for alliance in Alliance.objects.all())


@transaction.atomic
def _delete_answered(alliance: Alliance) -> int:
    with scope(alliance):
        oldest = timezone.now() - timedelta(days=KEPT_DAYS)
        return ErrorReport.objects.filter(answered_at__lt=oldest).delete()[0]
