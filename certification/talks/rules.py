"""Who may begin a talk, hand it over, and confirm it."""

from buendnis.access.rules import Actor, rule
from certification.applications.models import Application, Talk
from certification.applications.queries import open_talk
from certification.applications.rules import (
    is_adviser_of,
    is_coordinator,
    is_draft,
    is_independent,
    may_read_answers,
    never_examined,
    speaks_for_employer,
    types_for_employer,
)


@rule("")
def draft_is_offered(actor: Actor, application: Application) -> str:
    """The employer lets its adviser read, and nobody else advises it."""
    if application.adviser_id and not is_adviser_of(actor, application):
        return is_adviser_of.sentence
    if not application.adviser_may_read:
        return (
            "Der Betrieb möchte den Entwurf noch für sich behalten. Bitten Sie ihn, das Mitlesen zu erlauben; dann "
            "können Sie mit ihm zusammen ausfüllen."
        )
    return ""


@rule("Ein Gespräch ist schon offen. Sie können gleich weiterschreiben.")
def no_talk_is_open(actor: Actor, application: Application) -> bool:
    return open_talk(application) is None


@rule("Zu diesem Antrag gab es kein Gespräch, in dem die Koordination mitgeschrieben hat.")
def had_a_talk(actor: Actor, application: Application) -> bool:
    return Talk.objects.filter(application=application).exists()


may_begin = (
    is_coordinator & is_independent & never_examined & is_draft & draft_is_offered & no_talk_is_open
)
# The cheap questions first: every page of a case asks this for its navigation.
may_see_talk = is_draft & had_a_talk & may_read_answers
may_hand_over = may_see_talk & types_for_employer
may_confirm = speaks_for_employer & is_draft
