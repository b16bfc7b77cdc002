"""Every text of the families' pages is there in all seven languages, and says the same with the same values."""

import re
import string
from pathlib import Path

import pytest
from babel import Locale
from django.conf import settings

from services.languages.reading import STRINGS, texts
from services.languages.values import LANGUAGES
from services.taxonomy.queries import terms
from services.taxonomy.values import Kind
from tests.builders.reading import says_du
from tests.readability.formula import WORD, sentences

ROOT = Path(settings.BASE_DIR)
MOST_WORDS = 12
COUNTED = {key: text for key, text in texts().items() if isinstance(text["de"], dict)}


def forms(text) -> dict[str, str]:
    """Return the plural forms of a text; one that counts nothing has a single one."""
    return text if isinstance(text, dict) else {"other": text}


def said_in(code: str) -> list[tuple[str, str]]:
    """Return every single text of a language with its key."""
    return [(key, form) for key, text in texts().items() for form in forms(text[code]).values()]


def placeholders(form: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(form) if name is not None}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_said_in_every_language(code):
    missing = [key for key, text in texts().items() if code not in text]

    assert missing == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_is_empty_or_markup(code):
    strange = [
        key
        for key, form in said_in(code)
        if not isinstance(form, str) or not form.strip() or re.search(r"<|>|&\w+;", form)
    ]

    assert strange == []


def test_placeholders_are_plain_names_and_the_same_in_all_languages():
    strange = []
    for key, text in texts().items():
        # A form for one or two may say its number in a word.
        wanted = placeholders(forms(text["de"])["other"]) - {"count"}
        for code in LANGUAGES:
            for form in forms(text[code]).values():
                names = placeholders(form)
                if names - {"count"} != wanted or not all(name.isidentifier() for name in names):
                    strange.append(f"{key} {code}: {form}")

    assert strange == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_counts_has_every_plural_form_of_its_language(code):
    wanted = {*Locale.parse(LANGUAGES[code].locale).plural_form.rules, "other"}

    lacking = {key: wanted - forms(text[code]).keys() for key, text in COUNTED.items()}

    assert {key: missing for key, missing in lacking.items() if missing} == {}


def test_a_text_counts_in_all_languages_or_in_none():
    mixed = [
        key
        for key, text in texts().items()
        if len({isinstance(text[code], dict) for code in LANGUAGES}) > 1
    ]

    assert mixed == []


def test_easy_german_has_short_sentences():
    names = [
        (term.key, words)
        for kind in Kind
        for term in terms(kind)
        for words in (term.names["ls"], term.hints.get("ls", ""))
    ]

    long = [
        f"{key}: {sentence}"
        for key, form in [*said_in("ls"), *names]
        for sentence in sentences(form)
        if len(WORD.findall(sentence)) > MOST_WORDS
    ]

    assert long == []


@pytest.mark.parametrize("code", ["de", "ls"])
def test_german_says_sie(code):
    assert [key for key, form in said_in(code) if says_du(form)] == []


def test_no_letter_of_another_script_slipped_in():
    """A Latin letter in a Ukrainian or Russian word looks right and is not found by a screen reader."""
    mixed = re.compile(r"[а-яіїєґё][a-z]|[a-z][а-яіїєґё]", re.IGNORECASE)

    found = [
        f"{code} {key}"
        for code in ("uk", "ru")
        for key, form in said_in(code)
        if mixed.search(re.sub(r"{.*?}", " ", form))
    ]

    assert found == []


def test_every_text_that_is_asked_for_is_there():
    asked = {
        (path.name, key)
        for folder, kind, call in (
            ("templates", "*.html", r"{%-? ?say ['\"]([\w.-]+)['\"]"),
            ("services", "*.py", r"\bsay(?:_text)?\(\s*\"([\w.-]+)\""),
        )
        for path in (ROOT / folder).rglob(kind)
        for key in re.findall(call, path.read_text(encoding="utf-8"))
    }

    assert asked
    assert {(name, key) for name, key in asked if key not in texts()} == set()


def test_each_file_of_texts_belongs_to_a_room_or_to_the_languages():
    own = {"card", "facts", "family", "when"}

    strange = [
        path.stem
        for path in STRINGS.glob("*")
        if path.stem not in own and not (ROOT / "services" / path.stem).is_dir()
    ]

    assert strange == []
