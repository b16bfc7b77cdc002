"""Which addresses the directory holds, and which of them answer badly."""

from dataclasses import dataclass

from django.db.models import QuerySet

from services.directory.models import Entry, Organisation
from services.directory.queries import public_entries
from services.freshness.links.states import LinkState
from services.freshness.models import LinkCheck

FAULTY = (LinkState.DEAD, LinkState.MOVED, LinkState.SHUT, LinkState.UNASKED)


@dataclass(frozen=True)
class LinkRow:
    """An address that answers badly, and who names it."""

    check: LinkCheck
    state: LinkState
    entries: list[Entry]
    organisations: list[Organisation]


def addresses_in_use() -> list[str]:
    """Return every web address that families of the alliance in scope can open, each once."""
    shown = public_entries()
    entries = shown.exclude(website="").values_list("website", flat=True)
    named = Organisation.objects.filter(pk__in=shown.values("organisation")).exclude(website="")
    return sorted({*entries, *named.values_list("website", flat=True)})


def dead_links() -> QuerySet[LinkCheck]:
    """Return the addresses that failed for days."""
    return LinkCheck.objects.filter(state=LinkState.DEAD)


def faulty_links() -> list[LinkRow]:
    """Return what answers badly, the dead ones first, each with who names it; three queries."""
    checks = list(LinkCheck.objects.filter(state__in=FAULTY))
    urls = [check.url for check in checks]
    entries: dict[str, list[Entry]] = {}
    for entry in public_entries().filter(website__in=urls):
        entries.setdefault(entry.website, []).append(entry)
    organisations: dict[str, list[Organisation]] = {}
    for each in Organisation.objects.filter(website__in=urls):
        organisations.setdefault(each.website, []).append(each)
    rows = [
        LinkRow(
            check,
            LinkState(check.state),
            entries.get(check.url, []),
            organisations.get(check.url, []),
        )
        for check in checks
    ]
    return sorted(rows, key=lambda row: (FAULTY.index(row.state), row.check.url))
