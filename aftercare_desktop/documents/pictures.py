"""Pictures that people bring along: looked at with care, turned upright, and freed of all else the file held."""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import ExifTags, Image

FORMATS = ("PNG", "JPEG")
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
_PLAIN = ("L", "RGB", "CMYK")
"""What can be made smaller as it is: the colors of other kinds stand in a table, or let the ground shine through."""


class UnreadablePicture(Exception):
    """No whole PNG or JPEG picture."""


class TooManyPixels(Exception):
    """Wider, higher or larger in all than its bounds; with the size its head names, as far as it was read."""

    def __init__(self, size: tuple[int, int] | None = None) -> None:
        super().__init__(size)
        self.size = size


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many pixels a picture may have: either way, in all, and either way once it is kept."""

    side: int
    pixels: int
    kept: int


def plain_picture(content: bytes, bounds: Bounds) -> Image.Image:
    """The picture upright on white, in RGB or gray, at most `kept` either way, and nothing else of the file.

    Sizes are read from the head of the file before anything is unpacked. Raises `TooManyPixels`, `UnreadablePicture`.
    """
    with _opened(content) as picture:
        if max(picture.size) > bounds.side or picture.width * picture.height > bounds.pixels:
            raise TooManyPixels(picture.size)
        return _on_white(_upright(picture), bounds.kept)


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # odd tags of a camera, of which we need one
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMATS) as picture:
                yield picture
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise TooManyPixels from problem
    except _DAMAGED as problem:
        raise UnreadablePicture from problem


def _upright(picture: Image.Image) -> Image.Image:
    """The picture as it was seen. Nothing else of what a camera wrote is read, and none of it is written again."""
    picture.load()
    try:
        turn = _TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except _DAMAGED:
        return picture
    return picture if turn is None else picture.transpose(turn)


def _on_white(picture: Image.Image, kept: int) -> Image.Image:
    plain = picture.mode in _PLAIN and "transparency" not in picture.info
    whole = picture if plain else picture.convert("RGBA")
    whole.thumbnail((kept, kept))
    if whole.mode == "RGBA":
        whole = Image.alpha_composite(Image.new("RGBA", whole.size, "white"), whole)
    result = whole.convert("L" if whole.mode == "L" else "RGB")
    result.info.clear()  # what a camera, a scanner or a person wrote beside the picture
    return result


def as_png(picture: Image.Image) -> bytes:
    """The bytes of a PNG file that holds the pixels alone."""
    result = BytesIO()
    picture.save(result, "PNG", optimize=True)
    return result.getvalue()
