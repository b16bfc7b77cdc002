"""Words that say nothing of what is looked for, in the languages that families write in."""

from pathlib import Path

import yaml

SOURCE = Path(__file__).resolve().parents[1] / "content" / "stopwords.yaml"


def _words(part: str) -> frozenset[str]:
    texts: dict[str, str] = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))[part]
    return frozenset(word for text in texts.values() for word in text.split())


# Never indexed and never asked for: articles, pronouns, prepositions, forms of to be and to have.
STOP = _words("stop")
# How people ask: such a word counts where an entry has it, and is required of none.
ASKING = _words("asking")
