"""Walks a case through the real procedure as its people would; nothing is set by hand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from buendnis.access.rules import Actor, Role
from buendnis.accounts.actors import actor_for, user_behind
from buendnis.accounts.models import Membership, User
from buendnis.tenancy.scope import require_alliance
from buendnis.workflow import NotPossible
from certification.applications.actions import name_adviser, name_examiner, start_application
from certification.applications.models import Application
from certification.applications.states import DECIDED, State
from certification.assessment.actions import Change, save_answers, save_benefits, save_numbers
from certification.assessment.values import SPLIT_KEYS
from certification.catalogue.queries import catalogue_of, edition_in_force
from certification.decisions.queries import ceiling
from certification.employers.models import Employer
from certification.procedure.actions import perform
from certification.programme import actions as programme
from certification.programme.actions import fingerprint
from certification.programme.signing import PROGRAMME
from certification.review.actions import (
    record_benefits,
    record_finding,
    record_numbers,
    record_report_text,
    record_visit,
)
from certification.review.material import Material, material_of
from certification.review.proposals import proposed_potentials, proposed_strengths
from certification.review.scoring_input import examined_result
from certification.scoring import AssessmentInput, Catalogue, Evidence
from certification.signoffs.actions import sign_in_portal

DECLARATIONS = {
    "complaints_office": True,
    "no_open_findings": True,
    "truthful": True,
    "function": "Geschäftsführung",
    "stated": True,
}
PROVEN = {Evidence.ACCEPTED: "visit", Evidence.PLANNED: "planned", Evidence.NONE: "none"}
NUMBER_NAMES = ("n_w", "n_m", "l1_w", "l1_m", "l2_w", "l2_m", "t_l", "b_w", "b_m", "e_w", "e_m")
MEASURES = (
    (
        "AO",
        "Niemand trägt eine Lücke allein.",
        "Vertretungsplan für alle Teams einführen",
        "Jedes Team hat bis zum Termin einen Plan; beim nächsten Ausfall hat er gegriffen.",
    ),
    (
        "SF",
        "Wer pflegt oder Kinder hat, findet schnell Hilfe.",
        "Kooperation zur Ferienbetreuung im Bündnis abschließen",
        "Mindestens drei Kinder nehmen in den nächsten Sommerferien teil.",
    ),
    (
        "IK",
        "Alle kennen die Angebote.",
        "Übersicht aller Angebote aushängen und jährlich erneuern",
        "In der nächsten Befragung kennen vier von fünf Beschäftigten die Übersicht.",
    ),
)
OUTCOMES = {"zertifikat": "zertifizieren", "status": "auf-dem-weg", "": "nicht-zertifizieren"}


@dataclass(frozen=True)
class Cast:
    """Who plays in a case: the employer's owner, and three different people of the alliance."""

    owner: Actor
    coordinator: Actor
    examiner: Actor
    board: Actor


def cast_for(employer: Employer) -> Cast:
    """Return the first owner of the employer and the first person of each role in the alliance."""
    alliance = require_alliance()
    owner = employer.employments.filter(role="owner", until__isnull=True).order_by("since").first()
    if owner is None:
        raise NotPossible(f"{employer.name} hat niemanden, der verantwortlich ist.")

    def first(role: Role) -> Actor:
        members = Membership.objects.filter(role=role, until__isnull=True).order_by("pk")
        return actor_for(User.objects.get(pk=members.values("user")[:1]), alliance)

    return Cast(
        owner=actor_for(owner.user, alliance),
        coordinator=first(Role.COORDINATOR),
        examiner=first(Role.EXAMINER),
        board=first(Role.BOARD),
    )


def begin(
    employer: Employer, *, headcount: int, cast: Cast, reference_date: date | None = None
) -> Application:
    """Begin a case under the edition in force, with the coordinator as its adviser."""
    today = timezone.localdate()
    edition = edition_in_force(today)
    if edition is None:
        raise NotPossible("Dieses Bündnis hat noch keinen Katalog veröffentlicht.")
    application = start_application(
        employer,
        edition=edition,
        by=cast.owner,
        headcount=headcount,
        reference_date=reference_date or today - timedelta(days=30),
    )
    name_adviser(application, user=user_behind(cast.coordinator), by=cast.coordinator)
    return Application.objects.get(pk=application.pk)


def fill_in(
    application: Application, given: AssessmentInput, *, by: Actor, only: int | None = None
) -> None:
    """Answer the questions as the worked case says; `only` stops after that many (a draft half way)."""
    catalogue = catalogue_of(application.edition)
    changes = [
        Change(key, 0, _answer(given, key))
        for key in catalogue.question_ids
        if key not in catalogue.criteria
        or catalogue.criteria[key].minimum_size <= application.headcount
    ]
    save_answers(application, changes[:only], by=by)
    if only is not None:
        return
    rows = len(_checklist(catalogue))
    offered, open_ = (given.benefits.offered, given.benefits.open) if given.benefits else (0, 0)
    choices = ["all"] * open_ + ["some"] * (offered - open_) + ["none"] * (rows - offered)
    save_benefits(
        application,
        [Change(str(row), 0, {"choice": choice}) for row, choice in enumerate(choices, start=1)],
        by=by,
    )
    if numbers := _numbers(given):
        save_numbers(application, Change("numbers", 0, {"values": numbers}), by=by)


def _answer(given: AssessmentInput, key: str) -> dict[str, Any]:
    reason = given.not_applicable.get(key, "")
    proof = given.evidence.get(key, Evidence.ACCEPTED)
    stage = given.answers.get(key, given.stages.get(key)) or 0
    shown = proof is Evidence.ACCEPTED and not reason
    return {
        "stage": None if reason else stage,
        "not_applicable": reason,
        "not_applicable_why": "Das kommt in unserem Betrieb nicht vor." if reason else "",
        "planned": proof is Evidence.PLANNED,
        "show_on_visit": shown,
        "visit_note": "Unterlagen im Büro, Gespräch mit der Leitung" if shown else "",
    }


def _numbers(given: AssessmentInput) -> dict[str, Any]:
    """Return the people numbers as the portal stores them; below ten employees there are none."""
    if given.headcount < 10:
        return {}
    people = given.people
    values: dict[str, Any] = {name: getattr(people, name) or 0 for name in NUMBER_NAMES}
    values |= {total: sum(values[key] for key in keys) for total, keys in SPLIT_KEYS.items()}
    values["umfrage_n"] = given.survey.responses if given.survey else 0
    values["umfrage_zustimmung"] = str(given.survey.agreement) if given.survey else None
    values["gap"] = None if people.gap is None else str(people.gap)
    return values


def _checklist(catalogue: Catalogue) -> tuple[str, ...]:
    return next(part.checklist for part in catalogue.indicator.parts if part.checklist)


def submit(application: Application, *, cast: Cast) -> Application:
    """Declare and submit."""
    return perform(application, "einreichen", actor=cast.owner, data=DECLARATIONS)


def accept(application: Application, *, cast: Cast) -> Application:
    """Accept after the formal check and name the examiner."""
    accepted = perform(application, "annehmen", actor=cast.coordinator)
    name_examiner(accepted, user=user_behind(cast.examiner), by=cast.coordinator)
    return Application.objects.get(pk=accepted.pk)


def examine(application: Application, given: AssessmentInput, *, cast: Cast) -> None:
    """Find what the worked case says: every stage as claimed, the evidence as the case has it."""
    material = material_of(application)
    for key in material.field_of:
        _find(application, key, given, by=cast.examiner)
    _confirm_numbers(application, material, by=cast.examiner)
    record_visit(
        application,
        version=0,
        by=cast.examiner,
        date=timezone.localdate(),
        kind="site",
        with_whom="Leitung, eine Teamleitung, zwei Beschäftigte",
        notes="",
    )
    result = examined_result(application)
    record_report_text(
        application,
        version=0,
        strengths=proposed_strengths(material.catalogue, result)
        or "Der Wille zur Veränderung ist da.",
        potentials=proposed_potentials(material.catalogue, result)
        or "Bewährtes halten und prüfen.",
        by=cast.examiner,
    )


def _find(application: Application, key: str, given: AssessmentInput, *, by: Actor) -> None:
    """Record the finding of one question."""
    reason = given.not_applicable.get(key, "")
    stage = given.answers.get(key, given.stages.get(key)) or 0
    proof = PROVEN[given.evidence.get(key, Evidence.ACCEPTED)]
    missing = "Im Gespräch und in den Unterlagen war dazu nichts zu finden."
    record_finding(
        application,
        criterion=key,
        version=0,
        stage=None if reason else stage,
        not_applicable=reason,
        evidence="none" if reason else proof,
        reason="not_shown" if proof == "none" else "",
        text=missing if proof == "none" else "",
        by=by,
    )


def _confirm_numbers(application: Application, material: Material, *, by: Actor) -> None:
    """Confirm every group of numbers and every row of the check list."""
    for group in material.groups:
        record_numbers(
            application, group=group, version=0, verdict="confirmed", values={}, text="", by=by
        )
    confirmed = {"version": 0, "verdict": "confirmed", "choice": "", "text": ""}
    rows = range(1, len(material.checklist) + 1)
    record_benefits(application, rows=dict.fromkeys(rows, confirmed), by=by)


def agree_programme(application: Application, *, cast: Cast) -> None:
    """Write down three measures with objectives, agree them and let the top management sign."""
    today = timezone.localdate()
    for field, objective, text, success in MEASURES:
        programme.save_objective(
            application, field=field, text=objective, seen=fingerprint(""), by=cast.owner
        )
        programme.add_measure(
            application,
            field=field,
            by=cast.owner,
            text=text,
            units="Leitung, Personalstelle",
            due=today + timedelta(days=300),
            status="planned",
            success=success,
            criterion="",
        )
    programme.agree(application, by=cast.coordinator)
    sign_in_portal(
        application,
        PROGRAMME,
        function="Geschäftsführung",
        place=application.employer.city,
        stated=True,
        by=cast.owner,
    )


def walk(
    employer: Employer,
    given: AssessmentInput,
    *,
    to: State,
    cast: Cast | None = None,
    with_draft: Callable[[Application, Cast], None] | None = None,
) -> Application:
    """Walk a new case of the employer through the procedure until it stands at `to`.

    `to` is one of the states of the straight way; any decided state means: decide what the
    examination allows. `with_draft` may add to the filled-in draft before it is submitted.
    """
    cast = cast or cast_for(employer)
    application = begin(employer, headcount=given.headcount, cast=cast)
    fill_in(application, given, by=cast.owner)
    if with_draft:
        with_draft(application, cast)
    for state, step in WAY:
        if application.state == to or (to in DECIDED and application.state in DECIDED):
            break
        if application.state == state:
            application = step(application, given, cast)
    return application


def _examined(application: Application, given: AssessmentInput, cast: Cast) -> Application:
    examine(application, given, cast=cast)
    return perform(application, "pruefung-abschliessen", actor=cast.examiner)


def _presented(application: Application, given: AssessmentInput, cast: Cast) -> Application:
    agree_programme(application, cast=cast)
    return perform(application, "vorlegen", actor=cast.examiner)


# From each state of the straight way, what leads to the next one.
WAY: tuple[tuple[State, Callable[[Application, AssessmentInput, Cast], Application]], ...] = (
    (State.DRAFT, lambda application, given, cast: submit(application, cast=cast)),
    (State.SUBMITTED, lambda application, given, cast: accept(application, cast=cast)),
    (
        State.ACCEPTED,
        lambda application, given, cast: perform(
            application, "pruefung-beginnen", actor=cast.examiner
        ),
    ),
    (State.IN_REVIEW, _examined),
    (State.PROGRAMME_OPEN, _presented),
    (State.FOR_DECISION, lambda application, given, cast: decide(application, cast=cast)),
)


def decide(application: Application, *, cast: Cast, reasons: str = "") -> Application:
    """Decide for the highest level that the examination and the conditions allow."""
    catalogue = catalogue_of(application.edition)
    level = ceiling(application).level
    kind = catalogue.level(level).kind if level else ""
    today = timezone.localdate()
    return perform(
        application,
        OUTCOMES[kind],
        actor=cast.board,
        data={"level": level, "reasons": reasons, "decided_on": today, "valid_from": today},
    )
