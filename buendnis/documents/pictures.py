"""Reads pictures that people hand in: whole ones only, and never more points than a page can hold."""

from collections.abc import Iterator
from contextlib import contextmanager

from PIL import ImageFile


@contextmanager
def whole_images_only() -> Iterator[None]:
    """Refuse half an image, whatever else in this process (WeasyPrint does) lets Pillow accept them."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
