"""The one way in for translations: what they say, from which German text they were made, whether they still fit."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.journal.models import Entry as JournalEntry
from buendnis.workflow import NotPossible
from services.directory.changes import tell
from services.directory.checks import BadValues, too_long
from services.directory.models import Entry, Translation
from services.directory.queries import hash_of_texts
from services.directory.states import TranslationState
from services.directory.values import TRANSLATED
from services.directory.words import language_name
from services.languages.values import GERMAN, LANGUAGES

LANGUAGES_TO_WRITE = tuple(code for code in LANGUAGES if code != GERMAN.code)
LONGEST_TEXT = 20_000
STALE = "Jemand hat diese Übersetzung inzwischen geändert."
MOVED_ON = "Der deutsche Text hat sich inzwischen noch einmal geändert. Bitte sehen Sie ihn an."


@dataclass(frozen=True)
class Texts:
    """The three texts of an entry that are translated."""

    title: str = ""
    summary: str = ""
    text: str = ""

    def __bool__(self) -> bool:
        return any((self.title, self.summary, self.text))

    @property
    def fingerprint(self) -> str:
        """What tells one wording from another."""
        return hash_of_texts(self.title, self.summary, self.text)


def texts_of(row: Entry | Translation | None) -> Texts:
    """Return the texts of an entry or of a translation; empty ones for none."""
    return Texts(*(getattr(row, name) for name in TRANSLATED)) if row is not None else Texts()


@transaction.atomic
def write_translation(
    entry: Entry,
    language: str,
    texts: Texts,
    *,
    by: Actor,
    original: str | None = None,
    seen: str | None = None,
) -> Translation | None:
    """Store the texts in a language and return the row; without any text the translation is taken out.

    `original` is the fingerprint of the German text that lay beside it: where that has moved on since, the
    translation is to be checked. `seen` is the fingerprint of the translation that somebody edited. Raises
    BadValues, and NotPossible where `seen` is old.
    """
    if problems := _problems(language, texts):
        raise BadValues(problems)
    held = Entry.objects.select_for_update().get(pk=entry.pk)
    stored = Translation.objects.filter(entry=held, language=language).first()
    before = texts_of(stored)
    if seen is not None and seen != before.fingerprint and texts != before:
        raise NotPossible(STALE)
    now = texts_of(held).fingerprint
    original = original or now
    state = TranslationState.GOOD if original == now else TranslationState.CHECK
    if not texts:
        _take_out(held, stored, by=by)
        return None
    if stored is not None and (before, stored.original_hash, stored.state) == (
        texts,
        original,
        state,
    ):
        return stored
    stored = stored or Translation(entry=held, language=language)
    for name in TRANSLATED:
        setattr(stored, name, getattr(texts, name))
    stored.original_hash, stored.state, stored.changed_at = original, state, timezone.now()
    stored.save()
    _note(held, language, before, texts, by=by)
    return stored


def _problems(language: str, texts: Texts) -> list[tuple[str, str]]:
    found = [(name, too_long(Translation, name, getattr(texts, name))) for name in TRANSLATED]
    if len(texts.text) > LONGEST_TEXT:
        found.append(("text", "Die Beschreibung ist zu lang: Es gehen höchstens 20.000 Zeichen."))
    if language not in LANGUAGES_TO_WRITE:
        found.append(("language", f"„{language[:20]}“ ist keine der Sprachen."))
    return [(name, sentence) for name, sentence in found if sentence]


def _take_out(entry: Entry, stored: Translation | None, *, by: Actor) -> None:
    if stored is not None:
        before = texts_of(stored)
        stored.delete()
        _note(entry, stored.language, before, Texts(), by=by)


def _note(entry: Entry, language: str, before: Texts, after: Texts, *, by: Actor) -> None:
    details = {
        f"{language}.{name}": [getattr(before, name), getattr(after, name)]
        for name in TRANSLATED
        if getattr(before, name) != getattr(after, name)
    }
    done = "Übersetzt" if after else "Übersetzung entfernt"
    record(
        "entry.translated",
        about=entry,
        by=by,
        sentence=f"{done} ({language_name(language)}): {entry.title}",
        details=details,
    )
    Entry.objects.filter(pk=entry.pk).update(changed_at=timezone.now())
    tell([entry.code])


@transaction.atomic
def translation_holds(entry: Entry, language: str, *, original: str, by: Actor) -> None:
    """Note that a translation still says what the German text says now; twice is once.

    `original` is the fingerprint of the German text that somebody read. Raises NotPossible where it has moved on
    or nothing is there to confirm.
    """
    held = Entry.objects.select_for_update().get(pk=entry.pk)
    stored = Translation.objects.filter(entry=held, language=language).first()
    if stored is None:
        raise NotPossible("In dieser Sprache gibt es noch keine Übersetzung.")
    if original != texts_of(held).fingerprint:
        raise NotPossible(MOVED_ON)
    if (stored.state, stored.original_hash) == (TranslationState.GOOD, original):
        return
    stored.state, stored.original_hash = TranslationState.GOOD, original
    stored.save()
    record(
        "entry.translation_holds",
        about=held,
        by=by,
        sentence=f"Übersetzung stimmt noch ({language_name(language)}): {held.title}",
    )
    tell([held.code])


def original_of(entry: Entry, fingerprint: str) -> Texts | None:
    """Return the German texts that had this fingerprint, found by walking the journal back, or None."""
    texts = texts_of(entry)
    if texts.fingerprint == fingerprint:
        return texts
    rows = JournalEntry.objects.filter(
        about_type="entry", about_code=entry.code, verb="entry.changed"
    ).order_by("-at", "-pk")
    for details in rows.values_list("details", flat=True):
        before = {name: details[name][0] or "" for name in TRANSLATED if name in details}
        if before:
            texts = Texts(**{name: getattr(texts, name) for name in TRANSLATED} | before)
            if texts.fingerprint == fingerprint:
                return texts
    return None
