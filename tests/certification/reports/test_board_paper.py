"""The page for the board's meeting: one sheet a case, what stands on it, what never does, who fetches it."""

import re

import pytest
from django.utils import timezone

from buendnis.access.rules import Role
from certification.applications.models import Application, Scope
from certification.applications.states import State
from certification.decisions.paper import MOST_DIFFERENCES, board_paper, short
from certification.employers.models import Employer
from certification.programme.models import Measure, Objective
from certification.reports.rendering import board_paper_document
from certification.representation.models import Voice
from certification.review.models import Finding
from tests.builders import people, standing
from tests.builders.reading import inline_things, says_du, words_of
from tests.certification.decisions.scene import before_the_board, seal_examination_again
from tests.certification.reports.reading import pages_of, tags_of, text_of

LONG = (
    "Die Regelung gilt bisher nur in der Verwaltung und wurde beim Besuch nicht gezeigt, weil niemand da war. "
    * 4
)


def disputed(scene, *, criteria=3, text="Beim Besuch nur zum Teil gezeigt."):
    """Let the examination see so many criteria lower, and seal it once more."""
    findings = Finding.objects.filter(application=scene.application, stage__gte=2)
    for number, finding in enumerate(findings.order_by("criterion")[:criteria]):
        finding.stage = max(finding.stage - (2 if number == 1 else 1), 0)
        finding.reason, finding.text = "part_only", text
        finding.save()
    seal_examination_again(scene)


def longest(scene):
    """Fill everything that people may type to its limit."""
    case = scene.application
    Employer.objects.filter(pk=case.employer_id).update(
        name="Vereinigte Werkstätten " * 6 + "gGmbH"
    )
    Application.objects.filter(pk=case.pk).update(
        scope=Scope.SITES,
        sites="Hauptwerk an der Langen Straße\n" * 18,
        excluded="Außenlager " * 50,
        no_open_findings=False,
        truthful=False,
    )
    Voice.objects.create(
        application=case, email="rat@example.org", asked_by="Lea", noted_at=timezone.now(),
        name="Bettina " * 12, function="Vorsitzende des Betriebsrats " * 4, statement=LONG * 3,
    )  # fmt: skip
    programme = case.programme
    for field in ("AO", "AZ", "IK", "PE", "DI"):
        Objective.objects.create(programme=programme, field=field, text=LONG[:780])
        Measure.objects.create(programme=programme, field=field, place=1, text=LONG[:580])
    Objective.objects.filter(programme=programme).update(text=LONG[:780])
    for number in range(5):
        someone = people.member(
            scene.alliance,
            Role.BOARD,
            name=f"Dr. Elisabeth-Charlotte von Hohenstein-Langen {number}",
        )
        standing.named(case, "adviser", someone, until=timezone.now())
    disputed(scene, criteria=40, text=LONG[:1000])


def document(scene):
    case = Application.objects.select_related("employer__alliance", "edition").get(
        pk=scene.application.pk
    )
    return board_paper_document([board_paper(case)])


def test_the_page_says_result_distance_dispute_programme_and_people(alliance):
    scene = before_the_board(alliance)
    Voice.objects.create(application=scene.application, none_exists=True)
    disputed(scene)

    pdf = document(scene).pdf

    text = text_of(pdf)
    assert pages_of(pdf) == 1
    for words in (
        "von 100 Punkten (selbst eingeschätzt",
        "Nachweisquote",
        "60 nötig, ",
        "das Größte zuerst",
        "Gilt nur für einen Teil der Beschäftigten. Beim Besuch nur zum Teil gezeigt.",
        "Handlungsprogramm",
        "Petra Prüferin",
        "gibt es keine Beschäftigtenvertretung",
        "niemand im Kuratorium",
    ):
        assert words in text, words


def test_the_largest_dispute_comes_first_and_the_rest_is_counted(alliance):
    scene = before_the_board(alliance)
    disputed(scene, criteria=9)

    paper = board_paper(scene.application)

    steps = [int(row.claimed) - int(row.examined) for row in paper.differences]
    assert steps == sorted(steps, reverse=True)
    assert len(steps) == MOST_DIFFERENCES
    assert paper.more_differences == "Dazu 4 weitere Unterschiede."


def test_the_longest_case_is_one_page_with_tags(alliance):
    scene = before_the_board(alliance)
    longest(scene)

    pdf = document(scene).pdf

    tags = [tag for tag, _ in tags_of(pdf)]
    assert pages_of(pdf) == 1
    assert tags.count("/H1") == 1
    assert tags.count("/Table") == 1


def test_counts_of_people_stand_nowhere(alliance):
    scene = before_the_board(alliance, headcount=187)

    html = document(scene).html

    assert not re.search(r"\b187\b", html)


def test_who_sits_on_the_board_and_advised_or_works_there_is_named(alliance):
    scene = before_the_board(alliance)
    people.member(alliance, Role.BOARD, user=scene.owner)
    adviser = people.member(alliance, Role.BOARD, name="Ada Einst")
    standing.named(scene.application, "adviser", adviser, until=timezone.now())

    conflicts = board_paper(scene.application).conflicts

    assert conflicts == [
        "Ada Einst (hat beraten)",
        f"{scene.owner.name} (gehört oder gehörte zum Betrieb)",
    ]


def test_a_long_text_is_cut_at_a_word():
    assert short("Vertretung ist geregelt", 18) == "Vertretung ist …"
    assert short("Kurz\nund gut", 18) == "Kurz und gut"


# The ways to it


def test_the_decision_page_begins_with_the_same(alliance):
    scene = before_the_board(alliance)
    disputed(scene)

    response = people.signed_in(scene.board).get(scene.path())

    words = words_of(response)
    assert "Auf einer Seite" in words
    assert board_paper(scene.application).result in words
    assert scene.path("kuratorium.pdf") in response.content.decode()
    assert (says_du(words), inline_things(response)) == ([], [])


def test_the_page_is_rendered_now_and_kept_by_nobody(alliance):
    scene = before_the_board(alliance)

    response = people.signed_in(scene.board).get(scene.path("kuratorium.pdf"))

    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "private, no-store"
    assert not scene.application.documents.exists()


@pytest.mark.parametrize("who", ["adviser", "owner"])
def test_nobody_reads_the_result_before_the_board_has_decided(alliance, who):
    scene = before_the_board(alliance)

    response = people.signed_in(getattr(scene, who)).get(scene.path("kuratorium.pdf"))

    assert response.status_code == 403


def test_the_folder_holds_a_page_for_each_case_that_one_decides(alliance):
    scene = before_the_board(alliance)
    other = standing.case(
        alliance, State.IN_REVIEW, employer=people.employer(alliance, "Noch nicht")
    )

    response = people.signed_in(scene.board).get("/magdeburg/zertifizierung/sitzungsmappe.pdf")

    text = text_of(response.content)
    assert (pages_of(response.content), scene.application.code in text) == (1, True)
    assert other.code not in text


def test_a_folder_without_cases_is_not_there(alliance):
    board = people.member(alliance, Role.BOARD)

    response = people.signed_in(board).get("/magdeburg/zertifizierung/sitzungsmappe.pdf")

    assert response.status_code == 404
