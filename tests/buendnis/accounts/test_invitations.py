"""An invitation reaches one address, works for 14 days, and gives exactly the role it names."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts.actions import accept_invitation, invite
from buendnis.accounts.models import Invitation, Membership
from buendnis.journal.models import Entry
from buendnis.mail.models import Mail
from buendnis.tenancy.scope import scope
from certification.employers.models import Employment
from tests.builders import people
from tests.builders.reading import last_mail, link_in, says_du, words_of

ADDRESS = "anna@example.org"


@pytest.fixture
def admin(alliance):
    return people.actor(people.member(alliance, Role.ADMIN, name="Amira Amt"), alliance)


def invited(admin, **fields) -> Invitation:
    return invite(**({"email": ADDRESS, "role": Role.EXAMINER, "by": admin} | fields))


def path_of(invitation: Invitation) -> str:
    return f"/einladung/{invitation.token}/"


def test_the_mail_names_role_and_what_it_means_and_carries_the_link(alliance, admin):
    invitation = invited(admin)

    mail = last_mail(ADDRESS)
    assert mail.subject == "Einladung: Prüfung – Magdeburger Bündnis für Familien"
    assert link_in(mail) == path_of(invitation)
    assert Role.EXAMINER.description in mail.body
    assert says_du(mail.body) == []


def test_an_invitation_is_in_the_journal(alliance, admin):
    invited(admin)

    assert (
        Entry.objects.get(verb="account.invited").sentence == "Lädt anna@example.org ein: Prüfung."
    )


def test_the_link_works_for_fourteen_days(alliance, admin):
    invitation = invited(admin)

    assert round((invitation.expires_at - timezone.now()) / timedelta(days=1)) == 14


def test_inviting_again_replaces_the_open_link(alliance, admin):
    first, second = invited(admin), invited(admin)

    first.refresh_from_db()
    assert not first.is_open
    assert second.is_open


def test_who_has_the_role_already_is_not_invited(alliance, admin):
    user = people.member(alliance, Role.EXAMINER)

    with pytest.raises(ValidationError, match="hat die Aufgabe Prüfung in diesem Bündnis schon"):
        invited(admin, email=user.email)


def test_the_page_explains_the_role_and_asks_to_sign_in(alliance, admin, client):
    invitation = invited(admin)

    page = client.get(path_of(invitation))

    assert Role.EXAMINER.description in words_of(page)
    assert f"/registrieren/?next=%2Feinladung%2F{invitation.token}%2F" in page.content.decode()
    assert says_du(words_of(page)) == []
    assert page.cookies == {}


def test_registering_from_the_page_begins_with_the_invited_address(alliance, admin, client):
    invited(admin)

    page = client.get("/registrieren/?email=anna%40example.org")

    assert 'value="anna@example.org"' in page.content.decode()


def test_accepting_gives_the_role_in_this_alliance_only(alliance, admin):
    marburg = people.alliance("marburg")
    user = people.person(email=ADDRESS)
    invitation = invited(admin)

    answer = people.signed_in(user).post(path_of(invitation))

    assert answer.headers["Location"] == "/magdeburg/zertifizierung/"
    assert people.actor(user, alliance).roles == {Role.EXAMINER}
    assert people.actor(user, marburg).roles == frozenset()


def test_accepting_needs_signing_in(alliance, admin, client):
    answer = client.post(path_of(invited(admin)))

    assert answer.status_code == 401
    assert Membership.objects.filter(role=Role.EXAMINER).count() == 0


def test_another_address_reads_whom_the_invitation_is_for(alliance, admin):
    other = people.signed_in(people.person(email="berta@example.org"))
    invitation = invited(admin)

    page, answer = other.get(path_of(invitation)), other.post(path_of(invitation))

    sentence = (
        "Diese Einladung gilt für anna@example.org, angemeldet sind Sie mit berta@example.org."
    )
    assert sentence in words_of(page)
    assert "Einladung annehmen" not in words_of(page)
    assert answer.status_code == 403
    assert sentence in words_of(answer)


def test_an_expired_invitation_says_how_to_get_another(alliance, admin):
    client = people.signed_in(people.person(email=ADDRESS))
    invitation = invited(admin)
    Invitation.objects.update(expires_at=timezone.now())

    assert "Diese Einladung ist abgelaufen: Links gelten 14 Tage." in words_of(
        client.get(path_of(invitation))
    )
    assert client.post(path_of(invitation)).status_code == 403


def test_a_used_invitation_says_so(alliance, admin):
    client = people.signed_in(people.person(email=ADDRESS))
    invitation = invited(admin)
    client.post(path_of(invitation))

    again = client.post(path_of(invitation))

    assert again.status_code == 403
    assert "Diese Einladung wurde schon angenommen." in words_of(again)


def test_an_unknown_token_is_not_found(db, client):
    assert client.get("/einladung/gibt-es-nicht/").status_code == 404


def test_an_invitation_to_an_employer_makes_an_employment(alliance, admin):
    praxis = people.employer(alliance)
    user = people.person(email=ADDRESS)
    invitation = invited(admin, role=EmploymentRole.CONTRIBUTOR, employer_code=praxis.code)

    accept_invitation(invitation, user=user, by=people.actor(user, None))

    assert Employment.objects.get(user=user).role == EmploymentRole.CONTRIBUTOR
    assert "Praxis Elbwiese" in last_mail(ADDRESS).subject


def test_one_account_collects_roles_in_several_alliances(alliance, admin):
    marburg = people.alliance("marburg")
    user = people.person(email=ADDRESS)
    here = invited(admin)
    with scope(marburg):
        there = invite(
            email=ADDRESS,
            role=Role.BOARD,
            by=people.actor(people.member(marburg, Role.ADMIN), marburg),
        )

    people.signed_in(user).post(path_of(here))
    people.signed_in(user).post(path_of(there))

    assert people.actor(user, alliance).roles == {Role.EXAMINER}
    assert people.actor(user, marburg).roles == {Role.BOARD}


def test_an_invitation_that_fails_leaves_no_mail(alliance, admin):
    user = people.member(alliance, Role.EXAMINER)

    with pytest.raises(ValidationError):
        invited(admin, email=user.email)

    assert Mail.objects.count() == 0
