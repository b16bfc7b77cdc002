"""Leaves the drawing of documents out where a test is about something else."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from unittest.mock import patch

import pikepdf

from buendnis.documents import pdf


@contextmanager
def quick_papers() -> Iterator[None]:
    """Draw every document as one empty page: WeasyPrint takes a second and more for each."""
    with patch.object(pdf, "_pdf", lambda *_: blank_page()):
        yield


@cache
def blank_page() -> bytes:
    """Return a document with one empty page."""
    made, out = pikepdf.new(), BytesIO()
    made.add_blank_page()
    made.save(out)
    return out.getvalue()
