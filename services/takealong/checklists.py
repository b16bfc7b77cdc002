"""The checklists, read once from services/content/checklists."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.http import Http404

from buendnis.access.rules import Actor
from buendnis.strict_yaml import read_file
from services.languages.reading import LIKE_GERMAN
from services.takealong.values import Checklist, Law, Section, Step
from services.taxonomy.queries import term

SOURCE = Path(__file__).resolve().parents[1] / "content" / "checklists"
# In the order in which pages show them.
KEYS = ("kind-kommt", "trennung", "pflege", "umzug")


def checklists() -> tuple[Checklist, ...]:
    """Return every checklist in its order."""
    return tuple(_all().values())


def checklist_by_key(actor: Actor, key: str) -> Checklist:
    """Return one checklist. Raises Http404."""
    try:
        return _all()[key]
    except KeyError:
        raise Http404("Diese Checkliste gibt es nicht.") from None


def checklist_for(situation: str) -> Checklist | None:
    """Return the checklist for a situation, if there is one."""
    return next((each for each in checklists() if each.situation == situation), None)


@cache
def _all() -> dict[str, Checklist]:
    return {key: _checklist(read_file(SOURCE / f"{key}.yaml")) for key in KEYS}


def _checklist(row: Mapping[str, Any]) -> Checklist:
    return Checklist(
        key=row["key"],
        situation=row["situation"],
        titles=_texts(row["title"]),
        leads=_texts(row["lead"]),
        steps=tuple(_step(each) for each in row["steps"]),
        checked_on=date.fromisoformat(row["checked_on"]),
        quick_exit=term(row["situation"], "situation").quick_exit,
    )


def _step(row: Mapping[str, Any]) -> Step:
    return Step(
        key=row["key"],
        section=Section(row["section"]),
        whats=_texts(row["what"]),
        whys=_texts(row["why"]),
        whens=_texts(row.get("when", {})),
        law=Law(**row["law"]) if "law" in row else None,
        search=row.get("search", {}),
        helps=tuple(row.get("help", ())),
    )


def _texts(texts: Mapping[str, str]) -> dict[str, str]:
    return {
        code: texts["de"] if code == "ls" and text == LIKE_GERMAN else text
        for code, text in texts.items()
    }
