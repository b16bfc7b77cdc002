"""Two entries, or two organisations, that are one: what is left over stays stored and says into which it went."""

from dataclasses import replace

from django.db import transaction

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.workflow import NotPossible
from services.directory.changes import tell, told_at_once
from services.directory.following import entries_merged, organisations_merged
from services.directory.models import Entry, Organisation, Translation
from services.directory.queries import (
    hash_of_texts,
    organisation_values,
    values_of,
    with_parts,
)
from services.directory.states import Status, TranslationState
from services.directory.values import EntryValues
from services.directory.writing import write_entry, write_organisation

ITSELF = "Das ist zweimal derselbe Eintrag."
ITSELF_ORGANISATION = "Das ist zweimal dieselbe Organisation."
ELSEWHERE = "„{}“ ist schon mit einem anderen Eintrag zusammengelegt."
ELSEWHERE_ORGANISATION = "„{}“ ist schon mit einer anderen Organisation zusammengelegt."
MEANWHILE = (
    "Jemand hat einen der beiden Einträge inzwischen geändert. Bitte sehen Sie noch einmal nach."
)


@transaction.atomic
def merge_entries(
    keep: Entry,
    lose: Entry,
    values: EntryValues,
    *,
    by: Actor,
    seen: tuple[int, int] | None = None,
) -> Entry:
    """Let one entry take the place of two: `keep` becomes `values`, `lose` leaves the list and leads to it.

    Translations that only `lose` has go along. `seen` are the versions of both that somebody compared. The
    same merge twice is once. Raises NotPossible, and BadValues for values that no entry may have.
    """
    if keep.pk == lose.pk:
        raise NotPossible(ITSELF)
    keep, lose = _both_held(keep, lose)
    if lose.merged_into_id == keep.pk:
        return keep
    for each in (keep, lose):
        if each.merged_into_id is not None:
            raise NotPossible(ELSEWHERE.format(each.title))
    if seen is not None and seen != (keep.version, lose.version):
        raise NotPossible(MEANWHILE)
    with told_at_once():
        kept = write_entry(keep, values, by=by, how=f"Zusammengelegt mit „{lose.title}“")
        _take_translations(kept, lose)
        _leave(lose, into=kept, by=by)
    return kept


def _both_held(keep: Entry, lose: Entry) -> tuple[Entry, Entry]:
    """Return both rows as they are now; always locked in the same order, so that two merges never wait for ever."""
    keys = sorted((keep.pk, lose.pk))
    list(Entry.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    held = {each.pk: each for each in with_parts(Entry.objects.filter(pk__in=keys))}
    return held[keep.pk], held[lose.pk]


def _take_translations(kept: Entry, lose: Entry) -> None:
    """Take over languages that only the other entry had; they are to be checked where the German differs."""
    present = set(Translation.objects.filter(entry=kept).values_list("language", flat=True))
    fingerprint = hash_of_texts(kept.title, kept.summary, kept.text)
    for each in Translation.objects.filter(entry=lose).exclude(language__in=present):
        fits = each.original_hash == fingerprint
        Translation.objects.create(
            entry=kept,
            language=each.language,
            title=each.title,
            summary=each.summary,
            text=each.text,
            original_hash=each.original_hash,
            state=each.state if fits else TranslationState.CHECK,
        )


def _leave(lose: Entry, *, into: Entry, by: Actor) -> None:
    """Take an entry off the list for good: its address leads to the other one."""
    off = replace(values_of(lose), status=Status.OFF, left_on=None)
    write_entry(lose, off, by=by, how=f"Zusammengelegt mit „{into.title}“")
    # Who was merged into it before is merged into the same one now: addresses lead there in one step.
    Entry.objects.filter(merged_into=lose).update(merged_into=into)
    Entry.objects.filter(pk=lose.pk).update(merged_into=into)
    codes = [lose.code, into.code]
    record("entry.merged", about=lose, by=by, sentence=f"Zusammengelegt: {lose.title}",
           details={"merged_into": ["", into.code]})  # fmt: skip
    tell(codes)
    entries_merged(lose, into)


@transaction.atomic
def part_again(entry: Entry, *, by: Actor) -> Entry:
    """Let a merged entry stand for itself again, as a draft; what the other one took over stays there."""
    held = Entry.objects.select_for_update().get(pk=entry.pk)
    into = held.merged_into
    if into is None:
        return held
    Entry.objects.filter(pk=held.pk).update(merged_into=None)
    record("entry.parted", about=held, by=by, sentence=f"Wieder getrennt: {held.title}",
           details={"merged_into": [into.code, ""]})  # fmt: skip
    parted = with_parts(Entry.objects.all()).get(pk=held.pk)
    draft = replace(values_of(parted), status=Status.DRAFT)
    return write_entry(parted, draft, by=by, how="Wieder getrennt")


@transaction.atomic
def merge_organisations(keep: Organisation, lose: Organisation, *, by: Actor) -> int:
    """Let all entries of `lose` belong to `keep`; return how many moved. The same merge twice is once.

    Facts of `keep` that are empty are filled from `lose`. Raises NotPossible.
    """
    if keep.pk == lose.pk:
        raise NotPossible(ITSELF_ORGANISATION)
    keys = sorted((keep.pk, lose.pk))
    held = {
        each.pk: each
        for each in Organisation.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    }
    keep, lose = held[keep.pk], held[lose.pk]
    if keep.merged_into_id is not None:
        raise NotPossible(ELSEWHERE_ORGANISATION.format(keep.name))
    if lose.merged_into_id is not None and lose.merged_into_id != keep.pk:
        raise NotPossible(ELSEWHERE_ORGANISATION.format(lose.name))
    with told_at_once():
        moved = _move(keep, lose, by=by)
        if lose.merged_into_id is None:
            _fill(keep, lose, by=by)
            _lead_on(lose, into=keep, by=by)
    return moved


def _move(keep: Organisation, lose: Organisation, *, by: Actor) -> int:
    entries = list(with_parts(Entry.objects.filter(organisation=lose)))
    for entry in entries:
        moved = replace(values_of(entry), organisation=keep.code)
        write_entry(entry, moved, by=by, how=f"Jetzt bei „{keep.name}“")
    return len(entries)


def _lead_on(lose: Organisation, *, into: Organisation, by: Actor) -> None:
    """Let the name of the one lead to the other, and those that led to it as well."""
    Organisation.objects.filter(merged_into=lose).update(merged_into=into)
    Organisation.objects.filter(pk=lose.pk).update(merged_into=into)
    record(
        "organisation.merged",
        about=lose,
        by=by,
        sentence=f"Zusammengelegt mit „{into.name}“: {lose.name}",
        details={"merged_into": ["", into.code]},
    )
    organisations_merged(lose, into)


def _fill(keep: Organisation, lose: Organisation, *, by: Actor) -> None:
    """Put into the empty fields of the one what the other knows."""
    values = organisation_values(keep)
    names = ("description", "website", "website_raw", "provider_email")
    filled = {name: getattr(values, name) or getattr(lose, name) for name in names}
    is_member = values.is_member or lose.is_member
    values = replace(values, **filled, is_member=is_member)
    write_organisation(keep, values, by=by, how=f"Zusammengelegt mit „{lose.name}“")
