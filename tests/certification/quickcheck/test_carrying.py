"""Answers travel into a draft only where somebody asked for it, and never over what stands there."""

import pytest
from django.contrib.sessions.models import Session

from buendnis.access.rules import EmploymentRole
from buendnis.journal.models import Entry
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.actions import Change, save_answers
from certification.assessment.models import Answer
from certification.employers.models import Employer
from certification.quickcheck.carrying import take_over
from tests.builders import catalogue, people, standing
from tests.builders.reading import code_in, last_mail, words_of
from tests.certification.quickcheck.test_views import MIDDLE, NINE, OWN
from tests.certification.scoring.scenes import standard

CARRY = "/magdeburg/kurzcheck/mitnehmen/"
OFFER = "Ihre Antworten aus dem Kurzcheck"
HEARD = {"groesse": "9", **MIDDLE, "AO-1": "3", "FU-1": "?", "XX-1": "4"}
NEW = {"name": "Jonas Brandt", "email": "jonas@example.org",
       "password1": people.PASSWORD, "password2": people.PASSWORD}  # fmt: skip
BAKERY = {"name": "Bäckerei Brandt", "sector": "handel", "street": "Uferweg 3", "postcode": "39104",
          "city": "Magdeburg", "website": "", "contact_name": "Jonas Brandt",
          "contact_email": "jonas@example.org", "contact_phone": "0391 000000"}  # fmt: skip
CASE = {"scope": "whole", "sites": "", "excluded": "", "reference_date": "2026-11-01", "headcount": "9",
        "adviser_may_read": "on"}  # fmt: skip


@pytest.fixture
def draft(alliance) -> Application:
    return standing.case(alliance, edition=catalogue.edition(alliance), headcount=9)


@pytest.fixture
def owner(draft):
    return people.employed(draft.employer, EmploymentRole.OWNER, name="Olga Owner")


def overview(case: Application) -> str:
    return f"/magdeburg/zertifizierung/antraege/{case.code}/selbsteinschaetzung/"


def take(case: Application) -> str:
    return f"/magdeburg/zertifizierung/antraege/{case.code}/kurzcheck/"


def stages(case: Application) -> dict[str, int | None]:
    return {answer.criterion: answer.stage for answer in Answer.objects.filter(application=case)}


def test_answers_survive_signing_up_and_arrive_in_the_first_draft(alliance, client):
    catalogue.edition(alliance)

    to_account = client.post(CARRY, HEARD, **OWN)
    registered = client.post(
        to_account["Location"], NEW | {"next": "/magdeburg/zertifizierung/betrieb-anmelden/"}
    )
    code = code_in(last_mail("jonas@example.org"))
    confirmed = client.post(registered["Location"], {"code": code})
    begun = client.post(confirmed["Location"], BAKERY)
    client.post(begun["Location"], CASE)
    case = Application.objects.get(employer__name="Bäckerei Brandt")
    offered = words_of(client.get(overview(case)))
    client.post(take(case), {"was": "uebernehmen"})

    assert to_account["Location"].startswith("/registrieren/?next=")
    assert "sessionid" in to_account.cookies
    assert f"{OFFER} Sie haben 14 Antworten mitgebracht" in offered
    assert stages(case) == dict.fromkeys(set(NINE) - {"FU-1"}, 2) | {"AO-1": 3}
    assert OFFER not in words_of(client.get(overview(case)))


def test_who_is_known_already_signs_in_and_keeps_the_answers(draft, owner, client):
    client.post(CARRY, HEARD, **OWN)

    client.post("/anmelden/", {"login": owner.email, "password": people.PASSWORD})

    assert OFFER in words_of(client.get(overview(draft)))


def test_who_is_signed_in_is_led_to_the_desk(draft, owner):
    answer = people.signed_in(owner).post(CARRY, HEARD, **OWN)

    assert answer["Location"] == "/magdeburg/zertifizierung/"


def test_what_is_answered_stays_and_the_journal_tells(draft, owner):
    client, actor = people.signed_in(owner), people.actor(owner, draft.employer.alliance)
    save_answers(draft, [Change("AO-1", 0, {"stage": 1})], by=actor)
    client.post(CARRY, HEARD, **OWN)

    client.post(take(draft), {"was": "uebernehmen"})

    assert stages(draft)["AO-1"] == 1
    assert len(stages(draft)) == 14
    said = Entry.objects.get(verb="assessment.quickcheck_taken")
    assert (said.sentence, said.actor_name) == (
        "Antworten aus dem Kurzcheck übernommen",
        "Olga Owner",
    )


def test_dropped_is_gone_and_nothing_is_saved(draft, owner):
    client = people.signed_in(owner)
    client.post(CARRY, HEARD, **OWN)

    client.post(take(draft), {"was": "verwerfen"})

    assert stages(draft) == {}
    assert OFFER not in words_of(client.get(overview(draft)))
    assert "kurzcheck" not in client.session


def test_what_does_not_apply_waits_for_its_reason(draft, owner):
    draft.headcount = 900
    answers = {"OT-1": "na:keine_mobil_moegliche_taetigkeit"}

    take_over(draft, answers, by=people.actor(owner, draft.employer.alliance))

    kept = Answer.objects.get(application=draft)
    assert (kept.criterion, kept.stage, kept.is_given) == ("OT-1", None, False)
    assert kept.not_applicable == "keine_mobil_moegliche_taetigkeit"


def test_only_questions_that_the_edition_asks_at_this_size_are_taken(draft, owner):
    large = next(one.id for one in standard().criteria.values() if one.minimum_size > 9)
    answers = {"AO-1": "4", large: "4", "XX-1": "2", "AO-3": "9", "AO-2": "na:erfunden"}

    taken = take_over(draft, answers, by=people.actor(owner, draft.employer.alliance))

    assert (taken, stages(draft)) == (1, {"AO-1": 4})


def test_a_case_that_was_sent_in_takes_nothing(draft, owner):
    client = people.signed_in(owner)
    client.post(CARRY, HEARD, **OWN)
    Application.objects.filter(pk=draft.pk).update(
        state=State.SUBMITTED, submitted_at="2026-11-02T08:00:00Z"
    )

    answer = client.post(take(draft), {"was": "uebernehmen"})

    assert answer.status_code == 403
    assert stages(draft) == {}


def test_answers_from_one_alliance_are_not_offered_in_another(draft, owner):
    marburg = people.alliance("marburg")
    with scope(marburg):
        employer = people.employer(marburg, "Praxis Lahn")
        there = standing.case(marburg, employer=employer, edition=catalogue.edition(marburg))
        people.employed(employer, user=owner)
    client = people.signed_in(owner)
    client.post(CARRY, HEARD, **OWN)

    page = client.get(f"/marburg/zertifizierung/antraege/{there.code}/selbsteinschaetzung/")

    assert page.status_code == 200
    assert OFFER not in words_of(page)


def test_without_the_button_there_is_no_session(alliance, client):
    catalogue.edition(alliance)

    client.post("/magdeburg/kurzcheck/ergebnis/", HEARD, **OWN)

    assert not Session.objects.exists()
    assert not Employer.objects.exists()
