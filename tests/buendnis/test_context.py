"""The navigation shows each reader what is theirs."""

from buendnis.access.rules import Role
from buendnis.context import portal
from tests.builders import people


def labels(rf, alliance, user=None, path="/magdeburg/"):
    request = rf.get(path)
    request.alliance = alliance
    request.actor = people.actor(user, alliance)
    return [(label, current) for label, _, current in portal(request)["navigation"]]


def test_a_passer_by_sees_the_public_pages(alliance, rf):
    assert labels(rf, alliance) == [
        ("Start", True),
        ("Für Familien", False),
        ("Für Betriebe", False),
        ("Kriterien", False),
        ("Zertifizierte Betriebe", False),
    ]


def test_who_is_signed_in_has_a_desk_and_an_administrator_the_administration(alliance, rf):
    names = [label for label, _ in labels(rf, alliance, people.member(alliance, Role.ADMIN))]

    assert names[-2:] == ["Mein Schreibtisch", "Verwaltung"]


def test_a_coordinator_finds_the_directory_beside_the_desk(alliance, rf):
    coordinator = people.member(alliance, Role.COORDINATOR)

    marked = labels(rf, alliance, coordinator, "/magdeburg/verzeichnis/eintraege/")

    assert marked[-2:] == [("Mein Schreibtisch", False), ("Verzeichnis", True)]


def test_the_page_below_an_entry_marks_the_entry(alliance, rf):
    marked = labels(rf, alliance, path="/magdeburg/familien/suche/")

    assert [label for label, current in marked if current] == ["Für Familien"]


def test_outside_of_an_alliance_there_is_no_navigation(db, rf):
    request = rf.get("/")
    request.alliance, request.actor = None, people.actor(None, None)

    assert portal(request)["navigation"] == []
