"""Checks the addresses of a directory: a few hosts at a time, one request a host, and keeps what they said."""

import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.utils import timezone

from services.freshness.links.fetching import Fetcher
from services.freshness.links.queries import addresses_in_use
from services.freshness.links.states import Answer, LinkState, settled
from services.freshness.models import LinkCheck

HOSTS_AT_ONCE = 4
PAUSE = 1.0
# Asked again in less than that, an address would tell nothing new.
FRESH = timedelta(hours=20)


def check_links(fetcher: Fetcher, *, pause: float = PAUSE, again: bool = False) -> list[LinkCheck]:
    """Ask the addresses of the alliance in scope that were not asked lately; return what was kept.

    `again` asks all of them. What nobody names any more is forgotten.
    """
    urls = addresses_in_use()
    LinkCheck.objects.exclude(url__in=urls).delete()
    known = {check.url: check for check in LinkCheck.objects.all()}
    fresh = timezone.now() - FRESH
    wanted = [url for url in urls if again or url not in known or known[url].checked_at < fresh]
    return [
        _keep(known.get(url) or LinkCheck(url=url), answer, now=timezone.now())
        for url, answer in _answers(fetcher, wanted, pause)
    ]


def _answers(fetcher: Fetcher, urls: Sequence[str], pause: float) -> Iterator[tuple[str, Answer]]:
    """Yield each address with its answer as hosts are done; the database is left to the caller's thread."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(_host(url), []).append(url)
    with ThreadPoolExecutor(HOSTS_AT_ONCE, thread_name_prefix="links") as pool:
        running = [pool.submit(_ask_host, fetcher, each, pause) for each in hosts.values()]
        for done in as_completed(running):
            yield from done.result()


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _ask_host(fetcher: Fetcher, urls: Iterable[str], pause: float) -> list[tuple[str, Answer]]:
    answers: list[tuple[str, Answer]] = []
    for url in urls:
        if answers:
            time.sleep(pause)
        answers.append((url, fetcher.ask(url)))
    return answers


def _keep(check: LinkCheck, answer: Answer, *, now: datetime) -> LinkCheck:
    failing = answer.state == LinkState.SILENT
    check.state = settled(answer, failing_since=check.failing_since, now=now)
    check.failing_since = (check.failing_since or now) if failing else None
    check.checked_at, check.status_code = now, answer.status_code
    check.moved_to = answer.moved_to
    check.save()
    return check
