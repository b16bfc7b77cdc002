"""The cases of the sample mode: worked examples and everyday situations, in every state."""

from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO

from django.db import transaction
from django.utils import timezone
from PIL import Image, ImageDraw

from buendnis.pages.loading import load_page_texts
from buendnis.portal import sample_walk
from buendnis.portal.sample import ALLIANCES, load_sample_employers, load_sample_people
from buendnis.portal.sample_trust import ask_both, let_staff_speak
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.evidence_actions import add_evidence
from certification.assessment.files.checks import checked
from certification.catalogue.actions import load_edition, publish_edition
from certification.catalogue.reading import STANDARD, read_catalogue
from certification.catalogue.score_files import read_assessment
from certification.certificates.actions import change_status
from certification.certificates.models import Certificate
from certification.employers.models import Employer
from certification.programme.loading import load_programme
from certification.programme.reading import TRIER
from certification.scoring import AssessmentInput
from services.loading.actions import load_content

EXAMPLES = STANDARD.parent / "examples"


@dataclass(frozen=True)
class SampleCase:
    """One case: whose, after which worked example, how far it goes; `only` leaves a draft half way.

    `heard`: staff representation and top management speak through their links.
    """

    employer: str
    example: str
    state: State
    only: int | None = None
    headcount: int | None = None
    suspended: str = ""
    heard: bool = False


CASES = (
    SampleCase("Praxis Elbwiese", "klein-7", State.CERTIFIED),
    SampleCase("Nordpark Antriebstechnik GmbH", "mittel-180", State.FOR_DECISION, heard=True),
    SampleCase("Domblick Software GmbH", "mittel-180-vorbildlich", State.CERTIFIED),
    SampleCase("Bäckerei Morgenrot", "klein-7", State.DRAFT, only=14, headcount=9),
    SampleCase("Hafenspeicher Logistik GmbH", "mittel-80-eine-ebene", State.IN_REVIEW),
    SampleCase("Kita Sonnenkäfer e. V.", "klein-12-kappung", State.SUBMITTED),
    SampleCase("Börde Feinkost GmbH", "klein-35-ein-person", State.ON_THE_WAY),
    SampleCase("Stadtverwaltung Musterstadt", "gross-2100-ist", State.PROGRAMME_OPEN),
    SampleCase("Lahntal Maschinenbau AG", "gross-900-hinweise", State.CERTIFIED, suspended="Die zugesagte "
               "Ferienbetreuung wurde eingestellt; der Betrieb hat Zeit bis Jahresende, sie neu zu regeln."),
    SampleCase("Oberstadt Buchhandel GmbH", "mittel-99-ohne-stufe", State.NOT_CERTIFIED),
    SampleCase("Moselufer Hotel GmbH", "mittel-80-zu-wenige-erwartet", State.ACCEPTED),
)  # fmt: skip


@cache
def worked_example(name: str) -> AssessmentInput:
    """Return a worked example by the name of its file."""
    return read_assessment(EXAMPLES / f"{name}.yaml", read_catalogue())


def load_sample_content() -> list[str]:
    """Load everything that is missing; return a line for each thing loaded (nothing the second time)."""
    load_sample_people()
    load_sample_employers()
    lines = [f"Text {line}" for line in load_page_texts()]
    for slug in ALLIANCES:
        with scope(Alliance.objects.get(slug=slug)):
            lines += _publish_catalogue()
            lines += [line for case in CASES for line in _load_case(case)]
    with scope(Alliance.objects.get(slug="trier")):
        programme, changed = load_programme(TRIER)
        lines += [f"Programm: {programme.organisation}"] if changed else []
    return lines + _load_directories()


def _load_directories() -> list[str]:
    """Load the directories for families, the invented one too."""
    reports = load_content(samples=True)
    return [
        f"Verzeichnis {slug}: {len(report.lines)} Einträge, Orte und Organisationen geladen"
        for slug, report in reports.items()
        if report.lines
    ]


def _publish_catalogue() -> list[str]:
    edition = load_edition(STANDARD, change_note="Der Standardkatalog.").edition
    if edition.is_published:
        return []
    publish_edition(edition, in_force_from=timezone.localdate().replace(day=1))
    return [f"Katalogstand {edition.version} veröffentlicht"]


@transaction.atomic
def _load_case(case: SampleCase) -> list[str]:
    """Walk one case of an employer in the alliance in scope, unless it has one.

    All of it or nothing: a start that is interrupted leaves no case half way.
    """
    employer = Employer.objects.filter(name=case.employer).first()
    if employer is None or Application.objects.filter(employer=employer).exists():
        return []
    given = worked_example(case.example)
    if case.headcount:
        given = replace(given, headcount=case.headcount)
    if case.only is not None:
        cast = sample_walk.cast_for(employer)
        application = sample_walk.begin(employer, headcount=given.headcount, cast=cast)
        sample_walk.fill_in(application, given, by=cast.owner, only=case.only)
        _attach_paper(application, cast)
    else:
        with_draft = _attach_paper_and_ask if case.heard else _attach_paper
        application = sample_walk.walk(employer, given, to=case.state, with_draft=with_draft)
    if case.heard:
        let_staff_speak(application)
    if case.suspended:
        _suspend(application, case.suspended)
    return [f"{case.employer}: {application.get_state_display()}"]


def _attach_paper(application: Application, cast: sample_walk.Cast) -> None:
    """Attach one picture of a notice that serves two criteria, as an employer would photograph it."""
    add_evidence(
        application,
        file=checked(
            "vertretungsplan.png",
            picture_of(f"Vertretungsplan\n{application.employer.name}\n(Beispiel)"),
        ),
        title="Aushang Vertretungsplan",
        criteria=["AO-1", "PE-5"],
        by=cast.owner,
    )


def _attach_paper_and_ask(application: Application, cast: sample_walk.Cast) -> None:
    _attach_paper(application, cast)
    ask_both(application, cast)


def picture_of(text: str) -> bytes:
    """Return a PNG of a plain notice with this text."""
    notice = Image.new("RGB", (900, 600), "#fffdf7")
    draw = ImageDraw.Draw(notice)
    draw.rectangle((20, 20, 880, 580), outline="#8a7b66", width=6)
    draw.multiline_text((80, 120), text, fill="#2b2620", font_size=52, spacing=24)
    stored = BytesIO()
    notice.save(stored, "PNG")
    return stored.getvalue()


def _suspend(application: Application, public_text: str) -> None:
    """Suspend the certificate of a case, as a board member would."""
    cast = sample_walk.cast_for(application.employer)
    certificate = Certificate.objects.get(decision__application=application)
    change_status(
        certificate,
        kind="suspended",
        on=timezone.localdate(),
        reason="Hinweis einer Beschäftigten, im Gespräch bestätigt.",
        public_text=public_text,
        by=cast.board,
    )
