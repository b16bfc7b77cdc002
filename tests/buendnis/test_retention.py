"""What has done its work goes when its time is over, not a day before, and in every alliance."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.accounts.models import Invitation
from buendnis.links.models import SecretLink
from buendnis.mail.models import Mail
from buendnis.mail.sending import deliver_waiting
from buendnis.retention import (
    INVITATION_DAYS,
    JOBS,
    delete_old_invitations,
    delete_old_links,
    delete_old_mails,
    delete_old_sessions,
    empty_old_mails,
)
from buendnis.tenancy.scope import across_alliances, scope
from certification.employers.models import AccessRequest
from certification.privacy.retention import delete_old_requests
from tests.builders import people


def ago(days: int):
    return timezone.now() - timedelta(days=days)


def mail(*, sent: int | None, created: int) -> Mail:
    return Mail.objects.create(
        to="a@example.org", subject="Betreff", body="Text", created_at=ago(created),
        sent_at=None if sent is None else ago(sent),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "created", "body"),
    [(89, 95, "Text"), (91, 91, ""), (None, 89, "Text"), (None, 91, "")],
)
def test_words_of_a_mail_go_ninety_days_after_it_left_or_could_not(db, sent, created, body):
    one = mail(sent=sent, created=created)

    empty_old_mails()

    one.refresh_from_db()
    assert one.body == body


def test_a_mail_without_words_is_never_sent(db):
    mail(sent=None, created=91)
    empty_old_mails()

    assert deliver_waiting() == 0


def test_a_mail_is_forgotten_after_a_year(db):
    mail(sent=366, created=366)
    mail(sent=364, created=364)

    assert delete_old_mails() == 1


def test_invitations_go_in_every_alliance_when_they_cannot_be_renewed_any_more(alliance):
    for home in (alliance, people.alliance("marburg")):
        with scope(home):
            for days in (INVITATION_DAYS - 1, INVITATION_DAYS + 1):
                Invitation.objects.create(
                    email="a@example.org", role=Role.BOARD, expires_at=ago(days)
                )

    assert delete_old_invitations() == 2


def test_links_go_when_they_ran_out_long_ago(alliance):
    for days in (89, 91):
        SecretLink.objects.create(
            purpose="test", about="x", email="a@example.org", secret_hash="0", expires_at=ago(days)
        )

    assert delete_old_links() == 1


def test_sessions_that_are_over_go(db):
    Session.objects.create(session_key="alt", session_data="", expire_date=ago(1))
    Session.objects.create(session_key="neu", session_data="", expire_date=ago(-1))

    assert delete_old_sessions() == 1


def test_answered_requests_go_and_open_ones_stay(alliance):
    home = people.employer(alliance)
    for answered in (None, ago(89), ago(91)):
        AccessRequest.objects.create(
            employer=home, user=people.person(), answered_at=answered, asked_at=ago(300)
        )

    assert delete_old_requests() == 1


def test_the_second_run_finds_nothing(alliance):
    mail(sent=400, created=400)
    for job in JOBS.values():
        job()

    with across_alliances("Ein Test lässt die Aufgaben laufen wie tick"):
        assert [job() for job in JOBS.values()] == [0] * len(JOBS)
