"""The pages of a programme: who writes, what is said before a change, the document."""

import io
import re

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from buendnis.access.rules import EmploymentRole, Role
from certification.applications.models import Application
from certification.applications.states import State
from certification.programme.models import Measure, Objective, Programme
from certification.programme.queries import fingerprint, measure_fingerprint, programme_of
from tests.builders import people
from tests.builders.people import signed_in
from tests.certification.programme.scene import (
    SIGNATURE,
    agree,
    measure,
    pdf_text,
    programme_open,
    sign,
    write,
)
from tests.certification.review.scene import Scene

IN_THE_PORTAL = {"way": "portal", "portal-stated": "on"} | {
    f"portal-{name}": value for name, value in SIGNATURE.items()
}
WARNING = "Eine Änderung nimmt Zustimmung und Unterschrift zurück"


@pytest.fixture
def scene(alliance) -> Scene:
    return programme_open(alliance)


@pytest.fixture
def owner(scene):
    return signed_in(scene.owner)


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def sent(**changes):
    values = measure(**changes)
    return values | {"due": values["due"].isoformat() if values["due"] else "", "seen": ""}


# Who may


@pytest.mark.parametrize("role", [EmploymentRole.CONTRIBUTOR, EmploymentRole.MANAGEMENT])
def test_the_employers_people_write(scene, role):
    client = signed_in(people.employed(scene.application.employer, role))

    assert "Maßnahme hinzufügen" in words(client.get(scene.path("programm/")))


def test_the_adviser_writes(scene):
    assert "Maßnahme hinzufügen" in words(signed_in(scene.adviser).get(scene.path("programm/")))


def test_the_examiner_reads_and_sees_what_is_missing(scene):
    write(scene)

    page = words(signed_in(scene.examiner).get(scene.path("programm/")))

    assert "1.1 Vertretungsplan für alle Teams einführen" in page
    assert "Die Beratung hat dem Handlungsprogramm noch nicht zugestimmt." in page
    assert "Maßnahme hinzufügen" not in page


@pytest.mark.parametrize(
    "page", ["AO/neu/", "AO/ziel/", "massnahmen/{pk}/", "massnahmen/{pk}/loeschen/"]
)
def test_the_examiner_is_refused_where_one_writes(scene, page):
    first = write(scene)[0]

    answer = signed_in(scene.examiner).get(scene.path(f"programm/{page.format(pk=first.pk)}"))

    assert answer.status_code == 403
    assert "Das Handlungsprogramm schreiben der Betrieb und seine Beratung." in words(answer)


def test_the_board_is_refused_before_the_case_is_theirs(scene, alliance):
    answer = signed_in(people.member(alliance, Role.BOARD)).get(scene.path("programm/"))

    assert answer.status_code == 403
    assert "Diesen Antrag dürfen nur die Beteiligten sehen" in words(answer)


def test_the_board_reads_what_it_decides_on(scene, alliance):
    write(scene)
    Application.objects.update(state=State.FOR_DECISION)

    answer = signed_in(people.member(alliance, Role.BOARD)).get(scene.path("programm/"))

    assert "1.1 Vertretungsplan" in words(answer)


def test_another_employer_learns_nothing(scene, alliance):
    stranger = people.employed(people.employer(alliance, "Anderer Betrieb"))

    assert signed_in(stranger).get(scene.path("programm/")).status_code == 404


def test_a_draft_that_the_adviser_may_not_read_hides_its_programme(scene):
    Application.objects.update(state=State.DRAFT, adviser_may_read=False)

    answer = signed_in(scene.adviser).get(scene.path("programm/"))

    assert answer.status_code == 403
    assert "Der Betrieb möchte den Entwurf noch für sich behalten." in words(answer)


def test_a_contributor_is_refused_the_signature(scene):
    helper = people.employed(scene.application.employer, EmploymentRole.CONTRIBUTOR)

    answer = signed_in(helper).get(scene.path("programm/unterschrift/"))

    assert answer.status_code == 403
    assert "Das dürfen nur die Verantwortlichen oder die oberste Leitung" in words(answer)


def test_the_employer_is_refused_the_agreement(scene, owner):
    answer = owner.post(scene.path("programm/zustimmen/"))

    assert answer.status_code == 403
    assert "Dem Handlungsprogramm stimmt die Beratung dieses Falls zu." in words(answer)


def test_nothing_is_written_once_the_board_has_it(scene, owner):
    Application.objects.update(state=State.FOR_DECISION)

    answer = owner.get(scene.path("programm/AO/neu/"))

    assert answer.status_code == 403
    assert "liegt dem Kuratorium vor" in words(answer)


# Writing


def test_an_objective_is_written(scene, owner):
    data = {"text": "Niemand trägt eine Lücke allein.", "seen": fingerprint("")}

    answer = owner.post(scene.path("programm/AO/ziel/"), data)

    assert answer.url == scene.path("programm/") + "#feld-AO"
    assert Objective.objects.get().text == "Niemand trägt eine Lücke allein."


def test_a_stale_objective_shows_both_versions(scene, owner):
    write(scene)

    answer = owner.post(
        scene.path("programm/AO/ziel/"), {"text": "Mein Ziel", "seen": fingerprint("")}
    )

    page = words(answer)
    assert answer.status_code == 409
    assert "Mein Ziel" in page
    assert "Ziel AO" in page
    assert Objective.objects.get(field="AO").text == "Ziel AO"


def test_a_measure_is_added(scene, owner):
    answer = owner.post(scene.path("programm/AO/neu/"), sent(criterion="AO-1"))

    assert answer.status_code == 302
    assert Measure.objects.get().criterion == "AO-1"


def test_a_measure_may_be_saved_before_it_is_complete(scene, owner):
    owner.post(scene.path("programm/AO/neu/"), sent(units="", due=None, success=""))

    page = words(owner.get(scene.path("programm/")))

    assert "Maßnahme 1.1: Es fehlt, welche Stelle zuständig ist." in page


def test_a_measure_without_text_is_refused_and_keeps_the_rest(scene, owner):
    answer = owner.post(scene.path("programm/AO/neu/"), sent(text=""))

    assert answer.status_code == 422
    assert "Personalabteilung" in words(answer)
    assert not Measure.objects.exists()


def test_a_criterion_of_another_field_is_refused(scene, owner):
    assert owner.post(scene.path("programm/AO/neu/"), sent(criterion="SF-1")).status_code == 422


def test_an_unknown_field_is_not_found(scene, owner):
    assert owner.get(scene.path("programm/XX/neu/")).status_code == 404


def test_a_measure_is_changed(scene, owner):
    first = write(scene)[0]
    data = sent(text="Anders") | {"seen": measure_fingerprint(first)}

    owner.post(scene.path(f"programm/massnahmen/{first.pk}/"), data)

    assert Measure.objects.get(pk=first.pk).text == "Anders"


def test_a_stale_measure_shows_both_versions(scene, owner):
    first = write(scene)[0]

    answer = owner.post(
        scene.path(f"programm/massnahmen/{first.pk}/"), sent(text="Mein Satz") | {"seen": "alt"}
    )

    page = words(answer)
    assert answer.status_code == 409
    assert "Mein Satz (Personalabteilung)" in page
    assert "Vertretungsplan für alle Teams einführen (Personalabteilung)" in page
    assert Measure.objects.get(pk=first.pk).text.startswith("Vertretungsplan")


def test_a_conflict_can_be_sent_again(scene, owner):
    first = write(scene)[0]
    path = scene.path(f"programm/massnahmen/{first.pk}/")
    refused = owner.post(path, sent(text="Mein Satz") | {"seen": "alt"})
    seen = refused.context["form"]["seen"].value()

    owner.post(path, sent(text="Mein Satz") | {"seen": seen})

    assert Measure.objects.get(pk=first.pk).text == "Mein Satz"


def test_a_measure_of_another_case_is_not_found(scene, owner, alliance):
    other = programme_open(alliance)
    theirs = write(other)[0]

    assert owner.get(scene.path(f"programm/massnahmen/{theirs.pk}/")).status_code == 404


def test_a_measure_moves(scene, owner):
    first, second = write(scene, "AO", "AO")

    owner.post(scene.path(f"programm/massnahmen/{second.pk}/verschieben/"), {"direction": "up"})

    assert list(Measure.objects.values_list("pk", flat=True)) == [second.pk, first.pk]


def test_deleting_asks_once_more(scene, owner):
    first = write(scene)[0]
    path = scene.path(f"programm/massnahmen/{first.pk}/loeschen/")

    asked = words(owner.get(path))
    there = Measure.objects.filter(pk=first.pk).exists()
    owner.post(path)

    assert "Diese Maßnahme löschen?" in asked
    assert (there, Measure.objects.filter(pk=first.pk).exists()) == (True, False)


@pytest.mark.parametrize("page", ["", "AO/neu/", "AO/ziel/"])
def test_what_a_change_takes_back_is_said_before(scene, owner, page):
    write(scene)
    before = words(owner.get(scene.path(f"programm/{page}")))
    agree(scene)

    assert WARNING not in before
    assert WARNING in words(owner.get(scene.path(f"programm/{page}")))


# Agreeing and signing


def test_the_adviser_agrees(scene):
    write(scene)

    signed_in(scene.adviser).post(scene.path("programm/zustimmen/"))

    assert Programme.objects.get().agreed_by == "Bernd Berater"


def mark_on(answer) -> str:
    """Return the mark of the programme that a page showed."""
    found = re.search(r'name="seen" value="([0-9a-f]+)"', answer.content.decode())
    assert found
    return found[1]


def test_nobody_agrees_to_what_was_changed_since_the_page_was_shown(scene, owner):
    write(scene)
    adviser = signed_in(scene.adviser)
    seen = mark_on(adviser.get(scene.path("programm/")))
    owner.post(
        scene.path("programm/AO/ziel/"), {"text": "Etwas anderes", "seen": fingerprint("Ziel AO")}
    )

    stale = adviser.post(scene.path("programm/zustimmen/"), {"seen": seen})
    fresh = mark_on(adviser.get(scene.path("programm/")))
    again = adviser.post(scene.path("programm/zustimmen/"), {"seen": fresh})

    assert stale.status_code == 409
    assert "Das Handlungsprogramm wurde inzwischen geändert." in words(stale)
    assert again.status_code == 302


def test_nobody_signs_what_was_changed_since_the_page_was_shown(scene, owner):
    write(scene)
    agree(scene)
    path = scene.path("programm/unterschrift/")
    seen = owner.get(path).context["portal_form"].initial["seen"]
    signed_in(scene.adviser).post(
        scene.path("programm/AO/ziel/"), {"text": "Etwas anderes", "seen": fingerprint("Ziel AO")}
    )
    agree(scene)

    answer = owner.post(path, IN_THE_PORTAL | {"portal-seen": seen})

    assert answer.status_code == 422
    assert "Inzwischen hat sich geändert, was unterschrieben wird." in words(answer)


def test_agreeing_to_a_faulty_programme_says_why_not(scene):
    answer = signed_in(scene.adviser).post(scene.path("programm/zustimmen/"))

    assert answer.status_code == 409
    assert "Es gibt noch keine Maßnahme; nötig sind mindestens 3." in words(answer)


def test_the_owner_signs_as_the_top_management(scene, owner):
    write(scene)
    agree(scene)

    answer = owner.post(scene.path("programm/unterschrift/"), IN_THE_PORTAL)

    assert answer.status_code == 302
    assert programme_of(scene.application).signature.sentence.endswith(
        "in Magdeburg, im Portal angemeldet"
    )


def test_an_owner_who_is_not_the_top_management_does_not_sign(scene, owner):
    write(scene)
    agree(scene)

    answer = owner.post(scene.path("programm/unterschrift/"), IN_THE_PORTAL | {"portal-stated": ""})

    assert answer.status_code == 422
    assert programme_of(scene.application).signature is None


def test_a_signature_before_the_agreement_is_refused(scene, owner):
    write(scene)

    answer = owner.post(scene.path("programm/unterschrift/"), IN_THE_PORTAL)

    assert answer.status_code == 422
    assert "Vor der Unterschrift stimmt die Beratung" in words(answer)


# Many rows, one paper


def test_the_page_takes_the_same_queries_for_one_and_for_six_measures(scene, owner):
    write(scene, "AO")
    with CaptureQueriesContext(connection) as few:
        owner.get(scene.path("programm/"))
    write(scene, "FU", "PE", "SF", "IK", "AZ")

    with CaptureQueriesContext(connection) as many:
        owner.get(scene.path("programm/"))

    assert len(many) == len(few)


def test_the_document_tells_the_programme(scene, owner):
    write(scene)
    agree(scene)
    sign(scene)

    answer = owner.get(scene.path("programm/handlungsprogramm.pdf"))

    text = pdf_text(answer.content)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "1) Handlungsfeld Arbeitsorganisation" in text
    assert "1.1 Vertretungsplan für alle Teams einführen" in text
    assert f"Name {scene.owner.name}" in text
    assert "Form Im Portal angemeldet" in text
    assert "Kennzeichen" in text


def test_an_unsigned_document_is_marked_as_a_draft(scene, owner):
    write(scene)

    text = pdf_text(owner.get(scene.path("programm/handlungsprogramm.pdf")).content)

    assert "Entwurf, noch nicht unterschrieben" in text


def test_the_document_is_tagged(scene, owner):
    write(scene)

    answer = owner.get(scene.path("programm/handlungsprogramm.pdf"))

    with pikepdf.open(io.BytesIO(answer.content)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "de"
