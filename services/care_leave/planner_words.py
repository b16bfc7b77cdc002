"""The sentences of a plan that the advice on a single leave does not need."""

from datetime import date

from services.care_leave.advice import Reason
from services.care_leave.months import Length

NO_MINIMUM = "Familienpflegezeit gibt es nur in Teilzeit. Ganz aussetzen geht mit Pflegezeit, bis zu sechs Monate."


def day_of(day: date) -> str:
    """Return a day as people write it."""
    return f"{day:%d.%m.%Y}"


def own_limit(length: Length, most: int, until: date | None, statute: str) -> Reason:
    """Say that a leave, with earlier ones of its kind, lasts too long."""
    return Reason(
        "own_limit",
        f"Das sind zusammen {length}. Erlaubt sind {most} Monate.{_until(until)}",
        statute,
    )


def total_limit(length: Length, most: int, until: date | None, statute: str) -> Reason:
    """Say that all leaves of a carer last too long."""
    return Reason(
        "total_limit",
        f"Alle Zeiten zusammen sind {length}. "
        f"Für die Pflege einer Person sind {most} Monate erlaubt.{_until(until)}",
        statute,
    )


def part_time_only(statute: str) -> Reason:
    """Say that family care leave is part-time."""
    return Reason("part_time_only", NO_MINIMUM, statute)


def hours_floor(least: int, statute: str) -> Reason:
    """Say that too few hours stay."""
    return Reason(
        "hours_floor",
        f"In der Familienpflegezeit bleiben im Schnitt mindestens {least} Stunden in der Woche.",
        statute,
    )


def overlap(first: date, last: date) -> Reason:
    """Say that one person has two leaves at once."""
    return Reason(
        "overlap",
        f"Zwei Zeiten derselben Person liegen übereinander, vom {day_of(first)} bis {day_of(last)}.",
        "§ 4 (1) PflegeZG, § 2 (2) FPfZG",
    )


def short_inside(first: date) -> Reason:
    """Say that a short absence lies inside a leave."""
    return Reason(
        "short_inside",
        f"Die kurze Auszeit ab {day_of(first)} liegt in einer längeren Zeit. "
        "Wer ganz freigestellt ist, braucht sie nicht.",
        "§ 2 (1) PflegeZG",
    )


def together(first: date, last: date) -> Reason:
    """Say that two carers are released at once, which is allowed."""
    return Reason(
        "together",
        f"Vom {day_of(first)} bis {day_of(last)} sind mehrere zugleich freigestellt. Das ist erlaubt.",
        "§ 3 (1) PflegeZG",
    )


def nobody(first: date, last: date) -> Reason:
    """Say that nobody is released for some days."""
    return Reason(
        "nobody",
        f"Vom {day_of(first)} bis {day_of(last)} ist niemand freigestellt.",
        "",
    )


def too_many_days(days: int, most: int, statute: str) -> Reason:
    """Say that a short absence is too long."""
    return Reason(
        "too_many_days",
        f"Das sind {days} Arbeitstage. Fehlen dürfen Sie bis zu {most} Arbeitstage.",
        statute,
    )


def paid_in_part(paid: int, days: int, statute: str) -> Reason:
    """Say that not all days of a short absence are paid."""
    return Reason(
        "paid_in_part",
        f"Bezahlt werden {paid} von {days} Tagen: Alle Angehörigen teilen sich die bezahlten Tage. "
        "Fehlen dürfen Sie trotzdem.",
        statute,
    )


def notice_missed(on: date, start: date, statute: str) -> Reason:
    """Say that a notice comes late and what follows."""
    return Reason(
        "notice_missed",
        f"Die Ankündigung musste bis {day_of(on)} ankommen. Sie gilt trotzdem, "
        f"aber die Zeit beginnt erst am {day_of(start)}.",
        statute,
    )


def pandemic() -> Reason:
    """Say that an earlier leave lies in the months of special rules."""
    return Reason(
        "pandemic",
        "Die frühere Zeit liegt in den Monaten der Pandemie. Lief sie nach den Regeln von damals, "
        "geht es einmal auch ohne Zustimmung. Lassen Sie sich beraten.",
        "§ 4a PflegeZG, § 2b FPfZG",
    )


def each_has_own(months: int, statute: str) -> Reason:
    """Say that every carer has the whole time."""
    return Reason(
        "each_has_own",
        f"Jede und jeder von Ihnen hat für die Person eigene {months} Monate. "
        "Teilen müssen Sie sich nur die bezahlten Tage.",
        statute,
    )


def _until(until: date | None) -> str:
    """Return until when it would be possible."""
    return f" Möglich ist die Zeit bis {day_of(until)}." if until else " Es ist nichts mehr übrig."
