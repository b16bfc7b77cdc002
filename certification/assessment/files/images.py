"""Draws an image anew, so that place, device and everything hidden stay behind."""

from io import BytesIO

from PIL import Image, ImageOps

from buendnis.documents.pictures import whole_images_only
from certification.assessment.files.kinds import Kind, Refused

MAX_PIXELS = 40_000_000
QUALITY = 88
_BROKEN = (
    "Dieses Bild ist beschädigt. Bitte speichern Sie es neu und laden Sie es noch einmal hoch."
)
_TOO_MANY = (
    "Dieses Bild hat zu viele Bildpunkte (mehr als 40 Millionen). Bitte verkleinern Sie es, zum "
    "Beispiel auf 4000 Punkte in der Breite."
)


def redrawn(kind: Kind, data: bytes) -> bytes:
    """Return the image without metadata, turned upright. Raises Refused for broken or huge ones."""
    try:
        with whole_images_only(), Image.open(BytesIO(data), formats=[kind.marker]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise Refused(_TOO_MANY)
            upright = ImageOps.exif_transpose(image)
            return _saved(kind, upright)
    except Image.DecompressionBombError as error:
        raise Refused(_TOO_MANY) from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError) as error:
        raise Refused(_BROKEN) from error


def _saved(kind: Kind, image: Image.Image) -> bytes:
    """Copy the bare points into a new image: what is not copied cannot leak."""
    mode = (
        "RGB"
        if kind.id == "jpg" or image.mode not in ("1", "L", "LA", "RGB", "RGBA")
        else image.mode
    )
    if mode == "RGB" and kind.id != "jpg" and image.has_transparency_data:
        mode = "RGBA"
    points = image.convert(mode)
    bare = Image.new(mode, points.size)
    bare.paste(points)
    options = {} if kind.id == "png" else {"quality": QUALITY}
    out = BytesIO()
    bare.save(out, format=kind.marker, **options)
    return out.getvalue()
