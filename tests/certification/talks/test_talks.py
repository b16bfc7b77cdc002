"""A coordinator types in a talk: what is made, who may write until when, and that only the employer confirms."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts.models import Invitation
from buendnis.callbacks.actions import ask_for_callback
from buendnis.callbacks.models import Callback
from buendnis.journal.models import Entry
from buendnis.mail.models import Mail
from buendnis.workflow import NotPossible
from certification.applications.models import Application, Talk
from certification.applications.rules import may_fill_in, may_read_answers
from certification.applications.states import State
from certification.assessment.actions import Change, save_answers
from certification.assessment.models import Answer, Evidence
from certification.employers.models import Employer
from certification.procedure.conditions import talk_is_confirmed
from certification.talks.actions import begin_talk, confirm, hand_over, seen_of
from certification.talks.queries import fingerprint
from tests.builders import people, standing
from tests.builders.catalogue import edition
from tests.builders.reading import inline_things, last_mail, link_in, says_du, words_of
from tests.certification.assessment.files import made

NEW = "/magdeburg/zertifizierung/gespraech/"


def form(**changes):
    today = timezone.localdate().isoformat()
    return {
        "name": "Bäckerei Krume", "sector": "handel", "street": "Ofenweg 3", "postcode": "39104",
        "city": "Magdeburg", "contact_name": "Jonas Krume", "contact_phone": "0391 5402000",
        "contact_email": "", "headcount": "9", "reference_date": today, "held_on": today,
    } | changes  # fmt: skip


@pytest.fixture
def bea(alliance):
    edition(alliance)
    return people.member(alliance, Role.COORDINATOR, name="Bea Beratung")


@pytest.fixture
def taken(bea):
    """Return the case of an employer that Bea took down in the talk."""
    people.signed_in(bea).post(NEW, form())
    return Application.objects.get()


@pytest.fixture
def own(alliance, bea):
    """Return the draft that an employer began itself, with its owner."""
    case = standing.case(alliance, adviser=bea)
    return case, people.employed(case.employer, name="Olga Owner")


def actor(user, alliance):
    return people.actor(user, alliance)


def at(case, path=""):
    return f"/magdeburg/zertifizierung/antraege/{case.code}/gespraech/{path}"


def answered(case, *, by, criterion="AO-1", version=0):
    return save_answers(case, [Change(criterion, version, {"stage": 2})], by=by)


def handed_over(case, *, by, email="jonas@example.org"):
    talk = Talk.objects.get()
    return hand_over(case, email=email, seen=seen_of(talk), by=by)


# Taking down


def test_one_form_makes_employer_draft_and_talk(alliance, bea, taken):
    talk = Talk.objects.get()

    assert (taken.state, taken.headcount, taken.scope, taken.adviser) == ("draft", 9, "whole", bea)
    assert (talk.typed_by, talk.held_on, talk.confirmed_at) == (bea, timezone.localdate(), None)
    assert list(taken.employer.employments.all()) == []
    assert not Mail.objects.exists()


def test_a_double_click_asks_whether_it_is_another_employer(bea, taken):
    page = people.signed_in(bea).post(NEW, form())

    assert "Diesen Betrieb gibt es vielleicht schon" in words_of(page)
    assert Employer.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"held_on": "2999-01-01"}, "Das Gespräch liegt in der Zukunft."),
        ({"held_on": "2020-01-01"}, "Das Gespräch liegt mehr als drei Monate zurück."),
        ({"headcount": "0"}, "Ein Betrieb hat mindestens eine beschäftigte Person."),
        ({"postcode": "391"}, "Eine Postleitzahl hat fünf Ziffern."),
    ],
)
def test_what_cannot_be_is_said_at_the_field(bea, changes, sentence):
    page = people.signed_in(bea).post(NEW, form(**changes))

    assert sentence in words_of(page)
    assert not Employer.objects.exists()


def test_without_an_edition_nothing_begins(alliance):
    bea = people.member(alliance, Role.COORDINATOR)

    page = people.signed_in(bea).post(NEW, form())

    assert page.status_code == 409
    assert not Employer.objects.exists()


def test_every_page_says_that_it_is_not_confirmed(alliance, bea, taken):
    owner = people.employed(taken.employer)
    paths = [at(taken), at(taken).replace("gespraech/", ""),
             f"/magdeburg/zertifizierung/betriebe/{taken.employer.code}/"]  # fmt: skip

    for path in paths:
        for_bea, for_owner = (words_of(people.signed_in(one).get(path)) for one in (bea, owner))
        assert "Erfasst von Bea Beratung im Gespräch am" in for_bea
        assert "Der Betrieb hat es noch nicht bestätigt." in for_bea
        assert "Bitte sehen Sie alles durch und bestätigen Sie es." in for_owner


def test_the_pages_of_a_talk_speak_plainly(alliance, bea, taken):
    pages = [people.signed_in(bea).get(path) for path in (NEW, at(taken), at(taken, "uebergeben/"))]

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert [says_du(words_of(page)) for page in pages] == [[], [], []]
    assert [inline_things(page) for page in pages] == [[], [], []]


# Writing


def test_she_writes_like_a_contributor_and_it_says_so(alliance, bea, taken):
    answered(taken, by=actor(bea, alliance))

    assert Answer.objects.get().changed_by == "Bea Beratung (im Gespräch)"
    line = Entry.objects.get(verb="assessment.answer_changed")
    assert line.actor_name == "Bea Beratung (im Gespräch)"


def test_she_fills_in_by_the_pages(alliance, bea, taken):
    path = f"/magdeburg/zertifizierung/antraege/{taken.code}/selbsteinschaetzung/ao/"

    people.signed_in(bea).post(path, {"AO-1-version": "0", "AO-1-stage": "3"})

    assert Answer.objects.get(criterion="AO-1").stage == 3


def test_another_coordinator_examiner_and_board_neither_read_nor_write(alliance, taken):
    others = [
        people.member(alliance, role) for role in (Role.COORDINATOR, Role.EXAMINER, Role.BOARD)
    ]

    for user in others:
        assert not may_fill_in(actor(user, alliance), taken)
        assert not may_read_answers(actor(user, alliance), taken)
        assert people.signed_in(user).get(at(taken)).status_code == 403


def test_after_the_confirmation_she_writes_no_more(alliance, bea, taken):
    owner = people.employed(taken.employer)
    confirm(taken, seen=fingerprint(taken), by=actor(owner, alliance))

    assert not may_fill_in(actor(bea, alliance), taken)
    with pytest.raises(NotPossible, match="inzwischen bestätigt"):
        answered(taken, by=actor(bea, alliance))


def test_when_the_employer_ends_reading_she_writes_no_more(alliance, bea, taken):
    people.employed(taken.employer)
    Application.objects.update(adviser_may_read=False)

    with pytest.raises(NotPossible, match="hat das Mitlesen beendet"):
        answered(taken, by=actor(bea, alliance))
    assert not may_fill_in(actor(bea, alliance), Application.objects.get())


def test_what_she_uploaded_by_mistake_she_takes_back_herself(bea, taken):
    client, files = people.signed_in(bea), at(taken).replace("gespraech", "nachweise")
    client.post(files, {"upload": SimpleUploadedFile("plan.pdf", made.pdf()), "title": "Plan"})

    client.post(f"{files}{Evidence.objects.get().code}/zuruecknehmen/")

    assert not Evidence.objects.exists()


def test_where_nobody_is_there_she_corrects_without_a_note(bea, taken):
    path = f"/magdeburg/zertifizierung/antraege/{taken.code}/berichtigen/"
    values = form(name="Bäckerei Krume und Sohn", website="")

    people.signed_in(bea).post(path, values)

    assert Employer.objects.get().name == "Bäckerei Krume und Sohn"
    assert not Mail.objects.exists()


# Beginning with an employer's own draft


def test_the_employer_hears_that_she_writes_with_it(alliance, bea, own):
    case, owner = own

    begin_talk(case, held_on=timezone.localdate(), by=actor(bea, alliance))

    assert last_mail(owner.email).template == "talk_begun"
    assert may_fill_in(actor(bea, alliance), case)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"adviser_may_read": False}, "Der Betrieb möchte den Entwurf noch für sich behalten."),
        ({"state": State.SUBMITTED, "submitted_at": timezone.now()}, "Der Antrag ist eingereicht."),
        ({"adviser": None}, ""),
    ],
)
def test_she_begins_only_where_she_may_read(alliance, bea, own, fields, sentence):
    case, _ = own
    Application.objects.update(**fields)

    if sentence:
        with pytest.raises(NotPossible, match=sentence):
            begin_talk(case, held_on=timezone.localdate(), by=actor(bea, alliance))
    else:
        begin_talk(case, held_on=timezone.localdate(), by=actor(bea, alliance))
        assert Application.objects.get().adviser == bea


def test_a_second_talk_waits_for_the_first(alliance, bea, taken):
    with pytest.raises(NotPossible, match="Ein Gespräch ist schon offen"):
        begin_talk(taken, held_on=timezone.localdate(), by=actor(bea, alliance))


def test_a_case_that_somebody_else_advises_is_not_hers(alliance, bea, own):
    kora = people.member(alliance, Role.COORDINATOR)

    page = people.signed_in(kora).get(at(own[0], "beginnen/"))

    assert page.status_code == 403
    assert "Diesen Fall berät jemand anderes." in words_of(page)


# Handing over


def test_the_link_makes_the_owner(alliance, bea, taken):
    handed_over(taken, by=actor(bea, alliance))
    jonas = people.person(email="jonas@example.org")
    mail = last_mail("jonas@example.org")

    people.signed_in(jonas).post(link_in(mail))

    assert "Bea Beratung hat Ihre Angaben im Gespräch am" in mail.body
    assert actor(jonas, alliance).employments == {taken.employer_id: EmploymentRole.OWNER}


def test_a_double_click_sends_one_link(alliance, bea, taken):
    client, seen = people.signed_in(bea), seen_of(Talk.objects.get())
    data = {"email": "jonas@example.org", "seen": seen}

    first, second = (client.post(at(taken, "uebergeben/"), data) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 409)
    assert Mail.objects.filter(template="invitation").count() == 1


def test_another_address_kills_the_first_link(alliance, bea, taken):
    handed_over(taken, by=actor(bea, alliance), email="falsch@example.org")
    handed_over(taken, by=actor(bea, alliance))

    assert {one.email: one.is_open for one in Invitation.objects.all()} == {
        "falsch@example.org": False,
        "jonas@example.org": True,
    }


@pytest.mark.parametrize(
    ("email", "sentence"),
    [("", "Bitte geben Sie die E-Mail-Adresse"), ("own", "Das ist Ihre eigene Adresse")],
)
def test_the_link_needs_an_address_of_the_employer(alliance, bea, taken, email, sentence):
    with pytest.raises(NotPossible, match=sentence):
        handed_over(taken, by=actor(bea, alliance), email=bea.email if email else "")


def test_who_is_there_already_is_asked_by_mail(alliance, bea, own):
    case, owner = own
    begin_talk(case, held_on=timezone.localdate(), by=actor(bea, alliance))

    handed_over(case, by=actor(bea, alliance), email="")

    assert last_mail(owner.email).template == "talk_handed_over"
    assert not Invitation.objects.exists()


def test_nobody_else_hands_over(alliance, taken):
    kora = people.member(alliance, Role.COORDINATOR)

    with pytest.raises(NotPossible):
        handed_over(taken, by=actor(kora, alliance))


# Confirming


def test_the_owner_confirms_and_the_coordinator_hears_of_it(alliance, bea, taken):
    owner = people.employed(taken.employer)
    client = people.signed_in(owner)

    client.post(at(taken), {"seen": fingerprint(taken)})

    assert Talk.objects.get().confirmed_by == owner
    assert last_mail(bea.email).template == "talk_confirmed"
    assert not talk_is_confirmed(None, taken).sentence


def test_before_that_nothing_is_handed_in(taken):
    assert "bestätigen Sie sie zuerst" in talk_is_confirmed(None, taken).sentence


@pytest.mark.parametrize("role", [EmploymentRole.CONTRIBUTOR, None])
def test_only_owner_and_management_confirm(alliance, bea, taken, role):
    user = people.employed(taken.employer, role) if role else bea

    with pytest.raises(NotPossible, match="Das dürfen nur die Verantwortlichen"):
        confirm(taken, seen=fingerprint(taken), by=actor(user, alliance))


def test_what_was_typed_meanwhile_is_shown_before_it_is_confirmed(alliance, bea, taken):
    owner = people.employed(taken.employer)
    handed_over(taken, by=actor(bea, alliance))
    seen = fingerprint(taken)
    Talk.objects.update(handed_over_at=timezone.now() - timedelta(minutes=1))
    answered(taken, by=actor(bea, alliance))

    page = people.signed_in(owner).post(at(taken), {"seen": seen})

    assert page.status_code == 409
    assert "Seit Sie diese Seite geöffnet haben, wurde etwas geändert." in words_of(page)
    assert "Frage AO-1, geändert von Bea Beratung (im Gespräch)" in words_of(page)
    assert Talk.objects.get().confirmed_at is None


def test_a_second_confirmation_reads_that_it_is_done(alliance, taken):
    owner = actor(people.employed(taken.employer), alliance)
    seen = fingerprint(taken)
    confirm(taken, seen=seen, by=owner)

    with pytest.raises(NotPossible, match="schon bestätigt"):
        confirm(taken, seen=seen, by=owner)


# Nobody there


def test_a_draft_that_nobody_takes_over_can_be_ended(alliance, bea, taken):
    path = f"/magdeburg/zertifizierung/antraege/{taken.code}/schritt/zurueckziehen/"

    people.signed_in(bea).post(path, {"comment": "Der Betrieb möchte doch nicht."})

    assert Application.objects.get().state == State.WITHDRAWN


def test_where_somebody_is_there_the_employer_ends_it_itself(alliance, bea, taken):
    people.employed(taken.employer, EmploymentRole.CONTRIBUTOR)
    path = f"/magdeburg/zertifizierung/antraege/{taken.code}/schritt/zurueckziehen/"

    assert people.signed_in(bea).get(path).status_code == 403


# From a callback into the talk


def test_a_callback_brings_name_and_number_and_is_done_with_the_talk(alliance, bea):
    wish = ask_for_callback(
        name="Jonas Krume", phone="03915402000", window="egal", origin="kurzcheck"
    )
    client, path = people.signed_in(bea), f"{NEW}?rueckruf={wish.code}"

    asked = client.get(path).context["form"].initial
    client.post(path, form())

    assert (asked["contact_name"], asked["contact_phone"]) == ("Jonas Krume", "0391 540 2000")
    assert not Callback.objects.exists()
    assert Talk.objects.count() == 1


def test_an_employer_that_cannot_be_taken_down_keeps_the_callback(alliance, bea):
    wish = ask_for_callback(
        name="Jonas Krume", phone="03915402000", window="egal", origin="kurzcheck"
    )

    people.signed_in(bea).post(f"{NEW}?rueckruf={wish.code}", form(postcode="1"))

    assert Callback.objects.exists()


def test_the_desk_of_the_owner_leads_to_what_waits_for_the_confirmation(alliance, bea, taken):
    handed_over(taken, by=actor(bea, alliance))
    owner = people.signed_in(people.employed(taken.employer))
    helper = people.signed_in(people.employed(taken.employer, EmploymentRole.CONTRIBUTOR))

    of_owner, of_helper = (
        words_of(who.get("/magdeburg/zertifizierung/")) for who in (owner, helper)
    )

    assert "Durchsehen und bestätigen" in of_owner
    assert "Sie können den Antrag einreichen" not in of_owner
    assert "bestätigt eine verantwortliche Person" in of_helper


def test_everything_that_was_typed_stands_on_one_page(alliance, bea, taken):
    answered(taken, by=actor(bea, alliance))
    owner = people.signed_in(people.employed(taken.employer))

    page = words_of(owner.get(at(taken)))

    assert "Stufe 2 – Geregelt" in page
    assert "Ändern: Arbeitsorganisation" in page
