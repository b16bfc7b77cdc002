"""The employer's own picture on the cover: read in memory, drawn anew, kept nowhere."""

from io import BytesIO
from typing import BinaryIO

from PIL import Image

from buendnis.documents.pictures import whole_images_only

MOST_BYTES = 1024 * 1024
MOST_POINTS = 20_000_000
# What the cover shows at 300 points an inch.
SIZE = (900, 450)
TOO_BIG = "Dieses Bild ist größer als 1 MB. Bitte verkleinern Sie es."
NO_PICTURE = "Das ist kein Bild, das wir lesen können. Bitte nehmen Sie eine PNG- oder JPG-Datei."


class Refused(ValueError):
    """A picture that cannot go on the cover; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_logo(file: BinaryIO) -> bytes:
    """Return a PNG of bare points, at most 900 by 450. Raises Refused."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Refused(TOO_BIG)
    try:
        with whole_images_only(), Image.open(BytesIO(data), formats=["PNG", "JPEG"]) as image:
            if image.width * image.height > MOST_POINTS:
                raise Refused(NO_PICTURE)
            return _png(image)
    except Image.DecompressionBombError as error:
        raise Refused(NO_PICTURE) from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(NO_PICTURE) from error


def _png(image: Image.Image) -> bytes:
    points = image.convert("RGBA")
    points.thumbnail(SIZE)
    # Archive PDFs know no half-transparent points: the page behind is white.
    bare = Image.new("RGB", points.size, "white")
    bare.paste(points, mask=points.getchannel("A"))
    out = BytesIO()
    bare.save(out, format="PNG")
    return out.getvalue()
