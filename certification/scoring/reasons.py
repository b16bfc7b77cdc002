"""Says in German why a level is reached, what the next one needs, and what a label means."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from certification.scoring.indicator import COMPACT, ORIENTING, ROBUST
from certification.scoring.levels import Lack, Shortfall, Standing, core_needed, shortfalls
from certification.scoring.points import Reckoning
from certification.scoring.rounding import half_up
from certification.scoring.values import Catalogue, Level

NOT_SCORED = "nicht bewertet"
BANDS: tuple[tuple[int, str], ...] = (
    (75, "stark ausgeprägt"),
    (50, "gut entwickelt"),
    (25, "erste Schritte"),
    (0, "am Anfang"),
)
LABELS: Mapping[str, str] = {
    COMPACT: (
        "Bewertet wurden nur Regeln, Verfahren und Leistungen: "
        "Für Zahlen ist der Betrieb zu klein, oder es gibt zu wenige Fälle."
    ),
    ORIENTING: (
        "Die Zahlen sind klein und deshalb nur als Hinweis zu lesen: "
        "Eine einzelne Person kann das Ergebnis spürbar verändern."
    ),
    ROBUST: "Die Zahlen sind groß genug, um belastbare Aussagen zu tragen.",
}


def band(points: Decimal | None) -> str:
    """The points of a sub-indicator in words, for readers who do not see the points."""
    if points is None:
        return NOT_SCORED
    return next(words for least, words in BANDS if points >= least)


def german(value: Decimal | Fraction) -> str:
    """A value with one decimal and a comma; a whole one without decimals."""
    rounded = value if isinstance(value, Decimal) else half_up(value)
    text = f"{rounded:.1f}".removesuffix(".0")
    return text.replace(".", ",")


def points_missing(gap: Fraction) -> str:
    """`fehlt 1 Punkt` or `fehlen 1,2 Punkte`."""
    amount = german(gap)
    return "fehlt 1 Punkt" if amount == "1" else f"fehlen {amount} Punkte"


def named(level: Level) -> str:
    """The title of a level, in quotation marks where it has several words."""
    return f"„{level.title}“" if " " in level.title else level.title


def label_sentence(label: str) -> str:
    """What the label of the diversity indicator means."""
    return LABELS[label]


def level_reasons(
    catalogue: Catalogue, standing: Standing, level: Level | None, reckoning: Reckoning
) -> tuple[str, ...]:
    """Why this level, as sentences: what holds for it, or that none is reached yet."""
    void = void_sentences(catalogue, reckoning)
    if void:
        return void
    total = german(standing.total or Decimal(0))
    if level is None:
        lowest = catalogue.levels[0]
        return (f"Mit {total} Punkten ist die Stufe {named(lowest)} noch nicht erreicht.",)
    indicator = german(standing.indicator or Decimal(0))
    share = german(standing.evidence_share)
    return (
        f"{named(level)} ist erreicht: "
        f"{total} Punkte im Gesamtwert, nötig sind {german(level.total_from)}.",
        _core_reason(level, standing),
        *_extra_reason(level),
        f"Der Diversitätsindikator liegt bei {indicator} Punkten, "
        f"nötig sind {german(level.indicator_minimum)}.",
        f"Anerkannte Nachweise haben {share} Prozent der Angaben, "
        f"nötig sind {german(level.evidence_minimum)} Prozent.",
    )


def void_sentences(catalogue: Catalogue, reckoning: Reckoning) -> tuple[str, ...]:
    """Why there is no total at all; empty where there is one."""
    if reckoning.total is not None:
        return ()
    void = [field.field.title for field in reckoning.fields if field.value is None]
    sentences = [
        f"Im Handlungsfeld {title} ist zu wenig anwendbar für einen Wert." for title in void
    ]
    if reckoning.indicator.value is None:
        sentences.append("Im Diversitätsindikator ist zu wenig bewertbar für einen Wert.")
    return ("Ein Gesamtwert lässt sich nicht berechnen.", *sentences)


def missing_for(catalogue: Catalogue, level: Level, standing: Standing) -> tuple[str, ...]:
    """A sentence for each thing that the level still needs; empty when it is reached."""
    return tuple(
        _sentence(catalogue, level, standing, shortfall)
        for shortfall in shortfalls(level, standing)
    )


def _sentence(catalogue: Catalogue, level: Level, standing: Standing, shortfall: Shortfall) -> str:
    start = f"Für {named(level)}"
    gap = points_missing(shortfall.gap)
    match shortfall.lack:
        case Lack.VOID:
            return f"{start} fehlt ein Gesamtwert: Zu wenig ist anwendbar oder bewertbar."
        case Lack.TOTAL:
            return f"{start} {gap} im Gesamtwert."
        case Lack.CORE | Lack.EXTRA:
            title = catalogue.field(shortfall.subject).title
            return f"{start} {gap} im Handlungsfeld {title}."
        case Lack.CORE_COUNT:
            return _core_count_sentence(catalogue, level, standing, shortfall)
        case Lack.INDICATOR:
            return f"{start} {gap} im {catalogue.indicator.title}."
        case Lack.EVIDENCE:
            return (
                f"{start} müssen {german(shortfall.need)} Prozent der Angaben anerkannte "
                f"Nachweise haben; bisher sind es {german(shortfall.have)} Prozent."
            )


def _core_count_sentence(
    catalogue: Catalogue, level: Level, standing: Standing, shortfall: Shortfall
) -> str:
    below = {name: value for name, value in standing.core.items() if value < level.core_minimum}
    nearest = max(below, key=lambda name: below[name])
    gap = points_missing(Fraction(level.core_minimum - below[nearest]))
    return (
        f"Für {named(level)} brauchen {shortfall.need} Kernfelder mindestens "
        f"{german(level.core_minimum)} Punkte; bisher sind es {shortfall.have}. "
        f"Am nächsten ist {catalogue.field(nearest).title}: Dort {gap}."
    )


def _core_reason(level: Level, standing: Standing) -> str:
    needed, scorable = core_needed(level, len(standing.core)), len(standing.core)
    least = german(level.core_minimum)
    if needed == scorable:
        return f"Jedes bewertbare Kernfeld hat mindestens {least} Punkte."
    passing = sum(value >= level.core_minimum for value in standing.core.values())
    return f"{passing} Kernfelder haben mindestens {least} Punkte, nötig sind {needed}."


def _extra_reason(level: Level) -> tuple[str, ...]:
    if level.extra_minimum <= 0:
        return ()
    return (f"Jedes Ergänzungsfeld hat mindestens {german(level.extra_minimum)} Punkte.",)
