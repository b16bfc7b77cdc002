"""What must be true before a step; each rule gathers the answer of one room in a sentence."""

from buendnis.access.rules import Actor, rule
from certification.applications.models import Application
from certification.applications.queries import open_talk
from certification.assessment.queries import contradictions, missing_sentences
from certification.decisions.queries import examined_level
from certification.programme.queries import programme_faults
from certification.review.queries import open_points


def _first_of(sentences: list[str], *, more: str) -> str:
    """Return nothing for an empty list, otherwise its first sentence and how many follow."""
    if not sentences:
        return ""
    rest = len(sentences) - 1
    return sentences[0] + (f" ({more.format(rest)})" if rest else "")


@rule("")
def assessment_complete(actor: Actor, application: Application) -> str:
    return _first_of(missing_sentences(application), more="und {} weitere Angaben fehlen")


@rule("")
def talk_is_confirmed(actor: Actor, application: Application) -> str:
    """What a coordinator typed in a talk is handed in only after the employer has looked through it."""
    talk = open_talk(application)
    if talk is None:
        return ""
    return (
        f"Ihre Angaben wurden im Gespräch am {talk.held_on:%d.%m.%Y} aufgeschrieben. Bitte sehen Sie sie auf der Seite "
        "„Gespräch“ durch und bestätigen Sie sie zuerst."
    )


@rule("")
def numbers_consistent(actor: Actor, application: Application) -> str:
    return _first_of(contradictions(application), more="und {} weitere Widersprüche")


@rule("")
def examination_complete(actor: Actor, application: Application) -> str:
    return _first_of(open_points(application), more="und {} weitere Punkte sind offen")


@rule("")
def programme_ready(actor: Actor, application: Application) -> str:
    """A case that reaches no level goes to the board without a programme."""
    if examined_level(application) is None:
        return ""
    return _first_of(programme_faults(application), more="und {} weitere Punkte fehlen")
