"""Fills gaps row by row: what is right is stored, and each other row says what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from buendnis.access.rules import Actor
from buendnis.workflow import NotPossible
from services.directory.changes import told_at_once
from services.directory.checks import BadValues
from services.directory.models import Entry
from services.directory.queries import own_entries, with_parts
from services.directory.writing import STALE
from services.freshness.gap_forms import GapForm
from services.freshness.gaps import Gap

# More rows than a page shows were never on one.
MOST_ENTRIES = 40
VERSION = "version-"


@dataclass
class Filled:
    """How many gaps are filled, and the rows that are not, by code and key."""

    count: int = 0
    faulty: dict[tuple[str, str], GapForm] = field(default_factory=dict)


def prefix_of(entry: Entry, gap: Gap) -> str:
    """Return the beginning of the names of a row's fields."""
    return f"{entry.code}-{gap.key}"


def form_of(entry: Entry, gap: Gap, sent: Mapping[str, str] | None = None) -> GapForm:
    """Return the row for one gap of one entry."""
    # Each gap names its own form, and all of them are gap forms.
    form: GapForm = gap.form(sent, prefix=prefix_of(entry, gap), initial=gap.first(entry))  # type: ignore[assignment]
    return form


def fill(gaps: tuple[Gap, ...], sent: Mapping[str, str], *, by: Actor, today: date) -> Filled:
    """Store the rows that were filled, each for itself."""
    seen = {
        name.removeprefix(VERSION): version
        for name, version in sent.items()
        if name.startswith(VERSION)
    }
    codes = list(seen)[:MOST_ENTRIES]
    done = Filled()
    with transaction.atomic(), told_at_once():
        for entry in with_parts(own_entries().filter(code__in=codes)):
            rows = [
                (gap, form)
                for gap in gaps
                if any(name.startswith(f"{prefix_of(entry, gap)}-") for name in sent)
                and _wants(form := form_of(entry, gap, sent))
            ]
            _fill_entry(entry, rows, done, version=seen[entry.code], by=by, today=today)
    return done


def _wants(form: GapForm) -> bool:
    """Return whether a row says anything, be it right or wrong."""
    return not form.is_valid() or form.is_filled


def _fill_entry(
    entry: Entry,
    rows: list[tuple[Gap, GapForm]],
    done: Filled,
    *,
    version: str,
    by: Actor,
    today: date,
) -> None:
    held = Entry.objects.select_for_update().filter(pk=entry.pk).first()
    is_stale = held is None or str(held.version) != version
    for gap, form in rows:
        if form.is_valid():
            _fill_one(entry, gap, form, is_stale=is_stale, by=by, today=today)
        if form.is_valid():
            done.count += 1
        else:
            done.faulty[entry.code, gap.key] = form


def _fill_one(
    entry: Entry, gap: Gap, form: GapForm, *, is_stale: bool, by: Actor, today: date
) -> None:
    """Store one row, or write into it why not."""
    if is_stale:
        form.add_error(None, STALE)
        return
    # The rows before this one changed the entry.
    current = with_parts(own_entries()).filter(pk=entry.pk).first() or entry
    try:
        with transaction.atomic():
            gap.fill(current, form.cleaned_data, by, today)
    except BadValues as bad:
        for _, sentence in bad.problems:
            form.add_error(None, sentence)
    except NotPossible as refusal:
        form.add_error(None, refusal.sentence)
