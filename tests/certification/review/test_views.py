"""The pages of an examination: what they show, what they save, whom they refuse."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts.models import Membership
from buendnis.tenancy.scope import scope
from certification.applications.actions import name_examiner
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.models import Evidence, EvidenceUse
from certification.review.actions import record_finding
from certification.review.models import (
    BenefitFinding,
    ComplaintsOffice,
    Finding,
    NumberFinding,
    ReportText,
    Visit,
)
from tests.builders import people
from tests.builders.people import signed_in
from tests.certification.review.scene import Scene, confirm, confirm_rest, finding, in_review

PAGES = ("", "FU/", "DI/", "zahlen/", "besuch/", "bericht/")
SOMEBODY_ELSE = (
    "Diesen Fall prüft jemand anderes, oder es ist noch niemand für die Prüfung benannt."
)


@pytest.fixture
def scene(alliance) -> Scene:
    return in_review(alliance)


@pytest.fixture
def examiner(scene):
    return signed_in(scene.examiner)


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


# Who may


@pytest.mark.parametrize("page", PAGES)
def test_the_examiner_opens_every_page(scene, examiner, page):
    assert examiner.get(scene.path(f"pruefung/{page}")).status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.EXAMINER, Role.BOARD, Role.ADMIN])
def test_other_people_of_the_alliance_are_refused_with_a_sentence(scene, alliance, role, page):
    client = signed_in(people.member(alliance, role))

    answer = client.get(scene.path(f"pruefung/{page}"))

    assert (answer.status_code, SOMEBODY_ELSE in words(answer)) == (403, True)


def test_the_adviser_is_refused(scene):
    answer = signed_in(scene.adviser).get(scene.path("pruefung/zahlen/"))

    assert (answer.status_code, SOMEBODY_ELSE in words(answer)) == (403, True)


def test_the_employer_is_refused(scene):
    assert signed_in(scene.owner).get(scene.path()).status_code == 403


def test_another_employer_learns_nothing(scene, alliance):
    stranger = people.employed(people.employer(alliance, "Anderer Betrieb"))

    assert signed_in(stranger).get(scene.path()).status_code == 404


def test_another_alliance_learns_nothing(scene):
    marburg = people.alliance("marburg")
    there = people.member(marburg, Role.EXAMINER)
    path = scene.path().replace("/magdeburg/", "/marburg/")

    assert signed_in(there).get(path).status_code == 404


def test_nobody_reads_before_the_examination_has_begun(scene, examiner):
    Application.objects.update(state=State.ACCEPTED)

    answer = examiner.get(scene.path())

    assert answer.status_code == 403
    assert "Die Prüfung hat noch nicht begonnen." in words(answer)


def test_whoever_is_no_examiner_of_the_alliance_any_more_is_refused(scene, alliance):
    people.member(alliance, Role.BOARD, user=scene.examiner)
    with scope(alliance):
        Membership.objects.filter(user=scene.examiner, role=Role.EXAMINER).update(
            until=timezone.now()
        )

    answer = signed_in(scene.examiner).get(scene.path("pruefung/zahlen/"))

    assert answer.status_code == 403
    assert "Diese Seite gehört zur Aufgabe Prüfung." in words(answer)


def test_a_former_employee_may_not_examine(scene, alliance):
    people.employed(scene.application.employer, EmploymentRole.CONTRIBUTOR, user=scene.examiner)

    answer = signed_in(scene.examiner).get(scene.path())

    assert answer.status_code == 403
    assert "Wer zu diesem Betrieb gehört" in words(answer)


def test_a_replaced_examiner_loses_the_pages(scene, alliance, examiner):
    new = people.member(alliance, Role.EXAMINER)
    by = people.actor(scene.adviser, alliance)
    name_examiner(scene.application, user=new, by=by, reason="Krankheit")

    assert examiner.get(scene.path()).status_code == 403
    assert signed_in(new).get(scene.path()).status_code == 200


def test_after_the_examination_the_pages_are_read_only(scene, examiner):
    confirm(scene)
    confirm_rest(scene)
    Application.objects.update(state=State.PROGRAMME_OPEN)

    assert "<form" not in words(examiner.get(scene.path("pruefung/FU/"))).partition("<main")[2]


def test_saving_after_the_examination_is_refused(scene, examiner):
    Application.objects.update(state=State.PROGRAMME_OPEN)

    answer = save(examiner, scene, stage="3", evidence="visit")

    assert answer.status_code == 403
    assert "Die Prüfung ist abgeschlossen." in words(answer)
    assert not Finding.objects.exists()


# Overview


def test_the_overview_shows_both_values_and_what_is_open(scene, examiner):
    confirm(scene, "FU-1")

    page = words(examiner.get(scene.path()))

    assert "1 von 51" in page
    assert (
        "Führung: 5 von 6 Angaben sind noch nicht entschieden (FU-2, FU-3, FU-4, FU-5, FU-6)."
        in page
    )
    assert "62,6" in page
    assert "Die Beschäftigtenvertretung wurde nicht gefragt." in page
    assert "Selbstwert, ohne Nachweise" in page


def test_the_overview_takes_the_same_queries_for_one_and_for_all_findings(scene, examiner):
    confirm(scene, "FU-1")
    with count_queries() as few:
        examiner.get(scene.path())
    confirm(scene, *[key for key in stages() if key != "FU-1"])
    confirm_rest(scene)

    with count_queries() as many:
        examiner.get(scene.path())

    assert len(many) == len(few)


@pytest.mark.parametrize("page", ["FU/", "zahlen/"])
def test_a_page_takes_the_same_queries_for_one_and_for_three_files(scene, examiner, page):
    attach(scene, "FU-1")
    with count_queries() as few:
        examiner.get(scene.path(f"pruefung/{page}"))
    attach(scene, "FU-2", "FU-3")

    with count_queries() as many:
        examiner.get(scene.path(f"pruefung/{page}"))

    assert len(many) == len(few)


def count_queries():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return CaptureQueriesContext(connection)


def stages():
    from tests.certification.review.scene import STAGES

    return STAGES


def attach(scene, *criteria):
    with scope(scene.alliance):
        for criterion in criteria:
            file = Evidence.objects.create(
                application=scene.application,
                title=f"Nachweis {criterion}",
                file_name="plan.pdf",
                content_type="application/pdf",
                size=2048,
                sha256=criterion.ljust(64, "0"),
                stored_as=criterion,
                uploaded_by="Owner",
            )
            EvidenceUse.objects.create(evidence=file, criterion=criterion)


# Findings


def save(client, scene, criterion="FU-1", *, htmx=False, **values):
    names = {"stage": "choice"}
    data = {"version": "0", "choice": "", "evidence": "", "reason": "", "text": ""}
    decide = values.pop("decide", None)
    data |= {names.get(name, name): value for name, value in values.items()}
    sent = {f"{criterion}-{name}": value for name, value in data.items()}
    if decide:
        sent["decide"] = decide
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(scene.path(f"pruefung/befund/{criterion}/"), sent, headers=headers)


def test_a_field_shows_answer_evidence_and_anchor(scene, examiner):
    attach(scene, "FU-1")

    page = words(examiner.get(scene.path("pruefung/FU/")))

    assert "Stufe 3 – Gelebt" in page
    assert "Nachweis FU-1" in page
    assert "Zeigen wir beim Besuch" in page
    assert "3 – Gelebt (angegeben)" in page


def test_an_unknown_field_is_not_found(scene, examiner):
    assert examiner.get(scene.path("pruefung/XX/")).status_code == 404


def test_an_unknown_criterion_is_not_found(scene, examiner):
    assert save(examiner, scene, "XX-1").status_code == 404


def test_opening_a_field_saves_nothing(scene, examiner):
    examiner.get(scene.path("pruefung/FU/"))

    assert not Finding.objects.exists()


def test_without_scripts_saving_leads_back_to_the_card(scene, examiner):
    answer = save(examiner, scene, stage="3", evidence="visit")

    assert answer.status_code == 302
    assert answer.url == scene.path("pruefung/FU/") + "#befund-FU-1"
    assert Finding.objects.get().evidence == "visit"


def test_one_click_confirms_as_claimed(scene, examiner):
    save(examiner, scene, stage="3", decide="document")

    found = Finding.objects.get()
    assert (found.stage, found.evidence) == (3, "document")


def test_saving_as_you_go_answers_with_the_status_alone(scene, examiner):
    answer = save(examiner, scene, htmx=True, stage="2", evidence="visit")

    page = words(answer)
    assert answer.status_code == 200
    assert page.startswith('<div class="finding__status" id="stand-FU-1" data-undecided>')
    assert 'name="FU-1-version" value="1"' in page
    assert "Ihr Befund weicht ab. Wählen Sie einen Grund." in page


def test_one_click_with_scripts_answers_with_the_whole_card(scene, examiner):
    answer = save(examiner, scene, htmx=True, stage="3", decide="visit")

    assert answer.headers["HX-Retarget"] == "#befund-FU-1"
    assert "Stufe 3 – Gelebt, beim Besuch bestätigt" in words(answer)


def test_a_preselected_stage_is_not_saved_by_a_word_alone(scene, examiner):
    save(examiner, scene, stage="3", text="Gespräch mit der Leitung")

    assert (Finding.objects.get().stage, Finding.objects.get().text) == (
        None,
        "Gespräch mit der Leitung",
    )


def test_a_text_that_is_too_long_keeps_everything_typed(scene, examiner):
    answer = save(examiner, scene, stage="1", evidence="none", text="x" * 2001)

    assert answer.status_code == 422
    assert "x" * 2001 in answer.content.decode()
    assert not Finding.objects.exists()


def test_an_impossible_stage_is_refused(scene, examiner):
    assert save(examiner, scene, stage="5", evidence="visit").status_code == 422


@pytest.mark.parametrize("htmx", [True, False])
def test_a_stale_finding_shows_both_versions_and_whose(scene, examiner, htmx):
    confirm(scene, "FU-1")

    answer = save(
        examiner, scene, htmx=htmx, stage="1", evidence="none", text="Nichts gesehen dazu heute."
    )

    page = words(answer)
    assert answer.status_code == 409
    assert "Stufe 1, Nicht belegt, Nichts gesehen dazu heute." in page
    assert "Stufe 3 – Gelebt, beim Besuch bestätigt" in page
    assert "Gespeichert von Petra Prüferin" in page
    assert Finding.objects.get().stage == 3


def test_a_stale_click_shows_the_verdict_of_its_button_and_keeps_it(scene, examiner):
    confirm(scene, "FU-1")

    answer = save(examiner, scene, stage="3", decide="document")

    page = words(answer)
    assert answer.status_code == 409
    assert "Stufe 3, Durch ein Dokument belegt" in page
    assert re.search(r'value="document"[^>]*checked', answer.content.decode())


def test_after_a_conflict_saving_again_counts(scene, examiner):
    confirm(scene, "FU-1")
    save(examiner, scene, stage="1", evidence="none")

    save(examiner, scene, version="1", stage="1", evidence="none")

    assert Finding.objects.get().stage == 1


def test_an_exemption_can_become_a_stage_with_words(scene, examiner):
    with scope(scene.alliance):
        answer = scene.application.answers.get(criterion="SF-1")
        answer.stage, answer.not_applicable = None, "kein Bedarf"
        answer.not_applicable_why = "Niemand bei uns hat Kinder."
        answer.save()

    page = words(examiner.get(scene.path("pruefung/SF/")))
    reply = save(
        examiner,
        scene,
        "SF-1",
        htmx=True,
        stage="1",
        evidence="visit",
        reason="read_differently",
        text="Beim Besuch sprachen zwei Eltern davon.",
    )

    assert "Niemand bei uns hat Kinder." in page
    assert "Entschieden" in words(reply)


# Numbers


def test_only_the_examiner_sees_the_counts(scene, examiner):
    assert "Frauen unter den Beschäftigten" in words(examiner.get(scene.path("pruefung/zahlen/")))


def test_confirming_a_group_is_saved(scene, examiner):
    data = {"leaves-version": "0", "leaves-verdict": "confirmed", "leaves-text": ""}

    answer = examiner.post(scene.path("pruefung/zahlen/leaves/"), data)

    assert answer.url == scene.path("pruefung/zahlen/") + "#gruppe-leaves"
    assert NumberFinding.objects.get().verdict == "confirmed"


def test_contradicting_corrections_are_refused_with_the_fields_named(scene, examiner):
    data = {
        "leaves-version": "0",
        "leaves-verdict": "corrected",
        "leaves-text": "Anders gezählt",
        "leaves-leaves": "20",
        "leaves-e_w": "9",
        "leaves-e_m": "7",
    }

    answer = examiner.post(scene.path("pruefung/zahlen/leaves/"), data)

    assert answer.status_code == 422
    assert "Die Aufteilung ergibt 16 statt 20." in words(answer)
    assert not NumberFinding.objects.exists()


def test_a_stale_group_shows_both_words(scene, examiner):
    confirm_rest(scene)
    data = {"leaves-version": "0", "leaves-verdict": "unproven", "leaves-text": "Keine Liste."}

    answer = examiner.post(scene.path("pruefung/zahlen/leaves/"), data)

    page = words(answer)
    assert answer.status_code == 409
    assert "Inzwischen wurde etwas anderes gespeichert" in page
    assert NumberFinding.objects.get(group="leaves").verdict == "confirmed"


@pytest.mark.parametrize("group", ["benefits", "xyz"])
def test_a_group_that_is_not_examined_is_not_found(scene, examiner, group):
    assert examiner.post(scene.path(f"pruefung/zahlen/{group}/"), {}).status_code == 404


def test_below_ten_the_page_asks_for_benefits_only(alliance):
    scene = in_review(alliance, headcount=7)

    page = words(signed_in(scene.examiner).get(scene.path("pruefung/zahlen/")))

    assert "Bei dieser Betriebsgröße werden keine Zahlen über Beschäftigte erhoben." in page
    assert "Familienleistungen der Prüfliste" in page


def benefit_data(**changes):
    data = {}
    for row in range(1, 11):
        start = f"leistung-{row}"
        data |= {f"{start}-version": "0", f"{start}-verdict": ""}
        data |= {f"{start}-choice": "", f"{start}-text": ""}
    return data | changes


def test_one_click_confirms_all_open_benefits(scene, examiner):
    answer = examiner.post(
        scene.path("pruefung/zahlen/leistungen/"), benefit_data(decide="confirm_open")
    )

    assert answer.status_code == 302
    assert list(BenefitFinding.objects.values_list("row", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_a_faulty_row_keeps_the_others_typed(scene, examiner):
    data = benefit_data(**{"leistung-1-verdict": "unproven", "leistung-2-verdict": "confirmed"})

    answer = examiner.post(scene.path("pruefung/zahlen/leistungen/"), data)

    assert answer.status_code == 422
    assert "Bitte begründen Sie Ihren Befund in einem Satz." in words(answer)
    assert not BenefitFinding.objects.exists()


def test_a_stale_row_shows_both_words(scene, examiner):
    confirm_rest(scene)
    data = benefit_data(**{"leistung-1-verdict": "unproven", "leistung-1-text": "Nichts gesehen."})

    answer = examiner.post(scene.path("pruefung/zahlen/leistungen/"), data)

    assert answer.status_code == 409
    assert "Gespeichert von Petra Prüferin" in words(answer)


# Visit


def visit_data(**changes):
    data = {"version": "0", "date": "2026-11-10", "kind": "video", "with_whom": "Leitung"}
    return data | {"notes": ""} | changes


def test_a_visit_is_entered(scene, examiner):
    answer = examiner.post(scene.path("pruefung/besuch/"), visit_data())

    assert answer.status_code == 302
    assert (Visit.objects.get().date, Visit.objects.get().kind) == (date(2026, 11, 10), "video")


def test_a_visit_in_the_future_is_refused(scene, examiner):
    tomorrow = timezone.localdate() + timedelta(days=1)

    answer = examiner.post(scene.path("pruefung/besuch/"), visit_data(date=tomorrow.isoformat()))

    assert answer.status_code == 422
    assert "Dieser Tag liegt in der Zukunft." in words(answer)
    assert not Visit.objects.exists()


def test_a_stale_visit_shows_both(scene, examiner):
    examiner.post(scene.path("pruefung/besuch/"), visit_data())

    answer = examiner.post(scene.path("pruefung/besuch/"), visit_data(date="2026-11-12"))

    page = words(answer)
    assert answer.status_code == 409
    assert "12.11.2026, Per Video, Leitung" in page
    assert "10.11.2026, Per Video, Leitung" in page


def test_a_refused_visit_is_noted_after_a_tick(scene, examiner):
    path = scene.path("pruefung/besuch/verweigert/")

    refused = examiner.post(path, {"version": "0"})
    noted = examiner.post(path, {"version": "0", "confirm": "on"})

    assert (refused.status_code, noted.status_code) == (422, 302)
    assert Application.objects.get().visit_refused


def test_the_consequence_of_a_refusal_is_said(scene, examiner):
    assert "das Kuratorium kann aber keine Stufe vergeben" in words(
        examiner.get(scene.path("pruefung/besuch/"))
    )


def test_the_complaints_office_is_noted_and_taken_back(scene, examiner):
    path = scene.path("pruefung/beschwerdestelle/")

    examiner.post(path, {"named_on": "2026-11-02"})
    noted = ComplaintsOffice.objects.get().named_on
    examiner.post(path, {"note": "undo"})

    assert noted == date(2026, 11, 2)
    assert not ComplaintsOffice.objects.exists()


def test_a_complaints_office_in_the_future_is_refused(scene, examiner):
    tomorrow = timezone.localdate() + timedelta(days=1)

    answer = examiner.post(
        scene.path("pruefung/beschwerdestelle/"), {"named_on": tomorrow.isoformat()}
    )

    assert answer.status_code == 422
    assert not ComplaintsOffice.objects.exists()


# Texts for the report


def test_texts_are_proposed_and_not_stored_by_looking(scene, examiner):
    confirm(scene)

    page = words(examiner.get(scene.path("pruefung/bericht/")))

    assert "Arbeitsorganisation, Vertretung und Übergabe:" in page
    assert not ReportText.objects.exists()


def test_nothing_is_proposed_before_anything_is_examined(scene, examiner):
    page = words(examiner.get(scene.path("pruefung/bericht/")))

    assert "Nächster Schritt" not in page


def test_texts_are_saved_as_edited(scene, examiner):
    data = {"version": "0", "strengths": "Viel.", "potentials": "Mehr."}

    answer = examiner.post(scene.path("pruefung/bericht/"), data)

    assert answer.status_code == 302
    assert ReportText.objects.get().strengths == "Viel."


def test_empty_texts_are_refused(scene, examiner):
    data = {"version": "0", "strengths": "", "potentials": "Mehr."}

    assert examiner.post(scene.path("pruefung/bericht/"), data).status_code == 422


def test_stale_texts_show_both(scene, examiner):
    data = {"version": "0", "strengths": "Viel.", "potentials": "Mehr."}
    examiner.post(scene.path("pruefung/bericht/"), data)

    answer = examiner.post(scene.path("pruefung/bericht/"), data | {"strengths": "Wenig."})

    assert answer.status_code == 409
    assert "Wenig." in words(answer)
    assert ReportText.objects.get().strengths == "Viel."


def test_texts_after_the_examination_come_too_late(scene, examiner):
    Application.objects.update(state=State.FOR_DECISION)
    data = {"version": "0", "strengths": "Viel.", "potentials": "Mehr."}

    answer = examiner.post(scene.path("pruefung/bericht/"), data)

    assert answer.status_code == 409
    assert "Die Prüfung ist abgeschlossen." in words(answer)


def test_a_finding_of_the_predecessor_is_shown_to_the_new_examiner(scene, alliance):
    values = finding(stage=2, evidence="visit", reason="part_only")
    with scope(alliance):
        record_finding(scene.application, criterion="FU-1", **values, by=scene.actor)
    new = people.member(alliance, Role.EXAMINER)
    by = people.actor(scene.adviser, alliance)
    name_examiner(scene.application, user=new, by=by, reason="Krankheit")

    page = words(signed_in(new).get(scene.path("pruefung/FU/")))

    assert "Stufe 2 – Geregelt, beim Besuch bestätigt" in page
