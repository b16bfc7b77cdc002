"""What every test stands on: folders and a cache of its own, and browser tests only where a browser is."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.template import Context, Template
from django.test import TransactionTestCase
from django.test.utils import override_settings

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from services.search import store
from tests.builders import people
from tests.builders.papers import quick_papers
from tests.builders.people import PortalClient

HERE = Path(__file__).parent
# The shell has no window to draw for and needs a quarter less of the processor; both show the same pages.
BROWSERS = [Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")]
CHROMIUM = Path(os.environ.get("CHROMIUM") or next(filter(Path.exists, BROWSERS), BROWSERS[-1]))
NO_BROWSER = (
    "Chromium fehlt: `make test` als root installiert es, sonst hilft "
    "`sudo apt-get install chromium-headless-shell` (oder chromium) oder CHROMIUM=/pfad/chromium."
)
# What renders documents, walks whole cases or draws hundreds of examples; `make check` leaves it to
# `make test` and stays under a minute.
SLOW = (
    "buendnis/portal/test_sample_walk.py",
    "buendnis/transfer/",
    "certification/assessment/files/test_scanner.py",
    "certification/assessment/test_evidence.py",
    "certification/assessment/test_saving.py",
    "certification/assessment/test_sections.py",
    "certification/certificates/test_actions.py",
    "certification/decisions/",
    "certification/procedure/test_retention.py",
    "certification/records/test_records.py",
    "certification/scoring/test_improve.py",
    "certification/signoffs/",
    "certification/starters/",
    "certification/talks/",
    "certification/programme/test_published.py",
    "certification/reports/",
    "certification/review/test_queries.py",
    "certification/review/test_scoring_input.py",
    "certification/scoring/test_properties.py",
    "services/calculator/test_server.py",
    "services/freshness/test_gap_views.py",
    "services/freshness/test_provider_views.py",
)


# What a test that asks the database stands on, by itself or through its fixtures.
ASKS_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


# Pages asked for one by one: each is quick, all together are not.
SLOW_NAMES = {
    "test_views.py",
    "test_pages.py",
    "test_case_page.py",
    "test_desk.py",
    "test_desk_groups.py",
}


# Half a minute each, in the browser.
LONG_WAYS = {"test_accessibility.py", "test_journey.py", "test_story_clinic.py"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is slow and what lies in tests/browser, and put the browser last.

    Quick answers come first, and the browser's event loop, once it runs, would make Django
    refuse the database to the tests after it. Among its tests the longest ones begin, so that no
    process waits for the other in the end.
    """
    for item in items:
        if "browser" in item.path.parent.parts:
            item.add_marker(pytest.mark.browser)
        place = item.path.relative_to(HERE).as_posix()
        if place.startswith(SLOW) or item.path.name in SLOW_NAMES:
            item.add_marker(pytest.mark.slow)
    items.sort(key=_turn)
    if connection.vendor == "postgresql":
        _leave_out_what_asks_nothing_new(config, items)


def _turn(item: pytest.Item) -> int:
    if item.get_closest_marker("browser") is None:
        return 0
    return 1 if item.path.name in LONG_WAYS else 2


def _leave_out_what_asks_nothing_new(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On the second database run what asks it for something of its own (docs/decisions/0043)."""
    asking = [
        item for item in items if _asks_database(item) and not item.get_closest_marker("once")
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(asking)])
    items[:] = asking


def _asks_database(item: pytest.Item) -> bool:
    return bool(
        item.get_closest_marker("django_db")
        or ASKS_DATABASE & set(getattr(item, "fixturenames", ()))
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip browser tests where no browser is; a build machine must have one."""
    if item.get_closest_marker("browser") is None or CHROMIUM.exists():
        return
    if os.environ.get("CI"):
        pytest.fail(NO_BROWSER, pytrace=False)
    pytest.skip(NO_BROWSER)


@pytest.fixture(scope="session", autouse=True)
def own_places(tmp_path_factory: pytest.TempPathFactory):
    """Keep what tests store out of var/, so that two runs at the same time never meet."""
    static = tmp_path_factory.mktemp("static")
    with override_settings(
        EVIDENCE_ROOT=tmp_path_factory.mktemp("evidence"),
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        # The test server finds static files by itself; whitenoise would read them all for each client.
        STATIC_ROOT=static,
        WHITENOISE_USE_FINDERS=False,
        # Every page that a test asks for fails when it fetches rows one by one.
        MIDDLEWARE=["zeal.middleware.zeal_middleware", *settings.MIDDLEWARE],
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def one_context_a_page(django_test_environment: None) -> Iterator[None]:
    """Tell a test the context of each page it asks for, not of the hundred small templates within it.

    Django copies all of them for a test; `context.template` is the one that a view named.
    """
    told = Template._render

    def rendered(template: Template, context: Context) -> str:
        if context.template is template:
            return told(template, context)
        return template.nodelist.render(context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", rendered)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Give a test that commits the empty database back as a whole, as the migrations left it.

    Django would empty each table and write down all permissions again, which takes many times as long.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with closing(sqlite3.connect(":memory:")) as empty, pytest.MonkeyPatch.context() as patch:
        with django_db_blocker.unblock():
            connection.ensure_connection()
            connection.connection.backup(empty)

        def give_back(case: TransactionTestCase) -> None:
            connection.ensure_connection()
            empty.backup(connection.connection)
            # Counted from the beginning, the next directory could look like the one that an index knows.
            store._shelves.clear()

        patch.setattr(TransactionTestCase, "_fixture_teardown", give_back)
        yield


@pytest.fixture(autouse=True)
def fresh_cache():
    """Start every test without counted sign-ins: limits of one test are not the next one's."""
    cache.clear()


@pytest.fixture
def without_papers() -> Iterator[None]:
    """Draw documents as an empty page: for tests of what is done with them, or about doors before them."""
    with quick_papers():
        yield


@pytest.fixture
def alliance(db: None) -> Iterator[Alliance]:
    """Return Magdeburg, with its scope open for the test's own queries (never for its requests)."""
    made = people.alliance("magdeburg")
    with scope(made):
        yield made


@pytest.fixture
def client() -> PortalClient:
    """Return a client that nobody has signed in with."""
    return PortalClient()
