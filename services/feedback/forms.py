"""What comes in from families without an account, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django import forms

from buendnis.access.open_forms import OpenForm
from buendnis.callbacks.models import Callback
from buendnis.callbacks.phones import NotAPhone, plain_phone
from buendnis.fields import PlainTexts, visible
from services.feedback.models import ErrorReport
from services.languages.queries import say
from services.languages.values import LANGUAGES, Language
from services.taxonomy.queries import term, terms

# Offices for employers and the like are no reason to ring a family.
NOT_FOR_FAMILIES = {"foerderung-betriebe"}


class FamilyForm(PlainTexts, OpenForm):
    """An open form whose labels and refusals are said in the language of its reader."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, language: Language) -> None:
        super().__init__(data)
        self.reader = language
        self.frame = {"optional": self.said("optional"), "check": self.said("errors_title")}
        for field in self.fields.values():
            field.error_messages |= {
                "required": self.said("missing"),
                "invalid_choice": self.said("choose"),
            }

    def said(self, key: str, **values: Any) -> str:
        """Return a text of this room."""
        return say(f"feedback.{key}", self.reader, **values)

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except forms.ValidationError:
            # Caught by the trap, too fast or too late: for a person it means the same.
            raise forms.ValidationError(self.said("send_again")) from None

    def shortened(self, name: str, most: int) -> str:
        """Return what was typed. Raises ValidationError where it is longer than `most`."""
        typed: str = self.cleaned_data[name]
        if len(typed) > most:
            raise forms.ValidationError(self.said("too_long", most=most))
        return typed


class FamilyCallbackForm(FamilyForm):
    """Number, language, time and topic; no field for a story."""

    phone = forms.CharField(widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
    language = forms.ChoiceField()
    window = forms.ChoiceField(initial="egal")
    topic = forms.ChoiceField(required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, language: Language) -> None:
        super().__init__(data, language=language)
        # One asks for a language of the list by its own name.
        self._offer("language", [(each.code, each.own_name) for each in LANGUAGES.values()])
        self.fields["language"].initial = language.code
        self.fields["language"].help_text = self.said("language_help")
        windows = [(key, self.said(f"window_{key}")) for key, _ in Callback.WINDOWS]
        self._offer("window", windows)
        topics = [
            (each.key, each.name(language.code))
            for each in terms("topic")
            if each.key not in NOT_FOR_FAMILIES
        ]
        self._offer("topic", [("", self.said("topic_any")), *topics])
        self.fields["phone"].label = self.said("phone")

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].label = self.said(name)
        # The form keeps its fields as plain ones; these have choices.
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_phone(self) -> str:
        try:
            return plain_phone(visible(self.cleaned_data["phone"]))
        except NotAPhone as problem:
            sentence = str(problem) if self.reader.is_german else self.said("bad_phone")
            raise forms.ValidationError(sentence) from problem

    def clean_topic(self) -> str:
        """Return the topic as the desk reads it: its German name."""
        key = self.cleaned_data["topic"]
        return term(key, "topic").name("de") if key else ""


class ReportForm(FamilyForm):
    """What is wrong, what would be right, and where an answer goes."""

    MOST_WORDS, LONGEST_ADDRESS = 500, 254
    what = forms.ChoiceField(widget=forms.RadioSelect)
    words = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 4}))
    email = forms.EmailField(
        required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, language: Language, kept_days: int
    ) -> None:
        super().__init__(data, language=language)
        self.fields["what"].label = self.said("what")
        # As above: a plain field for the stubs, one with choices here.
        self.fields["what"].choices = [  # type: ignore[attr-defined]
            (key, self.said(f"what_{key}")) for key, _ in ErrorReport.WHAT
        ]
        self.fields["words"].label = self.said("words")
        self.fields["words"].help_text = self.said("words_help")
        self.fields["email"].label = self.said("email")
        self.fields["email"].help_text = self.said("email_help", days=kept_days)
        # Django's own sentence is German.
        self.fields["email"].validators = []

    def clean_words(self) -> str:
        return self.shortened("words", self.MOST_WORDS)

    def clean_email(self) -> str:
        typed = visible(self.cleaned_data["email"])
        try:
            if typed:
                forms.EmailField(max_length=self.LONGEST_ADDRESS).clean(typed)
        except forms.ValidationError:
            raise forms.ValidationError(self.said("bad_email")) from None
        return typed


class AnswerForm(forms.Form):
    """How a report ended; who left an address hears it."""

    OUTCOMES = [
        ("corrected", "Berichtigt"),
        ("was_right", "Nachgesehen: Die Angabe stimmt"),
        ("asking", "Bei der Stelle nachgefragt"),
        ("spam", "Keine Meldung, sondern Unfug: ohne Antwort löschen"),
    ]
    outcome = forms.ChoiceField(
        label="Was haben Sie getan?",
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={"required": "Bitte wählen Sie, was daraus geworden ist."},
    )
