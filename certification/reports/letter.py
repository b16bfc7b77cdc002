"""The first page of the report: the result as a letter in plain words."""

from decimal import Decimal

from buendnis.templatetags.german import datum, komma, zahlwort
from certification.reports.sealed import SealedCase

MOST_NAMED = 3
FULL = 100


def opening(case: SealedCase) -> str:
    """Return the sentence with the decision itself."""
    day, employer = datum(case.decided_on), case.employer["name"]
    board = f"Das Kuratorium ({case.alliance.name}) hat am {day} entschieden"
    level = case.level
    if level is None:
        return f"{board}: {employer} erhält derzeit kein Zertifikat und keine Teilnahmebestätigung."
    span = f"vom {datum(case.valid_from)} bis zum {datum(case.valid_until)}"
    if level.kind == "zertifikat":
        return f"{board}: {employer} wird mit der Stufe „{level.title}“ zertifiziert. Das Zertifikat gilt {span}."
    return f"{board}: {employer} ist „{level.title}“. Die Teilnahmebestätigung gilt {span}. Sie ist kein Siegel."


def thanks(case: SealedCase) -> str:
    """Return the sentence after the decision, in the tone of the result."""
    if case.level is None:
        return (
            "Das ist kein Urteil über Ihren guten Willen. Sie haben sich offen prüfen lassen, und dieser Bericht "
            "zeigt, was schon trägt und womit Sie am meisten bewegen. Einen neuen Antrag können Sie jederzeit "
            "stellen."
        )
    if case.level.kind == "zertifikat":
        return (
            "Herzlichen Glückwunsch, und danke für die Offenheit, mit der Sie sich haben prüfen lassen. "
            "Das Zertifikat ist die Anerkennung für das, was heute in Ihrem Betrieb gilt und gelebt wird."
        )
    return (
        "Danke für die Offenheit, mit der Sie sich haben prüfen lassen. Ein Anfang ist gemacht, und Ihr "
        "Handlungsprogramm zeigt, wie es weitergeht."
    )


def points(case: SealedCase) -> str:
    """Return total and evidence share in one sentence."""
    result = case.result
    if result.total is None:
        return "Ein Gesamtwert ließ sich nicht berechnen; warum, steht auf der nächsten Seite."
    return (
        f"Die Prüfung ergab {komma(result.total)} von 100 Punkten. "
        f"Für {_share(result.evidence_share)} der Angaben gibt es einen anerkannten Nachweis. "
        f"Der Diversitätsindikator liegt bei {komma(result.indicator.value) or '–'} "
        "Punkten."
    )


def fields_in_words(case: SealedCase) -> tuple[str, str]:
    """Return which action fields stand out, and in which there is most to win.

    None stands out without points, and nothing is to win in a full field.
    """
    scored = [field for field in case.result.fields if field.value is not None]
    ranked = sorted(scored, key=lambda field: (-(field.value or 0), field.id))
    best = [field.title for field in ranked[:MOST_NAMED] if field.value]
    rest = [field.title for field in ranked[MOST_NAMED:] if field.value != FULL][-MOST_NAMED:]
    return _phrase(best), _phrase(list(reversed(rest)))


def next_steps(case: SealedCase, *, measures: int) -> str:
    """Return what comes next."""
    if case.level is None:
        return "Ihre Beratung im Bündnis hilft Ihnen gern, die nächsten Schritte auszusuchen."
    agreed = zahlwort(measures, "Maßnahme,Maßnahmen")
    if case.level.kind == "zertifikat":
        return (
            f"In Ihrem Handlungsprogramm haben Sie {agreed} vereinbart. Nach 18 Monaten fragen wir in einem kurzen "
            "Zwischenbericht, wie weit Sie damit sind."
        )
    return f"In Ihrem Handlungsprogramm haben Sie {agreed} vereinbart. Mit ihnen können Sie das Siegel erreichen."


def _share(share: Decimal) -> str:
    """Return a percentage with the decimal that levels are compared with, where it has one."""
    return f"{komma(share).removesuffix(',0')}\N{NO-BREAK SPACE}%"


def _phrase(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} und {words[-1]}"
