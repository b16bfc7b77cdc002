"""make bench: what documents, scoring and pages cost on this machine, as a small table."""

import functools
import io
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "buendnis.settings")
os.environ["DEBUG"] = "0"
os.environ.pop("DATABASE_URL", None)
_folder = tempfile.TemporaryDirectory(prefix="bench-")
os.environ["VAR_DIR"] = _folder.name
os.environ["SECRET_KEY"] = "bench"
os.environ["TEST_DB_NAME"] = str(Path(_folder.name) / "bench.sqlite3")

import django  # noqa: E402 (settings come from the environment above)

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from django.utils import timezone  # noqa: E402

from buendnis.tenancy.scope import scope  # noqa: E402
from tests.benchmarks import scenes  # noqa: E402
from tests.builders import people  # noqa: E402

WARM_ROUNDS = 5
PAGE_ROUNDS = 15
SCORE_FILES = 1000


def milliseconds(work: Callable[[], object], *, rounds: int) -> float:
    """Return the median wall time of the rounds in milliseconds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def peak_megabytes() -> float:
    """Return the largest resident size of this process so far in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bench_report() -> None:
    """Print wall time, peak memory and pages of the audit report of a case with 45 criteria."""
    from pypdf import PdfReader

    render = scenes.report_of_a_decided_case()
    start = time.perf_counter()
    pdf = render()
    cold = time.perf_counter() - start
    warm = milliseconds(render, rounds=WARM_ROUNDS) / 1000
    pages = len(PdfReader(io.BytesIO(pdf)).pages)
    print(f"Auditbericht       {pages} Seiten, {len(pdf) // 1024} kB")
    print(
        f"  kalt / warm      {cold:.2f} s / {warm:.2f} s   Speicher bis {peak_megabytes():.0f} MB"
    )


def bench_score() -> None:
    """Print how long `manage.py score` takes over a thousand files."""
    files = [str(path) for path in scenes.example_files()]
    many = (files * (SCORE_FILES // len(files) + 1))[:SCORE_FILES]
    start = time.perf_counter()
    call_command("score", *many, stdout=io.StringIO())
    print(f"score              {SCORE_FILES} Dateien in {time.perf_counter() - start:.1f} s")


def bench_letters() -> None:
    """Print how long the longest letter and the shortest one take as PDF and as DOCX, warm; the aim is 1.5 s."""
    from services.letters.drawing import blank_parts, docx_of, pdf_of

    for key in ("t1", "t2", "t5"):
        paper = blank_parts(key).paper
        pdf_of(paper, None)
        took = [
            milliseconds(lambda draw=draw, paper=paper: draw(paper), rounds=WARM_ROUNDS)
            for draw in (lambda paper: pdf_of(paper, None), docx_of)
        ]
        print(f"Brief {key:<12} PDF {took[0]:.0f} ms, DOCX {took[1]:.0f} ms")


def bench_folders() -> None:
    """Print how long each ready folder takes, with its pages; cold is the first one, warm aims at 1.5 s."""
    from pypdf import PdfReader

    from services.folder.booklet import Cover, drawn_folder
    from services.folder.choice import ready_choices

    home, now = people.alliance("mappen", code_prefix="MP"), timezone.now()
    with scope(home):
        for ready in ready_choices():
            # A cover is given, so that none is taken from the memory of those drawn before.
            draw = functools.partial(
                drawn_folder, ready.choice, Cover("Korn GmbH", None), home, now
            )
            pages = len(PdfReader(io.BytesIO(draw())).pages)
            took = milliseconds(draw, rounds=WARM_ROUNDS)
            print(f"Mappe {ready.key:<12} {pages} Seiten, {took / 1000:.2f} s")


def bench_pages() -> None:
    """Print queries and time of desk and case page with few and with many cases."""
    for count in (10, 1000):
        home, user, code = scenes.cases(count)
        client = Client()
        client.force_login(user)
        for title, path in (
            ("Schreibtisch", f"/{home.slug}/zertifizierung/"),
            ("Fallakte", f"/{home.slug}/zertifizierung/antraege/{code}/"),
        ):
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                response = client.get(path)
            asked = len(queries)
            assert response.status_code == 200, response.status_code
            took = milliseconds(
                lambda path=path, client=client: client.get(path), rounds=PAGE_ROUNDS
            )
            print(f"{title:<18} {count:>4} Fälle: {asked:>2} Abfragen, {took:.0f} ms")


def main() -> None:
    """Measure on a database of its own and leave nothing behind."""
    setup_test_environment()
    call_command("collectstatic", interactive=False, verbosity=0)
    connection.creation.create_test_db(verbosity=0)
    with scope(None):  # type: ignore[arg-type]
        bench_score()
        bench_pages()
        bench_letters()
        bench_folders()
        bench_report()
    connection.creation.destroy_test_db(str(connection.settings_dict["NAME"]), verbosity=0)
    _folder.cleanup()


main()
