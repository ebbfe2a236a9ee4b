"""A picture that somebody brings as the center's logo: looked at with care, and kept as a plain PNG."""

from functools import lru_cache
from io import BytesIO

from PIL import Image

from aftercare_desktop.documents.pictures import (
    Bounds,
    TooManyPixels,
    UnreadablePicture,
    as_png,
    plain_picture,
)
from aftercare_desktop.domain.printing import LOGO_BYTES, LOGO_PIXELS
from aftercare_desktop.errors import BadInput

_BOUNDS = Bounds(side=LOGO_PIXELS, pixels=LOGO_PIXELS * LOGO_PIXELS, kept=800)
_UNREADABLE = "This file is not a picture that can be read. Nothing was changed; choose a PNG or JPEG file."


def plain_logo(content: bytes) -> bytes:
    """The picture as a PNG in RGB on white, at most 800 pixels wide and high, without anything else the file held.

    Raises `BadInput` for more than 1 MB, more than 4,000 pixels either way, and what is no whole PNG or JPEG picture.
    """
    if len(content) > LOGO_BYTES:
        raise BadInput("The logo's file is larger than 1 MB. Nothing was changed; choose a smaller one.")
    try:
        return as_png(plain_picture(content, _BOUNDS).convert("RGB"))
    except TooManyPixels as problem:
        is_said = "has too many pixels" if problem.size is None else "is {} x {} pixels".format(*problem.size)
        raise BadInput(
            f"The logo {is_said}. Nothing was changed; choose one of at most {LOGO_PIXELS:,} either way."
        ) from problem
    except UnreadablePicture as problem:
        raise BadInput(_UNREADABLE) from problem


@lru_cache(maxsize=4)
def pixels(png: bytes) -> tuple[int, int, bytes]:
    """Width, height and RGB bytes of a kept picture."""
    with Image.open(BytesIO(png), formats=("PNG",)) as picture:
        whole = picture.convert("RGB")
        return whole.width, whole.height, whole.tobytes()
