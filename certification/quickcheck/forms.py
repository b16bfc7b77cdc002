"""What comes in: how many work there, and one answer at a time."""

from typing import Any

from django import forms

from buendnis.fields import WholeNumber
from certification.quickcheck.answers import Heard, Question, choices_of

MOST_PEOPLE = 100_000


class SizeForm(forms.Form):
    """How many people work for the employer."""

    use_required_attribute = False

    groesse = WholeNumber(
        label="Wie viele Menschen arbeiten bei Ihnen?",
        help_text="Alle zählen als eine Person: auch wer in Teilzeit, in Ausbildung oder auf Minijob-Basis "
        "bei Ihnen arbeitet. Die Zahl bestimmt, welche Fragen für Sie wichtig sind.",
        min_value=1,
        max_value=MOST_PEOPLE,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "Bitte geben Sie ein, wie viele Menschen bei Ihnen arbeiten.",
            "invalid": "Bitte geben Sie eine ganze Zahl ein, zum Beispiel 9.",
            "min_value": "Bitte geben Sie eine Zahl ab 1 ein.",
            "max_value": "Diese Zahl ist zu groß für den Kurzcheck. Rufen Sie uns gern an.",
        },
    )


class QuestionForm(forms.Form):
    """One question as its anchors; it only shows what was chosen, `answers.heard_from` reads it."""

    use_required_attribute = False

    def __init__(self, heard: Heard, question: Question, **options: Any) -> None:
        super().__init__(initial={question.id: heard.chosen.get(question.id, "")}, **options)
        self.fields[question.id] = forms.ChoiceField(
            label=question.question, choices=choices_of(question), widget=forms.RadioSelect
        )
