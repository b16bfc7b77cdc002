"""The pages that families see first; all of them read the same for everybody and set no cookie."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from buendnis.access.public import public_page
from buendnis.access.requests import PortalRequest
from buendnis.mail.sending import absolute
from buendnis.pages.queries import written_pages
from buendnis.tenancy.addresses import address
from services.directory.sheets import Sheet
from services.finding.cards import cards_of
from services.finding.filters import (
    asks_for_quick_exit,
    chips_of,
    chosen_situation,
    filters_of,
    notice_words,
    suggestions,
    ways_out,
)
from services.finding.helping import help_groups
from services.finding.linked_data import linked_data, script_of
from services.finding.page import entry_page
from services.finding.paging import pager_of, shown_keys
from services.finding.queries import Gone, Moved, shown_entry
from services.finding.start import examples, further_ways, situation_tiles
from services.languages.addresses import family_address
from services.languages.queries import say
from services.languages.request import reader_language
from services.languages.showcard import card_lines
from services.search.query import read_query
from services.search.store import places_of, search
from services.taxonomy.queries import term

TEMPLATES = "services/finding"
# The page about the office, written by the alliance.
ABOUT = "familien"


@public_page()
def start(request: PortalRequest) -> HttpResponse:
    """Start: one field to type in, situations to choose, and the other ways."""
    language, alliance = reader_language(request), request.alliance
    context = {
        "examples": examples(language),
        "tiles": situation_tiles(language),
        "ways": tuple(further_ways(language)),
        "about_url": address("pages:text", ABOUT) if ABOUT in written_pages(alliance) else "",
    }
    return render(request, f"{TEMPLATES}/start.html", context)


@public_page()
def search_page(request: PortalRequest) -> HttpResponse:
    """Search: words and filters in any combination, all of them in the address."""
    language, alliance = reader_language(request), request.alliance
    query, notices = read_query(request.GET, language=language.code, places=places_of(alliance))
    found = search(alliance, query)
    keys = shown_keys(query, found)
    context = {
        "query": query,
        "found": found,
        "cards": cards_of(keys, language, now=timezone.now(), land=alliance.land),
        "filters": filters_of(query, found, language),
        "chips": chips_of(query, language),
        "notices": notice_words(notices, language),
        "ways_out": ways_out(query, found, language),
        "suggestions": suggestions(query, found, language),
        "situation": chosen_situation(query, language),
        "quick_exit": asks_for_quick_exit(query, found),
        "pager": pager_of(query, found.total, language),
    }
    return render(request, f"{TEMPLATES}/search.html", context)


@public_page(subject=shown_entry)
def entry(request: PortalRequest, shown: Sheet | Moved | Gone) -> HttpResponse:
    """One entry with everything that is known of it, and with what is not known."""
    language = reader_language(request)
    if not isinstance(shown, Sheet):
        return _elsewhere(request, shown, "finding:entry")
    now, alliance = timezone.now(), request.alliance
    url = absolute(family_address("finding:entry", shown.code, language=language))
    today = timezone.localdate(now)
    context = {
        "page": entry_page(shown, language, now=now, alliance=alliance),
        "linked_data": script_of(linked_data(shown, language, url=url, today=today)),
    }
    return render(request, f"{TEMPLATES}/entry.html", context)


@public_page(subject=shown_entry)
def show_card(request: PortalRequest, shown: Sheet | Moved | Gone) -> HttpResponse:
    """A sentence to show at a counter, in German and in the reader's language."""
    if not isinstance(shown, Sheet):
        return _elsewhere(request, shown, "finding:show_card")
    language = reader_language(request)
    topics = shown.terms_of("topic")
    topic = term(topics[0], "topic") if topics else None
    context = {
        "sheet": shown,
        "lines": card_lines(language, topic=topic, title=shown.title),
    }
    return render(request, f"{TEMPLATES}/show_card.html", context)


@public_page()
def help_now(request: PortalRequest) -> HttpResponse:
    """Help now: 112 first, then who helps everywhere, by need."""
    language = reader_language(request)
    groups = help_groups(language, request.alliance.land, timezone.localdate())
    return render(request, f"{TEMPLATES}/help_now.html", {"groups": groups})


def _elsewhere(request: PortalRequest, shown: Moved | Gone, name: str) -> HttpResponse:
    """Lead on to the entry that took this one's place, or say that there is none (any more)."""
    language = reader_language(request)
    if isinstance(shown, Moved):
        return redirect(family_address(name, shown.code, language=language), permanent=True)
    key, status = ("gone", HTTPStatus.GONE) if shown.was_here else ("missing", HTTPStatus.NOT_FOUND)
    words = {part: say(f"finding.{key}_{part}", language) for part in ("heading", "text")}
    return render(request, f"{TEMPLATES}/gone.html", words, status=status)
