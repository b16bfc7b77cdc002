"""The lexicon of the portal: the words of the taxonomy and the groups of words that mean the same."""

from functools import cache
from pathlib import Path

import yaml

from services.search.lexicon import Lexicon
from services.search.values import token
from services.taxonomy.queries import terms
from services.taxonomy.values import Kind

SOURCE = Path(__file__).resolve().parents[1] / "content" / "synonyms.yaml"


@cache
def lexicon() -> Lexicon:
    """Return what words also stand for; read once."""
    tokens = {
        token(kind, term.key): {
            language: (term.names.get(language, ""), *term.words.get(language, ()))
            for language in {*term.names, *term.words}
        }
        for kind in Kind
        for term in terms(kind)
    }
    return Lexicon(tokens, yaml.safe_load(SOURCE.read_text(encoding="utf-8")))
