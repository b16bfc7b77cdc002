"""Answers of the Kurzcheck on their way into a draft: in the session, only for who asked for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.tenancy.scope import require_alliance
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.actions import Change, lock_draft, save_answers
from certification.assessment.models import Answer
from certification.catalogue.queries import catalogue_of
from certification.quickcheck.answers import LEFT_OUT, UNKNOWN, Heard, Question, choices_of
from certification.scoring import Catalogue

KEY = "kurzcheck"


def put_away(session: SessionBase, heard: Heard) -> None:
    """Keep the answers in the session until they are taken over, dropped, or the session ends."""
    answers = {name: value for name, value in heard.chosen.items() if value != UNKNOWN}
    session[KEY] = {"alliance": require_alliance().slug, "answers": answers}


def put_away_here(session: SessionBase) -> Mapping[str, str]:
    """Return the answers that were put away in the alliance in scope, if any."""
    kept = session.get(KEY) or {}
    found: Mapping[str, str] = kept.get("answers", {})
    return found if kept.get("alliance") == require_alliance().slug else {}


def drop(session: SessionBase) -> None:
    """Forget the answers."""
    session.pop(KEY, None)


def on_offer(application: Application, answers: Mapping[str, str]) -> list[Change]:
    """Return what the answers would add to a draft: open questions that its edition asks at its size."""
    if application.state != State.DRAFT or not answers:
        return []
    catalogue = catalogue_of(application.edition)
    answered = set(
        Answer.objects.filter(application=application).values_list("criterion", flat=True)
    )
    offered = offered_values(catalogue, application.headcount)
    return [
        Change(name, 0, _stored(value))
        for name, value in answers.items()
        if name not in answered and value in offered.get(name, ())
    ]


@transaction.atomic
def take_over(application: Application, answers: Mapping[str, str], *, by: Actor) -> int:
    """Save the answers where nothing is answered yet; return how many. Raises NotPossible for no draft."""
    lock_draft(application)
    outcomes = save_answers(application, on_offer(application, answers), by=by)
    taken = sum(not outcome.conflict for outcome in outcomes)
    if taken:
        record(
            "assessment.quickcheck_taken",
            about=application,
            by=by,
            case_code=application.code,
            sentence="Antworten aus dem Kurzcheck übernommen",
        )
    return taken


def offered_values(catalogue: Catalogue, headcount: int) -> dict[str, set[str]]:
    """Return the values that each question of an edition offers at a size."""
    asked = [one for one in catalogue.criteria.values() if one.minimum_size <= headcount]
    questions: list[Question] = [*asked, *catalogue.stage_questions.values()]
    return {question.id: {value for value, _ in choices_of(question)} for question in questions}


def _stored(value: str) -> dict[str, Any]:
    """Return an answer as the assessment keeps it; why something does not apply is asked there."""
    if value.startswith(LEFT_OUT):
        return {"stage": None, "not_applicable": value.removeprefix(LEFT_OUT)}
    return {"stage": int(value), "not_applicable": ""}
