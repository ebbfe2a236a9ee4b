"""A signature as a picture: the strokes of a pen, drawn as smooth lines on white."""

from PIL import Image, ImageDraw

from aftercare_desktop.documents.pictures import as_png
from aftercare_desktop.domain.signing import PAD, Stroke, smooth

_SCALE = 2
"""Pixels of the picture for each unit of the pad: 400 dots an inch where it stands 3 inches wide on paper."""
_FINER = 2  # Drawn so much larger and made smaller again, so that lines are smooth.
_WIDTH = 4.0
_INK = (16, 24, 64)


def signature_png(strokes: tuple[Stroke, ...]) -> bytes:
    """The picture of strokes that `domain.signing.problems` found to be a signature."""
    scale = _SCALE * _FINER
    picture = Image.new("RGB", (PAD[0] * scale, PAD[1] * scale), "white")
    draw = ImageDraw.Draw(picture)
    for stroke in strokes:
        points = [(x * scale, y * scale) for x, y in smooth(stroke)]
        radius = _WIDTH * scale / 2
        draw.line(points, fill=_INK, width=round(2 * radius), joint="curve")
        for x, y in (points[0], points[-1]):
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_INK)
    return as_png(picture.resize((PAD[0] * _SCALE, PAD[1] * _SCALE), Image.Resampling.LANCZOS))
