"""The crispy pack writes labels, hints and errors so that every reader finds them."""

import re

from crispy_forms.bootstrap import AppendedText, InlineRadios
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row, Submit
from django import forms
from django.template import Context, Template

AS_FILTER = "{% load crispy_forms_tags %}{{ form|crispy }}"
AS_TAG = "{% load crispy_forms_tags %}{% crispy form %}"


class SampleForm(forms.Form):
    """One field of each shape."""

    name = forms.CharField(label="Name", help_text="Wie im Register.")
    mail = forms.EmailField(label="E-Mail", required=False)
    stage = forms.ChoiceField(
        label="Stufe", help_text="Alles muss zutreffen.", widget=forms.RadioSelect,
        choices=[("0", "Nicht"), ("1200", "Ganz")],
    )  # fmt: skip
    topics = forms.MultipleChoiceField(
        label="Themen", widget=forms.CheckboxSelectMultiple, choices=[("a", "A")], required=False
    )
    size = forms.ChoiceField(label="Größe", choices=[("", "Bitte wählen"), ("k", "klein")])
    agreed = forms.BooleanField(label="Einverstanden", help_text="Gilt bis auf Widerruf.")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def html_of(form, source=AS_FILTER):
    """Return the form as its pages show it."""
    return Template(source).render(Context({"form": form}))


def ids_and_references(html):
    """Return all ids, and all ids that aria-describedby names."""
    named = " ".join(re.findall(r'aria-describedby="([^"]+)"', html)).split()
    return set(re.findall(r' id="([^"]+)"', html)), set(named)


def test_every_description_that_django_names_exists():
    ids, named = ids_and_references(html_of(SampleForm({})))

    assert {"id_name_helptext", "id_name_error", "id_stage_helptext", "id_stage_error"} <= named
    assert named - ids == set()


def test_every_link_of_the_summary_leads_to_a_field():
    html = html_of(SampleForm({}))
    ids, _named = ids_and_references(html)
    targets = set(re.findall(r'href="#([^"]+)"', html))

    assert targets == {"id_name", "id_stage", "id_size", "id_agreed"}
    assert targets - ids == set()


def test_the_summary_takes_the_focus():
    html = html_of(SampleForm({}))

    assert 'role="alert" tabindex="-1" id="error-summary"' in html
    assert "autofocus" in html


def test_a_form_without_errors_has_no_summary():
    assert "error-summary" not in html_of(SampleForm())


def test_choices_stand_in_a_fieldset_with_their_question_as_legend():
    html = html_of(SampleForm({"stage": "1200"}))

    assert re.search(
        r'<fieldset id="id_stage".*?<legend class="kern-label">Stufe\s*</legend>', html, re.S
    )
    assert re.search(r'type="radio" name="stage" value="1200"[^>]* checked', html)


def test_only_what_is_voluntary_is_marked():
    html = html_of(SampleForm())

    assert re.findall(r"(\w[\w-]*) <span class=\"kern-label__optional\">", html) == [
        "E-Mail",
        "Themen",
    ]


def test_hidden_fields_have_no_label():
    assert 'for="id_token"' not in html_of(SampleForm())


def test_faulty_fields_are_marked_and_tell_why():
    html = html_of(SampleForm({"mail": "keine"}))

    assert re.search(
        r'<input type="email" name="mail" value="keine"[^>]*kern-form-input__input--error', html
    )
    assert 'id="id_mail_error"' in html


def test_texts_of_users_are_escaped():
    html = html_of(SampleForm({"name": "<script>"}))

    assert "<script>" not in html


class LaidOutForm(SampleForm):
    """The same fields, laid out by a helper."""

    share = forms.DecimalField(label="Anteil")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout(
            Fieldset("Der Betrieb", Row(Column("name"), Column("mail"))),
            InlineRadios("stage"),
            AppendedText("share", "%"),
            Submit("los", "Absenden"),
        )


def test_a_laid_out_form_is_whole():
    html = html_of(LaidOutForm({}), AS_TAG)

    assert '<legend class="form-group__title">Der Betrieb</legend>' in html
    assert '<span class="kern-input-group-text">%</span>' in html
    assert "kern-fieldset__body--horizontal" in html
    assert re.search(r'<form [^>]*method="post"[^>]*novalidate', html)
    assert "error-summary" in html


def test_no_part_needs_an_inline_style():
    assert "style=" not in html_of(LaidOutForm({}), AS_TAG)


class RowForm(forms.Form):
    """One row of a formset."""

    measure = forms.CharField(label="Maßnahme")


def test_the_summary_of_several_entries_names_the_entry():
    rows = forms.formset_factory(RowForm)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-measure": "A"}
    )
    html = html_of(rows)

    assert 'Eintrag 2, <a href="#id_form-1-measure">Maßnahme – ' in html
    assert "form-TOTAL_FORMS" in html
