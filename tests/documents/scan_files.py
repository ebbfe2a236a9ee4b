"""Files as scanners, telephones and people who mean harm make them."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

Change = Callable[[pikepdf.Pdf], object]
_PAGE = b"q 612 0 0 792 0 0 cm /Im Do Q"


def picture(kind: str, size: tuple[int, int] = (850, 1_100), mode: str = "RGB", **how: Any) -> bytes:
    """A picture with something in it."""
    result = BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(result, kind, **how)
    return result.getvalue()


def png_head(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG that promises so many pixels, with this data behind it."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def jpeg_head(width: int, height: int) -> bytes:
    """A JPEG whose head was changed to promise so many pixels."""
    content = bytearray(picture("JPEG", (64, 64)))
    at = content.index(b"\xff\xc0")
    content[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(content)


def jpeg_passes(count: int) -> bytes:
    """A progressive JPEG whose last pass is there so many times more."""
    content = picture("JPEG", (64, 64), progressive=True)
    last = content.rindex(b"\xff\xda")
    return content[:-2] + content[last:-2] * count + content[-2:]


def scanned_pdf(*changes: Change, pages: int = 1, scan: bytes = b"", **saving: Any) -> bytes:
    """A PDF of scanned pages, changed before it is saved."""
    scan = scan or picture("JPEG")
    with pikepdf.new() as pdf:
        image = image_of(pdf, scan, 850, 1_100)
        for _ in range(pages):
            page = pdf.add_blank_page(page_size=(612, 792))
            page.Resources = Dictionary(XObject=Dictionary(Im=image))
            page.Contents = pdf.make_stream(_PAGE)
        for change in changes:
            change(pdf)
        result = BytesIO()
        pdf.save(result, **saving)
    return result.getvalue()


def image_of(pdf: pikepdf.Pdf, content: bytes, width: int, height: int) -> pikepdf.Object:
    """A picture inside a PDF that says it is so large."""
    image = pdf.make_stream(content)
    facts = {
        "/Type": Name.XObject,
        "/Subtype": Name.Image,
        "/Width": width,
        "/Height": height,
        "/ColorSpace": Name.DeviceRGB,
        "/BitsPerComponent": 8,
        "/Filter": Name.DCTDecode,
    }
    for key, value in facts.items():
        image[key] = value
    return image


def act(kind: str, **more: Any) -> Change:
    """What happens when the file is opened."""
    return lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name(kind), **more))


def hidden_script(pdf: pikepdf.Pdf) -> None:
    """A script in a part that no page leads to."""
    pdf.Root.Private = pdf.make_indirect(Dictionary({"/JS": pikepdf.String("app.alert(1)")}))


def file_inside(pdf: pikepdf.Pdf) -> None:
    """A file that comes along with the pages."""
    pdf.attachments["names.csv"] = pikepdf.AttachedFileSpec(pdf, b"Theo Bramwell")


def outside_data(pdf: pikepdf.Pdf) -> None:
    """The page's picture lies in another file."""
    pdf.pages[0].Resources.XObject.Im["/F"] = Dictionary(Type=Name.Filespec, F=pikepdf.String("other.jpg"))


def own_program_form(pdf: pikepdf.Pdf) -> None:
    """A form in XML that only a program of its own can draw."""
    pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<xdp/>"), Fields=Array())


def page_of(*box: float) -> Change:
    """The page is as large as this."""
    return lambda pdf: pdf.pages[0].obj.__setitem__("/MediaBox", Array(box))


def image_size(width: int, height: int) -> Change:
    """The page's picture says it is so large."""

    def change(pdf: pikepdf.Pdf) -> None:
        image = pdf.pages[0].Resources.XObject.Im
        image["/Width"], image["/Height"] = width, height

    return change


def forms_within_forms(depth: int = 9, each: int = 10) -> Change:
    """A drawing that draws another ten times, which draws another ten times: a file of 4 KB that takes for ever."""

    def change(pdf: pikepdf.Pdf) -> None:
        inner = pdf.make_stream(b"0 0 10 10 re f " * 20)
        for _ in range(depth):
            _as_form(inner)
            outer = pdf.make_stream(b"/Fm Do " * each)
            outer["/Resources"] = Dictionary(XObject=Dictionary(Fm=inner))
            inner = outer
        _as_form(inner)
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Fm=inner))
        pdf.pages[0].Contents = pdf.make_stream(b"/Fm Do")

    return change


def _as_form(stream: pikepdf.Object) -> None:
    stream["/Type"], stream["/Subtype"] = Name.XObject, Name.Form
    stream["/BBox"] = Array((0, 0, 612, 792))


def pages_in_a_ring() -> bytes:
    """A tree of pages that leads back to itself."""
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]/Parent 2 0 R>>",
    )
    return _written(parts)


def spaces(size: int) -> bytes:
    """So many spaces packed, without ever holding them."""
    packer = zlib.compressobj(1)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000)) + packer.flush()


def unpacks_to(size: int) -> bytes:
    """A PDF whose own list of objects unpacks to so many bytes; far less on disk."""
    packed = spaces(size)
    result = b"%PDF-1.5\n"
    first = len(result)
    result += b"1 0 obj<</Type/ObjStm/N 2/First 10/Length %d/Filter/FlateDecode>>stream\n" % len(packed)
    result += packed + b"\nendstream endobj\n"
    table = len(result)
    rows = b"".join(
        struct.pack(">BIB", *row) for row in ((0, 0, 0), (1, first, 0), (2, 1, 0), (2, 1, 1), (1, table, 0))
    )
    result += b"4 0 obj<</Type/XRef/Size 5/W[1 4 1]/Root 2 0 R/Length %d>>stream\n" % len(rows)
    return result + rows + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % table


def _written(parts: tuple[bytes, ...]) -> bytes:
    result = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(result))
        result += b"%d 0 obj%s endobj\n" % (number, part)
    table = len(result)
    result += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    result += b"".join(b"%010d 00000 n \n" % place for place in places)
    return result + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, table)
