"""Translations: what is missing or old, the German text beside the fields, and „stimmt noch“."""

from difflib import SequenceMatcher
from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import Actor
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from services.directory.checks import BadValues
from services.directory.models import Entry, Translation
from services.directory.rules import may_edit
from services.directory.states import TranslationState
from services.directory.translating import (
    LANGUAGES_TO_WRITE,
    Texts,
    original_of,
    texts_of,
    translation_holds,
    write_translation,
)
from services.directory.values import TRANSLATED
from services.directory.words import label_of, language_name
from services.editing.forms import TranslationForm
from services.editing.queries import LanguageState, to_translate, translation_counts, whole_entry
from services.languages.values import LANGUAGES

TEMPLATES = "services/editing"
ON_A_PAGE = 50
STATES = (LanguageState.MISSING, str(TranslationState.CHECK))


def entry_in(actor: Actor, code: str, language: str) -> tuple[Entry, str]:
    """Return an entry and a language that it can be translated into. Raises Http404."""
    if language not in LANGUAGES_TO_WRITE:
        raise Http404("In diese Sprache wird hier nicht übersetzt.")
    return whole_entry(actor, code), language


@page(rule=may_edit)
def translations(request: PortalRequest) -> HttpResponse:
    """How many texts are missing or old in each language, and the entries of one of these lists."""
    language, state = request.GET.get("sprache", ""), request.GET.get("stand", "")
    chosen = shown = None
    if language in LANGUAGES_TO_WRITE and state in STATES:
        chosen = LanguageState(language, language_name(language), state)
        found = to_translate(language, state)
        shown = Paginator(found, ON_A_PAGE).get_page(request.GET.get("seite"))
    context = {
        "counts": translation_counts(),
        "chosen": chosen,
        "page": shown,
        "query": urlencode({"sprache": language, "stand": state}),
    }
    return render(request, f"{TEMPLATES}/translations.html", context)


@page(rule=may_edit, subject=entry_in, methods=["GET", "POST"])
def translate(request: PortalRequest, found: tuple[Entry, str]) -> HttpResponse:
    """The German texts beside the fields for one language."""
    entry, language = found
    stored = next((each for each in entry.translations.all() if each.language == language), None)
    texts = texts_of(stored)
    form = TranslationForm(
        request.POST if request.method == "POST" else None,
        language=LANGUAGES[language],
        initial={name: getattr(texts, name) for name in TRANSLATED},
    )
    clash = False
    if form.is_valid():
        clash = not _saved(request, entry, language, form, stored)
        if not form.errors and not clash:
            messages.success(request, f"{language_name(language)}: gespeichert.")
            return go("editing:entry", entry.code)
    context = _shown(entry, language, stored) | {"form": form, "clash": texts if clash else None}
    if request.POST and not clash:
        context |= {name: request.POST.get(name, "") for name in ("original", "seen")}
    status = HTTPStatus.CONFLICT if clash else HTTPStatus.OK
    return render(request, f"{TEMPLATES}/translate.html", context, status=status)


def _saved(
    request: PortalRequest,
    entry: Entry,
    language: str,
    form: TranslationForm,
    stored: Translation | None,
) -> bool:
    """Store what was typed; return whether nobody else had changed it meanwhile."""
    data = form.cleaned_data
    texts = Texts(**{name: data[name] for name in TRANSLATED})
    if not texts and stored is None:
        form.add_error("title", "Bitte übersetzen Sie wenigstens den Titel.")
        return True
    try:
        write_translation(
            entry,
            language,
            texts,
            by=request.actor,
            original=request.POST.get("original") or None,
            seen=request.POST.get("seen"),
        )
    except BadValues as problem:
        for name, sentence in problem.problems:
            form.add_error(name, sentence)
    except NotPossible:
        return False
    return True


def _shown(entry: Entry, language: str, stored: Translation | None) -> dict[str, object]:
    """Return what the page shows beside the form: the German texts, what changed in them, the state."""
    german = texts_of(entry)
    is_stale = stored is not None and stored.state == TranslationState.CHECK
    old = original_of(entry, stored.original_hash) if stored is not None and is_stale else None
    return {
        "entry": entry,
        "language": LANGUAGES[language],
        "name": language_name(language),
        "translation": stored,
        "is_stale": is_stale,
        "german": [(label_of(name), getattr(german, name)) for name in TRANSLATED],
        "changes": changes(old, german) if old is not None else [],
        "original": german.fingerprint,
        "seen": texts_of(stored).fingerprint,
    }


def changes(old: Texts, new: Texts) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return for each text that changed its label and its pieces: („gleich“ | „weg“ | „neu“, words)."""
    return [
        (label_of(name), pieces(getattr(old, name), getattr(new, name)))
        for name in TRANSLATED
        if getattr(old, name) != getattr(new, name)
    ]


def pieces(old: str, new: str) -> list[tuple[str, str]]:
    """Return two texts as one, word by word: what stayed, what went, what is new."""
    before, after = old.split(), new.split()
    found: list[tuple[str, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("gleich", " ".join(before[a:b])))
            continue
        found += [("weg", " ".join(before[a:b]))] if a < b else []
        found += [("neu", " ".join(after[c:d]))] if c < d else []
    return found


@page(rule=may_edit, subject=entry_in, methods=["POST"])
def holds(request: PortalRequest, found: tuple[Entry, str]) -> HttpResponse:
    """Note that a translation still says what the German text says."""
    entry, language = found
    try:
        original = request.POST.get("original", "")
        translation_holds(entry, language, original=original, by=request.actor)
    except NotPossible as no:
        messages.error(request, no.sentence)
        return go("editing:translate", entry.code, language)
    messages.success(request, f"{language_name(language)}: Die Übersetzung stimmt noch.")
    return go("editing:entry", entry.code)
