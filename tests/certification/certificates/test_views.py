"""The public register, and the page where the board suspends, lifts and withdraws."""

from datetime import timedelta

import pytest
from django.utils import timezone

from buendnis.access.rules import Role
from tests.builders import people
from tests.builders.reading import inline_things, says_du, words_of
from tests.certification.certificates.scene import certified, changed, on_the_way, shifted

REGISTER = "/magdeburg/zertifizierte/"


def status_path(certificate) -> str:
    return f"/magdeburg/zertifizierung/zertifikate/{certificate.number}/"


def values(**change: str) -> dict[str, str]:
    return {
        "kind": "suspended",
        "on": timezone.localdate().isoformat(),
        "reason": "Zwischenbericht fehlt trotz Erinnerung",
        "public_text": "Der Zwischenbericht liegt nicht vor.",
    } | change


def test_the_register_shows_seals_marks_and_participation_apart(alliance, client):
    certified(alliance, "Bäckerei Müller")
    changed(certified(alliance, "Stadtwerk"), "suspended")
    on_the_way(alliance, "Nordpark")

    response = client.get(REGISTER)

    words = words_of(response)
    assert words.index("Bäckerei Müller") < words.index("Ausgesetzt oder entzogen")
    assert words.index("Stadtwerk") < words.index("Auf dem Weg: Teilnahme ohne Siegel")
    assert words.index("Auf dem Weg: Teilnahme ohne Siegel") < words.index("Nordpark")
    assert "Der Zwischenbericht liegt nicht vor." in words
    assert "Ein innerer Grund" not in words
    assert says_du(words) == []
    assert inline_things(response) == []


def test_the_register_sets_no_cookie(alliance, client):
    assert not client.get(REGISTER).cookies


def test_the_register_is_searched_by_name(alliance, client):
    certified(alliance, "Bäckerei Müller")
    certified(alliance, "Zoo am Fluss")

    assert "Zoo am Fluss" not in words_of(client.get(REGISTER, {"name": "mueller"}))
    assert "Kein zertifizierter Betrieb mit diesem Namen" in words_of(
        client.get(REGISTER, {"name": "nirgends"})
    )


def test_an_empty_register_says_so(alliance, client):
    assert "Noch ist kein Betrieb zertifiziert" in words_of(client.get(REGISTER))


def test_the_register_shows_only_its_own_alliance(alliance, client):
    certified(people.alliance("marburg"), "Lahnwerk")

    assert "Lahnwerk" not in words_of(client.get(REGISTER))


def test_the_register_asks_the_database_as_often_for_three_as_for_one(
    alliance, client, django_assert_num_queries
):
    def fill(number: int) -> None:
        certified(alliance, f"Gut {number}")
        changed(certified(alliance, f"Ausgesetzt {number}"), "suspended")
        on_the_way(alliance, f"Unterwegs {number}")

    fill(1)
    with django_assert_num_queries(6) as one:
        client.get(REGISTER)
    fill(2)
    fill(3)

    with django_assert_num_queries(len(one)):
        client.get(REGISTER)


def test_a_board_member_suspends_with_reason_and_public_sentence(alliance):
    certificate = certified(alliance)
    client = people.signed_in(people.member(alliance, Role.BOARD))

    response = client.post(status_path(certificate), values())

    assert response.status_code == 302
    certificate.refresh_from_db()
    assert certificate.status == "suspended"
    assert "Zwischenbericht fehlt trotz Erinnerung" in words_of(
        client.get(status_path(certificate))
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"reason": ""}, "Grund (intern)"),
        ({"public_text": ""}, "Satz für die Öffentlichkeit"),
        ({"on": (timezone.localdate() + timedelta(days=1)).isoformat()}, "Das Datum liegt in der Zukunft."),
        ({"kind": "lifted"}, "Was soll geschehen?"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_at_the_field_and_nothing_changes(alliance, change, sentence):
    certificate = certified(alliance)
    client = people.signed_in(people.member(alliance, Role.BOARD))

    response = client.post(status_path(certificate), values(**change))

    assert response.status_code == 200
    assert "Bitte prüfen Sie Ihre Angaben" in words_of(response)
    assert sentence in words_of(response)
    certificate.refresh_from_db()
    assert certificate.status == "valid"


def test_a_withdrawn_certificate_offers_nothing_more(alliance):
    certificate = certified(alliance)
    changed(certificate, "withdrawn")
    client = people.signed_in(people.member(alliance, Role.BOARD))

    assert "Hier lässt sich nichts mehr ändern." in words_of(client.get(status_path(certificate)))


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.EXAMINER, Role.ADMIN])
def test_nobody_but_the_board_changes_the_status(alliance, role):
    client = people.signed_in(people.member(alliance, role))

    response = client.get(status_path(certified(alliance)))

    assert response.status_code == 403
    assert "Diese Seite gehört zur Aufgabe Kuratorium." in words_of(response)


def test_a_board_member_of_the_employer_does_not_change_its_status(alliance):
    certificate = certified(alliance)
    user = people.employed(certificate.decision.application.employer)
    people.member(alliance, Role.BOARD, user=user)

    response = people.signed_in(user).get(status_path(certificate))

    assert response.status_code == 403
    assert "Wer zu diesem Betrieb gehört" in words_of(response)


def test_another_alliances_number_is_not_there(alliance):
    certificate = certified(people.alliance("marburg"), "Lahnwerk")
    client = people.signed_in(people.member(alliance, Role.BOARD))

    assert client.get(status_path(certificate)).status_code == 404


def test_a_certificate_of_tomorrow_is_not_in_the_register(alliance, client):
    shifted(certified(alliance, "Morgen"), days=1)

    assert "Morgen" not in words_of(client.get(REGISTER))
