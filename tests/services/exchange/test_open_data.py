"""Everything families see is there for everybody, described and with its licence; nothing else is."""

import csv
import io
import json
import zipfile

from services.directory.states import Status
from services.directory.values import ContactValues, PhoneValues
from services.exchange.package import COLUMNS
from tests.builders import directory


def package(client):
    answer = client.get("/magdeburg/api/daten.zip")
    return answer, zipfile.ZipFile(io.BytesIO(answer.content))


def rows(archive, name):
    return list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode())))


def test_the_package_describes_itself_and_names_its_licence(client, alliance):
    directory.entry("Beratung", at=directory.place(), slots=(directory.TUESDAYS,))

    _, archive = package(client)

    told = json.loads(archive.read("datapackage.json"))
    assert [each["path"] for each in told["resources"]] == [f"{name}.csv" for name in COLUMNS]
    assert told["licenses"][0]["name"] == "dl-de/by-2-0"
    assert "dl-de/by-2-0" in archive.read("LIZENZ.txt").decode()
    assert [row["titel"] for row in rows(archive, "angebote")] == ["Beratung"]
    assert {row["angebot_id"] for row in rows(archive, "zeiten")} == {
        row["id"] for row in rows(archive, "angebote")
    }


def test_only_what_families_see_is_in_it(client, alliance):
    directory.entry("Entwurf", status=Status.DRAFT)
    directory.entry(
        phones=(PhoneValues("0391 111111", kind="presse"),),
        contacts=(ContactValues("Pressestelle Muster", is_press=True),),
        printed={"persons": ["Erika Beispiel"]},
        of=directory.organisation("Büro", provider_email="geheim@example.org"),
    )

    _, archive = package(client)

    told = "".join(archive.read(name).decode() for name in archive.namelist())
    hidden = ("Entwurf", "111111", "Pressestelle", "Erika", "geheim")
    assert [word for word in hidden if word in told] == []


def test_the_same_content_is_answered_briefly(client, alliance):
    directory.entry()
    first, _ = package(client)

    again = client.get("/magdeburg/api/daten.zip", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert not client.cookies
