"""A picture that somebody brings as the center's logo: looked at with care, and kept as a plain PNG."""

import warnings
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps

from aftercare_desktop.domain.printing import LOGO_BYTES, LOGO_PIXELS
from aftercare_desktop.errors import BadInput

_KEPT_PIXELS = 800
_FORMATS = ("PNG", "JPEG")
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
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=_FORMATS) as picture:
                if max(picture.size) > LOGO_PIXELS:
                    raise BadInput(
                        f"The logo is {picture.width} x {picture.height} pixels. Nothing was changed; "
                        f"choose one of at most {LOGO_PIXELS:,} either way."
                    )
                return _as_png(_on_white(ImageOps.exif_transpose(picture)))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise BadInput(_TOO_MANY_PIXELS) from problem
    except (OSError, SyntaxError, ValueError) as problem:
        raise BadInput(_UNREADABLE) from problem


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
