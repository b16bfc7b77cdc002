"""Tags of the pages about care and work: {% law_status %} and {% statute "§ 3 (3) PflegeZG" %}."""

from datetime import date
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from services.care_leave.rulebook import RuleValue
from services.care_rules.laws import pieces, spoken
from services.care_rules.queries import the_rulebook
from services.care_rules.status import status_of
from services.care_rules.words import said

register = template.Library()


@register.inclusion_tag("services/care_rules/law_status.html")
def law_status(
    checked_on: date | None = None, until: date | None = None, beyond: bool = False
) -> dict[str, Any]:
    """Say until which day we know the law: {% law_status checked_on=chapter.checked_on until=start %}.

    With `checked_on` it says when the text of the page was read, and that this is too long ago where it is.
    A day `until` past the law, or `beyond=True`, adds that the law may be another one by then.
    """
    status = status_of(the_rulebook(), timezone.localdate(), checked_on=checked_on, until=until)
    return {"status": status, "beyond": beyond or status.beyond}


@register.simple_tag
def statute(reference: str) -> SafeString:
    """Return a reference to the law with links to the official text: {% statute "§ 3 (3) PflegeZG" %}."""
    return format_html_join(
        "", "{}", ((_linked(each.text, each.url),) for each in pieces(reference))
    )


@register.filter
def law_words(reference: str) -> str:
    """Return a reference to the law as people write it, without links: {{ law|law_words }}, for paper."""
    return spoken(reference)


@register.filter
def rule_said(value: RuleValue) -> str:
    """Return a value of the law in words: {{ value|rule_said }} is „4 Wochen“."""
    return said(value)


def _linked(text: str, url: str) -> str:
    return format_html('<a href="{}" rel="noreferrer noopener">{}</a>', url, text) if url else text
