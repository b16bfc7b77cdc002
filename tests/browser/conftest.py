"""Drives headless Chromium, and fails a test whose page complains or talks to anybody else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test.utils import override_settings
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    WebError,
    expect,
)

from buendnis.accounts.models import User
from buendnis.portal import sample
from buendnis.tenancy.scope import scope
from services.directory.models import Entry
from tests.browser.content import put_sample_content
from tests.builders import people
from tests.builders.families import small_town
from tests.builders.people import signed_in
from tests.conftest import CHROMIUM

HERE = {"127.0.0.1"}
# A busy machine may take long over a page that draws documents; who finds what it waits for never waits so long.
PATIENCE = 30_000
LOCAL_SCHEMES = {"data", "blob", "about"}
QUIET_CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@dataclass
class Complaints:
    """What the pages of one test said aloud, and which addresses outside they asked for."""

    seen: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def expect(self, part: str) -> None:
        """Let messages pass that contain these words, such as "status of 403"."""
        self.expected.append(part)

    def unexpected(self) -> list[str]:
        """Return the messages that nobody announced."""
        return [text for text in self.seen if not any(part in text for part in self.expected)]

    def listen_to(self, context: BrowserContext) -> None:
        """Write down errors, broken promises of the security policy and requests to elsewhere."""
        context.on("console", self._console)
        context.on("weberror", self._script_error)
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            self.seen.append(f"Konsole: {message.text} ({message.location.get('url', '')})")

    def _script_error(self, error: WebError) -> None:
        self.seen.append(f"Skriptfehler: {error.error}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in LOCAL_SCHEMES and address.hostname not in HERE:
            self.seen.append(f"Anfrage nach außen: {request.url}")


@pytest.fixture(scope="session", autouse=True)
def database_beside_the_event_loop() -> Iterator[None]:
    """Let Django use the database although Playwright's event loop runs in the same thread."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        expect.set_options(timeout=PATIENCE)
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Start the system's Chromium and keep it from looking for the network."""
    return {**browser_type_launch_args, "executable_path": str(CHROMIUM), "args": QUIET_CHROMIUM}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    """Browse as a German reader at a desk; a test sets another viewport where it needs one."""
    return {
        **browser_context_args,
        "locale": "de-DE",
        "timezone_id": "Europe/Berlin",
        "viewport": {"width": 1280, "height": 900},
    }


@pytest.fixture
def complaints() -> Complaints:
    """Return the list of complaints of this test, to announce those it provokes on purpose."""
    return Complaints()


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], complaints: Complaints
) -> Iterator[Callable[..., BrowserContext]]:
    """Listen to every window that a test opens, and fail the test for what it did not expect."""

    def listening(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(PATIENCE)
        complaints.listen_to(context)
        return context

    yield listening

    if found := complaints.unexpected():
        pytest.fail("Der Browser meldet:\n" + "\n".join(found), pytrace=False)


@pytest.fixture(scope="session")
def copied_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the sample content is kept once it is loaded."""
    return tmp_path_factory.mktemp("content") / "sample.sqlite3"


@pytest.fixture
def portal(live_server: Any, transactional_db: None, copied_content: Path) -> Iterator[str]:
    """Return the address of a portal in sample mode with all its sample content."""
    put_sample_content(copied_content)
    with override_settings(SAMPLE_MODE=True, BASE_URL=live_server.url):
        yield live_server.url


@pytest.fixture
def town(live_server: Any, transactional_db: None) -> Iterator[dict[str, Entry]]:
    """Return by title the few entries that families find in Magdeburg."""
    home = people.alliance("magdeburg", contact_phone="0391 000000")
    with scope(home), override_settings(BASE_URL=live_server.url):
        yield small_town()


@pytest.fixture
def window(
    new_context: Callable[..., BrowserContext], live_server: Any, transactional_db: None
) -> Callable[..., Page]:
    """Return a function that opens a browser of its own, signed in as that person or sample person."""

    def opened(who: User | str = "", **options: Any) -> Page:
        context = new_context(base_url=live_server.url, **options)
        if who:
            user = sample.user_of(who) if isinstance(who, str) else who
            session = signed_in(user).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return context.new_page()

    return opened
