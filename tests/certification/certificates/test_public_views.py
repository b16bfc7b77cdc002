"""The check page says what a number is worth, to people and machines, without a cookie."""

import json

import pytest

from tests.builders import people
from tests.builders.reading import inline_things, says_du, words_of
from tests.certification.certificates.scene import certified, changed, on_the_way, shifted


def page(certificate) -> str:
    return f"/zertifikat/{certificate.number}/"


def machine(client, certificate) -> dict:
    response = client.get(f"/zertifikat/{certificate.number}.json")
    assert response["Content-Type"] == "application/ld+json"
    return json.loads(response.content)


def test_a_valid_certificate_says_everything_that_the_seal_promises(alliance, client):
    certificate = certified(alliance)

    response = client.get(page(certificate))

    words = words_of(response)
    assert response.status_code == 200
    for expected in (
        "Das Zertifikat ist gültig.",
        "Praxis Elbwiese, Magdeburg",
        "der ganze Betrieb",
        "Familienfreundlich",
        "bei einem Besuch vor Ort",
        "der Angaben mit anerkanntem Nachweis",
        "vom Kuratorium, Magdeburger Bündnis für Familien",
        "Katalogstand 2026.2",
        "Was das sagt, und was nicht",
        "Echt ist nur, was unter dieser Adresse steht",
        f"http://127.0.0.1:8000/zertifikat/{certificate.number}/",
    ):
        assert expected in words
    assert '"/magdeburg/kriterien/2026.2/"' in response.content.decode()
    assert says_du(words) == []
    assert inline_things(response) == []


def test_the_check_page_sets_no_cookie(alliance, client):
    certificate = certified(alliance)

    for address in (page(certificate), "/zertifikat/", "/zertifikat/MD-26-AAAA-A/"):
        assert not client.get(address).cookies


@pytest.mark.parametrize(
    ("kind", "word", "standing"),
    [
        ("suspended", "Das Zertifikat ist ausgesetzt.", "suspended"),
        ("withdrawn", "Das Zertifikat ist entzogen.", "revoked"),
    ],
)
def test_a_mark_is_shown_with_its_public_sentence_and_without_the_seal(
    alliance, client, kind, word, standing
):
    certificate = certified(alliance)
    changed(certificate, kind)

    response = client.get(page(certificate))

    assert word in words_of(response)
    assert "Der Zwischenbericht liegt nicht vor." in words_of(response)
    assert "Ein innerer Grund" not in words_of(response)
    assert "img/seals/" not in response.content.decode()
    read = machine(client, certificate)
    assert read["certificationStatus"] == "https://schema.org/CertificationInactive"
    assert read["buendnis:standing"] == standing


def test_an_expired_certificate_says_so(alliance, client):
    certificate = shifted(certified(alliance), days=-5000)

    assert "ist abgelaufen" in words_of(client.get(page(certificate)))
    assert machine(client, certificate)["buendnis:standing"] == "expired"


def test_before_the_day_of_its_award_a_certificate_is_not_shown(alliance, client):
    certificate = shifted(certified(alliance), days=1)

    assert client.get(page(certificate)).status_code == 404
    assert client.get(f"/zertifikat/{certificate.number}.json").status_code == 404


def test_a_confirmation_is_plainly_no_seal(alliance, client):
    confirmation = on_the_way(alliance)

    response = client.get(page(confirmation))

    assert "Teilnahme ohne Siegel" in words_of(response)
    assert "img/seals/" not in response.content.decode()
    read = machine(client, confirmation)
    assert read["certificationStatus"] == "https://schema.org/CertificationInactive"
    assert read["buendnis:isSeal"] is False


def test_machines_read_the_same_as_schema_org_certification(alliance, client):
    certificate = certified(alliance)

    read = machine(client, certificate)

    assert read["@type"] == "Certification"
    assert read["certificationStatus"] == "https://schema.org/CertificationActive"
    assert read["certificationIdentification"] == certificate.number
    assert read["about"]["name"] == "Praxis Elbwiese"
    assert read["expires"] == certificate.valid_until.isoformat()
    assert read["buendnis:criteria"] == "http://127.0.0.1:8000/magdeburg/kriterien/2026.2/"


def test_an_unknown_number_gets_a_page_that_says_so(db, client):
    response = client.get("/zertifikat/blumentopf/")

    assert response.status_code == 404
    assert "Diese Nummer ist uns nicht bekannt" in words_of(response)


def test_a_near_miss_reads_that_a_sign_is_wrong(alliance, client):
    number = certified(alliance).number
    wrong = number[:-1] + ("2" if number[-1] != "2" else "3")

    response = client.get(f"/zertifikat/{wrong}/")

    assert response.status_code == 404
    assert "Das Prüfzeichen am Ende passt nicht" in words_of(response)


def test_a_number_is_read_however_it_is_typed(alliance, client):
    certificate = certified(alliance)
    typed = certificate.number.lower().replace("-", " ")

    response = client.get("/zertifikat/", {"nummer": typed}, follow=True)

    assert response.redirect_chain[-1][0] == page(certificate)
    assert response.status_code == 200


def test_a_number_of_another_alliance_is_found_and_wears_its_look(alliance, client):
    certificate = certified(people.alliance("marburg"), "Lahnwerk")

    response = client.get(page(certificate))

    assert "Marburger Bündnis für Familie" in words_of(response)
    assert "accent-lahn" in response.content.decode()


def test_a_confirmation_is_found_though_its_number_can_be_read_in_two_ways(alliance, client):
    confirmation = on_the_way(alliance)
    plain = confirmation.number.replace("-", "")

    response = client.get("/zertifikat/", {"nummer": plain}, follow=True)

    assert response.redirect_chain[-1][0] == page(confirmation)


def test_the_form_keeps_what_was_typed_and_says_what_is_wrong(db, client):
    response = client.get("/zertifikat/", {"nummer": "MD-26"})

    assert response.status_code == 404
    assert "Das ist keine vollständige Nummer." in words_of(response)
    assert 'value="MD-26"' in response.content.decode()


def test_the_empty_form_is_a_page(db, client):
    assert client.get("/zertifikat/").status_code == 200


def test_an_unchanged_page_is_not_sent_twice_and_a_withdrawal_shows_at_once(alliance, client):
    certificate = certified(alliance)
    tag = client.get(page(certificate))["ETag"]

    assert client.get(page(certificate), headers={"If-None-Match": tag}).status_code == 304
    changed(certificate, "withdrawn")
    assert client.get(page(certificate), headers={"If-None-Match": tag}).status_code == 200


def test_the_check_page_asks_the_database_few_times(alliance, client, django_assert_num_queries):
    certificate = certified(alliance)

    with django_assert_num_queries(2):
        client.get(page(certificate))
