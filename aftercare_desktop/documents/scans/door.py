"""The door for the file of a scan: what it is by its content, never by its name, and what of it may be kept."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image

from aftercare_desktop.documents.pictures import FORMATS
from aftercare_desktop.documents.scans import bounds
from aftercare_desktop.documents.scans.pdf import Step
from aftercare_desktop.documents.scans.picture import kept_jpeg, kept_png
from aftercare_desktop.documents.scans.troubles import Refused, Trouble
from aftercare_desktop.documents.scans.worker import kept_pdf_beside
from aftercare_desktop.domain.signing import Scan

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
_HEADS = ((b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG), (b"%PDF-", PDF))
_PDF_HEAD_WITHIN = 1_024
"""Bytes before a PDF's first line that readers let pass (ISO 32000-1, annex H, note 13); some scanners write them."""
_PAPER = (612.0, 792.0)
_MARGIN = 18.0


def read_bounded(path: Path) -> bytes:
    """The bytes of a chosen file, never more than a scan may have. Raises `BadInput`."""
    try:
        if not path.is_file():  # a pipe or a device would give bytes for ever
            raise Trouble.UNREADABLE.of(path.name)
        with path.open("rb") as file:
            return file.read(bounds.MOST_BYTES + 1)
    except (OSError, ValueError) as problem:
        raise Trouble.UNREADABLE.of(path.name) from problem


def checked_scan(name: str, content: bytes, step: Step = lambda done, total: None) -> Scan:
    """What may be kept of a file. `name` is said in the sentence if it is refused, `step` hears of each page of a PDF.

    A picture is turned upright and freed of place, device and notes; of a PDF only the pages stay. Raises `BadInput`.
    A PDF with scripts, files inside or parts outside is refused rather than mended: somebody should know of it.
    """
    try:
        if not content:
            raise Refused(Trouble.EMPTY)
        if len(content) > bounds.MOST_BYTES:
            raise Refused(Trouble.TOO_LARGE)
        return _kept(_kind(content), content, step)
    except Refused as refused:
        raise refused.trouble.of(name) from refused


def is_kept_kind(scan: Scan) -> bool:
    """Whether a scan is of a kind and size that `checked_scan` gives, and says its kind truly."""
    if not 0 < len(scan.content) <= bounds.MOST_BYTES or not 1 <= scan.pages <= bounds.MOST_PAGES:
        return False
    return any(scan.content.startswith(head) and kind == scan.media_type for head, kind in _HEADS)


def _kind(content: bytes) -> str:
    for head, kind in _HEADS:
        if content.startswith(head):
            return kind
    if b"%PDF-" in content[:_PDF_HEAD_WITHIN]:
        return PDF
    raise Refused(Trouble.OTHER_KIND)


def _kept(kind: str, content: bytes, step: Step) -> Scan:
    if kind == PDF:
        kept, pages = kept_pdf_beside(content, step)
        return Scan(kept, PDF, pages)
    make: Callable[[bytes], bytes] = kept_jpeg if kind == JPEG else kept_png
    return Scan(make(content), kind, 1)


def scan_as_pdf(content: bytes) -> bytes:
    """A kept file as pages to look at or print: a picture stands on one sheet, a PDF is what it is."""
    if content.startswith(b"%PDF-"):
        return content
    with Image.open(BytesIO(content), formats=FORMATS) as picture:
        width, height = _PAPER if picture.height >= picture.width else _PAPER[::-1]
        scale = min((width - 2 * _MARGIN) / picture.width, (height - 2 * _MARGIN) / picture.height)
        wide, high = picture.width * scale, picture.height * scale
        place = f"q {wide:.3f} 0 0 {high:.3f} {(width - wide) / 2:.3f} {(height - high) / 2:.3f} cm /Im Do Q"
        result = BytesIO()
        with pikepdf.new() as pdf:
            page = pdf.add_blank_page(page_size=(width, height))
            page.Resources = Dictionary(XObject=Dictionary(Im=_image(pdf, picture, content)))
            page.Contents = pdf.make_stream(place.encode("ascii"))
            pdf.save(result, deterministic_id=True)
    return result.getvalue()


def _image(pdf: pikepdf.Pdf, picture: Image.Image, content: bytes) -> pikepdf.Object:
    """A kept picture inside a PDF: a JPEG as it is, of a PNG its pixels."""
    as_it_is = picture.format == "JPEG"
    image = pdf.make_stream(content if as_it_is else picture.tobytes())
    facts = {
        "/Type": Name.XObject,
        "/Subtype": Name.Image,
        "/Width": picture.width,
        "/Height": picture.height,
        "/ColorSpace": Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB,
        "/BitsPerComponent": 8,
    }
    if as_it_is:
        facts["/Filter"] = Name.DCTDecode
    for key, value in facts.items():
        image[key] = value
    return image
