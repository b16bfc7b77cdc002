"""The result on paper: a tagged PDF, drawn in memory and kept nowhere."""

from datetime import datetime

from buendnis.documents.pdf import render_document
from buendnis.tenancy.models import Alliance
from services.advice.forms import QuestionsForm
from services.advice.result import Result
from services.advice.words import Audience
from services.care_rules.queries import the_rulebook
from services.guide.contacts import care_contacts
from services.languages.values import GERMAN

NAME = "uebersicht.pdf"
TEMPLATE = "documents/advice.html"
TITLE = "Pflege und Beruf: Ihre Übersicht"


def drawn(form: QuestionsForm, result: Result, alliance: Alliance, now: datetime) -> bytes:
    """Return the PDF with the answers given, the ways, days, things to do and offices; its title names nobody."""
    context = {
        "alliance": alliance,
        "language": GERMAN,
        "answers": [
            (form[each.name].label, form.said(each.name))
            for each in form.asked
            if form.said(each.name)
        ],
        "result": result,
        "contacts": care_contacts(alliance, GERMAN, now),
        "for_employer": form.audience is Audience.EMPLOYER,
        "day": now,
        "law_of": the_rulebook().law_of,
    }
    return render_document(TEMPLATE, context, title=TITLE, created=now).pdf
