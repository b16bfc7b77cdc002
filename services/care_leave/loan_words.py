"""What is said about a loan beside its numbers: why there is none, what it means, what is assumed."""

from datetime import date
from decimal import Decimal

from services.care_leave.advice import Reason
from services.care_leave.figures import euro


def below_minimum(half: Decimal, minimum: Decimal) -> Reason:
    """Say that the highest rate lies below the smallest one."""
    return Reason(
        "below_minimum",
        f"Die höchste Rate läge bei {euro(half)}. Ein Darlehen gibt es erst ab {euro(minimum)} im Monat.",
        "§ 3 (5) FPfZG",
    )


def no_difference() -> Reason:
    """Say that net pay does not fall."""
    return Reason(
        "no_difference",
        "Nach dem Pauschalnetto fehlt Ihnen in der Freistellung kein Geld. Deshalb gibt es kein Darlehen.",
        "§ 3 (2) FPfZG",
    )


def nothing_left() -> Reason:
    """Say that the application comes after the leave."""
    return Reason(
        "too_late",
        "Der Antrag kommt nach dem Ende der Freistellung und nach den ersten drei Monaten. "
        "Dann wird nichts mehr gezahlt.",
        "§ 8 (2) FPfZG",
    )


def highest_rate(rate: Decimal) -> Reason:
    """Say that the rate is the highest one."""
    return Reason("highest", f"{euro(rate)} ist die höchste Rate.", "§ 3 (2) FPfZG")


def wished_rate(rate: Decimal) -> Reason:
    """Say that the rate is the wish."""
    return Reason("wish", f"{euro(rate)}, wie Sie es wünschen.", "§ 3 (5) FPfZG")


def wish_too_high(rate: Decimal) -> Reason:
    """Say that the wish is more than the law gives."""
    return Reason("clamped", f"Mehr als {euro(rate)} im Monat geht nicht.", "§ 3 (2) FPfZG")


def wish_below(minimum: Decimal) -> str:
    """Return the sentence that refuses a wish below the smallest rate."""
    return f"Die kleinste Rate ist {euro(minimum)} im Monat. Bitte tragen Sie mehr ein."


ALWAYS = (
    Reason(
        "before_benefits",
        "Das Darlehen geht vor: Erst wenn es nicht reicht, kommen Hilfen in Frage, die vom Einkommen "
        "abhängen, zum Beispiel Grundsicherung. Dort zählt es als Einkommen.",
        "§ 3 (6) FPfZG",
    ),
    Reason(
        "not_short_absence",
        "Für die kurze Auszeit von bis zu zehn Tagen gibt es kein Darlehen.",
        "§ 3 (1) FPfZG",
    ),
)
BOTH_ABOVE_CEILING = Reason(
    "both_above_ceiling",
    "Ihr Lohn liegt vorher und in der Freistellung über der Grenze, bis zu der er zählt. "
    "Deshalb gibt es kein Darlehen.",
    "§ 106 (1) SGB III",
)
CONTRACT_UP_TO_CAP = Reason(
    "contract_up_to_cap",
    "Ihr Vertrag hat höchstens 15 Stunden in der Woche. Nach dem Wortlaut des Gesetzes gibt es dann für "
    "Pflegezeit kein Darlehen. Fragen Sie trotzdem beim Bundesamt nach.",
    "§ 3 (4) FPfZG",
)
TYPED = Reason(
    "typed_net",
    "Das Pauschalnetto steht nicht auf der Lohnabrechnung: Es rechnet mit festen Abzügen und ohne "
    "Kirchensteuer. Mit dem Netto vom Lohnzettel ist das Ergebnis nur ungefähr.",
    "§ 3 (3) FPfZG",
)
ESTIMATED = Reason(
    "estimate",
    "Das ist eine Schätzung mit den Steuerwerten von 2026, unverbindlich. "
    "Genau rechnet das Bundesamt, wenn Sie den Antrag stellen.",
    "§ 3 (3) FPfZG",
)
OTHER_YEAR = Reason(
    "other_year",
    "Ihre Freistellung beginnt nach 2026. Gerechnet wird dann mit den neuen Steuerwerten.",
    "§ 106 (1) S. 7 SGB III",
)
BROKEN_MONTHS = Reason(
    "broken_months",
    "Ihre Freistellung beginnt nicht am Ersten. Ob angebrochene Monate ganz gezahlt werden, ist nicht "
    "belegt. Wir zählen so viele Raten wie Monate.",
    "§ 9 (3) FPfZG",
)


def apply_until(day: date) -> Reason:
    """Say until when an application brings all rates."""
    return Reason(
        "apply_until",
        f"Stellen Sie den Antrag bis zum {day:%d.%m.%Y}, dann wird von Anfang an gezahlt. "
        "Später zählt erst der Monat, in dem Sie ihn stellen.",
        "§ 8 (2) FPfZG",
    )
