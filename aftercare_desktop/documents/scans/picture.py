"""Scans that are pictures: made upright and small enough, without place, device and whatever else stands beside."""

import re
from io import BytesIO

from PIL import Image

from aftercare_desktop.documents.pictures import TooManyPixels, UnreadablePicture, as_png, plain_picture
from aftercare_desktop.documents.scans import bounds
from aftercare_desktop.documents.scans.troubles import Refused, Trouble

_QUALITY = 88
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_START_OF_SCAN, _END, _ALONE = 0xDA, 0xD9, (0xD8, 0x01)
_MOST_MARKERS = 5_000


def kept_jpeg(content: bytes) -> bytes:
    """The picture as a JPEG of our own. Raises `Refused`."""
    if passes(content) > bounds.MOST_SCANS:
        raise Refused(Trouble.TOO_MUCH)
    result = BytesIO()
    _plain(content).save(result, "JPEG", quality=_QUALITY, optimize=True)
    return result.getvalue()


def kept_png(content: bytes) -> bytes:
    """The picture as a PNG of our own. Raises `Refused`."""
    return as_png(_plain(content))


def _plain(content: bytes) -> Image.Image:
    try:
        return plain_picture(content, bounds.PICTURE)
    except TooManyPixels as problem:
        raise Refused(Trouble.TOO_MANY_PIXELS) from problem
    except UnreadablePicture as problem:
        raise Refused(Trouble.DAMAGED) from problem


def passes(jpeg: bytes) -> int:
    """How many times a JPEG is drawn over from its beginning to its end (ITU T.81, annex B: segments and markers).

    Raises `Refused` for one that is made of markers alone.
    """
    found, at = 0, 2
    for _ in range(_MOST_MARKERS):
        marker = _MARKER.search(jpeg, at)
        kind = _END if marker is None else jpeg[marker.start() + 1]
        if marker is None or kind == _END:
            return found
        found += kind == _START_OF_SCAN
        length = 0 if kind in _ALONE else int.from_bytes(jpeg[marker.end() : marker.end() + 2], "big")
        at = marker.end() + length
    raise Refused(Trouble.TOO_MUCH)
