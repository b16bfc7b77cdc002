"""An invitation reaches one address, works for 14 days, and gives exactly the role it names."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts.actions import accept_invitation, invite, take_back_invitation
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


# A link that does not work


def renewed(client, invitation, token=""):
    return client.post(f"/einladung/{token or invitation.token}/neuer-link/")


def run_out(invitation: Invitation, *, days: int = 1) -> Invitation:
    Invitation.objects.update(
        expires_at=timezone.now() - timedelta(days=days),
        created_at=timezone.now() - timedelta(days=days + 14),
    )
    return invitation


def test_a_link_that_ran_out_offers_a_new_one_to_the_address_on_file(alliance, admin, client):
    old = run_out(invited(admin))
    page = words_of(client.get(path_of(old)))

    answer = words_of(renewed(client, old))

    new = Invitation.objects.exclude(pk=old.pk).get()
    assert "Neuen Link anfordern" in page
    assert "Ein neuer Link ist unterwegs" in answer
    assert ADDRESS not in answer
    assert (new.email, new.is_open, link_in(last_mail(ADDRESS))) == (ADDRESS, True, path_of(new))
    assert Entry.objects.get(verb="account.invitation_renewed").actor_name == "Portal"


def test_an_altered_link_says_nothing_about_whom_it_is_for(alliance, admin, client):
    invitation = invited(admin)
    altered = f"{invitation.token[:-1]}{'A' if invitation.token[-1] != 'A' else 'B'}"

    page = words_of(client.get(f"/einladung/{altered}/"))
    renewed(client, invitation, altered)

    assert "Dieser Link ist nicht vollständig" in page
    assert ADDRESS not in page
    assert Role.EXAMINER.label not in page.split("Navigation")[0]
    invitation.refresh_from_db()
    assert not invitation.is_open
    assert Invitation.objects.get(taken_back_at__isnull=True).is_open


def test_an_unknown_link_is_nowhere_there(alliance, admin, client):
    invited(admin)

    assert client.get("/einladung/NIEMALSX-abc/").status_code == 404


def test_nobody_gets_back_what_was_accepted_or_taken_back(alliance, admin, client):
    accepted = invited(admin)
    user = people.person(email=ADDRESS)
    accept_invitation(accepted, user=user, by=people.actor(user, alliance))
    taken = invited(admin, role=Role.BOARD)
    take_back_invitation(taken, by=admin)

    answers = [renewed(client, one) for one in (accepted, taken)]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert "schon angenommen" in words_of(answers[0])
    assert "gilt nicht mehr" in words_of(answers[1])
    assert Invitation.objects.count() == 2


def test_a_link_that_works_or_is_too_old_is_not_renewed(alliance, admin, client):
    invitation = invited(admin)

    works = renewed(client, invitation)
    too_old = renewed(client, run_out(invitation, days=61))

    assert "Dieser Link gilt noch." in words_of(works)
    assert "zu lange her" in words_of(too_old)


def test_an_address_gets_three_links_a_day(alliance, admin, client):
    old = invited(admin)

    for _ in range(4):
        Invitation.objects.filter(pk=old.pk).update(expires_at=timezone.now())
        Invitation.objects.exclude(pk=old.pk).update(taken_back_at=None)
        answer = renewed(client, old)

    assert answer.status_code == 409
    assert "Heute haben wir schon mehrere Links" in words_of(answer)
    assert Invitation.objects.count() == 3
