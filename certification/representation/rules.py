"""Who may see, ask and name the staff representation of a case."""

from buendnis.access.rules import Actor, rule
from certification.applications.models import Application
from certification.applications.rules import may_see, speaks_for_employer, types_for_employer
from certification.applications.states import OPEN


@rule("Das dürfen die Verantwortlichen oder die oberste Leitung, im Gespräch auch die Beratung.")
def arranges_voice(actor: Actor, application: Application) -> bool:
    return bool(speaks_for_employer(actor, application) or types_for_employer(actor, application))


@rule("Dieser Antrag ist abgeschlossen. Daran ändert sich nichts mehr.")
def case_is_open(actor: Actor, application: Application) -> bool:
    return application.state in OPEN


may_see_voice = may_see
may_arrange_voice = may_see & arranges_voice & case_is_open
