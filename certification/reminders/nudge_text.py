"""The prepared mail to an employer whose case rests: what is missing, what comes next, whom to ring."""

from dataclasses import dataclass
from datetime import date

from buendnis.templatetags.german import datum
from certification.applications.states import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What the mail speaks of. `missing` is empty for nothing, None where the writer may not know it."""

    state: str
    since: date
    missing: str | None
    writer: str
    phone: str


def nudge_text(rest: Rest) -> str:
    """Return the text that a coordinator reads, changes and sends."""
    draft = rest.state == State.DRAFT
    parts = [
        "Guten Tag,",
        f"{'Ihr Antrag auf das Siegel' if draft else 'Ihr Handlungsprogramm'} ruht seit dem {datum(rest.since)}. "
        "Das kommt vor, wenn viel zu tun ist.",
        _missing(rest, draft=draft),
        "So geht es weiter: " + (_NEXT_DRAFT if draft else _NEXT_PROGRAMME),
        f"Oder rufen Sie mich an{f': {rest.phone}' if rest.phone else ''}. "
        "Dann gehen wir es zusammen durch. Passt es gerade nicht? Dann sagen Sie mir bitte, wann es wieder geht.",
        f"Freundliche Grüße\n{rest.writer}",
    ]
    return "\n\n".join(parts)


_NEXT_DRAFT = (
    "Öffnen Sie Ihren Antrag und füllen Sie aus, was offen ist. Jede Antwort ist sofort gespeichert, Sie können "
    "also jederzeit aufhören. Ist alles da, reichen Sie den Antrag ein."
)
_NEXT_PROGRAMME = "Wir einigen uns auf die Maßnahmen, und Ihre Leitung unterschreibt. Dann entscheidet das Kuratorium."


def _missing(rest: Rest, *, draft: bool) -> str:
    if rest.missing is None:
        return "Was noch offen ist, sehen Sie oben auf der Seite Ihrer Selbsteinschätzung."
    if rest.missing:
        return f"Es fehlt noch: {rest.missing}"
    return (
        "Es ist alles ausgefüllt. Sie müssen den Antrag nur noch einreichen."
        if draft
        else "Das Programm ist fertig. Es fehlt nur noch der nächste Schritt."
    )
