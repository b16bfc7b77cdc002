"""The picture on the cover: small, bare, and refused with a sentence where it is none."""

from io import BytesIO

import pytest
from PIL import Image

from services.folder.logo import MOST_BYTES, NO_PICTURE, SIZE, TOO_BIG, Refused, read_logo


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20), **options: object) -> BytesIO:
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **options)
    return BytesIO(out.getvalue())


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_becomes_a_png(kind):
    with Image.open(BytesIO(read_logo(picture(kind)))) as image:
        assert (image.format, image.size) == ("PNG", (40, 20))


def test_a_large_picture_becomes_small():
    with Image.open(BytesIO(read_logo(picture(size=(4000, 1000))))) as image:
        assert image.size[0] <= SIZE[0]


def test_what_hides_in_a_picture_stays_behind():
    exif = Image.Exif()
    exif[0x013B] = "Erika Musterfrau"

    assert b"Musterfrau" not in read_logo(picture("JPEG", exif=exif))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg onload='alert(1)'/>",
        b"%PDF-1.7",
        picture().getvalue()[:60],
        picture("GIF").getvalue(),
        picture("TIFF").getvalue(),
    ],
    ids=["empty", "svg", "pdf", "half", "gif", "tiff"],
)
def test_other_files_are_refused(data):
    with pytest.raises(Refused, match=NO_PICTURE):
        read_logo(BytesIO(data))


def test_a_file_that_is_too_big_is_refused_before_it_is_read_as_a_picture():
    with pytest.raises(Refused, match=TOO_BIG):
        read_logo(BytesIO(b"x" * (MOST_BYTES + 1)))


def test_a_bomb_is_refused():
    with pytest.raises(Refused, match=NO_PICTURE):
        read_logo(picture(size=(9000, 9000)))
