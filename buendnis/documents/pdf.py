"""Turns a template into a tagged PDF that reads nothing but our own static files."""

import atexit
import gc
import mimetypes
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils._os import safe_join

# WeasyPrint needs an address that can be joined; nothing is ever fetched from it.
BASE = "https://documents.invalid"
STYLESHEETS = (
    "css/fonts.css", "css/tokens.css", "css/document.css", "css/papers.css", "css/posters.css",
    "css/guide.css", "css/letterpaper.css", "css/folderpaper.css",
)  # fmt: skip
PDF_UA = "{http://www.aiim.org/pdfua/ns/id/}part"

# Fonts and parsed style sheets are shared by all documents of a process.
_lock = threading.Lock()


class MissingFile(RuntimeError):
    """A document names a style sheet, font or picture that is not among our static files."""


@dataclass(frozen=True)
class Document:
    """The page as HTML, and as PDF/A-3a marked as PDF/UA-1."""

    html: str
    pdf: bytes


def render_document(
    template: str,
    context: Mapping[str, Any],
    *,
    title: str,
    created: datetime | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> Document:
    """Return a template on `layouts/document.html` as HTML and PDF.

    The same context, title and `created` give the same bytes. `pictures` are PNG files of this document
    alone, by the address under which the template names them (`picture_address`). Raises MissingFile for
    anything else that is not one of our static files: an ugly document is worse than none.
    """
    moment = timezone.localtime(created or timezone.now()).replace(microsecond=0)
    names = {"document_title": title, "document_created": moment.isoformat()}
    html = render_to_string(template, {**context, **names})
    return Document(html, _marked(_pdf(html, pictures or {})))


def picture_address(name: str) -> str:
    """Return the address of a picture that is handed in with a document; it exists in no other one."""
    return f"{BASE}/with-the-document/{name}.png"


def static_file(address: str) -> bytes:
    """Return the bytes of one of our static files by its address. Raises MissingFile."""
    prefix = f"{BASE}{settings.STATIC_URL}"
    if not address.startswith(prefix):
        raise MissingFile(f"Keine eigene Datei: {address[:200]}")
    name = address.removeprefix(prefix).split("?")[0].split("#")[0]
    path = _path_of(name)
    if path is None or not path.is_file():
        raise MissingFile(f"Diese Datei fehlt: {name[:200]}")
    return path.read_bytes()


def _path_of(name: str) -> Path | None:
    """Return where a static file lies: with its source while developing, else where all are collected."""
    try:
        if settings.DEBUG or settings.TESTING:
            found = finders.find(name)
            return Path(found) if found else None
        return Path(safe_join(settings.STATIC_ROOT, name))
    except SuspiciousFileOperation:
        return None


def _pdf(html: str, pictures: Mapping[str, bytes]) -> bytes:
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    with _lock, _nothing_collected(), warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        press = _press.__wrapped__() if settings.DEBUG else _press()
        press.fetcher.pictures = pictures
        page = HTML(string=html, base_url=f"{BASE}/", url_fetcher=press.fetcher)
        try:
            return page.write_pdf(
                stylesheets=press.styles, font_config=press.fonts, pdf_variant="pdf/a-3a"
            )
        except FatalURLFetchingError as error:
            raise MissingFile(str(error.__cause__ or error)) from error
        finally:
            press.fetcher.pictures = {}


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Let the garbage collector rest: to look at all boxes of a document again and again takes a sixth of its time."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


@dataclass(frozen=True)
class Press:
    """What WeasyPrint needs for every document: our files, the fonts, the parsed style sheets."""

    fetcher: Any
    fonts: Any
    styles: tuple[Any, ...]


@cache
def _press() -> Press:
    """Return the press of this process. WeasyPrint is imported here: it costs half a second."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class StaticFiles(URLFetcher):
        """Reads our static files and the pictures of the document at hand, and refuses everything else."""

        pictures: Mapping[str, bytes]

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in self.pictures:
                return URLFetcherResponse(url, self.pictures[url], {"Content-Type": "image/png"})
            kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
            return URLFetcherResponse(url, static_file(url), {"Content-Type": kind})

    fetcher, fonts = StaticFiles(fail_on_errors=True), FontConfiguration()
    fetcher.pictures = {}
    try:
        styles = tuple(
            CSS(
                url=f"{BASE}{staticfiles_storage.url(name)}", url_fetcher=fetcher, font_config=fonts
            )
            for name in STYLESHEETS
        )
    except FatalURLFetchingError as error:
        raise MissingFile(str(error.__cause__ or error)) from error
    # Fonts must go before the interpreter does, or their end complains.
    atexit.register(_press.cache_clear)
    return Press(fetcher, fonts, styles)


def _marked(pdf: bytes) -> bytes:
    """Add the mark of PDF/UA-1, which the archive variant of WeasyPrint does not write."""
    import pikepdf

    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata[PDF_UA] = "1"
        document.save(target, deterministic_id=True)
    return target.getvalue()
