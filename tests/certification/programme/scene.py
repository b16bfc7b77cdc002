"""Sets the scene of an action programme: a case whose examination is over, with three sound measures."""

import io
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from pypdf import PdfReader

from buendnis.tenancy.scope import scope
from certification.applications.states import State
from certification.programme import actions
from certification.programme.models import Measure
from certification.programme.queries import fingerprint
from certification.programme.signing import PROGRAMME
from certification.signoffs.actions import sign_in_portal
from tests.builders import people
from tests.certification.review.scene import Scene, in_review

SIGNATURE = {"function": "Geschäftsführerin", "place": "Magdeburg"}


def later(days: int = 300) -> date:
    """Return a day far enough in the future."""
    return timezone.localdate() + timedelta(days=days)


def measure(**changes: Any) -> dict[str, Any]:
    """Return the values of a sound measure."""
    values = {
        "text": "Vertretungsplan für alle Teams einführen",
        "units": "Personalabteilung",
        "due": later(),
        "status": "planned",
        "success": "Jedes Team hat einen Plan.",
        "criterion": "",
    }
    return values | changes


def programme_open(home: Any, *, state: State = State.PROGRAMME_OPEN) -> Scene:
    """Return a case in this state, nothing written yet."""
    return in_review(home, state=state)


def write(scene: Scene, *fields: str) -> list[Measure]:
    """Write an objective and a sound measure for each field; three fields without any."""
    by = people.actor(scene.owner, scene.alliance)
    made = []
    with scope(scene.alliance):
        for field in fields or ("AO", "SF", "IK"):
            actions.save_objective(
                scene.application, field=field, text=f"Ziel {field}", seen=fingerprint(""), by=by
            )
            made.append(actions.add_measure(scene.application, field=field, **measure(), by=by))
    return made


def agree(scene: Scene) -> None:
    """Let the adviser agree."""
    with scope(scene.alliance):
        actions.agree(scene.application, by=people.actor(scene.adviser, scene.alliance))


def sign(scene: Scene, **changes: Any) -> None:
    """Let the owner, who is the top management, sign in the portal."""
    values = SIGNATURE | {"stated": True} | changes
    with scope(scene.alliance):
        by = people.actor(scene.owner, scene.alliance)
        sign_in_portal(scene.application, PROGRAMME, **values, by=by)


def pdf_text(content: bytes) -> str:
    """Return the words of a PDF with single blanks, hyphens at line ends taken out."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    return " ".join(" ".join(pages).split())
