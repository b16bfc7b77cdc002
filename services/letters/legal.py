"""In which form a letter must be made, by the law of the day on which it is written."""

from dataclasses import dataclass
from datetime import date

from services.care_leave.rulebook import Form, NoRule, Rulebook
from services.letters.values import Letter, Sort

# Before this day nothing is reckoned: it was another law.
EARLIEST = date(2015, 1, 1)
TITLES = {
    Form.NONE: "Das Gesetz schreibt keine Form vor",
    Form.TEXT: "Eine E-Mail genügt",
    Form.WRITTEN: "Auf Papier und mit Unterschrift",
    Form.WRITTEN_OR_ELECTRONIC: "Mit Unterschrift oder elektronisch",
}
SENTENCES = {
    Form.NONE: "Sie dürfen anrufen, schreiben oder eine E-Mail schicken. Mit einem Brief oder einer E-Mail "
    "können Sie später zeigen, was Sie gesagt haben.",
    Form.TEXT: "Sie brauchen kein Papier und keine Unterschrift. Ihr Name muss darunter stehen. "
    "Ein Brief ist auch gut.",
    Form.WRITTEN: "Eine E-Mail genügt nicht. Drucken Sie das Blatt aus und unterschreiben Sie es von Hand. "
    "Es geht auch am Rechner, aber nur mit einer qualifizierten elektronischen Signatur.",
    Form.WRITTEN_OR_ELECTRONIC: "Schicken Sie den Brief mit Unterschrift. Oder nutzen Sie den Weg im Netz, "
    "den das Amt dafür nennt.",
}
BASIS = {Form.TEXT: "§ 126b BGB", Form.WRITTEN: "§ 126 BGB"}
AGREED = (
    "Eine E-Mail genügt nicht. Drucken Sie das Blatt zweimal aus. Beide Seiten unterschreiben von Hand. "
    "Es geht auch am Rechner, aber nur mit einer qualifizierten elektronischen Signatur."
)


@dataclass(frozen=True, slots=True)
class FormHint:
    """What a writer must know of the form: `needs_signature` says that an e-mail is not enough."""

    form: Form
    title: str
    sentence: str
    note: str
    statute: str
    day: date

    @property
    def needs_signature(self) -> bool:
        """Whether somebody must sign by hand."""
        return self.form is Form.WRITTEN


def form_on(letter: Letter, day: date, rulebook: Rulebook) -> Form:
    """Return the form of a letter that is written on a day. Raises NoRule before the law began."""
    if letter.form.fixed is not None:
        return letter.form.fixed
    return rulebook.form(letter.form.rule, day)


def form_hint(letter: Letter, day: date, rulebook: Rulebook) -> FormHint | None:
    """Return what to say of the form on that day; None for days whose law is not told here."""
    if day < EARLIEST:
        return None
    try:
        form = form_on(letter, day, rulebook)
    except NoRule:
        return None
    is_agreed = letter.sort is Sort.AGREEMENT and form is Form.WRITTEN
    said = letter.form.sentence or (AGREED if is_agreed else SENTENCES[form])
    statutes = [each for each in (letter.form.statute, BASIS.get(form)) if each]
    return FormHint(form, TITLES[form], said, letter.form.note, ", ".join(statutes), day)
