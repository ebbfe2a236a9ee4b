"""Workbooks as spreadsheet programs write them, made with openpyxl, and changed inside where it cannot."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence

from openpyxl import Workbook

Cell = object
CENSUS_HEADER = (
    "mrn", "clientFirstName", "clientLastName", "dob", "originalAdmitDate", "zip", "primaryPhone",
)  # fmt: skip


def workbook(*rows: Sequence[Cell], title: str = "Census", formats: dict[str, str] | None = None) -> bytes:
    """One sheet with these rows; `formats` gives a number format to whole columns by their letter."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for letter, code in (formats or {}).items():
        for cell in sheet[letter]:
            cell.number_format = code
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The workbook's bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed_inside(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one of its parts changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
SHARED = "xl/sharedStrings.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_INLINE = re.compile(rb't="inlineStr"([^>]*)><is><t[^>]*>(.*?)</t></is>', re.DOTALL)
_LINK = (
    b'<Relationship Id="rShared" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/sharedStrings"/></Relationships>'
)


def with_shared_strings(data: bytes) -> bytes:
    """The workbook with its texts in a list of their own, parted into runs and with how they are read aloud, as Excel
    writes them."""
    texts: list[bytes] = []

    def number(match: re.Match[bytes]) -> bytes:
        texts.append(match[2])
        return b't="s"%s><v>%d</v>' % (match[1], len(texts) - 1)

    data = changed_inside(data, SHEET, lambda xml: _INLINE.sub(number, xml))
    data = changed_inside(data, _LINKS, lambda xml: xml.replace(b"</Relationships>", _LINK))
    runs = (
        b"<si><r><t>%s</t></r><r><t>%s</t></r><rPh><t>aloud</t></rPh></si>" % (text[:1], text[1:])
        if text[:1].isalpha()
        else b"<si><t>%s</t></si>" % text
        for text in texts
    )
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr(SHARED, b'<?xml version="1.0"?><sst>%s</sst>' % b"".join(runs))
    return out.getvalue()
