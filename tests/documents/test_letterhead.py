"""The letterhead above page 1, large print, and which pictures may be a logo."""

import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import pdfa
from PIL import Image

from aftercare_desktop.documents.logo import plain_logo
from aftercare_desktop.documents.plan import plan_pdf
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.printing import Letterhead
from aftercare_desktop.errors import BadInput
from tests.builders import build_client, empty_plan
from tests.documents.papers import plan_paper
from tests.documents.reading import read

LINES = ("Alder Point Recovery", "2 Alder Point, Portland, ME 04101", "207-555-0100", "Aftercare")


def picture(kind: str, size: tuple[int, int] = (600, 300), mode: str = "RGB", **how: object) -> bytes:
    result = BytesIO()
    Image.new(mode, size, 128 if mode in ("L", "1") else None).save(result, kind, **how)  # type: ignore[arg-type]
    return result.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bomb(width: int, height: int) -> bytes:
    """A PNG whose head promises more pixels than its few bytes hold."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


HEAD = Letterhead(LINES, plain_logo(picture("PNG", mode="RGBA")))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "RGBA", "P", "1"])
def test_every_usual_picture_becomes_a_plain_one(kind: str, mode: str) -> None:
    if (kind, mode) in {("PNG", "CMYK"), ("JPEG", "RGBA"), ("JPEG", "P")}:
        return
    with Image.open(BytesIO(plain_logo(picture(kind, (4_000, 20), mode)))) as kept:
        assert (kept.format, kept.mode, kept.size) == ("PNG", "RGB", (800, 4))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a picture"),
        (b"%PDF-1.7", "not a picture"),
        (picture("GIF", mode="L"), "not a picture"),
        (picture("PNG")[:200], "not a picture"),
        (picture("PNG", (4_001, 10)), "4001 x 10"),
        (bomb(60_000, 60_000), "too many pixels"),
        (bomb(4_000, 4_000), "not a picture"),
        (picture("PNG") + b"\0" * 1_000_000, "larger than 1 MB"),
    ],
)
def test_other_files_are_refused_with_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        plain_logo(content)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(8, 900), byte=st.integers(0, 255), kind=st.sampled_from(["PNG", "JPEG"]))
def test_damaged_pictures_give_a_picture_or_a_sentence(place: int, byte: int, kind: str) -> None:
    content = bytearray(picture(kind, (64, 48)))
    content[place % len(content)] = byte
    with suppress(BadInput):
        assert plain_logo(bytes(content)).startswith(b"\x89PNG")


def with_exif(entries: bytes) -> bytes:
    """A JPEG from a camera held sideways (orientation 6), with more entries of 12 bytes and what they point to."""
    sideways = struct.pack("<HHII", 0x0112, 3, 1, 6)
    count = 1 + len(entries) // 12
    body = b"II*\0" + struct.pack("<IH", 8, count) + sideways + entries + struct.pack("<I", 0)
    return picture("JPEG", (60, 20), exif=b"Exif\0\0" + body)


WHOLE_NUMBER, TEXT, FRACTION = 4, 2, 5
ODD_EXIF = [
    struct.pack("<HHI4s", 0x011A, TEXT, 4, b"72 \0"),
    struct.pack("<HHII", 0x0156, FRACTION, 1, 8),
    struct.pack("<HHII", 0x8769, FRACTION, 1, 8),
    struct.pack("<HHI4s", 0x8825, TEXT, 4, b"abc\0"),
    struct.pack("<HHII", 0x8769, WHOLE_NUMBER, 1, 0xFFFFFFF0),
    struct.pack("<HHII", 0x011A, FRACTION, 0xFFFFFF, 0),
]


@pytest.mark.parametrize("entry", [b"", *ODD_EXIF])
def test_a_picture_is_put_upright_whatever_else_a_camera_wrote(entry: bytes) -> None:
    with Image.open(BytesIO(plain_logo(with_exif(entry)))) as kept:
        assert kept.size == (20, 60)


@settings(max_examples=150, deadline=None)
@given(
    entry=st.sampled_from(ODD_EXIF),
    changed=st.lists(st.tuples(st.integers(0, 90), st.integers(0, 255)), min_size=1, max_size=4),
)
def test_damaged_exif_gives_a_picture_or_a_sentence(entry: bytes, changed: list[tuple[int, int]]) -> None:
    content = bytearray(with_exif(entry))
    for place, byte in changed:
        content[place] = byte
    with suppress(BadInput):
        assert plain_logo(bytes(content)).startswith(b"\x89PNG")


def test_what_else_the_file_held_does_not_stay() -> None:
    from_camera = Image.new("RGB", (50, 30))
    exif = Image.Exif()
    exif[0x010E] = "Theo Bramwell"
    result = BytesIO()
    from_camera.save(result, "JPEG", exif=exif)
    assert b"Theo Bramwell" in result.getvalue()
    assert b"Theo Bramwell" not in plain_logo(result.getvalue())


PAPERS = {
    "letterhead": plan_pdf(plan_paper(letterhead=HEAD)),
    "lines alone": plan_pdf(plan_paper(letterhead=Letterhead(LINES[:1]))),
    "large": plan_pdf(plan_paper(large=True)),
    "large, letterhead, a4": plan_pdf(plan_paper(large=True, letterhead=HEAD, paper=PaperSize.A4)),
    "large, nothing written": plan_pdf(
        plan_paper(large=True, document=empty_plan(), client=build_client(), approved={}, final=False)
    ),
}
each = pytest.mark.parametrize("pdf", PAPERS.values(), ids=PAPERS.keys())


@each
def test_it_is_pdf_a_with_every_font_and_nothing_outside_the_sheet(pdf: bytes) -> None:
    report = pdfa.validate_written(BytesIO(pdf), "2b")
    assert report.passed, report.findings
    document = read(pdf)
    assert all(document.fonts.values())
    assert document.outside() == []
    assert document.headings_alone() == []
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.check_pdf_syntax() == []


def test_the_letterhead_stands_on_page_one_alone_and_is_read_first() -> None:
    document = read(PAPERS["letterhead"])
    assert "Page 1 of" in document.page_text(0)
    assert [line in document.page_text(0) for line in LINES] == [True] * 4
    assert not any(LINES[1] in document.page_text(page) for page in range(1, len(document.pages)))
    assert document.text().startswith("Alder Point Recovery")
    figures = [element for element in document.structure.walk() if element.role == "Figure"]
    assert len(figures) == 1
    with pikepdf.open(BytesIO(PAPERS["letterhead"])) as opened:
        assert len(opened.pages[0].Resources.XObject) == 1
        assert "/XObject" not in opened.pages[1].Resources
    assert "My goals and steps" in document.page_text(1), "page 1 stays one page"


def test_without_one_nothing_is_drawn() -> None:
    assert plan_pdf(plan_paper(letterhead=Letterhead())) == plan_pdf(plan_paper())


def sizes(pdf: bytes) -> set[float]:
    """The sizes of all type on the pages, in points on paper."""
    found = set()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            scale, saved = 1.0, 0
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                saved += (name == "q") - (name == "Q")
                if name == "cm" and not saved:
                    scale *= float(operands[0])
                if name == "Tf":
                    found.add(round(scale * float(operands[1]), 1))
    return found


def test_large_print_says_the_same_in_eighteen_points() -> None:
    usual, large = read(plan_pdf(plan_paper())), read(PAPERS["large"])
    assert 18.0 in sizes(PAPERS["large"])
    assert min(sizes(PAPERS["large"])) >= 13
    assert large.size == usual.size
    assert len(large.pages) > len(usual.pages)
    said = large.text()
    assert usual.drawn_characters().keys() <= large.drawn_characters().keys()
    for words in (
        "207-555-0109",
        "Congress Pharmacy",
        "Noon meeting first",
        "I want work I can keep.",
        "Morning shift",
    ):
        assert words in said
    titles = [[" ".join(title.split()) for title in each.tagged("H1")] for each in (large, usual)]
    assert titles[0] == titles[1]
