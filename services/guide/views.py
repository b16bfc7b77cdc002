"""The pages about care and work; they read the same for everybody, keep nothing and set no cookie."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.public import public_page
from buendnis.access.requests import PortalRequest
from services.care_rules.queries import the_rulebook
from services.guide import reading
from services.guide.days import FIRST, Asked, asked_day
from services.guide.overview import columns_on, easy_on
from services.guide.pages import chapter_shown
from services.guide.queries import chapter_by_key, chapter_groups
from services.guide.tables import money_chart, parts_of
from services.guide.today import today_card
from services.guide.values import Chapter, Part
from services.guide.ways import AT_WORK, FAMILIES, chapter_way, ways_of, ways_to
from services.languages.addresses import family_address
from services.languages.request import reader_language

TEMPLATES = "services/guide"
EASY = "ls"
# Where those are led who ask for a day before 2015.
BEFORE = ("seit-2015", "gehaltsmodell-2012", "pflegegrade")


@public_page()
def start(request: PortalRequest) -> HttpResponse:
    """The hub: what to do today, then the ways on."""
    language = reader_language(request)
    context = _frame(request) | {
        "card": today_card(request.alliance, language, timezone.now()),
        "ways": tuple(ways_to(FAMILIES, language)),
        "at_work": tuple(ways_to(AT_WORK, language)),
        "groups": [
            (name, [chapter_way(each, language) for each in rows])
            for name, rows in chapter_groups()
        ],
    }
    return render(request, f"{TEMPLATES}/start.html", context)


@public_page()
def overview(request: PortalRequest) -> HttpResponse:
    """The three rights side by side, on a day; in Leichte Sprache as a text of its own."""
    today, rulebook = timezone.localdate(), the_rulebook()
    if reader_language(request).code == EASY:
        context = {
            "easy": easy_on(rulebook, today), "in_easy_german": True, "law_of": rulebook.law_of,
        }  # fmt: skip
        return render(request, f"{TEMPLATES}/overview_easy.html", _frame(request) | context)
    asked = asked_day(request, today)
    context = _asked(request, asked) | {"columns": columns_on(rulebook, asked.day, today)}
    return render(request, f"{TEMPLATES}/overview.html", context)


@public_page(subject=chapter_by_key)
def chapter(request: PortalRequest, source: Chapter) -> HttpResponse:
    """One chapter, on a day where the law has changed since."""
    language, today, rulebook = reader_language(request), timezone.localdate(), the_rulebook()
    asked = asked_day(request, today) if source.dated else Asked(today, "")
    shown = chapter_shown(source, rulebook, day=asked.day, today=today)
    parts = [each.part for each in shown.blocks]
    context = _asked(request, asked) | {
        "chapter": shown,
        "parts": parts_of(parts, rulebook, asked.day),
        "chart": money_chart(rulebook, today) if Part.BENEFITS in parts else None,
        "further": ways_of(source, language),
        "related": [chapter_way(reading.chapter(key), language) for key in source.related],
    }
    return render(request, f"{TEMPLATES}/chapter.html", context)


def _frame(request: PortalRequest) -> dict[str, Any]:
    language = reader_language(request)
    return {
        "start_url": family_address("finding:start", language=language),
        "hub_url": family_address("guide:start", language=language),
    }


def _asked(request: PortalRequest, asked: Asked) -> dict[str, Any]:
    language = reader_language(request)
    before = [chapter_way(reading.chapter(key), language) for key in BEFORE]
    until = asked.day if asked.is_chosen else None
    return _frame(request) | {
        "asked": asked, "first_day": FIRST, "before": before, "until": until,
    }  # fmt: skip
