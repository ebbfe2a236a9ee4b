"""Scans that are PDFs: nothing but their pages is kept, and those only if each can be drawn.

What opens here was made elsewhere and may be made to do harm, so `worker.py` runs it in a process of its own, where
memory and time have an end and a crash takes nothing along.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image

from aftercare_desktop.documents.scans import bounds
from aftercare_desktop.documents.scans.troubles import Refused, Trouble

Step = Callable[[int, int], None]

_ACTIONS = {
    "/JavaScript": Trouble.SCRIPT,
    "/Launch": Trouble.LAUNCHES,
    "/ImportData": Trouble.LAUNCHES,
    "/SubmitForm": Trouble.LAUNCHES,
    "/Rendition": Trouble.LAUNCHES,
    "/Movie": Trouble.LAUNCHES,
    "/Sound": Trouble.LAUNCHES,
    "/RichMediaExecute": Trouble.LAUNCHES,
    "/GoToR": Trouble.POINTS_OUTSIDE,
    "/GoToE": Trouble.POINTS_OUTSIDE,
}
"""Kinds of action by their `/S` (ISO 32000-1, table 198). A web link is no trouble: it goes with what is not kept."""
_KEYS = {
    "/JS": Trouble.SCRIPT,
    "/JavaScript": Trouble.SCRIPT,
    "/EmbeddedFiles": Trouble.FILES_INSIDE,
    "/EF": Trouble.FILES_INSIDE,
    "/RichMediaContent": Trouble.FILES_INSIDE,
    "/XFA": Trouble.FORM,
}
_PAGE_KEYS = frozenset({"/Type", "/Parent", "/Resources", "/Contents", "/MediaBox", "/CropBox", "/Rotate"})
"""What a page keeps: what it shows, and how large. Notes, links, thumbnails and what is private to a program go."""
_PICTURES_WITH_A_HEAD = frozenset({"/DCTDecode", "/JPXDecode"})
_KINDS = ("JPEG", "JPEG2000")


def kept_pdf(content: bytes, step: Step) -> tuple[bytes, int]:
    """The pages as a PDF of our own, and how many. `step` hears of each page that was drawn. Raises `Refused`."""
    pikepdf.settings.set_qpdf_limits(
        parser_max_nesting=bounds.PDF_DEPTH,
        max_stream_filters=3,
        dct_max_memory=bounds.UNPACKED,
        dct_max_progressive_scans=bounds.MOST_SCANS,
        flate_max_memory=bounds.UNPACKED,
        png_max_memory=bounds.UNPACKED,
        run_length_max_memory=bounds.UNPACKED,
        tiff_max_memory=bounds.UNPACKED,
    )
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as given:
            if given.is_encrypted:
                raise Refused(Trouble.LOCKED)
            kept = _pages_alone(given)
    except pikepdf.PasswordError as problem:
        raise Refused(Trouble.LOCKED) from problem
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, LookupError, AttributeError) as problem:
        # What the library raises where an object is not what its place asks for, or grows beyond its bounds.
        raise Refused(Trouble.DAMAGED) from problem
    if len(kept) > bounds.MOST_BYTES:
        raise Refused(Trouble.TOO_LARGE)
    return kept, _drawn(kept, step)


def _pages_alone(given: pikepdf.Pdf) -> bytes:
    if len(given.objects) > bounds.PDF_OBJECTS:
        raise Refused(Trouble.TOO_MUCH)
    count = len(given.pages)
    if not count:
        raise Refused(Trouble.NO_PAGES)
    if count > bounds.MOST_PAGES:
        raise Refused(Trouble.TOO_MANY_PAGES)
    _look_for_harm(given)
    _look_at_sizes(given)
    given.flatten_annotations("print")  # what a pen wrote or a stamp says on a page stays with it
    result = BytesIO()
    with pikepdf.new() as plain:
        for page in given.pages:
            for key in [str(key) for key in page.obj if key not in _PAGE_KEYS]:
                del page.obj[key]
            plain.pages.append(page)
        plain.remove_unreferenced_resources()
        plain.save(result, deterministic_id=True)
    return result.getvalue()


# Harm


def _look_for_harm(given: pikepdf.Pdf) -> None:
    """Every part of the file is looked at, also what no page leads to."""
    for one in [given.trailer, *given.objects]:
        for part in _dictionaries(one):
            _look_into(part)


def _look_into(part: pikepdf.Object) -> None:
    for key in part.keys():  # noqa: SIM118 - a dictionary of a PDF is no mapping
        if key in _KEYS:
            raise Refused(_KEYS[key])
    action = part.get("/S")
    if isinstance(action, pikepdf.Name) and str(action) in _ACTIONS:
        raise Refused(_ACTIONS[str(action)])
    if (isinstance(part, pikepdf.Stream) and "/F" in part) or (
        part.get("/Subtype") == "/Form" and "/Ref" in part
    ):
        raise Refused(Trouble.POINTS_OUTSIDE)


def _dictionaries(one: Any) -> Iterator[pikepdf.Object]:
    """A part and every dictionary that lies in it directly. What it refers to is a part of its own."""
    waiting = [one]
    while waiting:
        part = waiting.pop()
        if isinstance(part, (pikepdf.Dictionary, pikepdf.Stream)):
            yield part
            inside = [part.get(key) for key in part.keys()]  # noqa: SIM118
        elif isinstance(part, pikepdf.Array):
            inside = list(part)
        else:
            continue
        waiting += [each for each in inside if isinstance(each, pikepdf.Object) and not each.is_indirect]


# Sizes


def _look_at_sizes(given: pikepdf.Pdf) -> None:
    for page in given.pages:
        for box in (page.mediabox, page.cropbox):
            left, bottom, right, top = (float(each) for each in box)
            sides = (abs(right - left), abs(top - bottom))
            if not all(bounds.LEAST_POINTS <= side <= bounds.MOST_POINTS for side in sides):
                raise Refused(Trouble.PAGE_SIZE)
    total = 0
    for one in given.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image":
            total += _pixels(one)
    if total > bounds.PDF_PIXELS:
        raise Refused(Trouble.TOO_MANY_PIXELS)


def _pixels(picture: pikepdf.Stream) -> int:
    """How many pixels a picture has, by its own words and by those of the file in it."""
    sizes = [(int(picture.get("/Width", 0)), int(picture.get("/Height", 0)))]
    if _PICTURES_WITH_A_HEAD & {str(name) for name in _filters(picture)} and len(_filters(picture)) == 1:
        sizes.append(_head_size(picture.read_raw_bytes()))
    for width, height in sizes:
        if max(width, height) > bounds.PICTURE.side or width * height > bounds.PICTURE.pixels:
            raise Refused(Trouble.TOO_MANY_PIXELS)
    return max(width * height for width, height in sizes)


def _filters(picture: pikepdf.Stream) -> list[pikepdf.Object]:
    found = picture.get("/Filter")
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _head_size(content: bytes) -> tuple[int, int]:
    """What the head of a JPEG or JPEG 2000 says; nothing is unpacked."""
    try:
        with Image.open(BytesIO(content), formats=_KINDS) as picture:
            return picture.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise Refused(Trouble.TOO_MANY_PIXELS) from problem
    except (OSError, SyntaxError) as problem:
        raise Refused(Trouble.DAMAGED) from problem


# Drawing


def _drawn(pdf: bytes, step: Step) -> int:
    """Draw every page once: what cannot be drawn here could not be looked at later either. How many there are."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as problem:
        raise Refused(Trouble.DAMAGED) from problem
    try:
        count = len(document)
        for number in range(count):
            step(number, count)
            page = document[number]
            page.render(scale=bounds.DRAWN_WIDTH / page.get_width()).close()
            page.close()
    except pypdfium2.PdfiumError as problem:
        raise Refused(Trouble.DAMAGED) from problem
    finally:
        document.close()
    return count
