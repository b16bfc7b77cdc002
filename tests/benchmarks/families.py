"""Many made-up entries for the search: German words as frequent as in a text, compounds, filters, slips."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from services.search.analysis import words
from services.search.values import WHEN, Document, token
from services.taxonomy.queries import terms
from services.timetable.values import WEEKDAYS


def _list(text: str) -> list[str]:
    return text.split()


TODAY = date(2026, 11, 22)
HEADS = _list(
    "Kinder Familien Pflege Eltern Schwangerschafts Schulden Sozial Jugend Senioren Erziehungs Trennungs "
    "Haushalts Ferien Nachbarschafts Stadtteil Gesundheits Bildungs Arbeits Wohn Sprach Frauen Väter Mütter "
    "Krisen Sucht Demenz Hospiz Reha Renten Umgangs Unterhalts Betreuungs Notfall Früh Ganztags Lern Mieter "
    "Verbraucher Integrations Flüchtlings Selbsthilfe Trauer Adoptions Behinderten Inklusions Teilhabe"
)
TAILS = _list(
    "beratung hilfe treff gruppe zentrum kurs stelle dienst büro café angebot betreuung begleitung werkstatt "
    "training vermittlung geld zuschuss sprechstunde stammtisch runde netz haus garten schule werk kreis amt "
    "telefon bank börse patenschaft assistenz therapie förderung sicherung vorsorge erholung tag abend"
)
SYLLABLES = _list(
    "bar den fel gar hin kol lam mer nor pas ret sil tor ulm ver wen zie bro dra flo gri kne sta tro"
)
PARTS = ("vormittag", "nachmittag", "abend")
DISTRICTS = [f"Stadtteil {number}" for number in range(40)]
POSTCODES = [f"{39000 + number}" for number in range(60)]


def vocabulary(count: int) -> list[str]:
    """Return words from frequent to rare: the short ones, compounds, then names that nobody knows."""
    chance = random.Random(1)
    compounds = [head + tail for head in HEADS for tail in TAILS]
    chance.shuffle(compounds)
    single = [*HEADS, *(tail.title() for tail in TAILS)]
    names = ["".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(count)]
    return [*single, *compounds, *names][:count]


def _frequencies(count: int) -> list[float]:
    """Return, summed up, how frequent words are that stand in this order (Zipf)."""
    return list(accumulate(1 / (place + 12) for place in range(count)))


def documents(count: int, *, size: int = 40) -> Iterator[Document]:
    """Yield so many documents of about `size` words; the same ones every time."""
    chance = random.Random(2)
    known = vocabulary(15_000)
    weights = _frequencies(len(known))
    kinds = {
        "lage": [("situation", term.key) for term in terms("situation")],
        "thema": [("topic", term.key) for term in terms("topic")],
        "gruppe": [("audience", term.key) for term in terms("audience")],
    }
    for number in range(count):
        chosen = chance.choices(known, cum_weights=weights, k=size)
        yield Document(
            key=f"E{number:07}",
            words=_weights(chosen, chance, kinds),
            facets=_facets(chance),
            sort_key=f"eintrag {number * 7919 % count:07}",
            fresh_on=TODAY - timedelta(days=chance.randrange(700)),
            until=TODAY + timedelta(days=chance.randrange(-20, 200)) if number % 20 == 0 else None,
        )


def _weights(chosen: list[str], chance: random.Random, kinds: dict) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, text in enumerate(chosen):
        weight = 4 if place < 3 else 2 if place < 5 else 1
        for word in words(text):
            found[word.text] = min(9, found.get(word.text, 0) + weight)
    for known in kinds.values():
        for kind, key in chance.sample(known, 2):
            found[token(kind, key)] = 3
    return found


def _facets(chance: random.Random) -> dict[str, tuple[str, ...]]:
    found = {
        "lage": tuple(term.key for term in chance.sample(terms("situation"), 2)),
        "thema": tuple(term.key for term in chance.sample(terms("topic"), 2)),
        "gruppe": tuple(term.key for term in chance.sample(terms("audience"), 2)),
        "art": (chance.choice(("angebot", "anlaufstelle", "treffen", "veranstaltung")),),
        "ort": (chance.choice(DISTRICTS), chance.choice(POSTCODES)),
        "in": tuple(chance.sample(("de", "en", "uk", "ar", "tr", "ru"), 2)),
        WHEN: tuple(
            f"{day}-{chance.choice(PARTS)}" for day in chance.sample(WEEKDAYS, chance.randrange(3))
        ),
    }
    if chance.random() < 0.4:
        found["kostenlos"] = ("1",)
    if chance.random() < 0.3:
        found["barrierefrei"] = ("1",)
    return found


def questions(count: int) -> list[tuple[str, dict[str, tuple[str, ...]]]]:
    """Return so many questions: one word, two, part of a compound, a beginning, a slip; every other filtered."""
    chance = random.Random(3)
    known = vocabulary(15_000)
    weights = _frequencies(len(known))
    found = []
    for number in range(count):
        word, second = chance.choices(known, cum_weights=weights, k=2)
        text = (
            word, f"{word} {second}", chance.choice(HEADS) + chance.choice(TAILS), word[:5],
            word[:3] + word[4:], f"{chance.choice(HEADS)} {chance.choice(TAILS)} {word}", "",
        )[number % 7]  # fmt: skip
        filters = (
            {}, {"thema": (chance.choice(terms("topic")).key,)},
            {"kostenlos": ("1",), "tag": (chance.choice(WEEKDAYS),), "zeit": ("abend", "nachmittag")},
            {"ort": (chance.choice(DISTRICTS),), "gruppe": (chance.choice(terms("audience")).key,)},
        )[number % 4]  # fmt: skip
        found.append((text, filters))
    return found
