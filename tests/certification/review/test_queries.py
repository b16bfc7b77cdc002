"""The open points are sentences; without any the examination can be finished."""

from certification.applications.models import Application
from certification.assessment.models import Answer
from certification.review.actions import (
    record_complaints_office,
    record_finding,
    record_refused_visit,
    record_report_text,
)
from certification.review.models import BenefitFinding, NumberFinding, Visit
from certification.review.queries import complaints_office_named, open_points
from tests.certification.review.scene import STAGES, confirm, confirm_rest, finding, in_review


def test_everything_is_open_at_the_start(alliance):
    points = open_points(in_review(alliance).application)

    assert points[0] == (
        "Arbeitsorganisation: 6 von 6 Angaben sind noch nicht entschieden "
        "(AO-1, AO-2, AO-3, AO-4, AO-5, AO-6)."
    )
    assert "Die Zahlen „Beförderungen“ sind noch nicht geprüft." in points
    assert "Familienleistungen: 6 von 6 angegebenen Leistungen sind noch nicht geprüft." in points
    assert "Der Besuch ist noch nicht eingetragen." in points


def finished(alliance):
    scene = in_review(alliance)
    confirm(scene)
    confirm_rest(scene)
    return scene


def test_nothing_is_open_when_all_is_confirmed(alliance):
    assert open_points(finished(alliance).application) == []


def test_a_single_open_question_is_named(alliance):
    scene = finished(alliance)
    scene.application.findings.filter(criterion="FU-2").delete()

    assert open_points(scene.application) == [
        "Führung: 1 von 6 Angabe ist noch nicht entschieden (FU-2)."
    ]


def test_a_difference_without_reason_is_named(alliance):
    scene = finished(alliance)
    values = finding(version=1, stage=2, evidence="visit")
    record_finding(scene.application, criterion="FU-1", **values, by=scene.actor)

    assert open_points(scene.application) == [
        "FU-1 Bekenntnis der Leitung: Ihr Befund weicht ab. Wählen Sie einen Grund."
    ]


def test_an_open_group_of_numbers_is_named(alliance):
    scene = finished(alliance)
    NumberFinding.objects.filter(group="pay").delete()

    assert open_points(scene.application) == ["Die Zahlen „Entgelt“ sind noch nicht geprüft."]


def test_an_open_benefit_is_named(alliance):
    scene = finished(alliance)
    BenefitFinding.objects.filter(row=2).delete()

    assert open_points(scene.application) == [
        "Familienleistungen: 1 von 6 angegebenen Leistungen sind noch nicht geprüft."
    ]


def test_a_missing_visit_is_named(alliance):
    scene = finished(alliance)
    Visit.objects.all().delete()

    assert open_points(scene.application) == ["Der Besuch ist noch nicht eingetragen."]


def test_a_refused_visit_stands_against_findings_from_the_visit(alliance):
    scene = in_review(alliance)
    confirm(scene, "AO-1")
    confirm(scene, *[key for key in STAGES if key != "AO-1"], evidence="document")
    confirm_rest(scene)
    record_refused_visit(scene.application, version=1, by=scene.actor)
    case = Application.objects.get()

    assert open_points(case) == [
        "Der Betrieb hat den Besuch verweigert; „beim Besuch bestätigt“ kann deshalb nicht stehen bleiben bei AO-1."
    ]


def test_a_refused_visit_is_no_missing_visit(alliance):
    scene = in_review(alliance)
    confirm(scene, evidence="document")
    confirm_rest(scene)
    record_refused_visit(scene.application, version=1, by=scene.actor)

    assert open_points(Application.objects.get()) == []


def test_empty_texts_for_the_report_are_named(alliance):
    scene = finished(alliance)
    record_report_text(
        scene.application, version=1, strengths="Gut.", potentials="", by=scene.actor
    )

    assert open_points(scene.application) == [
        "Im Bericht fehlen Stärken oder Entwicklungsmöglichkeiten."
    ]


def test_what_the_size_does_not_ask_is_not_open(alliance):
    scene = in_review(alliance, headcount=7)
    confirm(scene)
    confirm_rest(scene)

    assert open_points(scene.application) == []


def test_an_exemption_must_be_confirmed_too(alliance):
    scene = finished(alliance)
    Answer.objects.filter(criterion="SF-1").update(
        stage=None, not_applicable="kein Bedarf", not_applicable_why="Niemand hat Kinder."
    )
    scene.application.findings.filter(criterion="SF-1").delete()

    assert open_points(scene.application) == [
        "Service für Familien: 1 von 6 Angabe ist noch nicht entschieden (SF-1)."
    ]


def test_asking_takes_the_same_queries_for_one_and_for_all_findings(
    alliance, django_assert_num_queries
):
    scene = in_review(alliance)
    confirm(scene, "AO-1")
    with django_assert_num_queries(11):
        open_points(scene.application)
    confirm(scene, *[key for key in STAGES if key != "AO-1"])
    confirm_rest(scene)

    with django_assert_num_queries(11):
        open_points(scene.application)


def test_the_complaints_office_is_named_once_declared_or_seen(alliance):
    scene = in_review(alliance)
    case = scene.application
    assert complaints_office_named(case)
    Application.objects.update(complaints_office=False)
    case.refresh_from_db()
    assert not complaints_office_named(case)

    record_complaints_office(case, named_on=case.reference_date, by=scene.actor)

    assert complaints_office_named(case)
