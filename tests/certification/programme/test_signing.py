"""The programme is signed through a link or on a page, too; a change afterwards takes it back."""

import pytest

from buendnis.tenancy.scope import scope
from certification.programme.queries import fingerprint, programme_of
from certification.programme.signing import PROGRAMME
from certification.signoffs import actions
from certification.signoffs.queries import standing
from certification.signoffs.values import mark_of
from tests.builders import people
from tests.builders.reading import words_of
from tests.certification.programme.scene import agree, pdf_text, programme_open, write
from tests.certification.representation.scene import reader
from tests.certification.signoffs.scene import MANAGEMENT, WHO, address_of


@pytest.fixture
def scene(alliance):
    made = programme_open(alliance)
    write(made)
    agree(made)
    return made


def asked(scene):
    by = people.actor(scene.owner, scene.alliance)
    with scope(scene.alliance):
        actions.ask(scene.application, PROGRAMME, **WHO, email=MANAGEMENT, by=by)
    return address_of(scene.application, purpose=PROGRAMME.link_purpose)


def test_the_link_shows_the_whole_programme_and_signs_it(scene):
    path = asked(scene)

    page = reader().get(path)
    paper = reader().get(f"{path}handlungsprogramm.pdf")
    answer = reader().post(path, {"place": "Magdeburg"})

    assert "1.1 Vertretungsplan für alle Teams einführen" in words_of(page)
    assert "1.1 Vertretungsplan für alle Teams einführen" in pdf_text(paper.content)
    assert "Danke, das ist unterschrieben" in words_of(answer)
    signature = programme_of(scene.application).signature
    assert (signature.name, signature.method) == ("Lea Leitung", "link")


def test_the_document_closes_with_the_link(scene):
    path = asked(scene)
    reader().post(path, {"place": "Magdeburg"})

    assert reader().get(f"{path}handlungsprogramm.pdf").status_code == 410


def test_a_change_takes_back_what_was_signed_by_link(scene):
    reader().post(asked(scene), {"place": "Magdeburg"})
    people.signed_in(scene.adviser).post(
        scene.path("programm/AO/ziel/"), {"text": "Anders", "seen": fingerprint("Ziel AO")}
    )

    assert programme_of(scene.application).signature is None
    assert standing(scene.application, "programme") is None


def test_a_request_outlives_a_change_and_asks_for_the_agreement_first(scene):
    path = asked(scene)
    people.signed_in(scene.adviser).post(
        scene.path("programm/AO/ziel/"), {"text": "Anders", "seen": fingerprint("Ziel AO")}
    )
    early = reader().get(path)
    agree(scene)

    assert early.status_code == 409
    assert "Vor der Unterschrift stimmt die Beratung" in words_of(early)
    assert reader().get(path).status_code == 200


def test_page_and_programme_carry_the_same_mark(scene):
    owner = people.signed_in(scene.owner)
    mark = mark_of(PROGRAMME.subject_hash(scene.application))

    page = owner.get(scene.path("programm/unterschrift/seite.pdf"))
    programme = owner.get(scene.path("programm/handlungsprogramm.pdf"))

    assert mark in pdf_text(page.content)
    assert mark in pdf_text(programme.content)
