"""The calendar of families, what their own calendars take, and the dates of an entry for its coordinators."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.doors import page
from buendnis.access.public import public_page
from buendnis.access.requests import PortalRequest
from buendnis.mail.sending import absolute
from buendnis.tenancy.addresses import go
from buendnis.tenancy.scope import require_alliance
from buendnis.workflow import NotPossible
from services.directory.models import Entry
from services.directory.queries import entry_by_code
from services.directory.rules import may_edit
from services.directory.sheets import Sheet
from services.events.actions import call_off, put_back
from services.events.forms import DateForm
from services.events.ical import LOOKS_AHEAD, Edition, calendar_of
from services.events.presenter import calendar_page
from services.events.queries import dated_sheets, next_dates, sheet_with_dates
from services.languages.addresses import family_address
from services.languages.dates import day_words
from services.languages.queries import say
from services.languages.request import reader_language
from services.languages.values import GERMAN
from services.languages.when import hours_words, kind_label
from services.search.query import read_query

HOUR = 3600
WHOLE_TITLES = ("titel", "ganz")


@public_page()
def calendar(request: PortalRequest) -> HttpResponse:
    """The dates of a month that a search selects, as a month or as a list."""
    shown = calendar_page(
        require_alliance(), request.GET, reader_language(request), timezone.localdate()
    )
    return render(request, "services/events/calendar.html", {"page": shown})


@public_page(max_age=HOUR)
def feed(request: PortalRequest) -> HttpResponse:
    """The dates that a search selects, for a calendar that comes again; parameters it does not know do nothing."""
    alliance, today = require_alliance(), timezone.localdate()
    query, _ = read_query(request.GET, language=reader_language(request).code)
    sheets = dated_sheets(alliance, query, today, today + LOOKS_AHEAD)
    name = say("events.feed_name", reader_language(request), alliance=alliance.name)
    edition = _edition(request, name, source=request.get_full_path())
    return _calendar_file(sheets, edition, file="termine.ics")


@public_page(subject=sheet_with_dates, max_age=HOUR)
def entry_calendar(request: PortalRequest, sheet: Sheet) -> HttpResponse:
    """The dates of one entry to take along."""
    language = reader_language(request)
    is_neutral = sheet.quick_exit and not _whole_titles(request)
    title = sheet.text_in(language.code)[1].title
    # The calendar says as little as its dates; so does the name of the file.
    name = say("events.neutral_title", language) if is_neutral else title
    edition = _edition(request, name, source="" if is_neutral else request.get_full_path())
    return _calendar_file([sheet], edition, file="termin.ics")


def _edition(request: PortalRequest, name: str, *, source: str) -> Edition:
    language = reader_language(request)
    return Edition(
        language=language,
        today=timezone.localdate(),
        name=name,
        source=absolute(source) if source else "",
        entry_address=lambda code: absolute(
            family_address("finding:entry", code, language=language)
        ),
        whole_titles=_whole_titles(request),
    )


def _calendar_file(sheets: list[Sheet], edition: Edition, *, file: str) -> HttpResponse:
    answer = HttpResponse(calendar_of(sheets, edition), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{file}"'
    answer["Content-Language"] = edition.language.html_lang
    return answer


def _whole_titles(request: PortalRequest) -> bool:
    name, value = WHOLE_TITLES
    return request.GET.get(name) == value


@page(rule=may_edit, subject=entry_by_code, methods=["GET", "POST"])
def dates(request: PortalRequest, entry: Entry) -> HttpResponse:
    """The next dates of an entry; each can be called off, and put back."""
    today = timezone.localdate()
    if request.method == "POST":
        return _changed(request, entry, today)
    return _dates_page(request, entry, today)


def _changed(request: PortalRequest, entry: Entry, today: date) -> HttpResponse:
    form = DateForm(request.POST)
    if not form.is_valid():
        return _dates_page(request, entry, today, form=form, status=422)
    chosen = form.cleaned_data
    named = {"slot": str(chosen["slot"]), "on": chosen["on"], "today": today, "by": request.actor}
    try:
        if request.POST.get("do") == "put_back":
            put_back(entry, **named)
            said = "Der Termin findet statt. Familien sehen das ab jetzt."
        else:
            call_off(entry, note=chosen["note"].strip(), **named)
            said = "Der Termin fällt aus. Familien sehen das ab jetzt."
    except NotPossible as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return go("events:dates", entry.code)


def _dates_page(
    request: PortalRequest,
    entry: Entry,
    today: date,
    *,
    form: DateForm | None = None,
    status: int = 200,
) -> HttpResponse:
    problems = [error for errors in form.errors.values() for error in errors] if form else []
    rows = [
        (
            each,
            day_words(each.on, GERMAN),
            hours_words(each, GERMAN),
            kind_label(each.slot.kind, GERMAN),
        )
        for each in next_dates(entry, today)
    ]
    context = {"entry": entry, "dates": rows, "problems": problems}
    return render(request, "services/events/dates.html", context, status=status)
