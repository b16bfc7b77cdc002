"""Numbers follow the order of the catalogue; the part to seal holds plain values."""

import json

from certification.programme.queries import programme_faults, programme_of, programme_part
from tests.certification.programme.scene import agree, measure, programme_open, sign, write


def test_nobody_has_begun(alliance):
    scene = programme_open(alliance)

    assert programme_of(scene.application).measures == ()
    assert programme_faults(scene.application)[0].startswith("Es gibt noch keine Maßnahme")


def test_fields_in_use_are_numbered_in_the_order_of_the_catalogue(alliance):
    scene = programme_open(alliance)
    write(scene, "IK", "AO", "AO")

    programme = programme_of(scene.application)

    numbers = [(one.number, one.field) for one in programme.measures]
    assert numbers == [("1.1", "AO"), ("1.2", "AO"), ("2.1", "IK")]


def test_an_agreed_and_signed_programme_has_no_faults(alliance):
    scene = programme_open(alliance)
    write(scene)
    agree(scene)
    sign(scene)

    assert programme_faults(scene.application) == []


def test_the_part_to_seal_is_plain(alliance):
    scene = programme_open(alliance)
    write(scene)
    agree(scene)
    sign(scene)

    part = json.loads(json.dumps(programme_part(scene.application)))

    assert [field["number"] for field in part["fields"]] == [1, 2, 3]
    first = part["fields"][0]["measures"][0]
    assert (first["number"], first["due"]) == ("1.1", measure()["due"].isoformat())
    assert part["agreed"]["by"] == "Bernd Berater"
    assert part["signed"]["function"] == "Geschäftsführerin"


def test_the_part_of_an_empty_programme_is_plain_too(alliance):
    part = programme_part(programme_open(alliance).application)

    assert part == {"fields": [], "agreed": None, "signed": None}
