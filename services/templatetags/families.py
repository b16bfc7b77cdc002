"""Tags of the families' pages: say a text, keep the language in addresses, frame a text in another language."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from services.languages import addresses
from services.languages.queries import say as say_text
from services.languages.request import PARAMETER, reader_language
from services.languages.values import GERMAN, Language, language_of

register = template.Library()

# What the header of a family page leads to: key of its text and name of the page.
WAYS = (
    ("start", "finding:start"),
    ("search", "finding:search"),
    ("events", "events:calendar"),
    ("checklists", "takealong:checklists"),
    ("guide", "takealong:guide"),
    ("callback", "feedback:callback"),
)


def spoken_here(context: Context) -> Language:
    """Return the language of a template: `language` where a document names it, else the reader's."""
    named = context.get("language")
    return named if isinstance(named, Language) else reader_language(context.get("request"))


@register.simple_tag(takes_context=True)
def say(context: Context, key: str, **values: Any) -> str:
    """Return a text of the families' pages: {% say "finding.hits" count=found.total %}."""
    return say_text(key, spoken_here(context), **values)


@register.simple_tag(takes_context=True)
def family_address(context: Context, name: str, *args: Any, **query: Any) -> str:
    """Return the address of a page in the reader's language: {% family_address "finding:search" thema=key %}."""
    return addresses.family_address(name, *args, language=spoken_here(context), **query)


@register.simple_tag(takes_context=True)
def language_field(context: Context) -> str:
    """Return the hidden field that keeps the language in a form sent by GET; nothing in German."""
    language = spoken_here(context)
    if language is GERMAN:
        return ""
    return format_html('<input type="hidden" name="{}" value="{}">', PARAMETER, language.code)


@register.simple_tag(takes_context=True)
def reading_language(context: Context) -> Language:
    """Return the language of the page: {% reading_language as language %}."""
    return spoken_here(context)


@register.simple_tag(takes_context=True)
def term_name(context: Context, term: Any) -> str:
    """Return the name of a term of the taxonomy in the reader's language."""
    return str(term.name(spoken_here(context).code))


@register.simple_block_tag(takes_context=True, end_name="end_in_language")
def in_language(
    context: Context,
    content: str,
    language: Language | str,
    tag: str = "div",
    css: str = "",
) -> SafeString:
    """Frame a text that stands in another language than its page: {% in_language "de" %}…{% end_in_language %}."""
    chosen = language if isinstance(language, Language) else language_of(language)
    page = spoken_here(context)
    foreign = (chosen.html_lang, chosen.direction) != (page.html_lang, page.direction)
    attributes = (
        format_html(' lang="{}" dir="{}"', chosen.html_lang, chosen.direction) if foreign else ""
    )
    classes = format_html(' class="{}"', css) if css else ""
    if tag not in {"div", "span", "p"}:
        raise template.TemplateSyntaxError(f"in_language kennt div, span und p, nicht {tag!r}.")
    return format_html(
        "<{}{}{}>{}</{}>", SafeString(tag), classes, attributes, content, SafeString(tag)
    )


@register.inclusion_tag("layouts/parts/family_header.html", takes_context=True)
def family_header(context: Context) -> dict[str, Any]:
    """Show who we are, the languages and the main ways."""
    request: HttpRequest = context["request"]
    language = spoken_here(context)
    return _frame(context) | {
        "languages": addresses.other_languages(request),
        "ways": [
            (say_text(f"family.way_{key}", language), path, _is_here(request.path, key, path))
            for key, name in WAYS
            for path in [addresses.family_address(name, language=language)]
        ],
    }


@register.inclusion_tag("layouts/parts/family_footer.html", takes_context=True)
def family_footer(context: Context) -> dict[str, Any]:
    """Show who answers for the page, and the legal pages."""
    return _frame(context)


@register.inclusion_tag("layouts/parts/help_strip.html", takes_context=True)
def help_strip(context: Context) -> dict[str, Any]:
    """Show the emergency number and the way to all numbers that help at once."""
    return _frame(context)


def _frame(context: Context) -> dict[str, Any]:
    names = ("request", "alliance", "deployment_name", "sample_mode")
    return {name: context.get(name) for name in names} | {"language": spoken_here(context)}


def _is_here(shown: str, key: str, path: str) -> bool:
    own = path.partition("?")[0]
    return shown == own or (key != "start" and shown.startswith(own))
