"""The one mail to an employer whose case rests: prepared, changed, sent, and not twice in a week."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.journal.queries import entries_of_case
from buendnis.mail.models import Mail
from certification.applications.models import Application
from certification.applications.states import State
from certification.reminders.models import Reminder
from tests.builders import people, standing
from tests.builders.catalogue import edition
from tests.builders.reading import inline_things, says_du, words_of
from tests.certification.reminders.waiting import waited


@pytest.fixture
def case(alliance):
    made = standing.case(alliance, State.DRAFT, edition=edition(alliance))
    people.employed(made.employer, name="Olga Owner")
    standing.named(made, "adviser", people.member(alliance, Role.COORDINATOR, name="Bea Beratung"))
    return waited(made, days=30, now=timezone.localtime())


def path_of(case):
    return f"/magdeburg/zertifizierung/antraege/{case.code}/nachfragen/"


def test_the_prepared_mail_speaks_of_this_case(case):
    response = people.signed_in(case.adviser).get(path_of(case))

    text = response.context["form"]["text"].value()
    assert "Ihr Antrag auf das Siegel ruht seit dem" in text
    assert re.search(r"Es fehlt noch: \d+ Angaben in „", text)
    assert text.endswith("Freundliche Grüße\nBea Beratung")
    assert (says_du(words_of(response)), inline_things(response)) == ([], [])


def test_a_draft_that_the_employer_keeps_to_itself_is_not_told_of(case):
    Application.objects.update(adviser_may_read=False)

    response = people.signed_in(case.adviser).get(path_of(case))

    assert "Angaben in" not in response.context["form"]["text"].value()


def test_an_open_programme_says_what_it_needs(alliance, case):
    Application.objects.update(state=State.PROGRAMME_OPEN, submitted_at=timezone.now())

    text = people.signed_in(case.adviser).get(path_of(case)).context["form"]["text"].value()

    assert "Ihr Handlungsprogramm ruht seit dem" in text
    assert "Es gibt noch keine Maßnahme" in text


def test_what_was_written_goes_to_the_owners_and_into_the_journal(case):
    response = people.signed_in(case.adviser).post(
        path_of(case), {"text": "Guten Tag, wie geht es?"}
    )

    mail = Mail.objects.get(template="case_resting")
    assert response.status_code == 302
    assert mail.to.startswith("olga-owner")
    assert mail.subject == "Praxis Elbwiese: Ihr Antrag ruht"
    assert mail.body.startswith("Guten Tag, wie geht es?")
    assert f"/antraege/{case.code}/" in mail.body
    assert "wie geht es" not in entries_of_case(case.code).get(verb="reminders.nudged").sentence


def test_within_a_week_there_is_no_second_mail(case):
    client = people.signed_in(case.adviser)
    answers = [client.post(path_of(case), {"text": "Hallo"}).status_code for _ in range(2)]
    Reminder.objects.update(written_at=timezone.now() - timedelta(days=8), key="vorige Woche")

    later = client.post(path_of(case), {"text": "Hallo"}).status_code

    assert (answers, later) == ([302, 409], 302)
    assert Mail.objects.filter(template="case_resting").count() == 2


def test_an_empty_mail_is_refused(case):
    response = people.signed_in(case.adviser).post(path_of(case), {"text": " \u200b "})

    assert not Mail.objects.filter(template="case_resting").exists()
    assert response.context["form"].errors


def test_without_anybody_responsible_the_page_says_to_ring(case):
    case.employer.employments.update(until=timezone.now())

    response = people.signed_in(case.adviser).post(path_of(case), {"text": "Hallo"})

    assert response.status_code == 409
    assert "Rufen Sie dort an" in words_of(response)


@pytest.mark.parametrize("days", [0, 20])
def test_a_case_that_does_not_rest_gets_no_such_mail(case, days):
    waited(case, days=days, now=timezone.localtime())

    assert people.signed_in(case.adviser).get(path_of(case)).status_code == 403


def test_another_adviser_does_not_write(alliance, case):
    other = people.member(alliance, Role.COORDINATOR)

    response = people.signed_in(other).post(path_of(case), {"text": "Hallo"})

    assert response.status_code == 403
    assert "den Sie beraten" in words_of(response)
