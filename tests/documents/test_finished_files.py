"""What every finished file keeps: PDF/A-2b, tags, language, title, embedded fonts, the same bytes each time."""

import re
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from shutil import which

import pikepdf
import pytest
from pikepdf import pdfa
from pypdf import PdfReader

from aftercare_desktop.documents.accounting import accounting_pdf
from aftercare_desktop.documents.card import CardPaper, card_pdf
from aftercare_desktop.documents.client_list import client_list_pdf
from aftercare_desktop.documents.disclosed import disclosed_pdf
from aftercare_desktop.documents.first_sign_in import first_sign_in_pdf
from aftercare_desktop.documents.note import note_pdf
from aftercare_desktop.documents.own_copy import own_copy_pdf
from aftercare_desktop.documents.papers import paper_pdf
from aftercare_desktop.documents.plan import plan_pdf, signed_pdf
from aftercare_desktop.documents.recovery_key import recovery_key_pdf
from aftercare_desktop.domain.center import PaperSize
from tests.accounting import full_accounting
from tests.builders import NAMES, TODAY, build_client, empty_plan, translated_plan
from tests.centers import HANDED_OUT
from tests.disclosed import papers_for_others
from tests.documents.every_paper import papers_of
from tests.documents.notes import full_note
from tests.documents.own_copies import own_copy
from tests.documents.papers import document_of, plan_paper, signed_paper
from tests.documents.reading import read
from tests.documents.test_client_list import SHEET

KEY = "7QKD-M2XA-94TT-ZB3F-R8LC-5HNE-WV6P-GY2J"


def every_document() -> dict[str, bytes]:
    arabic = plan_paper(client=build_client("ليلى الحسن"), final=False)
    arabic_final = plan_paper(client=build_client("ليلى الحسن"), large=True)
    blank = plan_paper(client=build_client(), document=empty_plan(), approved={}, final=False, replaces=None)
    papers = {name: paper_pdf(paper) for name, paper in papers_of(plan_paper()).items()}
    bare = {f"bare {name}": paper_pdf(paper) for name, paper in papers_of(blank).items()}
    return {
        **papers,
        **bare,
        "arabic card": card_pdf(CardPaper(arabic, TODAY)),
        "plan": plan_pdf(plan_paper()),
        "a4": plan_pdf(plan_paper(paper=PaperSize.A4)),
        "arabic": plan_pdf(arabic),
        "blank": plan_pdf(blank),
        "in Spanish": plan_pdf(plan_paper(document=translated_plan("es"))),
        "in Arabic": plan_pdf(plan_paper(document=translated_plan("ar"), large=True)),
        "in Nepali": plan_pdf(plan_paper(document=translated_plan("ne"))),
        "in Chinese": plan_pdf(plan_paper(document=translated_plan("zh-Hans"), paper=PaperSize.A4)),
        "key": recovery_key_pdf("Alder Point Recovery", KEY, TODAY),
        "first sign-in": first_sign_in_pdf(
            "Alder Point Recovery", ("ليلى الحسن", "leila"), HANDED_OUT, TODAY
        ),
        "client list": client_list_pdf(replace(SHEET, rows=tuple((name, "000117", "") for name in NAMES))),
        **{f"for others, {name}": disclosed_pdf(paper) for name, paper in papers_for_others().items()},
        "accounting": accounting_pdf(full_accounting()),
        "empty accounting": accounting_pdf(full_accounting(disclosures=())),
        "note": note_pdf(full_note()),
        "arabic note": note_pdf(full_note(name="ليلى الحسن", paper=PaperSize.A4)),
        "copy of everything": own_copy_pdf(own_copy()),
        "arabic copy of everything": own_copy_pdf(own_copy("ليلى الحسن", large=True, paper=PaperSize.A4)),
        "signatures": signed_pdf(signed_paper()),
        "signatures, arabic": signed_pdf(signed_paper(plan=arabic_final)),
        "scripts": document_of(["王小梅 김하늘 अनन्या กมลวรรณ ლ 👩\u200d⚕\ufe0f"]),
    }


DOCUMENTS = every_document()
each = pytest.mark.parametrize("pdf", DOCUMENTS.values(), ids=DOCUMENTS.keys())


@each
def test_it_is_pdf_a_2b(pdf: bytes) -> None:
    report = pdfa.validate_written(BytesIO(pdf), "2b")
    assert report.passed, report.findings


@each
def test_its_syntax_is_clean(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.check_pdf_syntax() == []


@each
def test_qpdf_finds_nothing(pdf: bytes, tmp_path: object) -> None:
    qpdf = which("qpdf")
    if qpdf is not None:
        run = subprocess.run([qpdf, "--check", "-"], input=pdf, capture_output=True, check=False)
        assert run.returncode in (0, 2)
        assert b"WARNING" not in run.stdout + run.stderr


@each
def test_every_font_is_embedded(pdf: bytes) -> None:
    fonts = read(pdf).fonts
    assert fonts
    assert all(fonts.values())


@each
def test_no_page_has_a_transition(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert all("/Trans" not in page.obj for page in opened.pages)


@each
def test_it_is_tagged_with_language_and_title(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert bool(opened.Root.MarkInfo.Marked)
        assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
        assert str(opened.Root.Lang) == "en-US"
        with opened.open_metadata() as xmp:
            assert xmp["dc:title"] == str(opened.docinfo.Title)


@each
def test_everything_drawn_is_tagged_or_an_artifact_and_every_mark_has_an_owner(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        owners = opened.Root.StructTreeRoot.ParentTree.Nums
        for index, page in enumerate(opened.pages):
            depth, numbers = 0, []
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name in ("BDC", "BMC"):
                    depth += 1
                    if len(operands) > 1 and "/MCID" in operands[1]:
                        numbers.append(int(operands[1].MCID))
                elif name == "EMC":
                    depth -= 1
                elif name in ("Tj", "TJ", "S", "B", "f"):
                    assert depth > 0, f"{name} outside of every mark"
            assert numbers == list(range(len(numbers)))
            assert len(owners[2 * index + 1]) == len(numbers)


@each
def test_headings_never_skip_a_level(pdf: bytes) -> None:
    levels = [int(e.role[1]) for e in read(pdf).structure.walk() if re.fullmatch(r"H\d", e.role)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_have_heads_and_full_rows() -> None:
    tables = [e for e in read(DOCUMENTS["plan"]).structure.walk() if e.role == "Table"]
    assert len(tables) >= 6
    for table in tables:
        widths = {len(row.children) for row in table.children}
        assert len(widths) == 1
        assert all(cell.role == "TH" and cell.scope == "Column" for cell in table.children[0].children)
        assert all(cell.role in ("TD", "TH") for row in table.children[1:] for cell in row.children)


def test_list_entries_hold_labels_and_bodies() -> None:
    entries = [e for e in read(DOCUMENTS["plan"]).structure.walk() if e.role == "LI"]
    assert entries
    assert {child.role for entry in entries for child in entry.children} <= {"Lbl", "LBody"}


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert plan_pdf(plan_paper()) == DOCUMENTS["plan"]
    assert plan_pdf(plan_paper(made_on=date(2026, 11, 24))) != DOCUMENTS["plan"]


@each
def test_nobody_is_named_in_the_properties_of_the_file(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    with pikepdf.open(BytesIO(pdf)) as opened:
        packet = opened.Root.Metadata.read_bytes().decode("utf-8")
    for part in ("Theo", "Bramwell", "Dana", "Alder Point"):
        assert part not in packet
        assert part not in str(reader.metadata)


def test_dates_in_the_file_are_the_day_it_was_made() -> None:
    with pikepdf.open(BytesIO(DOCUMENTS["plan"])) as opened:
        packet = opened.Root.Metadata.read_bytes().decode("utf-8")
        assert str(opened.docinfo.CreationDate).startswith("D:20261123")
    assert set(re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", packet)) == {"2026-11-23T00:00:00"}


@pytest.mark.parametrize(
    ("paper", "size"), [(PaperSize.LETTER, (612.0, 792.0)), (PaperSize.A4, (595.28, 841.89))]
)
def test_sheets_have_the_asked_size(paper: PaperSize, size: tuple[float, float]) -> None:
    assert read(plan_pdf(replace(plan_paper(), paper=paper))).size == pytest.approx(size, abs=0.1)


def test_the_recovery_key_is_one_page_and_prints_as_typed() -> None:
    document = read(DOCUMENTS["key"])
    assert len(document.pages) == 1
    assert KEY in document.text().replace("\n", "")
    assert document.title == "Recovery key"


def test_a_long_text_keeps_every_string_within_the_limit() -> None:
    pdf = document_of(["नि" * 20_000])
    assert pdfa.validate_written(BytesIO(pdf), "2b").passed
