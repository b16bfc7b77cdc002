"""Certificate, confirmation, report and receipt: what stands in them, what never does, how they are tagged."""

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from django.utils import timezone

from buendnis.documents.pdf import Document
from certification.applications.states import State
from certification.catalogue.reading import read_catalogue
from certification.certificates.actions import issue
from certification.certificates.facts import facts_of
from certification.decisions.actions import bounds_of, record_decision
from certification.decisions.planning import Plan
from certification.decisions.queries import result_in
from certification.decisions.sealing import decision_parts
from certification.records.models import SealedRecord
from certification.records.queries import latest
from certification.reports.paper import Paper
from certification.reports.rendering import (
    certificate_preview,
    records_by_hash,
    rendered,
    report_preview,
)
from certification.reports.sealed import planned_case
from certification.representation.models import Voice
from certification.scoring import Kind
from tests.builders.cases import application_at
from tests.certification.decisions.scene import STAGES, Scene, before_the_board
from tests.certification.decisions.test_views import ODD
from tests.certification.reports.reading import pages_of, tags_of, text_of

pytestmark = pytest.mark.once


def decided(
    scene: Scene, *, kind: str = "zertifikat", level: str = "freundlich", reasons: str = ""
):
    """Return the sealed decision of a scene, with its paper issued."""
    today = timezone.localdate()
    decision = record_decision(
        scene.application, kind=kind, level=level, reasons=reasons, decided_on=today,
        valid_from=today, by=scene.actor,
    )  # fmt: skip
    if kind:
        issue(decision, by=scene.actor)
    return records_by_hash({decision.record.hash})[decision.record.hash]


def preview_case(scene: Scene):
    """Return the case as a plan for its computed level would leave it."""
    examination = latest(scene.application, "examination")
    bounds = bounds_of(scene.application, examination=examination)
    plan = Plan("zertifikat", "freundlich", "", timezone.localdate(), timezone.localdate())
    parts = decision_parts(scene.application, plan, bounds, by=scene.actor)
    return planned_case(scene.application, parts, examination=examination)


def submission(scene: Scene) -> SealedRecord:
    return latest(scene.application, "submission")


def number_of(record: SealedRecord) -> str:
    return record.decision.certificates.get().number


def test_a_certificate_fits_on_one_page_and_says_who_what_and_until_when(alliance):
    record = decided(before_the_board(alliance))

    pdf = rendered("certificate", record)

    text = text_of(pdf)
    assert pages_of(pdf) == 1
    for expected in (
        "Magdeburger Bündnis für Familien",
        "Zertifikat",
        "Familienfreundlich",
        "Nordpark Antriebstechnik",
        "Geltungsbereich: der ganze Betrieb",
        number_of(record),
        "10. November 2026, vor Ort",
        "Für das Kuratorium",
        "/zertifikat/",
    ):
        assert expected in text


def test_a_certificate_is_tagged_with_words_for_seal_emblem_and_code(alliance):
    tags = tags_of(rendered("certificate", decided(before_the_board(alliance))))

    assert ("/H1", "") in tags
    assert {alt for tag, alt in tags if tag == "/Figure"} == {
        "Zeichen des Bündnisses",
        "Siegel „Familienfreundlich“",
        "QR-Code zur Prüfseite dieses Dokuments",
    }


def test_long_names_and_scopes_stay_on_one_page(alliance):
    scene = before_the_board(
        alliance,
        scope="sites",
        sites="Haus am Nordpark, Halberstädter Straße 12\n" * 14,
        excluded="x" * 600,
    )
    scene.application.employer.name = "Gemeinnützige Gesellschaft für Pflege und Nachbarschaft " * 3
    scene.application.employer.name = scene.application.employer.name[:160]

    pdf = rendered("certificate", decided(scene))

    assert pages_of(pdf) == 1
    assert "(vollständig auf der Prüfseite)" in text_of(pdf)


@pytest.mark.parametrize(("name", "room"), [("Praxis", 420), ("Gesellschaft " * 12, 280)])
def test_a_long_scope_is_cut_between_words_and_sooner_beside_a_long_name(alliance, name, room):
    facts = facts_of(decided(before_the_board(alliance)))
    scope = "Standorte: " + " · ".join(["Haus am Nordpark"] * 80)

    paper = Paper(replace(facts, employer=name, scope=scope))

    shown = paper.scope.removesuffix(" … (vollständig auf der Prüfseite)")
    assert room - 20 < len(shown) <= room
    assert shown.rpartition(" ")[2] in ("Haus", "am", "Nordpark")


def test_a_confirmation_is_another_paper_without_a_seal(alliance):
    record = decided(before_the_board(alliance), kind="status", level="weg", reasons="Noch offen.")

    pdf = rendered("certificate", record)

    text = text_of(pdf)
    assert pages_of(pdf) == 1
    assert "Teilnahmebestätigung" in text
    assert "Diese Bestätigung ist kein Siegel und kein Zertifikat." in text
    assert number_of(record).startswith("MD-W")
    assert not any("Siegel" in alt for _, alt in tags_of(pdf))


def test_the_report_begins_with_a_letter_and_leaves_nothing_out(alliance):
    scene = before_the_board(alliance)
    Voice.objects.create(
        application=scene.application, email="rat@betrieb.example", asked_by="Olga Owner",
        noted_at=timezone.now(), name="Rita Rat", function="Betriebsrätin", statement="Wir tragen das mit.",
    )  # fmt: skip
    record = decided(scene)
    Voice.objects.update(statement="Erst nach der Entscheidung.")

    pdf = rendered("report", record)

    text = text_of(pdf)
    assert "rat@betrieb.example" not in text
    assert pages_of(pdf) >= 12
    for expected in (
        "Guten Tag",
        "Herzlichen Glückwunsch",
        "Auf einen Blick",
        "Was zur nächsten Stufe „Vorbildlich“ fehlt",
        "Die acht Handlungsfelder",
        "Der Diversitätsindikator",
        "Jedes Kriterium mit Stufe und Begründung",
        "Vertretung und Übergabe",
        "Beim Besuch bestätigt",
        "Vertretung ist in allen Teams geregelt",
        "Kinderbetreuung in den Ferien",
        "Das Handlungsprogramm",
        "Plätze in der Kita am Nordpark",
        "Die Beschäftigtenvertretung (Rita Rat, Betriebsrätin) hat am",
        "Wir tragen das mit.",
        "Unterschrieben von Lea Leitung (Geschäftsführung), am 15. November 2026 in Magdeburg",
        "im Portal angemeldet",
        "Wie geprüft wurde",
        record.hash,
        record.application.edition.content_hash,
        number_of(record),
        "Die Wörter",
    ):
        assert expected in text


def test_the_report_has_headings_in_order_and_words_for_its_charts(alliance):
    tags = tags_of(rendered("report", decided(before_the_board(alliance))))

    levels = [int(tag[2]) for tag, _ in tags if tag[:2] == "/H" and tag[2:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    charts = [alt for tag, alt in tags if tag == "/Figure"]
    assert any(alt.startswith("Geprüfte Punkte je Handlungsfeld:") for alt in charts)
    assert all(charts)


def shown_values(result) -> frozenset[str]:
    """Return every number that the report may show, as it is written."""
    indicator = result.indicator
    values = [result.total, result.evidence_share, indicator.value, *indicator.pillars.values()]
    values += [field.value for field in result.fields]
    return frozenset(f"{value:.1f}" for value in values if value is not None)


@pytest.mark.parametrize("kind", ["report", "certificate", "receipt"])
def test_no_document_holds_counts_or_points_of_sub_indicators(alliance, kind):
    scene = before_the_board(alliance, headcount=2617, numbers=ODD)
    record = submission(scene) if kind == "receipt" else decided(scene)

    text = text_of(rendered(kind, record))

    for count in ("1237", "1361", "1409", "2617", "193", "159", "131"):
        assert f" {count} " not in text
        assert f" {count}." not in text
    result = result_in(latest(scene.application, "examination"))
    for part in result.indicator.parts:
        points = part.points
        if part.kind in (Kind.NUMBER, Kind.SURVEY, Kind.FORMULA) and points is not None:
            written = f"{points:.1f}"
            if written not in shown_values(result) and not written.endswith(".0"):
                assert written.replace(".", ",") not in text


def test_the_report_tells_sub_indicators_in_bands_where_numbers_carry(alliance):
    scene = before_the_board(alliance, headcount=2617, numbers=ODD)

    text = text_of(rendered("report", decided(scene)))

    assert "Ausreichend große Zahlen" in text
    assert "stark ausgeprägt" in text


def test_below_that_the_report_names_only_pillars_and_what_could_not_be_scored(alliance):
    application = application_at(State.CERTIFIED, home=alliance, case="klein-7")
    record = application.decision.record

    text = text_of(rendered("report", records_by_hash({record.hash})[record.hash]))

    assert "Nicht bewertet ist, was Ihnen weder nützt noch schadet" in text
    assert "erst ab 10 Beschäftigten" in text
    assert "Führungsrepräsentanz" in text


def test_beside_small_counts_the_report_tells_no_stage_of_the_indicator(alliance):
    application = application_at(State.CERTIFIED, home=alliance, case="klein-12-kappung")
    record = application.decision.record

    text = text_of(rendered("report", records_by_hash({record.hash})[record.hash]))

    assert "Die Zahlen des Betriebs sind klein." in text
    assert "DI-A6" not in text
    assert not any(
        question.anchors[stage] in text
        for question in read_catalogue().stage_questions.values()
        for stage in range(1, 5)
    )


def test_a_refusal_is_told_in_plain_words_and_with_the_boards_reason(alliance):
    scene = before_the_board(alliance)
    record = decided(scene, kind="", level="", reasons="Der Sachverhalt ist noch zu klären.")

    text = text_of(rendered("report", record))

    assert "erhält derzeit kein Zertifikat" in text
    assert "Das ist kein Urteil über Ihren guten Willen." in text
    assert "Der Sachverhalt ist noch zu klären." in text
    assert "Gerechnet ergibt die Prüfung „Familienfreundlich“." in text


def test_a_finding_that_differs_is_told_with_its_reason(alliance):
    application = application_at(State.CERTIFIED, home=alliance, case="klein-7")
    record = application.decision.record
    findings = record.parent.parts["findings"]
    findings["AO-1"] |= {
        "claimed": 1,
        "reason": "part_only",
        "text": "In der Werkstatt gilt die Regel nicht.",
    }
    loaded = records_by_hash({record.hash})[record.hash]
    loaded.parent.parts["findings"] = findings

    text = text_of(rendered("report", loaded))

    assert "Angegeben: 1 Einzelfall. Gezählt: 3 Gelebt." in text
    assert "Gilt nur für einen Teil der Beschäftigten." in text
    assert "In der Werkstatt gilt die Regel nicht." in text


def test_previews_say_on_each_paper_that_they_are_none(alliance):
    scene = before_the_board(alliance)
    case = preview_case(scene)

    certificate, report = certificate_preview(case), report_preview(case)

    assert "VORSCHAU" in text_of(certificate.pdf)
    assert "Vorschau, noch ohne Nummer" in text_of(certificate.pdf)
    assert "Vorschau, nicht gültig" in text_of(report.pdf)
    assert "Entschieden ist noch nichts." in text_of(report.pdf)


def test_the_receipt_lists_what_was_handed_in(alliance):
    scene = before_the_board(alliance, complaints_office=False)
    record = submission(scene)

    text = text_of(rendered("receipt", record))

    for expected in (
        "Eingangsbestätigung",
        "Nordpark Antriebstechnik",
        "Mittlerer Betrieb",
        "Lea Leitung",
        "AO-1 Vertretung und Übergabe 3 Gelebt wird beim Besuch gezeigt",
        record.hash,
        "Dateien wurden nicht eingereicht.",
    ):
        assert expected in text


def test_the_same_record_gives_the_same_bytes(alliance):
    record = decided(before_the_board(alliance))

    for kind in ("certificate", "report"):
        assert rendered(kind, record) == rendered(kind, record)


@pytest.mark.parametrize("kind", ["certificate", "report", "receipt"])
def test_documents_pass_the_gate_for_accessible_pdf(alliance, kind, tmp_path):
    scene = before_the_board(alliance, stages={**STAGES, "AO-1": 4})
    record = submission(scene) if kind == "receipt" else decided(scene)
    file = tmp_path / f"{kind}.pdf"
    file.write_bytes(rendered(kind, record))

    checked = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", str(file)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert "errors=0" in checked.stdout, checked.stdout + checked.stderr


def test_a_document_keeps_its_page_as_html_too(alliance):
    made = certificate_preview(preview_case(before_the_board(alliance)))

    assert isinstance(made, Document)
    assert '<html lang="de">' in made.html
