"""The file of a signed page: what is kept of it, what is refused and in which words, and that none takes too much."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from multiprocessing import active_children
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from aftercare_desktop.documents.scans import bounds, checked_scan, read_bounded, scan_as_pdf
from aftercare_desktop.documents.scans.pdf import kept_pdf
from aftercare_desktop.documents.scans.troubles import Refused, Trouble
from aftercare_desktop.errors import BadInput
from tests.documents import scan_files as made
from tests.documents.scan_files import picture, scanned_pdf


@pytest.fixture
def usual_limits() -> Iterator[None]:
    """What a process of its own sets for itself is put back where a test looks into a PDF in its own process."""
    before = pikepdf.settings.get_qpdf_limits()
    yield
    pikepdf.settings.set_qpdf_limits(**before)


@pytest.mark.parametrize(
    ("content", "media_type", "pages"),
    [
        (picture("JPEG"), "image/jpeg", 1),
        (picture("JPEG", mode="L", progressive=True), "image/jpeg", 1),
        (picture("JPEG", mode="CMYK"), "image/jpeg", 1),
        (picture("PNG", mode="RGBA"), "image/png", 1),
        (picture("PNG", mode="1"), "image/png", 1),
        (scanned_pdf(pages=3), "application/pdf", 3),
        (b"\r\n" + scanned_pdf(), "application/pdf", 1),
        (scanned_pdf(pages=bounds.MOST_PAGES), "application/pdf", bounds.MOST_PAGES),
    ],
)
def test_a_scan_is_known_by_its_content(content: bytes, media_type: str, pages: int) -> None:
    scan = checked_scan("scan.gif", content)
    assert (scan.media_type, scan.pages) == (media_type, pages)
    with pikepdf.open(BytesIO(scan_as_pdf(scan.content))) as shown:
        assert len(shown.pages) == pages


ACTIONS = {
    Trouble.SCRIPT: made.act("/JavaScript", JS=pikepdf.String("app.alert(1)")),
    Trouble.LAUNCHES: made.act("/Launch", F=pikepdf.String("calc.exe")),
    Trouble.POINTS_OUTSIDE: made.act("/GoToR", F=pikepdf.String("other.pdf")),
    Trouble.FILES_INSIDE: made.file_inside,
    Trouble.FORM: made.own_program_form,
}
REFUSED = [
    (Trouble.EMPTY, b""),
    (Trouble.OTHER_KIND, b"Signed by Theo Bramwell, honestly."),
    (Trouble.OTHER_KIND, picture("GIF", mode="L")),
    (Trouble.OTHER_KIND, b"PK\x03\x04" + b"\0" * 100),
    (Trouble.TOO_LARGE, b"%PDF-1.7" + b"\0" * bounds.MOST_BYTES),
    (Trouble.TOO_MANY_PIXELS, made.png_head(60_000, 60_000)),
    (Trouble.TOO_MANY_PIXELS, made.png_head(12_001, 1)),
    (Trouble.TOO_MANY_PIXELS, made.png_head(7_000, 7_000)),
    (Trouble.TOO_MANY_PIXELS, made.jpeg_head(65_000, 65_000)),
    (Trouble.TOO_MUCH, made.jpeg_passes(80)),
    (Trouble.DAMAGED, picture("JPEG")[:2_000]),
    (Trouble.DAMAGED, picture("PNG")[:-2_000]),
    (Trouble.DAMAGED, made.png_head(5_000, 5_000, b"\0" * 40)),
    (Trouble.DAMAGED, scanned_pdf(pages=3)[:-400]),
    (Trouble.DAMAGED, b"%PDF-1.7\nSigned by Theo Bramwell, honestly."),
    (Trouble.DAMAGED, made.pages_in_a_ring()),
    (Trouble.LOCKED, scanned_pdf(encryption=pikepdf.Encryption(owner="a", user="b"))),
    (Trouble.LOCKED, scanned_pdf(encryption=pikepdf.Encryption(owner="a", user=""))),
    (Trouble.TOO_MANY_PAGES, scanned_pdf(pages=bounds.MOST_PAGES + 1)),
    (Trouble.TOO_MANY_PAGES, scanned_pdf(pages=3_000)),
    (Trouble.NO_PAGES, scanned_pdf(pages=0)),
    (Trouble.PAGE_SIZE, scanned_pdf(made.page_of(0, 0, 20_000, 20_000))),
    (Trouble.PAGE_SIZE, scanned_pdf(made.page_of(0, 0, 0, 0))),
    (Trouble.NO_PAGES, scanned_pdf(made.page_of(0, 0, 1e30, 1e30))),
    (Trouble.TOO_MANY_PIXELS, scanned_pdf(made.image_size(50_000, 50_000))),
    (Trouble.TOO_MANY_PIXELS, scanned_pdf(scan=made.jpeg_head(65_000, 65_000))),
    (Trouble.DAMAGED, made.unpacks_to(300_000_000)),
    (Trouble.SCRIPT, scanned_pdf(made.hidden_script)),
    (Trouble.POINTS_OUTSIDE, scanned_pdf(made.outside_data)),
    *((trouble, scanned_pdf(change)) for trouble, change in ACTIONS.items()),
]


@pytest.mark.parametrize(("trouble", "content"), REFUSED, ids=lambda each: getattr(each, "name", ""))
def test_other_files_are_refused_with_a_sentence_that_says_what_to_do(
    trouble: Trouble, content: bytes
) -> None:
    with pytest.raises(BadInput) as refused:
        checked_scan("page 8.pdf", content)
    assert refused.value.sentence == f"page 8.pdf {trouble}"


def test_every_trouble_is_tried() -> None:
    assert {trouble for trouble, _ in REFUSED} == set(Trouble) - {Trouble.UNREADABLE}


@pytest.mark.parametrize("name", ["", "\x00\n", "x" * 5_000 + ".pdf", "\u202efdp.exe"])
def test_no_name_of_a_file_spoils_its_sentence(name: str) -> None:
    sentence = Trouble.EMPTY.of(name).sentence
    assert len(sentence) < 200
    assert "\n" not in sentence
    assert sentence.isprintable()


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.pdf", Path("/dev/zero")):
        with pytest.raises(BadInput, match="could not be read"):
            read_bounded(path)
    large = tmp_path / "large.pdf"
    large.write_bytes(b"%PDF-" + b"\0" * bounds.MOST_BYTES * 2)
    assert len(read_bounded(large)) == bounds.MOST_BYTES + 1


# Nothing stays but what is seen


def test_place_device_and_notes_are_taken_out_of_a_picture() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Telephone of Theo"
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (43.0, 39.0, 41.0)
    given = picture("JPEG", (60, 20), exif=exif, comment=b"At home")
    assert b"Telephone of Theo" in given
    kept = checked_scan("a.jpg", given).content
    with Image.open(BytesIO(kept)) as opened:
        assert opened.size == (20, 60)
        assert dict(opened.getexif()) == {}
        assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}
    for words in (b"Telephone of Theo", b"At home", b"Exif"):
        assert words not in kept


def test_who_made_a_pdf_with_what_and_where_it_leads_is_not_kept() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Author"] = "Theo Bramwell"
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[0, 0, 9, 9],
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org/Theo")),
        )
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(link)])

    kept = checked_scan(
        "a.pdf", scanned_pdf(change, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    ).content
    with pikepdf.open(BytesIO(kept)) as opened:
        assert "/Annots" not in opened.pages[0]
        assert "/Info" not in opened.trailer
        assert set(opened.Root.keys()) <= {"/Type", "/Pages"}


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_picture_is_shown_as_it_is_on_one_sheet(kind: str, mode: str) -> None:
    content = checked_scan("a", picture(kind, (900, 300), mode)).content
    (page,) = pypdfium2.PdfDocument(scan_as_pdf(content))
    assert page.get_size() == (792, 612)
    shown = page.render(scale=1).to_pil().convert("L")
    middle = [shown.getpixel((396, place)) for place in (190, 306, 420)]
    assert middle == sorted(middle)
    assert middle[0] < 30
    assert middle[2] > 220
    assert shown.getpixel((5, 5)) == 255


def test_what_a_pen_wrote_on_a_page_stays() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        ink = pdf.make_stream(b"0 0 300 100 re f")
        ink["/Type"], ink["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
        ink["/BBox"] = pikepdf.Array((0, 0, 300, 100))
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Ink,
            Rect=[0, 0, 300, 100],
            F=4,
            AP=pikepdf.Dictionary(N=ink),
        )
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])
        pdf.pages[0].Contents = pdf.make_stream(b"")

    kept = checked_scan("a.pdf", scanned_pdf(change)).content
    page = pypdfium2.PdfDocument(kept)[0].render(scale=0.5).to_pil().convert("L")
    assert page.getpixel((10, page.height - 10)) < 20
    assert page.getpixel((10, 10)) > 200


# Nothing takes too much


_LOOKS = """
import sys
from pathlib import Path
from aftercare_desktop.documents.scans import checked_scan
from aftercare_desktop.errors import BadInput
try:
    checked_scan("a.pdf", Path(sys.argv[1]).read_bytes())
except BadInput:
    if sys.platform == "linux":
        import resource
        print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
    else:
        print(0)
"""
"""In a program of its own: a child of this one, which is large by then, would count what its parent had."""


@pytest.mark.parametrize(
    "content",
    [made.unpacks_to(1_000_000_000), made.png_head(12_000, 3_000, made.spaces(1_000_000_000))],
    ids=["PDF", "PNG"],
)
def test_a_file_that_unpacks_to_far_more_takes_little_memory_and_time(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    begun = time.monotonic()
    looked = [sys.executable, "-c", _LOOKS, str(tmp_path / "a.pdf")]
    most = subprocess.run(looked, check=True, capture_output=True, text=True, timeout=120).stdout
    assert time.monotonic() - begun < bounds.MOST_SECONDS
    assert int(most) < bounds.MOST_MEMORY


def test_a_file_that_takes_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_SECONDS", 1.5)
    begun = time.monotonic()
    with pytest.raises(BadInput, match="more room or time"):
        checked_scan("a.pdf", scanned_pdf(made.forms_within_forms()))
    assert time.monotonic() - begun < bounds.MOST_SECONDS + 10
    assert active_children() == []


def test_a_process_that_takes_too_much_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_MEMORY", 10_000_000)
    with pytest.raises(BadInput, match="more room or time"):
        checked_scan("a.pdf", scanned_pdf(made.forms_within_forms()))


def test_who_does_not_want_to_wait_ends_it_at_once() -> None:
    class Cancelled(Exception):
        pass

    def step(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        checked_scan("a.pdf", scanned_pdf(made.forms_within_forms()), step)
    assert active_children() == []


# Whatever comes

JPEG, PNG = picture("JPEG", (64, 48)), picture("PNG", (64, 48))
PLAIN_PDF = scanned_pdf(
    scan=JPEG,
    object_stream_mode=pikepdf.ObjectStreamMode.disable,
    stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
)


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=300), head=st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]))
def test_any_bytes_give_a_kept_file_or_a_sentence(content: bytes, head: bytes) -> None:
    if b"%PDF-" not in content:
        with suppress(BadInput):
            assert checked_scan("a", head + content).content


@settings(max_examples=150, deadline=None)
@given(
    given=st.sampled_from([JPEG, PNG]),
    changed=st.lists(st.tuples(st.integers(0, 9_999), st.integers(0, 255)), min_size=1, max_size=6),
)
def test_damaged_pictures_give_a_kept_file_or_a_sentence(
    given: bytes, changed: list[tuple[int, int]]
) -> None:
    content = bytearray(given)
    for place, byte in changed:
        content[place % len(content)] = byte
    with suppress(BadInput):
        assert checked_scan("a", bytes(content)).content


@pytest.mark.usefixtures("usual_limits")
@settings(max_examples=200, deadline=None)
@given(
    changed=st.lists(st.tuples(st.integers(0, 99_999), st.integers(0, 255)), min_size=1, max_size=8),
    end=st.integers(0, 400),
)
def test_damaged_pdfs_give_a_kept_file_or_a_sentence(changed: list[tuple[int, int]], end: int) -> None:
    """What the process of its own does, without the process."""
    content = bytearray(PLAIN_PDF)
    for place, byte in changed:
        content[place % len(content)] = byte
    with suppress(Refused):
        kept, pages = kept_pdf(bytes(content[: len(content) - end]), lambda done, total: None)
        assert (kept[:5], pages) == (b"%PDF-", 1)
