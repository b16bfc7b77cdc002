"""make bench: what a search costs at 500, 5,000 and 50,000 entries, filters and counts included."""

import gc
import os
import tempfile
import time
import tracemalloc
from itertools import batched
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "buendnis.settings")
os.environ["DEBUG"] = "0"
_folder = tempfile.TemporaryDirectory(prefix="bench-")
os.environ["VAR_DIR"] = _folder.name
os.environ["SECRET_KEY"] = "bench"
os.environ["TEST_DB_NAME"] = str(Path(_folder.name) / "bench.sqlite3")

import django  # noqa: E402 (settings come from the environment above)

django.setup()

from django.db import connection  # noqa: E402

from buendnis.tenancy.models import Alliance  # noqa: E402
from buendnis.tenancy.scope import scope  # noqa: E402
from services.search import store  # noqa: E402
from services.search.models import DirectoryVersion, SearchDocument  # noqa: E402
from services.search.query import Query  # noqa: E402
from services.search.synonyms import lexicon  # noqa: E402
from tests.benchmarks import families  # noqa: E402
from tests.builders import people  # noqa: E402

SIZES = (500, 5_000, 50_000)
QUESTIONS = 700
LONGEST = " ".join([*families.HEADS[:6], *families.TAILS[:6]])


def fill(home: Alliance, size: int) -> None:
    """Store so many made-up entries as documents, as a rebuild would."""
    with scope(home):
        DirectoryVersion.objects.create(number=1)
        for part in batched(families.documents(size), 500, strict=False):
            rows = [store._row(document, 1) for document in part]
            SearchDocument.objects.bulk_create(rows)


class Took(NamedTuple):
    """How long something took on the clock, and how much of it this process worked, in milliseconds."""

    clock: float
    work: float


def search(home: Alliance, text: str, filters: dict[str, tuple[str, ...]]) -> Took:
    """Return how long one search takes inside the application, version query included."""
    clock, work = time.perf_counter(), time.process_time()
    store.search(home, Query(text, filters), today=families.TODAY)
    return Took((time.perf_counter() - clock) * 1000, (time.process_time() - work) * 1000)


def spread(took: list[float]) -> str:
    """Return what half, 95 of 100 and the longest took."""
    sorted_ = sorted(took)
    places = (len(took) // 2, len(took) * 95 // 100, len(took) - 1)
    return " / ".join(f"{sorted_[place]:.1f}" for place in places)


def after_a_change(home: Alliance) -> Took:
    """Return how long the first search takes after an entry was written, with a new word in it."""
    with scope(home):
        changed = SearchDocument.objects.first()
        assert changed is not None
        changed.version, changed.words = 2, changed.words | {"neuwort": 4}
        changed.save()
        DirectoryVersion.objects.update(number=2)
    return search(home, "Neuwort", {})


def megabytes(home: Alliance) -> float:
    """Return what an index takes in memory, once it is loaded."""
    tracemalloc.start()
    with scope(home):
        index = store._loaded(store._new_index(), after=0)
    gc.collect()
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(index) > 0
    return taken / 1024 / 1024


def bench(size: int) -> None:
    """Print the figures for one size of directory."""
    home = people.alliance(f"suche-{size}", code_prefix=f"S{'ABC'[SIZES.index(size)]}")
    fill(home, size)
    cold = search(home, "Kita", {})
    took = [search(home, *question) for question in families.questions(QUESTIONS)]
    longest = search(home, LONGEST, {"kostenlos": ("1",)})
    changed = after_a_change(home)
    print(
        f"Suche, {size} Einträge, {connection.vendor} (Hälfte / 95 von 100 / längste, in ms)\n"
        f"  auf der Uhr {spread([each.clock for each in took])}, "
        f"Rechenzeit {spread([each.work for each in took])}\n"
        f"  zwölf Wörter {longest.work:.0f} ms, nach einer Änderung {changed.work:.0f} ms, "
        f"erstes Laden {cold.work / 1000:.1f} s, Speicher {megabytes(home):.0f} MB"
    )


def main() -> None:
    """Measure on a database of its own and leave nothing behind."""
    connection.creation.create_test_db(verbosity=0)
    lexicon()
    with scope(None):  # type: ignore[arg-type]
        for size in SIZES:
            bench(size)
    connection.creation.destroy_test_db(str(connection.settings_dict["NAME"]), verbosity=0)
    _folder.cleanup()


main()
