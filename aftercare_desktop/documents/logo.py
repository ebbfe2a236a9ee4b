"""A picture that somebody brings as the center's logo: looked at with care, and kept as a plain PNG."""

import struct
import warnings
from functools import lru_cache
from io import BytesIO

from PIL import ExifTags, Image

from aftercare_desktop.domain.printing import LOGO_BYTES, LOGO_PIXELS
from aftercare_desktop.errors import BadInput

_KEPT_PIXELS = 800
_FORMATS = ("PNG", "JPEG")
_DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    EOFError,
    struct.error,
)
"""What the library raises on files that are no whole picture. It takes numbers, texts and fractions in them for what
their tags should hold, so that a wrong one fails wherever it is first used."""
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a camera was held (Exif 2.3, 4.6.4 A, Orientation), and the turn that puts its picture upright."""
_UNREADABLE = "This file is not a picture that can be read. Nothing was changed; choose a PNG or JPEG file."
_TOO_MANY_PIXELS = (
    f"The logo has too many pixels. Nothing was changed; choose one of at most {LOGO_PIXELS:,} either way."
)


def plain_logo(content: bytes) -> bytes:
    """The picture as a PNG in RGB on white, at most 800 pixels wide and high, without anything else the file held.

    Raises `BadInput` for more than 1 MB, more than 4,000 pixels either way, and what is no whole PNG or JPEG picture.
    Sizes are read from the head of the file before anything is unpacked.
    """
    if len(content) > LOGO_BYTES:
        raise BadInput("The logo's file is larger than 1 MB. Nothing was changed; choose a smaller one.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # odd tags of a camera, of which we need one
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=_FORMATS) as picture:
                if max(picture.size) > LOGO_PIXELS:
                    raise BadInput(
                        f"The logo is {picture.width} x {picture.height} pixels. Nothing was changed; "
                        f"choose one of at most {LOGO_PIXELS:,} either way."
                    )
                return _as_png(_on_white(_upright(picture)))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise BadInput(_TOO_MANY_PIXELS) from problem
    except _DAMAGED as problem:
        raise BadInput(_UNREADABLE) from problem


def _upright(picture: Image.Image) -> Image.Image:
    """The picture as it was seen. Nothing else of what a camera wrote is read, and none of it is written again."""
    picture.load()
    try:
        turn = _TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except _DAMAGED:
        return picture
    return picture if turn is None else picture.transpose(turn)


def _on_white(picture: Image.Image) -> Image.Image:
    whole = picture.convert("RGBA")
    whole.thumbnail((_KEPT_PIXELS, _KEPT_PIXELS))
    ground = Image.new("RGBA", whole.size, "white")
    return Image.alpha_composite(ground, whole).convert("RGB")


def _as_png(picture: Image.Image) -> bytes:
    result = BytesIO()
    picture.save(result, "PNG", optimize=True)
    return result.getvalue()


@lru_cache(maxsize=4)
def pixels(png: bytes) -> tuple[int, int, bytes]:
    """Width, height and RGB bytes of a kept logo."""
    with Image.open(BytesIO(png), formats=("PNG",)) as picture:
        whole = picture.convert("RGB")
        return whole.width, whole.height, whole.tobytes()
