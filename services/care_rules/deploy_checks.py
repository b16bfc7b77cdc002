"""What `manage.py check --deploy` says about the law: which values end within sixty days."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register  # noqa: A004 (Django's word)
from django.utils import timezone

from services.care_rules.queries import parameters, the_rulebook
from services.care_rules.status import WARN_DAYS, due_values, ends_within


@register(deploy=True)
def law_ends(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """Warn of values that end soon, one by one, and of a law that nobody has read for half a year.

    Warnings, never errors: an installation whose law grows old must still start.
    """
    today, rulebook, known = timezone.localdate(), the_rulebook(), parameters()
    found: list[CheckMessage] = [
        Warning(
            f"{known[each.key].room}, {known[each.key].name}: Der Wert endet am {each.valid_to:%d.%m.%Y}.",
            hint=f"{each.statute}: nachlesen, ob eine neue Fassung des Portals den nächsten Wert kennt.",
            id="services.W001",
        )
        for each in ends_within(rulebook, WARN_DAYS, today)
    ]
    if due := due_values(rulebook, today):
        found.append(
            Warning(
                f"Rechtsstand {rulebook.law_of:%d.%m.%Y}: Bei {len(due)} Werten ist die Prüfung fällig.",
                hint="Nachlesen, ob eine neue Fassung des Portals ein jüngeres Recht kennt.",
                id="services.W002",
            )
        )
    return found
