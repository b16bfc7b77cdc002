"""Components say what they are given, and refuse what they do not know."""

import re
from types import SimpleNamespace

import pytest
from django.db import models
from django.template import Context, Template, TemplateSyntaxError


def shown(source, **context):
    """Return the words of a rendered template, without tags and spare blanks."""
    return " ".join(re.sub(r"<[^>]+>", " ", html_of(source, **context)).split())


def html_of(source, **context):
    """Return the rendered template."""
    return Template(source).render(Context(context))


@pytest.mark.parametrize(
    "source",
    [
        '{% card titel="A" %}x{% endcard %}',
        '{% badge "A" ton="info" %}',
        '{% button_link "A" "/" art="primary" %}',
        '{% bars "A" rows einheit="Punkte" %}',
        "{% task %}",
    ],
)
def test_a_misspelt_prop_does_not_compile(source):
    with pytest.raises(TemplateSyntaxError):
        Template(source)


@pytest.mark.parametrize(
    "source",
    [
        '{% alert kind="rot" %}x{% endalert %}',
        '{% alert role="laut" %}x{% endalert %}',
        '{% badge "A" tone="rot" %}',
        '{% button "A" kind="rot" %}',
        '{% button_link "A" "/" kind="rot" %}',
        '{% card tone="rot" %}x{% endcard %}',
        "{% grid columns=7 %}x{% endgrid %}",
        '{% bullets items kind="rot" %}',
        '{% drawing "leer" size="riesig" %}',
        '{% task "A" tone="rot" %}',
        "{% steps items %}",
    ],
)
def test_an_unknown_kind_is_refused(source):
    with pytest.raises(TemplateSyntaxError, match="keines von"):
        html_of(source, items=[("A", "rot")])


def test_texts_are_escaped():
    html = html_of("{% card title=text %}{{ text }}{% endcard %}{% badge text %}", text="<b>")

    assert html.count("&lt;b&gt;") == 3


def test_a_linked_card_has_its_title_as_link():
    assert '<a class="card__link" href="/x/">Titel</a>' in html_of(
        '{% card title="Titel" href="/x/" %}x{% endcard %}'
    )


def test_a_greyed_button_says_why_and_sends_nothing():
    html = html_of('{% button "Einreichen" name="a" value="b" reason="Es fehlt etwas." %}')

    assert 'type="button" aria-disabled="true" aria-describedby="grund-einreichen-b"' in html
    assert 'id="grund-einreichen-b">Es fehlt etwas.' in html


def test_a_greyed_link_leads_nowhere():
    assert "href" not in html_of('{% button_link "Weiter" "/x/" reason="Noch nicht." %}')


class Stage(models.TextChoices):
    """A stored state, as rooms declare them."""

    CERTIFIED = "certified", "Zertifiziert"


def test_a_state_shows_its_own_label_in_its_colour():
    html = html_of("{% state_badge state %}", state=Stage.CERTIFIED)

    assert "badge--success" in html
    assert "Zertifiziert</span>" in html


def test_a_state_may_be_told_in_other_words():
    assert shown('{% state_badge "submitted" label="Zu prüfen" %}') == "Zu prüfen"


def test_an_unknown_state_stays_neutral():
    assert "badge--neutral" in html_of('{% state_badge "neu" %}')


def test_facts_are_pairs():
    assert (
        shown("{% facts pairs %}", pairs=[("Sitz", "Trier"), ("Größe", 12)])
        == "Sitz Trier Größe 12"
    )


def test_steps_say_to_everybody_what_is_done():
    words = shown(
        "{% steps items %}", items=[("A", "done"), ("B", "current", "bis Mai"), ("C", "open")]
    )

    assert words == "A (erledigt) 2 B (jetzt) bis Mai 3 C (kommt noch)"


def test_a_task_without_address_cannot_be_opened():
    assert "<a" not in html_of(
        '{% task_list %}{% task "Einreichen" status="offen" %}{% endtask_list %}'
    )


def test_a_conflict_shows_both_versions_and_whose():
    words = shown(
        '{% conflict mine="3" theirs="2" theirs_by="Kim Muster" %}Knöpfe{% endconflict %}'
    )

    assert words == (
        "Inzwischen wurde etwas anderes gespeichert Ihre Eingabe 3 Gespeichert von Kim Muster 2 Knöpfe"
    )


def test_a_download_names_format_and_size():
    assert shown(
        '{% download_link "Bericht" "/b.pdf" size=1432000 %}'
    ) == "Bericht (PDF, 1,4\u00a0MB)".replace("\u00a0", " ")


def test_the_level_on_the_way_has_no_seal():
    assert [("<img" in html_of(f'{{% seal "{level}" %}}')) for level in ("weg", "freundlich", "vorbild")] == [
        False, True, True,
    ]  # fmt: skip


def test_one_page_needs_no_pagination():
    page = SimpleNamespace(has_other_pages=False)

    assert shown("{% pagination page %}", page=page) == ""
