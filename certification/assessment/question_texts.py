"""Why a question is asked, and what the reasons of „trifft nicht zu“ mean, in German sentences."""

from collections.abc import Mapping

from certification.scoring import Catalogue, Criterion, Field, SubIndicator

# The three sides on which research measures family-friendly employers.
WHY_BY_KIND: Mapping[str, str] = {
    "leistung": "Guter Wille allein hilft niemandem. Erst ein Angebot, auf das Verlass ist, macht die "
    "Aufgaben in der Familie planbar, auch für alle, die ungern um eine Ausnahme bitten.",
    "dialog": "Ein Angebot hilft nur, wenn alle davon wissen und sagen können, was ihnen fehlt. "
    "Deshalb fragen wir, wie bei Ihnen informiert und zugehört wird.",
    "kultur": "Ob ein Angebot genutzt wird, hängt davon ab, was als normal gilt. Wer Nachteile oder "
    "schiefe Blicke fürchtet, nutzt auch die beste Regel nicht.",
}
KIND_TITLES: Mapping[str, str] = {
    "leistung": "Leistung",
    "dialog": "Dialog",
    "kultur": "Kultur",
}
WHY_BY_PILLAR: Mapping[str, str] = {
    "A": "Wer aufsteigt, soll nicht davon abhängen, ob jemand für andere sorgt oder welches Geschlecht "
    "jemand hat. Wir fragen nach Regeln, nicht nach einzelnen Menschen.",
    "B": "Familien sehen verschieden aus. Gefragt wird, ob Ihre Regeln für alle gelten, nicht, wer "
    "bei Ihnen wie lebt.",
}
NOT_APPLICABLE: Mapping[str, str] = {
    "keine_besprechungen_und_pflichttermine": "Bei uns gibt es keine Besprechungen und keine "
    "Pflichttermine.",
    "keine_verschiebbaren_aufgaben_und_schulungen": "Bei uns lässt sich keine Aufgabe und keine "
    "Schulung zeitlich verschieben.",
    "gefaehrdungsbereich_ohne_bueroflaeche": "Wir haben nur Gefährdungsbereiche und keine "
    "Bürofläche, in die jemand mitgebracht werden könnte.",
    "keine_mobil_moegliche_taetigkeit": "Bei uns gibt es keine Tätigkeit, die mobil möglich wäre.",
}


def why_of(catalogue: Catalogue, question: Criterion | SubIndicator) -> str:
    """Return why a question is asked, for the fold below it."""
    if isinstance(question, SubIndicator):
        return WHY_BY_PILLAR.get(question.pillar, "")
    field = field_of(catalogue, question.id)
    return f"{WHY_BY_KIND.get(question.ffp, '')} Worum es im Handlungsfeld geht: {field.aim}"


def field_of(catalogue: Catalogue, criterion: str) -> Field:
    """Return the action field of a criterion. Raises KeyError."""
    for field in catalogue.fields:
        if any(one.id == criterion for one in field.criteria):
            return field
    raise KeyError(criterion)


def not_applicable_label(reason: str) -> str:
    """Return the sentence of a reason; an unknown one (a later edition) is shown as it is called."""
    return NOT_APPLICABLE.get(reason, reason.replace("_", " ").capitalize())
