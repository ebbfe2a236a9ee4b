"""PDF bytes to pictures and positions, by pypdfium2, from memory. A lock keeps PDFium in one thread at a time."""

import ctypes
from collections.abc import Collection, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

import pypdfium2
import pypdfium2.raw as pdfium
from PySide6.QtGui import QImage

K = TypeVar("K", bound=Hashable)

POINTS_PER_INCH = 72
_LEAST_TITLE_POINTS = 12.9
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a document: page number from 0, and how far down the page, 0 to 1."""

    page: int
    down: float


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of every page."""
    with _opened(pdf) as document:
        return tuple(PageSize(*document.get_page_size(number)) for number in range(len(document)))


def render_pages(pdf: bytes, width: int) -> tuple[QImage, ...]:
    """Every page as a picture of `width` pixels. Safe on any thread."""
    with _opened(pdf) as document:
        found = []
        for page in document:
            found.append(_picture(page, width / page.get_width()))
            page.close()
        return tuple(found)


def render_page(pdf: bytes, number: int, dots_per_inch: float, *, gray: bool = False) -> QImage:
    """One page (from 0) at a printer's resolution."""
    with _opened(pdf) as document:
        page = document[number]
        picture = _picture(page, dots_per_inch / POINTS_PER_INCH, gray=gray)
        page.close()
        return picture


def is_gray(pdf: bytes, numbers: Collection[int]) -> bool:
    """Whether these pages (from 0) have no color, as all have without a logo or a scan in color."""
    return all(render_page(pdf, number, POINTS_PER_INCH).allGray() for number in numbers)


def _picture(page: Any, scale: float, *, gray: bool = False) -> QImage:
    bitmap = page.render(scale=scale, grayscale=gray)
    kind = QImage.Format.Format_Grayscale8 if gray else QImage.Format.Format_BGR888
    shared = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind)
    picture = shared.copy()  # the bitmap's memory goes away with it
    bitmap.close()
    return picture


def find_titles(pdf: bytes, titles: Mapping[K, str]) -> dict[K, Spot]:
    """Where each title stands as a heading for the first time; one that is not in the document is left out.

    Words of a heading may be said in a sentence too: only letters of a heading's size count.
    """
    found: dict[K, Spot] = {}
    with _opened(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            for key, title in titles.items():
                if key not in found:
                    top = _heading_top(text, title)
                    if top is not None:
                        found[key] = Spot(number, max(0.0, 1 - top / page.get_height()))
            text.close()
            page.close()
    return found


def _heading_top(text: Any, title: str) -> float | None:
    search = text.search(title, match_case=True)
    hit = search.get_next()
    while hit is not None:
        if pdfium.FPDFText_GetFontSize(text, ctypes.c_int(hit[0])) >= _LEAST_TITLE_POINTS:
            top: float = text.get_charbox(hit[0])[3]
            return top
        hit = search.get_next()
    return None
