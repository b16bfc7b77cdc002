"""The declarations at submission as a matter to sign: what they cover, and when they can be signed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from buendnis.access.rules import Actor
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.models import PeopleNumbers
from certification.assessment.queries import contradictions, missing_sentences
from certification.assessment.sealing import covered_parts
from certification.records.sealing import hash_of
from certification.signoffs.actions import sign_in_portal
from certification.signoffs.models import SignOff
from certification.signoffs.queries import signed
from certification.signoffs.rules import may_arrange_declarations
from certification.signoffs.values import QUESTIONS, Matter

NO_DRAFT = "Der Antrag ist eingereicht. Die Erklärungen dazu liegen vor."
NOT_SIGNED = "Die oberste Leitung hat die Erklärungen noch nicht abgegeben, oder seitdem hat sich etwas geändert."
INCOMPLETE = "Erst wenn alle Angaben da sind, kann die Leitung sie bestätigen. Es fehlt noch: {}"


def declarations_hash(application: Application) -> str:
    """Return the hash of everything that „wahr und vollständig“ speaks of.

    People numbers stand in it as the version of their row, not as counts: a hash over small counts could be
    guessed (DECISIONS 8).
    """
    return hash_of(covered_parts(application) | {"numbers": _numbers_mark(application)})


def declarations_fault(application: Application, day: date) -> str:
    """Return why the declarations cannot be signed now, or nothing."""
    if application.state != State.DRAFT:
        return NO_DRAFT
    for sentence in (*missing_sentences(application), *contradictions(application)):
        return INCOMPLETE.format(sentence)
    return ""


def require_declarations(
    application: Application, *, by: Actor, data: Mapping[str, Any]
) -> SignOff:
    """Return the signature that a submission rests on, given now or before. Raises NotPossible."""
    row = signed(application, DECLARATIONS)
    if row is not None:
        return row
    if "truthful" not in data:
        raise NotPossible(NOT_SIGNED)
    return sign_in_portal(
        application,
        DECLARATIONS,
        function=data["function"],
        stated=data.get("stated", False),
        declared={key: data[key] for key, _, _ in QUESTIONS},
        seen=data.get("seen", ""),
        by=by,
    )


def _numbers_mark(application: Application) -> dict[str, Any]:
    row = PeopleNumbers.objects.filter(application=application).first()
    if row is None:
        return {}
    return {"version": row.version, "at": row.changed_at.isoformat() if row.changed_at else ""}


DECLARATIONS = Matter(
    purpose="declarations",
    title="Erklärungen zum Antrag",
    subject_hash=declarations_hash,
    fault=declarations_fault,
    may=may_arrange_declarations,
    home="signoffs:declarations",
    link_page="signoffs:open",
    asks_declarations=True,
    portal_stands=False,
)
