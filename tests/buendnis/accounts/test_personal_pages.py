"""A person's own pages, across alliances."""

from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts.actions import invite
from buendnis.accounts.models import User
from tests.builders import people
from tests.builders.reading import words_of


def test_who_belongs_to_one_alliance_goes_straight_to_its_desk(alliance):
    client = people.signed_in(people.member(alliance, Role.BOARD))

    assert client.get("/konto/").headers["Location"] == "/magdeburg/zertifizierung/"


def test_who_belongs_to_several_chooses(alliance):
    marburg = people.alliance("marburg")
    user = people.member(alliance, Role.BOARD)
    people.employed(people.employer(marburg, "Praxis Lahnufer"), EmploymentRole.OWNER, user=user)

    page = words_of(people.signed_in(user).get("/konto/"))

    assert "Kuratorium" in page
    assert "Praxis Lahnufer: Verantwortlich" in page


def test_who_belongs_nowhere_reads_how_to_begin(alliance):
    page = words_of(people.signed_in(people.person()).get("/konto/"))

    assert "Noch keine Aufgabe" in page


def test_open_invitations_wait_on_the_page(alliance):
    user = people.person()
    invite(
        email=user.email,
        role=Role.BOARD,
        by=people.actor(people.member(alliance, Role.ADMIN), alliance),
    )

    page = words_of(people.signed_in(user).get("/konto/"))

    assert "Sie sind eingeladen" in page


def test_a_name_can_be_changed(db):
    user = people.person()

    people.signed_in(user).post("/konto/name/", {"name": "Neuer Name"})

    assert User.objects.get(pk=user.pk).name == "Neuer Name"


def test_the_account_needs_signing_in(client, db):
    assert (
        client.get("/konto/uebersicht/").headers["Location"]
        == "/anmelden/?next=%2Fkonto%2Fuebersicht%2F"
    )
