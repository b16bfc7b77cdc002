"""Mail is a row first: it leaves after the commit, is tried again, and never holds up what it tells of."""

from contextlib import contextmanager, suppress
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.db import transaction
from django.test.utils import override_settings
from django.utils import timezone

from buendnis.mail.models import Mail
from buendnis.mail.sending import MAX_ATTEMPTS, deliver, deliver_waiting, post, send_after_commit
from tests.builders.reading import says_du

BROKEN = {"default": {"BACKEND": "tests.buendnis.mail.broken.Backend"}}
HERE = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}


@pytest.fixture(autouse=True)
def mailbox():
    with override_settings(MAILERS=HERE):
        django_mail.outbox = []
        yield


@contextmanager
def broken_server():
    with override_settings(MAILERS=BROKEN):
        yield


def waiting() -> Mail:
    return post(to="a@example.org", subject="Betreff", body="Text\n")


def test_a_template_gives_subject_and_body_in_the_letterhead_of_the_alliance(alliance):
    [mail] = send_after_commit(
        "membership_ended", to=["a@example.org"], role="Kuratorium", recipient_name="Anna Beispiel"
    )

    assert mail.subject == "Ihre Aufgabe ist beendet – Magdeburger Bündnis für Familien"
    assert mail.body.startswith("Guten Tag Anna Beispiel,")
    assert "/magdeburg/" in mail.body
    assert says_du(mail.body) == []


def test_the_same_address_gets_one_mail(alliance):
    mails = send_after_commit(
        "membership_ended", to=["a@example.org", "a@example.org", ""], role="Kuratorium"
    )

    assert len(mails) == 1


def test_mail_leaves_after_the_commit(alliance, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        mail = waiting()
        before = list(django_mail.outbox)

    mail.refresh_from_db()
    assert before == []
    assert [sent.to for sent in django_mail.outbox] == [["a@example.org"]]
    assert mail.sent_at is not None


def test_what_is_rolled_back_leaves_no_mail(alliance, django_capture_on_commit_callbacks):
    with (
        django_capture_on_commit_callbacks(execute=True),
        suppress(RuntimeError),
        transaction.atomic(),
    ):
        waiting()
        raise RuntimeError

    assert Mail.objects.count() == 0
    assert django_mail.outbox == []


def the_pause_is_over() -> None:
    """Let the next try be due now."""
    Mail.objects.update(next_try_at=timezone.now())


def test_a_mail_in_somebody_elses_hand_is_left_alone(alliance):
    mail = waiting()
    Mail.objects.update(next_try_at=timezone.now() + timedelta(minutes=1))

    assert deliver(mail.pk) is False


def test_a_broken_server_is_noted_and_tried_again(alliance):
    mail = waiting()

    with broken_server():
        first = deliver(mail.pk)
    mail.refresh_from_db()
    noted = (mail.attempts, mail.last_error)
    too_early = deliver_waiting()
    the_pause_is_over()
    sent = deliver_waiting()

    assert first is False
    assert noted == (1, "ConnectionRefusedError")
    assert (too_early, sent) == (0, 1)


def test_a_mail_is_given_up_after_some_attempts(alliance):
    mail = waiting()

    with broken_server():
        for _ in range(MAX_ATTEMPTS + 2):
            deliver_waiting()
            the_pause_is_over()

    mail.refresh_from_db()
    assert mail.attempts == MAX_ATTEMPTS
    assert deliver_waiting() == 0


def test_a_mail_is_sent_once(alliance):
    waiting()

    assert [deliver_waiting(), deliver_waiting()] == [1, 0]


def test_without_a_mail_server_mail_waits_and_leaves_later(alliance):
    mail = waiting()

    with override_settings(MAIL_LEAVES=False):
        deliver_waiting()

    mail.refresh_from_db()
    assert (mail.sent_at, mail.attempts) == (None, 0)
    assert deliver_waiting() == 1
