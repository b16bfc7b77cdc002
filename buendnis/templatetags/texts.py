"""{{ text.body|formatted }}: an editable text as safe HTML."""

from django import template

from buendnis.pages import markup

register = template.Library()
register.filter("formatted", markup.formatted)
